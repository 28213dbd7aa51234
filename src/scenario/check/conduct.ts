/** Chains of acts, accusations, gaming, evasion and the rights of those charged: what must fit together. */
import { nearest } from '../language/suggest.js'
import { entriesOf, type Examined } from './context.js'
import { conductMessages as say } from './messages/conduct.js'
import { referenceMessages } from './messages/reference.js'

/** Everything that this file is about. */
export function checkConduct(examined: Examined): void {
  for (const check of [checkDoings, checkGaming, checkLimits, checkRights]) check(examined)
}

/** Behaviours that answer others, and charges that are invented. */
function checkDoings({ draft, desk, population }: Examined): void {
  const behaviours = desk.names('behaviours')
  const sensors = desk.names('sensors')
  const known = (what: string, name: string, names: string[] | undefined, path: string[]) => {
    if (names && !names.includes(name))
      desk.problem(path, referenceMessages.unknown(what, name, names, nearest(name, names)))
  }
  for (const [id, { rate, follows, accuses, victim, gamed, kind }] of entriesOf(draft.behaviours)) {
    const path = ['behaviours', id]
    if (!rate && !follows) desk.problem(path, say.noRate())
    if (follows?.behaviour === id) desk.problem([...path, 'follows', 'behaviour'], say.followsItself())
    else if (follows) known('behaviour', follows.behaviour, behaviours, [...path, 'follows', 'behaviour'])
    if (follows?.by === 'official' && population && !population.officials)
      desk.problem([...path, 'follows', 'by'], say.noOfficial())
    if (accuses) {
      known('behaviour', accuses.of, behaviours, [...path, 'accuses', 'of'])
      known('sensor', accuses.through, sensors, [...path, 'accuses', 'through'])
      if (victim && victim !== 'neighbour') desk.problem([...path, 'victim'], say.accusesAtHome())
    }
    if (gamed && kind !== 'merit') desk.problem([...path, 'gamed'], say.gamedIsMerit(kind))
  }
}

/** Who is gamed, and up to which grade. */
function checkGaming({ draft, desk }: Examined): void {
  const gaming = draft.response?.gaming
  const gamed = entriesOf(draft.behaviours).filter(([, { gamed: marked }]) => marked)
  if (!gaming) {
    for (const [id] of gamed) if (desk.has('response')) desk.warn(['behaviours', id, 'gamed'], say.nobodyGames())
    return
  }
  const { factor } = gaming
  if (factor.value < 1 || factor.value > 2)
    desk.problem(['response', 'gaming', 'factor'], say.gamingFactor(factor.text))
  if (gamed.length === 0) desk.warn(['response', 'gaming'], say.nothingGamed())
  // a baseline without rules is no scheme that anybody could game
  if (!desk.has('grades') && entriesOf(draft.rules).length > 0)
    desk.warn(['response', 'gaming'], say.gamingWithoutGrades())
}

/** A limit of its own belongs to a rule that gives points. */
function checkLimits({ draft, desk }: Examined): void {
  for (const [id, { points, given_per_year: limit }] of entriesOf(draft.rules)) {
    if (!limit || !points) continue
    const { value } = 'minor' in points ? points.ordinary : points
    if (value <= 0) desk.problem(['rules', id, 'given_per_year'], say.limitOfNothing())
  }
}

/** Appeals, access and consent. */
function checkRights({ draft, desk }: Examined): void {
  const { appeal, access, consent, notice } = draft.safeguards ?? {}
  if (appeal?.within && !appeal.filed_after) desk.warn(['safeguards', 'appeal', 'within'], say.deadlineForNobody())
  if (access?.on && notice?.on && notice.told.value === 1) desk.warn(['safeguards', 'access'], say.nothingToFind())
  if (!consent?.factors) return
  let share = consent.given.value
  for (const byCategory of Object.values(consent.factors))
    share *= Math.max(1, ...Object.values(byCategory).map((factor) => factor.value))
  if (share > 1) desk.problem(['safeguards', 'consent', 'factors'], say.consentAbove(share))
}
