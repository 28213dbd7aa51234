/**
 * People drawn by the module, a community at a time: its cells, households and ties. Tables are handed over as the population
 * module plans them, which draws the same people and is the reference.
 */
import { purpose } from '../draw/purposes.js'
import { LOTS } from '../draw/lots.js'
import { COMMUNITY_SIZE } from '../tables.js'
import { NOBODY, type People } from '../world.js'
import { Memory } from './memory.js'
import { type Module, moduleOn } from './module.js'

/** A table of aliases: 2^bits columns, of which the lower bits of a word choose `own` below the threshold and `other` above it. */
interface Table {
  bits: number
  threshold: Uint32Array
  own: Uint16Array
  other: Uint16Array
}

/** What people are drawn from. */
export interface Source {
  /** Tables from which the cells of a community's residents and businesses are drawn, and how many there are of both. */
  community(community: number): { residents: number; subjects: number; table: Table; businesses?: Table }
  /** All tables there are. */
  tables: readonly Table[]
  /** [cell] members of the household, and 1 for those of age. */
  householdSize: Uint8Array
  adult: Uint8Array
  /** The sizes that occur, ascending, and whether the largest means "or more". */
  householdSizes: readonly number[]
  largestIsOpen: boolean
  /** [cell] staff that a business asks for, and 1 for residents of whom some own businesses and work for them. */
  businesses?: { staff: Uint16Array; owner: Uint8Array; worker: Uint8Array }
  /** [cell] 1 for those of whom one is the official. */
  official?: Uint8Array
}

/** Bits of those who are meant where ties are drawn. */
const OFFICIAL = 1
const OWNER = 2
const WORKER = 4

/** Bytes of a column of a table: the threshold and both items. */
const COLUMN = 8
/** Bytes of all that is not by cell of residents or table, and beside each table. */
const ROOM = 1 << 18

/** Draws people with a seed. What is drawn is overwritten by the next community; cells handed back must be those just drawn. */
export function peopleIn(source: Source, seedLow: number, seedHigh: number): People {
  const { householdSizes, householdSize, businesses, official } = source
  const cellCount = householdSize.length
  const memory = new Memory(
    source.tables.reduce((sum, { bits }) => sum + (COLUMN << bits) + ROOM, 4 * cellCount + ROOM),
  )
  const module = moduleOn(memory, {})
  const { call, set } = module
  const column = () => memory.u16(COMMUNITY_SIZE)
  const [cells, households, owner, employer] = [column(), column(), column(), column()]
  const lot = () => memory.u32(LOTS)
  const sizes = Uint8Array.from(householdSizes)
  set({
    ...{ seedLow, seedHigh, lotSubject: lot(), lotN: lot(), lot0: lot(), lot1: lot(), lot2: lot(), lot3: lot() },
    peopleCells: cells,
    peopleHouseholds: households,
    poolOfCell: memory.put(poolsOf(source)),
    householdSizes: memory.put(sizes),
    householdSizeCount: sizes.length,
    largestIsOpen: source.largestIsOpen,
    purposeHousehold: purpose.household,
  })
  const placed = tablesIn(memory)
  let at = 0
  let own = cells
  const people: People = {
    cells(community) {
      const { residents, subjects, table, businesses } = source.community(community)
      at = community
      const first = community * COMMUNITY_SIZE
      call.drawCells(first, residents, purpose.cell, placed(table), table.bits, 0)
      if (businesses)
        call.drawCells(
          first + residents,
          subjects - residents,
          purpose.businessCell,
          placed(businesses),
          businesses.bits,
          residents,
        )
      return (own = cells.subarray(0, subjects))
    },
    households(community, drawn) {
      check(community, drawn)
      const { residents } = source.community(community)
      call.drawHouseholds(community * COMMUNITY_SIZE, residents)
      return households.subarray(0, residents)
    },
  }
  if (!businesses && !official) return people
  nameTies(module, source, owner, employer)
  return {
    ...people,
    ties(community, drawn) {
      check(community, drawn)
      const { residents, subjects } = source.community(community)
      const first = community * COMMUNITY_SIZE
      if (businesses) call.drawBusinesses(first, residents, subjects)
      return {
        owner: owner.subarray(0, subjects),
        employer: employer.subarray(0, subjects),
        official: official ? call.drawOfficial(first, residents) : NOBODY,
      }
    },
  }

  function check(community: number, drawn: Uint16Array): void {
    if (community !== at || drawn !== own) throw new Error(`The people of community ${community} are not at hand.`)
  }
}

/** Writes tables into a memory when they are first drawn from; where they lie. */
function tablesIn(memory: Memory): (table: Table) => number {
  const places = new Map<Table, number>()
  return (table) => {
    let place = places.get(table)
    if (place !== undefined) return place
    const columns = memory.u32(2 << table.bits)
    for (let c = 0; c < 1 << table.bits; c++) {
      columns[2 * c] = table.threshold[c]
      columns[2 * c + 1] = table.own[c] | (table.other[c] << 16)
    }
    places.set(table, (place = columns.byteOffset))
    return place
  }
}

/** [cell] two pools for each size of household, adults and minors. */
function poolsOf({ householdSize, householdSizes, adult }: Source): Uint8Array {
  const rank = new Uint8Array(256)
  householdSizes.forEach((size, at) => (rank[size] = at))
  const pools = new Uint8Array(householdSize.length)
  for (let cell = 0; cell < pools.length; cell++) pools[cell] = 2 * rank[householdSize[cell]] + (adult[cell] ? 0 : 1)
  return pools
}

function nameTies(
  { memory, set }: Module,
  { businesses, official, householdSize }: Source,
  owner: Uint16Array,
  employer: Uint16Array,
): void {
  owner.fill(NOBODY)
  employer.fill(NOBODY)
  // cells of businesses are not asked for
  const tied = memory.u8(householdSize.length)
  const meant = [
    [official, OFFICIAL] as const,
    [businesses?.owner, OWNER] as const,
    [businesses?.worker, WORKER] as const,
  ]
  for (const [who, bit] of meant)
    if (who) for (let cell = 0; cell < tied.length; cell++) tied[cell] |= who[cell] ? bit : 0
  set({
    peopleOwners: owner,
    peopleEmployers: employer,
    tiedCells: tied,
    staffOfCell: businesses && memory.put(businesses.staff),
    purposeOfficial: purpose.official,
    purposeOwner: purpose.owner,
    purposeEmployer: purpose.employer,
  })
}
