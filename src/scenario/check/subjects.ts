/** Three kinds of subject: who can suffer from whom, on whom an act can fall, and whom a score covers. */
import { type Behaviour } from '../schema/behaviours.js'
import type { Selector } from '../schema/common.js'
import { contexts } from '../schema/words.js'
import { entriesOf, type Examined } from './context.js'
import { subjectMessages as say } from './messages/subject.js'

type Kind = 'resident' | 'business'

function kindsOf(who: Selector | undefined): Kind[] {
  return [who?.subject ?? 'resident'].flat() as Kind[]
}

/** Victims, bearers, scores and trust fit the kinds of subject that there are. */
export function checkSubjects({ draft, desk, population }: Examined): void {
  for (const [id, behaviour] of entriesOf(draft.behaviours)) {
    const kinds = kindsOf(behaviour.who)
    const path = ['behaviours', id, 'victim']
    if (behaviour.victims && !behaviour.victim) desk.problemAtKey(['behaviours', id, 'victims'], say.victimsOfWhom())
    if (behaviour.victim === 'staff' && kinds.includes('resident')) desk.problem(path, say.noStaff())
    if (behaviour.victim === 'household' && kinds.includes('business')) desk.problem(path, say.noHousehold())
    if (behaviour.victim === 'owner' && population && !population.businesses)
      desk.problem(path, say.ownerOfWhat('victim: owner'))
  }
  for (const [id, rule] of entriesOf(draft.rules)) {
    const behaviour = (draft.behaviours ?? {})[rule.behaviour] as Behaviour | undefined
    if (!behaviour) continue
    const path = ['rules', id, 'falls_on']
    const kinds = kindsOf(behaviour.who)
    if (rule.falls_on === 'owner' && kinds.includes('resident')) desk.problem(path, say.ownerOfResident(rule.behaviour))
    if (rule.falls_on === 'official' && population && !population.officials) desk.problem(path, say.noOfficials())
    const bearers: Kind[] = rule.falls_on && rule.falls_on !== 'actor' ? ['resident'] : kinds
    for (const [name, score] of entriesOf(draft.scores)) {
      const who = 'who' in score ? score.who : undefined
      const missed = who && rule.points && bearers.find((kind) => !kindsOf(who).includes(kind))
      if (missed)
        desk.problem(['rules', id], say.notCovered(id, missed === 'resident' ? 'residents' : 'businesses', name))
    }
  }
  for (const [id, list] of entriesOf(draft.lists))
    if (list.reaches && population && !population.businesses)
      desk.problem(['lists', id, 'reaches', 'who'], say.ownerOfWhat('reaches:'))
  for (const context of contexts) {
    if (!draft.opinion?.trust?.[context]) continue
    const hurts = entriesOf(draft.behaviours).some(
      ([, each]) => each.kind === 'misconduct' && each.context === context && each.victim,
    )
    if (!hurts) desk.warn(['opinion', 'trust', context], say.trustStandsStill(context))
  }
}
