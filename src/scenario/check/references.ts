/** Every name that is used must be the name of something. */
import { nearest } from '../language/suggest.js'
import type { Path } from '../language/tree.js'
import { type Selector, subjects } from '../schema/common.js'
import { entriesOf, type Examined, type Traits } from './context.js'
import { referenceMessages as say } from './messages/reference.js'

/** Sensors, rules and doors refer to behaviours, databases and grades of the same scenario. */
export function checkReferences({ draft, desk }: Examined): void {
  const behaviours = desk.names('behaviours')
  const databases = desk.names('databases')
  const bands = desk.names('grades', 'bands')
  const known = (what: string, name: string, names: string[] | undefined, path: Path, atKey = false) => {
    if (names === undefined || names.includes(name)) return
    const message = say.unknown(what, name, names, nearest(name, names))
    if (atKey) desk.problemAtKey(path, message)
    else desk.problem(path, message)
  }
  for (const [id, sensor] of entriesOf(draft.sensors)) {
    for (const part of ['sees', 'false_alarms'] as const) {
      for (const name of Object.keys(sensor[part] ?? {}))
        known('behaviour', name, behaviours, ['sensors', id, part, name], true)
    }
    known('database', sensor.reports_to, databases, ['sensors', id, 'reports_to'])
  }
  for (const [id, rule] of entriesOf(draft.rules)) {
    known('behaviour', rule.behaviour, behaviours, ['rules', id, 'behaviour'])
  }
  for (const [id, door] of entriesOf(draft.doors)) {
    for (const grade of Object.keys(door.treatment)) {
      const path = ['doors', id, 'treatment', grade]
      if (desk.has('grades')) known('grade', grade, bands, path, true)
      else desk.problemAtKey(path, say.gradeWithoutGrades(grade))
    }
  }
}

type Known = Record<string, readonly string[]>

/** Categories that a selector may name: of residents, of businesses, or what both have, by the kind of subject it means. */
function traitsMeant({ traits, businesses, place }: Traits, who: Selector | undefined): Known {
  const subject: Known = businesses ? { subject: subjects } : {}
  const kinds = [who?.subject ?? 'resident'].flat()
  if (!kinds.includes('business')) return { ...traits, ...subject }
  const shared = { [place]: traits[place], ...subject }
  return kinds.includes('resident') ? shared : { ...businesses, ...shared }
}

/** Selectors, factors, coverage by place and measures refer to traits and categories of the population. */
export function checkTraits({ draft, desk, population }: Examined): void {
  if (!population) return
  const { traits, place } = population
  const isTrait = (trait: string, path: Path, atKey: boolean, known: Known = traits) => {
    if (Object.hasOwn(known, trait)) return true
    const ids = Object.keys(known)
    const message = say.unknownTrait(trait, ids, nearest(trait, ids))
    if (atKey) desk.problemAtKey(path, message)
    else desk.problem(path, message)
    return false
  }
  const isCategory = (trait: string, category: string, path: Path, atKey: boolean, known: Known = traits) => {
    if (known[trait].includes(category)) return
    const message = say.unknownCategory(trait, category, [...known[trait]], nearest(category, known[trait]))
    if (atKey) desk.problemAtKey(path, message)
    else desk.problem(path, message)
  }
  const selector = (who: Selector | undefined, path: Path) => {
    if (who?.subject !== undefined && !population.businesses)
      return desk.problemAtKey([...path, 'subject'], say.noBusinesses())
    const known = traitsMeant(population, who)
    for (const [trait, chosen] of Object.entries(who ?? {})) {
      const here = [...path, trait]
      if (!isTrait(trait, here, true, known)) continue
      const list = [chosen].flat()
      list.forEach((category, i) => {
        const at = Array.isArray(chosen) ? [...here, i] : here
        isCategory(trait, category, at, false, known)
        if (list.indexOf(category) !== i) desk.problem(at, say.repeated('the category', category))
      })
    }
  }
  const factors = (given: Record<string, Record<string, unknown>> | undefined, path: Path) => {
    const known = { ...traits, ...population.businesses }
    for (const [trait, byCategory] of Object.entries(given ?? {})) {
      if (!isTrait(trait, [...path, trait], true, known)) continue
      for (const category of Object.keys(byCategory))
        isCategory(trait, category, [...path, trait, category], true, known)
    }
  }

  for (const part of ['behaviours', 'doors'] as const) {
    for (const [id, entry] of entriesOf<{ who?: Selector; factors?: Record<string, Record<string, unknown>> }>(
      draft[part],
    )) {
      selector(entry.who, [part, id, 'who'])
      factors(entry.factors, [part, id, 'factors'])
    }
  }
  for (const [id, { granted }] of entriesOf(draft.doors))
    factors(granted?.broken.factors, ['doors', id, 'granted', 'broken', 'factors'])
  for (const [id, list] of entriesOf(draft.lists)) {
    factors(list.performs_factors, ['lists', id, 'performs_factors'])
    factors(list.held_factors, ['lists', id, 'held_factors'])
    selector(list.held_by, ['lists', id, 'held_by'])
    for (const [name, { who }] of entriesOf(list.spares)) selector(who, ['lists', id, 'spares', name, 'who'])
  }
  selector(draft.membership?.who, ['membership', 'who'])
  factors(draft.membership?.factors, ['membership', 'factors'])
  for (const [id, score] of entriesOf(draft.scores)) {
    if (score.kind !== 'composite') continue
    for (const [name, factor] of Object.entries(score.factors))
      if (factor.kind === 'points') factors(factor.starts_by, ['scores', id, 'factors', name, 'starts_by'])
  }
  for (const [id, sensor] of entriesOf(draft.sensors)) {
    factors(sensor.mistaken_factors, ['sensors', id, 'mistaken_factors'])
    if ('kind' in sensor.coverage && 'text' in sensor.coverage) continue
    const path = ['sensors', id, 'coverage']
    const given = Object.keys(sensor.coverage)
    for (const category of given) isCategory(place, category, [...path, category], true)
    const left = traits[place].filter((category) => !given.includes(category))
    // a wrong category usually is a misspelt one: do not complain twice
    if (given.every((category) => traits[place].includes(category))) {
      for (const category of left) desk.problemAtKey(path, say.missingCategory(place, category))
    }
  }
  for (const part of ['access', 'consent'] as const)
    factors(draft.safeguards?.[part]?.factors, ['safeguards', part, 'factors'])
  traitList(draft.measures?.groups, ['measures', 'groups'])
  draft.measures?.cross?.forEach((list, i) => traitList(list, ['measures', 'cross', i]))

  function traitList(list: readonly string[] | undefined, path: Path) {
    list?.forEach((trait, i) => {
      isTrait(trait, [...path, i], false)
      if (list.indexOf(trait) !== i) desk.problem([...path, i], say.repeated('the trait', trait))
    })
  }
}
