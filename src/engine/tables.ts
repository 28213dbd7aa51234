/**
 * Everything the tick reads, as numbers. The compile step writes these tables from a scenario and a population; the
 * engine knows neither. Thresholds are chances times 2^32, kept as numbers because certainty is 2^32 itself; `Q12` and
 * `Q16` are multipliers times 4,096 and 65,536. All of it can be sent to another thread as it stands.
 */
import type { BehaviourTables, ChainTable, DoingTables } from './act/tables.js'
import type { DoorTables, OutcomeTable, TermsTable } from './consequence/tables.js'
import type { Skip } from './draw/gaps.js'
import type { GradeTable, RankTable } from './grade/tables.js'
import type { LinkTables } from './link/tables.js'
import type { ListTables } from './list/tables.js'
import type { GroupTables } from './measure/tables.js'
import type { AccusationTable, SensorTable } from './observe/tables.js'
import type { AccessTable, DatabaseTable } from './record/tables.js'
import type {
  MembershipTable,
  OpinionTables,
  PublicationTable,
  ReactionTable,
  ResponseTables,
} from './respond/tables.js'
import type { RatingTables } from './score/ratingTables.js'
import type { Phase, ScoreTable } from './score/tables.js'

export const COMMUNITY_SIZE = 1024

/** Levels into which strain, hardship and perceived risk (0 .. 255) are sorted for table look-ups. */
export const LEVELS = 16

/** Responses can at most double a rate; the ceiling of candidate acts is laid out for that. */
export const HEADROOM = 2

export const Q12 = 4096

export const Q16 = 65536

export const CERTAIN = 4294967296

/** Fields of life that a behaviour and a door belong to. */
export const CONTEXTS = 4

export interface SafeguardTables {
  told: number
  /** Chance that somebody graded down is told. */
  toldLower: number
  /** How the untold find charges in their own file; null if nobody may look. */
  access: AccessTable | null
  /** Time in ticks that people take to file an appeal, null if none, and the deadline in ticks; Infinity without one. */
  filing: Skip | null
  filedWithin: number
  appeal: boolean
  filedIfWrong: number
  filedIfRight: number
  upheldIfWrong: number
  upheldIfRight: number
  decidedAfterTicks: number
  /** Chances that a finding is reviewed, and that review drops it. */
  reviewed: number
  dropsWrong: number
  dropsRight: number
  /** Chance that somebody charged earns points back, when, and which part of them in Q16. */
  repairs: number
  repairAfterTicks: number
  repairPart: number
  /** Most points that one resident can lose in a year of the scheme; Infinity without a cap. */
  takenPerYear: number
  /** 1 if doors look at the points of their own context alone. */
  contextWall: 0 | 1
  /** First tick in which nobody is graded without having agreed, Infinity for never, and [profile] the chance of agreeing. */
  consentFrom: number
  consents: Float64Array
  /** 1 if no records are kept of those who do not agree. */
  consentStopsCharges: 0 | 1
}

export interface RegionTable {
  id: string
  firstCommunity: number
  communities: number
  residents: number
}

export interface Tables {
  seedLow: number
  seedHigh: number
  ticks: number
  residents: number
  /** Residents and businesses. */
  subjects: number
  /** Residents of a full community; where there are fewer than {@link COMMUNITY_SIZE}, businesses take the other places. */
  residentsPerCommunity: number
  communities: number
  /** Ticks in a year. */
  ticksPerYear: number
  regions: RegionTable[]
  placeOfCell: Uint8Array
  /** [cell] 1 for adults. */
  adultOfCell: Uint8Array
  doing: DoingTables
  behaviour: BehaviourTables
  /** Acts that follow acts of others, and invented charges; most schemes have neither. */
  chains: ChainTable[]
  accusations: AccusationTable[]
  /** Null where no names are printed. */
  publication: PublicationTable | null
  phases: Phase[]
  sensors: SensorTable[]
  databases: DatabaseTable[]
  /** The registry that records are linked into; null where the scheme has none. */
  link: LinkTables | null
  score: ScoreTable
  /** How people rate each other; null where the score is not made of ratings. */
  rating: RatingTables | null
  /** [cell] 1 for those whom the score covers; null if it covers everybody. Others gain and lose nothing and have no letter. */
  covers: Uint8Array | null
  grade: GradeTable
  /** Only where residents are put in order by their score. */
  rank?: RankTable
  /** Only where having a score is a choice. */
  membership?: MembershipTable
  door: DoorTables
  /** null where no door asks anything. */
  terms: TermsTable | null
  /** null where nothing comes of being let through. */
  outcome: OutcomeTable | null
  safeguard: SafeguardTables
  response: ResponseTables
  opinion: OpinionTables
  reactions: ReactionTable[]
  group: GroupTables
  /** Absent without lists. */
  lists?: ListTables
}
