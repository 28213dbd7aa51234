/** Lists: what rules do with them, which doors look at them, how one comes off, and schemes that have nothing else. */
import { nearest } from '../language/suggest.js'
import type { Path } from '../language/tree.js'
import { entriesOf, type Examined } from './context.js'
import { listMessages as say } from './messages/list.js'
import { referenceMessages } from './messages/reference.js'

/** What rules do with a list is one bit each, and so is a door at which somebody has been refused. */
const MOST_LISTS = 8
const MOST_DOORS = 32

/** Names of lists, and lists that make sense by themselves. */
export function checkLists(examined: Examined): void {
  const { draft, desk } = examined
  const lists = desk.keys('lists')
  if (lists.length > MOST_LISTS) desk.problemAtKey(['lists', lists[MOST_LISTS]], say.tooMany(lists.length, MOST_LISTS))
  const doors = desk.keys('doors')
  if (lists.length > 0 && doors.length > MOST_DOORS)
    desk.problemAtKey(['doors', doors[MOST_DOORS]], say.tooManyDoors(doors.length, MOST_DOORS))
  for (const [id, list] of entriesOf(draft.lists)) {
    const path = ['lists', id]
    if (list.extended && !list.term) desk.problemAtKey([...path, 'extended'], say.nothingToExtend())
    for (const key of ['performs_factors', 'removed_after'] as const)
      if (list[key] && !list.performs) desk.problemAtKey([...path, key], say.nobodyPerforms())
    for (const key of ['held_factors', 'held_by'] as const)
      if (list[key] && !list.held_at_start) desk.problemAtKey([...path, key], say.nobodyHolds())
    checkHeld(examined, id)
  }
  checkDoors(examined, lists)
  checkIntent(examined)
}

/** Shares of those who hold a list at the start stay shares, whatever the factors. */
function checkHeld({ draft, desk }: Examined, id: string): void {
  const { held_at_start, held_factors } = draft.lists![id]
  if (!held_at_start || !held_factors) return
  let chance = held_at_start.value
  for (const byCategory of Object.values(held_factors))
    chance *= Math.max(1, ...Object.values(byCategory).map((factor) => factor.value))
  if (chance > 1) desk.problem(['lists', id, 'held_factors'], say.held(chance))
}

function known(examined: Examined, name: string, lists: string[], path: Path, atKey = false): void {
  if (lists.includes(name)) return
  const message = referenceMessages.unknown('list', name, lists, nearest(name, lists))
  if (atKey) examined.desk.problemAtKey(path, message)
  else examined.desk.problem(path, message)
}

function checkDoors(examined: Examined, lists: string[]): void {
  for (const [id, door] of entriesOf(examined.draft.doors))
    for (const part of ['listed', 'unlisted'] as const)
      for (const name of Object.keys(door[part] ?? {})) known(examined, name, lists, ['doors', id, part, name], true)
}

/** What rules do: points, lists, or both; and all of it must be there. */
export function checkWhatRulesDo(examined: Examined): void {
  const { draft, desk } = examined
  const lists = desk.keys('lists')
  const scored = desk.keys('scores').length > 0
  for (const [id, rule] of entriesOf(draft.rules)) {
    const path = ['rules', id]
    for (const part of ['lists', 'delists'] as const) {
      const names = [rule[part] ?? []].flat()
      names.forEach((name, i) =>
        known(examined, name, lists, Array.isArray(rule[part]) ? [...path, part, i] : [...path, part]),
      )
    }
    const both = [rule.lists ?? []].flat().find((name) => [rule.delists ?? []].flat().includes(name))
    if (both !== undefined) desk.problem([...path, 'delists'], say.bothWays(both))
    const does = rule.lists !== undefined || rule.delists !== undefined
    const figures = rule.points ?? rule.rates
    if (!scored && !figures && !does) desk.problemAtKey(path, say.doesNothing())
    else if (does && !figures && rule.evidence === undefined) desk.problemAtKey(path, say.noEvidence())
    if (rule.points !== undefined && !scored) desk.problemAtKey([...path, 'points'], say.nothingToScore())
  }
  if (!scored && desk.has('grades')) desk.problemAtKey(['grades'], say.nothingToGrade())
}

/** Lists that nobody comes onto, and lists that no door looks at. */
function checkIntent({ draft, desk }: Examined): void {
  const entered = new Set(entriesOf(draft.rules).flatMap(([, { lists }]) => [lists ?? []].flat()))
  const looked = new Set(
    entriesOf(draft.doors).flatMap(([, { listed, unlisted }]) => Object.keys({ ...listed, ...unlisted })),
  )
  for (const [id, { held_at_start }] of entriesOf(draft.lists)) {
    if (!entered.has(id) && !held_at_start) desk.warn(['lists', id], say.nobodyEnters(id))
    if (!looked.has(id)) desk.warn(['lists', id], say.nobodyLooks(id))
  }
}

/** What reactions end exists, and only those that narrow end parts. */
export function checkReactions({ draft, desk }: Examined): void {
  const parts = [...desk.keys('rules'), ...desk.keys('doors'), ...desk.keys('lists')]
  for (const [id, { when, does, ends }] of entriesOf(draft.reactions)) {
    const path = ['reactions', id]
    if (does === 'narrow' && !ends) desk.problemAtKey(path, say.endsNothing())
    if (does !== 'narrow' && ends) desk.problemAtKey([...path, 'ends'], say.endsAll(does))
    ends?.forEach((name, i) => {
      if (!parts.includes(name))
        desk.problem(
          [...path, 'ends', i],
          referenceMessages.unknown('rule, door or list', name, parts, nearest(name, parts)),
        )
    })
    if (when !== 'outcry' && draft.calendar && when <= draft.calendar.start)
      desk.problem([...path, 'when'], say.notAfterStart(when, draft.calendar.start))
  }
}
