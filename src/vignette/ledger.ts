/**
 * What the engine did with one score, entry by entry. The ledger looks at the state before and after; it adds nothing up
 * by itself but by how much each event has moved the score.
 */
import { ENTRY, entryField } from '../engine/entries.js'
import { scoreNow, truthNow } from '../engine/score/composite.js'
import { entryKind, flag } from '../engine/world.js'
import type { Scenario } from '../scenario/schema/scenario.js'
import { ruleAt } from './rules.js'
import type { VignetteEvent } from './schema.js'
import type { Stage } from './stage.js'
import { type State, stateOf } from './state.js'

/**
 * What can happen. act: it counts towards the true score; unruled: no rule in force scores it; booked: on file; upheld and
 * refused: an appeal is decided; found: the subject finds the charge in their own file; repaired: earned back; expired:
 * the time of the points is over; reset: everybody starts anew; graded: another letter; listed: onto a list; spared: kept
 * off it by a safeguard; left: off it; rated: whoever was met, and who looked on, rated it.
 */
export type StepKind =
  | 'act'
  | 'unruled'
  | 'booked'
  | 'found'
  | 'upheld'
  | 'refused'
  | 'repaired'
  | 'expired'
  | 'reset'
  | 'graded'
  | 'rated'
  | 'listed'
  | 'spared'
  | 'left'

/** One change. */
export interface Step {
  /** Day of an act; of anything else, first day of the step of time in which it follows. */
  date: string
  what: StepKind
  /** Which score it changes. */
  ledger: 'file' | 'truth'
  /** Number of the event from which it follows, counted from 1; null if from none. */
  event: number | null
  rule: string | null
  /** Points as limits by the year let them through; for an expiry or an appeal, what comes back. */
  points: number
  /** By how much the score really moved: less than `points` where the scale ends. */
  moved: number
  /** The score after it. */
  score: number
  /** The letter after it. */
  grade: string
  /** The list that it is about, and how a stay on it ended; null for what is about no list. */
  list: string | null
  how: 'performed' | 'term' | 'appeal' | 'taken' | null
}

/** By how much one event has moved the score, as it stands; together with the base they are the score. */
export interface Standing {
  event: number
  rule: string
  points: number
}

/** By `ending` of the engine. */
const hows = ['performed', 'term', 'appeal', 'taken'] as const

const KINDS: Partial<Record<number, StepKind>> = {
  [entryKind.record]: 'booked',
  [entryKind.access]: 'found',
  [entryKind.repair]: 'repaired',
  [entryKind.trueRepair]: 'repaired',
  [entryKind.expiry]: 'expired',
  [entryKind.trueExpiry]: 'expired',
}

/** An entry about to be settled, as it lies in the engine's list. */
interface Entry {
  kind: number
  key: string
  event: number
  flags: number
  points: number
  life: number
}

/** Writes down the steps of one life. */
export class Ledger {
  readonly steps: Step[] = []
  readonly #scenario: Scenario
  readonly #stage: Stage
  #date = ''
  #before: State & { filed: number }
  #entry?: Entry
  /** Entries on their way by kind, day, behaviour and points, with the event they follow from; equal ones are alike. */
  readonly #owners = new Map<string, number[]>()
  readonly #rules = new Map<number, string>()
  readonly #standing = new Map<number, number>()
  /** Live listings by list, with the events that they are for. */
  readonly #listings = new Map<string, number[]>()
  /** Entries put on the way since the ledger last looked. */
  readonly #made: number[] = []

  constructor(scenario: Scenario, stage: Stage) {
    this.#scenario = scenario
    this.#stage = stage
    stage.world.inFlight[0].made = this.#made
    this.#before = this.#look()
  }

  /** Begins a step of time. */
  open(date: string): void {
    this.#date = date
    this.#before = this.#look()
    this.#made.length = 0
  }

  /** After the year has turned. */
  noteReset(resets: boolean): void {
    if (!resets) return
    this.#owners.clear()
    this.#standing.clear()
    this.#write('reset', 'file', null, 0)
    this.#made.length = 0
    this.#before = this.#look()
  }

  /** After an event has been put before the sensors. */
  noteAct({ event, number }: { event: VignetteEvent; number: number }): void {
    const rule = ruleAt(this.#scenario, (event.does ?? event.charged_with)!, this.#date)
    if (rule === undefined) this.#write('unruled', 'file', number, 0, event.on)
    else {
      this.#rules.set(number, rule)
      const points = this.#look().trueScore - this.#before.trueScore
      if (event.does !== undefined) this.#write('act', 'truth', number, points, event.on)
      this.#noteRated(number, event.on)
    }
    this.#adopt(number)
    this.#before = this.#look()
  }

  /** What ratings have done to the score at once, with the penalty if there is one. */
  #noteRated(number: number, on: string): void {
    const moved = this.#look().score - this.#before.score
    if (moved === 0) return
    this.#standing.set(number, (this.#standing.get(number) ?? 0) + moved)
    this.#write('rated', 'file', number, moved, on)
  }

  beforeSettling(due: number[], e: number): void {
    const field = (name: keyof typeof entryField) => due[e + entryField[name]]
    const key = keyOf(due, e)
    const kind = field('kind')
    const event = kind === entryKind.record ? field('luck') : (this.#owners.get(key)?.shift() ?? 0)
    this.#entry = { kind, key, event, flags: field('flags'), points: field('points'), life: field('life') }
    this.#before = this.#look()
    this.#made.length = 0
  }

  noteSettled(): void {
    const { kind, event, flags, points } = this.#entry!
    if (kind >= entryKind.nothing && kind <= entryKind.trulyLeaves) this.#noteList(this.#entry!)
    else if (kind === entryKind.trueExpiry || kind === entryKind.trueRepair)
      this.#write(KINDS[kind]!, 'truth', event, -points)
    else {
      const now = this.#look()
      const moved = now.score - this.#before.score
      this.#standing.set(event, (this.#standing.get(event) ?? 0) + moved)
      const decided = (flags & flag.upheld) !== 0 ? 'upheld' : 'refused'
      this.#write(kind === entryKind.appeal ? decided : KINDS[kind]!, 'file', event, now.filed - this.#before.filed)
    }
    this.#adopt(event)
    this.#before = this.#look()
  }

  /** After letters have been set. */
  noteGrade(): void {
    const { grade } = this.#look()
    if (grade !== this.#before.grade) this.#write('graded', 'file', null, 0)
  }

  /** The events that make the score what it is. */
  standing(): Standing[] {
    const listing = new Map([...this.#listings.values()].flat().map((event) => [event, 0]))
    for (const [event, points] of this.#standing) if (points !== 0) listing.set(event, points)
    return [...listing]
      .map(([event, points]) => ({ event, rule: this.#rules.get(event)!, points }))
      .toSorted((a, b) => a.event - b.event)
  }

  /** A list has been entered, or left. */
  #noteList({ kind, event, points: l, life }: Entry): void {
    const list = Object.keys(this.#scenario.lists ?? {})[l]
    const before = this.#listings.get(list) ?? []
    const isOn = this.#look().listed.includes(list)
    if (kind === entryKind.listing) {
      // onto an empty list and not on it: a safeguard was in the way
      if (isOn) this.#listings.set(list, [...before, event])
      this.#write(isOn ? 'listed' : 'spared', 'file', event, 0, this.#date, list)
    } else if (kind === entryKind.delisting || kind === entryKind.leaves) {
      // what was held from the start has no event behind it
      if (before.length === 0 && !this.#before.listed.includes(list)) return
      const left = kind === entryKind.leaves && isOn ? before.filter((each) => each !== event) : []
      this.#listings.set(list, left)
      const how = kind === entryKind.delisting ? 'taken' : hows[life]
      this.#write('left', 'file', event === 0 ? null : event, 0, this.#date, list, how)
    }
  }

  /** Whatever has been put on the way since belongs to the event. */
  #adopt(event: number): void {
    for (let e = 0; e < this.#made.length; e += ENTRY) {
      const key = keyOf(this.#made, e)
      const owners = this.#owners.get(key) ?? []
      owners.push(event)
      this.#owners.set(key, owners)
    }
    this.#made.length = 0
  }

  /** The state, and the sum of points on file that no end of the scale has cut. */
  #look(): State & { filed: number } {
    const { world, place } = this.#stage
    let filed = 0
    for (const points of world.pools.length > 0 ? world.pools : world.subscore) filed += points
    const state = stateOf(this.#scenario, this.#stage)
    // what an entry does to a composite is felt in its factors at once, and shown at the refresh
    return { ...state, score: scoreNow(place, place.first), trueScore: truthNow(place, place.first), filed }
  }

  #write(
    what: StepKind,
    ledger: Step['ledger'],
    event: number | null,
    points: number,
    date = this.#date,
    list: string | null = null,
    how: Step['how'] = null,
  ): void {
    const now = this.#look()
    const score = ledger === 'file' ? now.score : now.trueScore
    const moved = score - (ledger === 'file' ? this.#before.score : this.#before.trueScore)
    const rule = event === null ? null : (this.#rules.get(event) ?? null)
    this.steps.push({ date, what, ledger, event, rule, points, moved, score, grade: now.grade, list, how })
  }
}

function keyOf(list: ArrayLike<number>, e: number): string {
  const { kind, due, behaviour, points } = entryField
  return [kind, due, behaviour, points].map((field) => list[e + field]).join(' ')
}
