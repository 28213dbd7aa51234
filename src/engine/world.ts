/**
 * The state of some communities: a few small whole numbers per resident, column by column. Everything else about a
 * resident is drawn again from the index whenever it is needed (design law 4).
 */
import { type Arrays, onHeap } from './arrays.js'
import { TIMELESS, drawer } from './draw/purposes.js'
import { Entries } from './entries.js'
import { Shapes } from './shapes.js'
import { type FieldGrades, fieldGrades } from './grade/fields.js'
import { foundMembers } from './respond/membership.js'
import { startOf } from './score/start.js'
import { type Before, Changed } from './measure/before.js'
import { lineUp } from './lineUp.js'
import { type Identity, drawIdentity } from './link/identity.js'
import { startLists } from './list/start.js'
import { startPools } from './score/pools.js'
import { COMMUNITY_SIZE, CONTEXTS, type Tables } from './tables.js'
import { NO_FRIENDS } from './score/tables.js'

/** Residents of one community, drawn from their indices; what one answer holds may be overwritten by the next community's. */
export interface People {
  /** Cell of each subject of the community, residents first, ascending. */
  cells(community: number): Uint16Array
  /** Number of the household of each resident, within the community. */
  households(community: number, cells: Uint16Array): Uint16Array
  /** Who belongs to whom; left out where nobody does. */
  ties?(community: number, cells: Uint16Array): Ties
}

/** Who belongs to whom in one community, by number within it; {@link NOBODY} for nobody. */
export interface Ties {
  /** [subject] owner of a business. */
  owner: Uint16Array
  /** [subject] business that a resident works for. */
  employer: Uint16Array
  /** The official of the district. */
  official: number
}

/** Stands for nobody where a subject is named by its number within the community. */
export const NOBODY = 65535

export { entryKind, flag } from './entries.js'

export interface World {
  firstCommunity: number
  communities: number
  /** [communities + 1] index of the first subject of each community within this world. */
  start: Int32Array
  /** [communities] region. */
  region: Uint16Array
  cell: Uint16Array
  household: Uint16Array
  /** [communities] residents; the subjects after them are businesses. */
  residents: Uint16Array
  /** Ties of all subjects as in {@link Ties}, and the official of each community; empty where nobody is tied. */
  owner: Uint16Array
  employer: Uint16Array
  official: Uint16Array
  /** [community] petitions that have reached the official in the year so far; read by nobody, so no part of the digest. */
  load: Uint16Array
  /** Subjects of each community, sorted by stratum: the line along which candidates arrive, written as `lineUp.ts` says. */
  line: Uint16Array
  score: Int16Array
  truth: Int16Array
  /** Points taken and given since the year of the scheme began, on file and in truth; empty without limits by the year. */
  taken: Int16Array
  given: Int16Array
  trueTaken: Int16Array
  trueGiven: Int16Array
  /** [resident x limited rules] points given since then by each rule with a limit of its own; empty without such rules. */
  ruleGiven: Int16Array
  trueRuleGiven: Int16Array
  /** [resident x contexts] recorded points by the field of life they came from, counted from 0; empty without a score. */
  subscore: Int16Array
  /** [resident] the letters that the points of one context alone would give, set with the grade; see `grade/fields.ts`. */
  fieldGrades: FieldGrades
  /** Letter grade, best 0; the number of grades means no letter. */
  grade: Uint8Array
  trueGrade: Uint8Array
  /** Tick at which the present grade began; empty without grades. */
  since: Uint8Array | Uint16Array
  /** 0 .. 255 of the full scale. */
  strain: Uint8Array
  hardship: Uint8Array
  risk: Uint8Array
  /** Last tick in which low ratings count more, and how much (Q12); empty where the score is not made of ratings. */
  penaltyUntil: Uint16Array
  penaltyCount: Uint16Array
  /**
   * Columns that only some schemes have; empty in all others. First: points in the pool of each factor of a composite
   * score, on file and in truth, [resident x factors].
   */
  pools: Int16Array
  truePools: Int16Array
  /** Score that the pools give before anything has happened. */
  began: Int16Array
  /** Mean score of friends at the last refresh, on file and in truth, and what it would be had nothing happened to them. */
  friends: Int16Array
  trueFriends: Int16Array
  friendsBegan: Int16Array
  /** Whether somebody is a member, by the words of `member`. */
  member: Uint8Array
  /** [communities x sensors] 1 where the sensor works. */
  covered: Uint8Array
  /** What databases know residents by; drawn from the index, so no part of the digest. Null without a registry. */
  identity: Identity | null
  /** [resident x lists] listings on file, and those that perfect sensors would have made; empty without lists. */
  listed: Uint8Array
  trulyListed: Uint8Array
  /** [resident] lists that the resident has ever been on, as bits; empty without lists. */
  everListed: Uint8Array
  /** [resident] doors at which the scheme has ever refused the resident, as bits; empty without lists. */
  refusedAt: Uint32Array
  /** Who of a community has changed in its tick; see `measure/before.ts`. No part of the state. */
  changed: Before
  /** Per community: records on their way to a file, and what follows from them later; and what those have in common. */
  inFlight: Entries[]
  shapes: Shapes
}

/** Runs of no more ticks can name one in a byte. */
const BYTE_TICKS = 256

/** Those of a scheme of some letters and few ticks, without anything special. */
export const BYTES_PER_RESIDENT = 2 * CONTEXTS + 2 + 2 + 2 + 2 + 2 + 2 + 1 + 1 + 1 + 1 + 1 + 1

/** Bytes of state per resident, without what is in flight. */
export function bytesPerResident(tables: Tables): number {
  const { lists, score, safeguard, grade, ticks } = tables
  const limits = score.givenPerYear !== Infinity || safeguard.takenPerYear !== Infinity
  const since = ticks > BYTE_TICKS ? 2 : 1
  const graded = grade.count > 0 ? since + fieldGrades(1, grade.count).byteLength : 0
  return (
    BYTES_PER_RESIDENT -
    (1 + 2) +
    graded -
    (score.kept ? 0 : 2 * CONTEXTS) +
    (limits ? 4 * 2 : 0) +
    (lists ? 2 * lists.count + 5 : 0)
  )
}

/** Residents of community `c` (numbered across the whole society). */
export function communityResidents(tables: Tables, region: number, c: number): number {
  const { firstCommunity, communities, residents } = tables.regions[region]
  const last = firstCommunity + communities - 1
  const full = tables.residentsPerCommunity
  return c < last ? full : residents - (communities - 1) * full
}

/** Subjects of community `c`: residents, then businesses in a fixed proportion to them, in whole numbers. */
export function communitySubjects(tables: Tables, region: number, c: number): number {
  const residents = communityResidents(tables, region, c)
  const full = tables.residentsPerCommunity
  return residents + Math.floor((residents * (COMMUNITY_SIZE - full)) / full + 0.5)
}

/** Region that community `c` (numbered across the whole society) lies in. */
export function regionOfCommunity(tables: Tables, c: number): number {
  let region = 0
  while (c >= tables.regions[region].firstCommunity + tables.regions[region].communities) region++
  return region
}

/** Where some communities lie, and who they are, as far as the plan of the society says. */
interface Range {
  firstCommunity: number
  communities: number
  start: Int32Array
  region: Uint16Array
  residents: Uint16Array
}

function rangeOf(tables: Tables, firstCommunity: number, communities: number): Range {
  const range = {
    ...{ firstCommunity, communities },
    start: new Int32Array(communities + 1),
    region: new Uint16Array(communities),
    residents: new Uint16Array(communities),
  }
  for (let k = 0; k < communities; k++) placeAt(tables, range, k, firstCommunity + k)
  return range
}

/** Says where community `k` of a world lies, and how many subjects it has: it is number `c` of the whole society. */
export function placeAt(tables: Tables, { start, region, residents }: Range, k: number, c: number): void {
  region[k] = regionOfCommunity(tables, c)
  residents[k] = communityResidents(tables, region[k], c)
  start[k + 1] = start[k] + communitySubjects(tables, region[k], c)
}

/**
 * Communities of which nothing is known yet but how many live in them.
 *
 * @param tied whether subjects belong to each other
 * @param shapes of what is on its way; their own if left out
 * @param arrays where columns are made; each in a memory of its own if left out
 */
export function emptyWorld(
  tables: Tables,
  firstCommunity: number,
  communities: number,
  tied: boolean,
  shapes = new Shapes(),
  { u8, i16, u16, u32 }: Arrays = onHeap,
): World {
  const range = rangeOf(tables, firstCommunity, communities)
  const n = range.start[communities]
  const ties = tied ? n : 0
  const lists = tables.lists?.count ?? 0
  const { composite } = tables.score
  const factors = composite?.factors ?? 0
  const { score, safeguard } = tables
  const limited = score.givenPerYear === Infinity && safeguard.takenPerYear === Infinity ? 0 : n
  const friends = composite && composite.friendsFactor >= 0 ? n : 0
  const graded = tables.grade.count > 0 ? n : 0
  // written out rather than copied over: an object that begins as a copy keeps its columns further away, which every stage feels
  return {
    firstCommunity,
    communities,
    start: range.start,
    region: range.region,
    residents: range.residents,
    cell: u16(n),
    household: u16(n),
    owner: u16(ties),
    employer: u16(ties),
    official: u16(tied ? communities : 0),
    load: u16(tied ? communities : 0),
    line: u16(n),
    score: i16(n).fill(tables.score.base),
    truth: i16(n).fill(tables.score.base),
    taken: i16(limited),
    given: i16(limited),
    trueTaken: i16(limited),
    trueGiven: i16(limited),
    ruleGiven: i16(n * tables.score.limited),
    trueRuleGiven: i16(n * tables.score.limited),
    subscore: i16(tables.score.kept ? n * CONTEXTS : 0),
    fieldGrades: fieldGrades(n, tables.grade.count, { u16, u32 }),
    grade: u8(n).fill(tables.grade.count),
    trueGrade: u8(n).fill(tables.grade.count),
    since: tables.ticks > BYTE_TICKS ? u16(graded) : u8(graded),
    strain: u8(n),
    hardship: u8(n),
    risk: u8(n),
    penaltyUntil: u16(tables.rating ? n : 0),
    penaltyCount: u16(tables.rating ? n : 0),
    pools: i16(n * factors),
    truePools: i16(n * factors),
    began: i16(factors > 0 ? n : 0),
    friends: i16(friends).fill(NO_FRIENDS),
    trueFriends: i16(friends).fill(NO_FRIENDS),
    friendsBegan: i16(friends).fill(NO_FRIENDS),
    member: u8(tables.membership ? n : 0),
    covered: u8(communities * tables.sensors.length),
    identity: null,
    listed: u8(n * lists),
    trulyListed: u8(n * lists),
    everListed: u8(lists > 0 ? n : 0),
    refusedAt: u32(lists > 0 ? n : 0),
    changed: new Changed(),
    inFlight: Array.from({ length: communities }, () => new Entries(shapes)),
    shapes,
  }
}

/**
 * Builds communities `firstCommunity` .. `firstCommunity + communities - 1` as they stand before the first tick.
 *
 * @param shapes of what is on its way; their own if left out
 * @param arrays where columns are made; each in a memory of its own if left out
 * @param identify draws what databases know residents by; all of it if left out
 */
export function createWorld(
  tables: Tables,
  firstCommunity: number,
  communities: number,
  people: People,
  shapes?: Shapes,
  arrays?: Arrays,
  identify = drawIdentity,
): World {
  const world = emptyWorld(tables, firstCommunity, communities, people.ties !== undefined, shapes, arrays)
  const { start, line, cell } = world
  const settle = settlerOf(tables, people)
  for (let k = 0; k < communities; k++) {
    settle(world, k)
    lineUp(line, cell, start[k], start[k + 1], tables.doing.stratumOfCell)
  }
  world.identity = identify(tables, world, drawer(tables.seedLow, tables.seedHigh), arrays)
  return world
}

/**
 * What sets who lives in community `k` of a world, and how they stand before the first tick, but for the line and marks of
 * identity. Columns must be as {@link emptyWorld} makes them.
 */
export function settlerOf(tables: Tables, people: People): (world: World, k: number) => void {
  const draw = drawer(tables.seedLow, tables.seedHigh)
  const words = new Uint32Array(4)
  return (world, k) => {
    const { start } = world
    const community = world.firstCommunity + k
    const cells = people.cells(community)
    world.cell.set(cells, start[k])
    if (tables.score.starts)
      for (let i = start[k]; i < start[k + 1]; i++)
        world.score[i] = world.truth[i] = startOf(tables.score, world.cell[i])
    // businesses belong to no household
    world.household.fill(NOBODY, start[k], start[k + 1]).set(people.households(community, cells), start[k])
    const ties = people.ties?.(community, cells)
    if (ties) {
      world.owner.set(ties.owner, start[k])
      world.employer.set(ties.employer, start[k])
      world.official[k] = ties.official
    }
    const place = tables.placeOfCell[cells[0]]
    tables.sensors.forEach((sensor, s) => {
      draw(community, TIMELESS, sensor.coveragePurpose, 0, words)
      world.covered[k * tables.sensors.length + s] = words[0] < sensor.coverage[place] ? 1 : 0
    })
    startLists(tables, world, k, draw, words)
    foundMembers(tables, world, k, draw)
    if (tables.score.composite) startPools(tables.score, world, k, draw)
  }
}
