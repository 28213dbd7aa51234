/**
 * Everything the tick reads, as numbers. The compile step writes these tables from a scenario and a population; the
 * engine knows neither. Thresholds are chances times 2^32, kept as numbers because certainty is 2^32 itself; `Q12` and
 * `Q16` are multipliers times 4,096 and 65,536. All of it can be sent to another thread as it stands.
 */
import type { AccessTable, AccusationTable, ChainTable, GamingTable, PublicationTable } from './conduct.js'
import type { Skip } from './draw/gaps.js'
import type { OutcomeTable, TermsTable } from './lendingTables.js'
import type { RatedPhase, RatingTables } from './ratingTables.js'
import type { DatabaseLink, LinkTables } from './link/tables.js'
import type { DoorLists, ListTables } from './list/tables.js'

export const COMMUNITY_SIZE = 1024
/** Levels into which strain, hardship and perceived risk (0 .. 255) are sorted for table look-ups. */
export const LEVELS = 16
/** Responses can at most double a rate; the ceiling of candidate acts is laid out for that. */
export const HEADROOM = 2
export const Q12 = 4096
export const Q16 = 65536
export const CERTAIN = 4294967296

export const kinds = { misconduct: 0, merit: 1, voice: 2 } as const
export const victims = { none: 0, neighbour: 1, household: 2, customer: 3, staff: 4, citizen: 5, owner: 6 } as const

/** On whose file an act lands: of the one who did it, of who owns the business, of the official of the district. */
export const bearers = { actor: 0, owner: 1, official: 2 } as const

/** Whose behaviour it is: of residents, of businesses, or of both. */
export const whose = { residents: 0, businesses: 1, both: 2 } as const
/** Whether somebody is a member of a scheme that one joins by choice. */
export const member = { never: 0, is: 1, left: 2 } as const
/** In place of the mean score of friends, where no friend has a score. */
export const NO_FRIENDS = -32768

/** Fields of life that a behaviour and a door belong to. */
export const CONTEXTS = 4

/** What residents may do in a tick: behaviours first (0 .. behaviours-1), then attempts at doors. */
export interface DoingTables {
  behaviours: number
  doors: number
  /** Profile of each cell: residents of one profile have the same rates and error rates. */
  profileOfCell: Uint16Array
  /** Stratum of each cell: residents of one stratum share a ceiling rate. */
  stratumOfCell: Uint8Array
  strata: (Skip | null)[]
  /** Alias tables of 2^aliasBits columns: the upper bits of a word choose the column, the lower ones the side. */
  aliasBits: number
  /** [profile x columns] lower bits below this give `own`, others `other`. */
  aliasThreshold: Uint32Array
  aliasOwn: Uint16Array
  aliasOther: Uint16Array
  /** [profile] ceiling of the profile as a share of the ceiling of its stratum, times 2^32. */
  accept: Float64Array
  /** [doing] how many times its base rate a response can make it, in Q16; the ceiling counts it with this weight. */
  headroom: Uint32Array
}

export interface BehaviourTables {
  kind: Uint8Array
  /** [behaviour] 0 .. CONTEXTS-1 */
  context: Uint8Array
  victim: Uint8Array
  /** [behaviour] how many suffer from one act, at most as many as there are. */
  victimCount: Uint16Array
  harmStrain: Uint8Array
  harmHardship: Uint8Array
  /** [behaviour x 2] thresholds: below the first the act is minor, below the second ordinary, else serious. */
  severityCut: Float64Array
  /** [behaviour x LEVELS] Q12 multipliers of the rate. */
  strainFactor: Uint16Array
  hardshipFactor: Uint16Array
  public: Uint8Array
  /** [behaviour] {@link whose} */
  subject: Uint8Array
  /** 1 for cheap rewarded deeds that people do to reach a better grade. */
  gamed: Uint8Array
  /** Whole yuan that an act costs the one who does it. */
  price: Float64Array
}

/** Rules in force from a tick on, until the next phase. */
export interface Phase {
  fromTick: number
  /** [behaviour] 1 if a rule is in force. */
  ruled: Uint8Array
  /** [behaviour x 3] points for minor, ordinary and serious acts. */
  points: Int16Array
  /** [behaviour x 3] ticks after which the points come back; 0 for never. */
  life: Uint16Array
  /** [behaviour] most points that the rule gives one resident in a year, 0 without a limit; null if no rule has one. */
  limits: Uint16Array | null
  /** [behaviour] {@link bearers} */
  bearer: Uint8Array
  /** [door] 1 if the scheme's treatment is in force. */
  treated: Uint8Array
  /** Where the score is one of ratings; null elsewhere. */
  rated: RatedPhase | null
  /** [behaviour] what the rule does with lists, as bits (see `list/tables.ts`); absent without lists. */
  listing?: Uint16Array
}

export interface InventTable {
  behaviour: number
  skip: Skip
  gapPurpose: number
  filePurpose: number
  fatePurpose: number
}

export interface SensorTable {
  name: string
  observePurpose: number
  filePurpose: number
  fatePurpose: number
  coveragePurpose: number
  /** [place] thresholds. */
  coverage: Float64Array
  /** [behaviour] thresholds. */
  recall: Float64Array
  /** [profile] thresholds. */
  mistaken: Float64Array
  database: number
  /** 1 if its findings go through human review where the scheme has one. */
  reviewed: 0 | 1
  invents: InventTable[]
}

export interface DatabaseTable {
  delayTicks: number
  lost: number
  misfiled: number
  /** How its records find their files, where it has identifiers; null where `misfiled` says it. */
  link: DatabaseLink | null
  /** [region] tick from which its records reach the registry; empty if they always have. */
  joins: Int32Array
}

export interface ScoreTable {
  base: number
  /** [cell] points with which residents start; null if all start with the base. */
  starts: Int16Array | null
  lowest: number
  highest: number
  /** Most points that one resident can be given in a year of the scheme; Infinity without a limit. */
  givenPerYear: number
  /** Rules that have a limit of their own, and [behaviour] which of them is meant; -1 for none. */
  limited: number
  limitOf: Int16Array
  /** [tick] 1 where a year of the scheme begins. */
  newYear: Uint8Array
  /** [tick] 1 where everybody starts anew. */
  resets: Uint8Array
  /** Only where the score is made of weighted factors. */
  composite?: CompositeTable
}

/** A score made of factors: lowest + (highest - lowest) x sum of weight x position, positions between worst and best. */
export interface CompositeTable {
  factors: number
  /** [factor] Q16; they add up to exactly 65,536. */
  weight: Uint32Array
  /** [factor] points at which the position is 0 and 1; of the factor of friends, the range of the score. */
  worst: Int16Array
  best: Int16Array
  /** [behaviour] factor that its rules feed. */
  factorOf: Uint8Array
  /** [behaviour] points of the score that one point of the factor is worth, in Q16, while it is between worst and best. */
  worth: Uint32Array
  /** [cell x factors] points to start with, and how far they may lie from that either way. */
  starts: Int16Array
  spread: Uint16Array
  /** The factor of friends, -1 without one; how many friends; position in Q16 of somebody without any. */
  friendsFactor: number
  friends: number
  friendless: number
  /** [tick] 1 where the score is worked out anew. */
  refreshes: Uint8Array
}

/** Grades by rank: how scores are put in order, and which share of all reaches each band. */
export interface RankTable {
  /** Bins of the national histogram: the score at which the first begins, their width and number. */
  from: number
  width: number
  bins: number
  /** [grades-1] share of all that reach the band or a better one, from the top, in Q16; empty if grades go by score. */
  reach: Uint32Array
}

/** Who is a member, and how others become one. Chances are for one tick, times 2^32. */
export interface MembershipTable {
  /** [cell] at the start; of joining of one's own accord, and by the pull of a region where everybody is a member. */
  atStart: Float64Array
  joins: Float64Array
  pulled: Float64Array
  leaves: number
}

export interface GradeTable {
  /** Number of letter grades; 0 if the scheme has none. Grade 0 is the best; `count` itself means no letter. */
  count: number
  /** [count-1] lowest score of each grade but the worst, best first. */
  from: Int16Array
  /** [tick] 1 where grades are set anew. */
  regrades: Uint8Array
  /** Ticks between two gradings; the unit of the spell histogram. */
  interval: number
}

export interface DoorTables {
  /** [door] 0 .. CONTEXTS-1 */
  context: Uint8Array
  refusedAnyway: Float64Array
  /** [door x grades] thresholds. */
  refused: Float64Array
  refusalStrain: Uint8Array
  refusalHardship: Uint8Array
  /** Treatments of those on lists and not on them; absent where no door looks at lists. */
  lists?: DoorLists
  /** [door] 1 if the door looks at the adults of the household; absent where none does. */
  guardian?: Uint8Array
  /** [door x 2] chances for those who are no members: while nobody is one, and where everybody is; empty without membership. */
  outsiders: Float64Array
}

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

export interface ResponseTables {
  on: boolean
  /** Shares between 0 and 1; read once a tick to make tables, never in the state. */
  prior: number
  publicity: number
  deterrence: number
  conformity: number
  chill: number
  spillOver: number
  withoutGrades: number
  /** 0 if nobody hides. */
  evasion: number
  gaming: GamingTable | null
  /** Added to the perceived risk (0 .. 255) of somebody told of a charge. */
  afterOwnCharge: number
  /** Added to the strain (0 .. 255) of somebody told of a charge, or graded down. */
  strainOfCharge: number
  strainOfWrongCharge: number
  strainOfLowerGrade: number
  /** [tick] 1 where strain, hardship and risk fade. */
  fades: Uint8Array
  /** What is left after a fading, times 256. */
  strainKept: number
  hardshipKept: number
  riskKept: number
}

/** Trust in institutions by field of life, in millionths; entries of fields that the scenario leaves out are 0. */
export interface TrustTables {
  /** [context] 1 where trust is kept. */
  kept: Uint8Array
  start: Float64Array
  /** Lost per victim of misconduct, gained per act of misconduct seen, each per 1,000 residents and month. */
  perVictim: Float64Array
  perCharge: Float64Array
  /** Part of the way to its target that trust goes in a tick, in Q16. */
  step: Float64Array
}

/** Whole numbers: approval in millionths, attention in protests per 10^9 resident-ticks. */
export interface OpinionTables {
  start: number
  approvalStep: number
  perRefusal: number
  perWrongCharge: number
  perPriority: number
  inOutcry: number
  threshold: number
  attentionStep: number
  contagion: number
  /** Protests per resident and tick by those whom the scheme has not hit, and what is left of that a tick later. */
  bystanders: { perTick: number; keptPerTick: number }
  /** Chances of speaking out, times 2^32. */
  speaksOut: { afterCharge: number; afterWrongCharge: number; afterLowerGrade: number; afterRefusal: number }
  /** Length of a tick in months; flows are read per month. */
  monthsPerTick: number
  /** Trust in institutions, where the scenario has it. */
  trust: TrustTables | null
  publicityStep: number
}

export interface ReactionTable {
  name: string
  /** Ticks from an outcry to the effect. */
  afterTicks: number
  /** Last tick before the effect, where a day sets it off; -1 where an outcry does. */
  onTick: number
  does: 'drop_grades' | 'repeal' | 'narrow'
  ends: Endings
}

/** What a reaction brings to an end. */
export interface Endings {
  /** Rules, by the behaviour and the ticks of each. */
  rules: { behaviour: number; fromTick: number; untilTick: number }[]
  doors: number[]
  /** Lists, as bits. */
  lists: number
}

/** How residents are sorted for counting; see `counters.ts`. */
export interface GroupTables {
  /** Measured class of each cell. */
  classOfCell: Uint16Array
  classes: number
  /**
   * Groups that a subject of each class is counted in, class after class. Residents are counted in 0, everybody, first;
   * businesses are not counted among them.
   */
  groupsOfClass: Uint16Array
  /** [classes + 1] where the groups of each class begin. */
  groupStart: Uint32Array
  groups: number
  /** The group of all businesses; 0 if there are none. */
  businesses: number
  scoreBins: number
  firstBin: number
  binWidth: number
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
