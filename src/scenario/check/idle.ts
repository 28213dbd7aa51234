/** What the language can say and nothing would listen to: refused where it stands, so that nobody waits for it to work. */
import type { Rule } from '../schema/scores.js'
import { entriesOf, type Examined } from './context.js'
import { idleMessages as say } from './messages/idle.js'

/** Everything that this file is about. */
export function checkIdle(examined: Examined): void {
  for (const check of [checkRules, checkSensors, checkGaming, checkMembership, checkSafeguards]) check(examined)
}

/** Parts of a rule that belong to a record, which a rating does not make; and what comes back or ends where no points are. */
function checkRules({ draft, desk }: Examined): void {
  for (const [id, rule] of entriesOf(draft.rules)) {
    const path = ['rules', id]
    if (rule.rates || rule.penalty) {
      for (const key of ['expires', 'given_per_year', 'falls_on', 'lists', 'delists'] as const)
        if (rule[key] !== undefined && rule[key] !== 'actor') desk.problemAtKey([...path, key], say.ratedAtOnce(key))
    } else if (movesNothing(rule)) {
      for (const key of ['expires', 'given_per_year'] as const)
        if (rule[key] !== undefined) desk.problemAtKey([...path, key], say.noPointsToMove(key))
    }
  }
}

const movesNothing = ({ points, lists, delists }: Rule) => points === undefined && (lists ?? delists) !== undefined

/** Who errs more than others, where nobody errs; and eyes on what is rated by whoever is met. */
function checkSensors({ draft, desk }: Examined): void {
  const rated = new Set(entriesOf(draft.rules).flatMap(([, rule]) => (rule.rates ? [rule.behaviour] : [])))
  for (const [id, sensor] of entriesOf(draft.sensors)) {
    if (sensor.mistaken_factors && !sensor.mistaken_person)
      desk.problemAtKey(['sensors', id, 'mistaken_factors'], say.nobodyMistaken())
    for (const part of ['sees', 'false_alarms'] as const)
      for (const behaviour of Object.keys(sensor[part] ?? {}))
        if (rated.has(behaviour)) desk.warn(['sensors', id, part, behaviour], say.ratedNotSeen(behaviour))
  }
}

/** Nobody knows how many points are missing to a rank. */
function checkGaming({ draft, desk }: Examined): void {
  if (draft.response?.gaming && draft.grades?.by === 'rank')
    desk.problemAtKey(['response', 'gaming'], say.gamingByRank())
}

/** Everybody rates everybody: there is no file that one could do without. */
function checkMembership({ draft, desk }: Examined): void {
  const rated = entriesOf(draft.scores).some(([, { kind }]) => kind === 'ratings')
  if (draft.membership && rated) desk.problemAtKey(['membership'], say.ratingsOfMembers())
}

/** Safeguards about points, where rules neither give nor take any. */
function checkSafeguards({ draft, desk }: Examined): void {
  if (!draft.rules || entriesOf(draft.rules).some(([, { points }]) => points)) return
  if (entriesOf(draft.rules).length === 0 || entriesOf(draft.rules).length < desk.keys('rules').length) return
  const { repair, cap } = draft.safeguards ?? {}
  if (repair?.on) desk.warn(['safeguards', 'repair'], say.nothingToRepair())
  const penalised = entriesOf(draft.rules).some(([, { penalty }]) => penalty)
  if (cap?.on && !penalised) desk.warn(['safeguards', 'cap'], say.nothingToCap())
}
