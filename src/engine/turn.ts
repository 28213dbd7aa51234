/**
 * Another scheme takes over: the residents stay who they are and how they stand, and what the new scheme knows them by
 * is put in place of what the old one did. Under the same scheme nothing changes, to the bit.
 *
 *  - What people are, feel and have done stays: traits, households, ties, strain, hardship, perceived risk, points.
 *  - Letters and lists of the same name stay; others are gone, and new ones begin empty.
 *  - Where sensors work and what databases know people by is drawn as for a run that the new scheme began.
 *  - What is on its way arrives when it would have, unless the list that it is about is gone.
 *  - A score that only one of the two schemes has begins, or is gone; with it goes what was to come back to it.
 */
import { drawer } from './draw/purposes.js'
import { Entries, entryField, entryKind } from './entries.js'
import { type FieldGrades, fieldGradeOf, fieldGrades, withFieldGrade } from './grade/fields.js'
import { drawIdentity } from './link/identity.js'
import { ofCommunities } from './packed/columns.js'
import { outlivesScore } from './score/limits.js'
import type { RegionState } from './respond/regions.js'
import type { Shapes } from './shapes.js'
import { CONTEXTS, type Tables } from './tables.js'
import { Changed } from './measure/before.js'
import { createWorld, type People, type World } from './world.js'

/** What the numbers of one scheme are in another; {@link GONE} for what the other does not have. */
export interface Turnover {
  /** [letter, and last "none"] */
  states: readonly number[]
  lists: readonly number[]
  doors: readonly number[]
  /** Doors that lend, by their numbers among these. */
  loans: readonly number[]
  reactions: readonly number[]
  /** Whether points stay as they are: both schemes have a score, or neither has. */
  keepsScore: boolean
  /** Whether both put everybody in order by the score, in as many bands. */
  keepsRanks: boolean
  /** [context] whether the earlier scheme kept trust in that field of life. */
  keptTrust: readonly boolean[]
}

export const GONE = -1

/** Communities that are drawn at a time for what the new scheme draws, so that nothing large is in memory twice. */
const STRETCH = 64

type Numbers = Uint8Array | Int16Array | Uint16Array | Int32Array | Uint32Array
type Name = keyof World

/** What every scheme draws for itself. */
const drawn = new Set<Name>(['line', 'covered'])
/** What there is only with a score. */
const ofScore = new Set<Name>([
  ...(['score', 'truth', 'subscore', 'pools', 'truePools', 'began'] as const),
  ...(['friends', 'trueFriends', 'friendsBegan', 'penaltyUntil', 'penaltyCount'] as const),
])

/**
 * The same communities under another scheme, whose first tick is about to begin. The world handed in must not be used
 * any more: most of its columns go on in the new one.
 *
 * @param from tables that the world has lived by
 * @param to tables that it will live by, over the same people
 */
export function turnWorld(world: World, from: Tables, to: Tables, turnover: Turnover, tick: number): World {
  const { firstCommunity, communities, start } = world
  const n = start[communities]
  const turned = { ...world, changed: new Changed() }
  const put = (name: Name, column: Numbers) => Object.assign(turned, { [name]: column })
  const stays = (name: Name, length: number) =>
    !drawn.has(name) && (turnover.keepsScore || !ofScore.has(name)) && (world[name] as Numbers).length === length
  const isPut = new Set<Name>()
  for (let k = 0; k === 0 || k < communities; k += STRETCH) {
    const count = Math.min(STRETCH, communities - k)
    const fresh = createWorld(to, firstCommunity + k, count, peopleIn(world))
    for (const [key, column] of Object.entries(fresh)) {
      const name = key as Name
      if (!ArrayBuffer.isView(column) || name === 'start' || name === 'changed') continue
      const [here, all, at] = ofCommunities.has(name) ? [count, communities, k] : [fresh.start[count], n, start[k]]
      const each = here > 0 ? (column as Numbers).length / here : 0
      if (stays(name, each * all)) continue
      if (!isPut.has(name)) put(name, new (column.constructor as new (length: number) => Numbers)(each * all))
      isPut.add(name)
      ;(turned[name] as Numbers).set(column as Numbers, at * each)
    }
  }
  turned.identity = drawIdentity(to, turned, drawer(to.seedLow, to.seedHigh))
  for (const name of ['ruleGiven', 'trueRuleGiven'] as const) put(name, byRule(world[name], from, to, n))
  for (const name of ['listed', 'trulyListed'] as const)
    put(name, byList(world[name], turnover.lists, to.lists?.count ?? 0, n))
  for (const i of turned.everListed.keys()) {
    turned.everListed[i] = renumbered(world.everListed[i] ?? 0, turnover.lists)
    turned.refusedAt[i] = renumbered(world.refusedAt[i] ?? 0, turnover.doors)
  }
  turnLetters(turned, world.fieldGrades, from, to, turnover.states, tick)
  if (movesEntries(turnover)) turned.inFlight = world.inFlight.map((each) => turnEntries(each, world.shapes, turnover))
  return turned
}

/** Who lives where has been drawn. */
function peopleIn({ firstCommunity, start, cell, household, residents, owner, employer, official }: World): People {
  const of = (column: Uint16Array, community: number, count?: number) => {
    const k = community - firstCommunity
    return column.subarray(start[k], count === undefined ? start[k + 1] : start[k] + count)
  }
  return {
    cells: (community) => of(cell, community),
    households: (community) => of(household, community, residents[community - firstCommunity]),
    ...(official.length > 0 && {
      ties: (community: number) => ({
        owner: of(owner, community),
        employer: of(employer, community),
        official: official[community - firstCommunity],
      }),
    }),
  }
}

/** Points given in the year so far by rules with a limit of their own, by the behaviours that the rules are on. */
function byRule(column: Int16Array, { score: from }: Tables, { score: to }: Tables, n: number): Int16Array {
  const turned = new Int16Array(n * to.limited)
  from.limitOf.forEach((old, behaviour) => {
    const now = to.limitOf[behaviour]
    if (old < 0 || now < 0) return
    for (let i = 0; i < n; i++) turned[i * to.limited + now] = column[i * from.limited + old]
  })
  return turned
}

function byList(column: Uint8Array, lists: readonly number[], count: number, n: number): Uint8Array {
  const turned = new Uint8Array(n * count)
  lists.forEach((now, old) => {
    if (now !== GONE) for (let i = 0; i < n; i++) turned[i * count + now] = column[i * lists.length + old]
  })
  return turned
}

function renumbered(bits: number, numbers: readonly number[]): number {
  let turned = 0
  numbers.forEach((now, old) => {
    if (now !== GONE && (bits >>> old) & 1) turned |= 1 << now
  })
  return turned >>> 0
}

/** Whoever held a letter that is gone holds none, from now on. */
function turnLetters(
  world: World,
  before: FieldGrades,
  from: Tables,
  to: Tables,
  states: readonly number[],
  tick: number,
): void {
  const letterOf = (letter: number) => (states[letter] === GONE ? to.grade.count : states[letter])
  const none = from.grade.count
  for (let i = 0; i < world.grade.length; i++) {
    if (world.grade[i] !== none && states[world.grade[i]] === GONE) world.since[i] = tick
    world.grade[i] = letterOf(world.grade[i])
    world.trueGrade[i] = letterOf(world.trueGrade[i])
  }
  world.fieldGrades = fieldGrades(world.grade.length, to.grade.count)
  for (const i of world.fieldGrades.keys()) {
    let letters = 0
    for (let field = 0; field < CONTEXTS; field++)
      letters = withFieldGrade(world.fieldGrades, letters, field, letterOf(fieldGradeOf(before, i, field)))
    world.fieldGrades[i] = letters
  }
}

/** Kinds of entries whose points are the number of a list. */
const aboutLists = new Set<number>([entryKind.listing, entryKind.delisting, entryKind.leaves, entryKind.trulyLeaves])

/** Whether anything on its way may have another number, or be gone. */
function movesEntries({ lists, loans, states, keepsScore }: Turnover): boolean {
  return !keepsScore || [lists, loans, states].some((numbers) => numbers.some((now, old) => now !== old))
}

function turnEntries(entries: Entries, shapes: Shapes, turnover: Turnover): Entries {
  const turned = new Entries(shapes)
  entries.each((numbers, made) => {
    const entry = turnEntry(Array.from(numbers), turnover)
    turned.begin(made)
    if (entry) turned.push(...(entry as Parameters<Entries['push']>))
  })
  return turned
}

/**
 * An entry on its way as the new scheme has it; undefined if what it is about is gone.
 *
 * @param entry its numbers in the order of {@link entryField}
 */
export function turnEntry(
  entry: readonly number[],
  { lists, loans, states, keepsScore }: Turnover,
): number[] | undefined {
  const turned = [...entry]
  if (!keepsScore && !outlivesScore(entry[entryField.kind])) return undefined
  const renumber = (field: number, numbers: readonly number[]) => (turned[field] = numbers[entry[field]])
  const kind = entry[entryField.kind]
  if (aboutLists.has(kind) && renumber(entryField.points, lists) === GONE) return undefined
  if (kind !== entryKind.loan) return turned
  // a loan remembers the letter on which it was made
  if (renumber(entryField.points, states) === GONE) turned[entryField.points] = states.at(-1)!
  return renumber(entryField.behaviour, loans) === GONE ? undefined : turned
}

/**
 * The regions as the new scheme finds them. What people think, and what of the scheme is in the news, stays. What a
 * reaction has ended stays ended where the new scheme has that reaction too; otherwise it is in force again.
 *
 * @param regions as the tick before left them
 * @param tick the first tick of the new scheme
 */
export function turnRegions(
  regions: readonly RegionState[],
  to: Tables,
  { reactions, keepsRanks, keptTrust }: Turnover,
  tick: number,
): RegionState[] {
  return regions.map((region) => {
    const pending = to.reactions.map(({ onTick }, now) => {
      const before = region.pending[reactions.indexOf(now)] ?? -1
      const isDecided = before >= 0 && (before < tick || onTick < 0)
      return isDecided ? before : onTick
    })
    const has = (does: string) =>
      Number(to.reactions.some((reaction, i) => reaction.does === does && pending[i] >= 0 && pending[i] < tick))
    const { trust: _, members, standings, ...same } = region
    // what nobody kept until now begins where the new scheme says, as does all of it where regions were read off a run's tables
    const trust =
      to.opinion.trust &&
      Array.from(to.opinion.trust.start, (start, c) => (keptTrust[c] && region.trust ? region.trust[c] : start))
    return {
      ...same,
      graded: to.grade.count > 0 ? region.graded : 0,
      dropped: has('drop_grades'),
      repealed: has('repeal'),
      pending,
      ...(trust && { trust }),
      ...(to.membership && { members: members ?? 0 }),
      // who stands where is read off the scores of the tick before
      ...(to.rank && { standings: keepsRanks ? [...(standings ?? [])] : [] }),
    }
  })
}
