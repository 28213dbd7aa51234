/**
 * Whole-number counters of what happened, and where each lies. Flows are counted as they happen, per region, group and
 * grade; stocks are taken at the end of a tick. Sums of whole numbers do not depend on the order of the summands, so
 * any number of threads gives the same counters. Counting never feeds back into the state, except through group 0
 * (everybody), which always exists: more measures cannot change a run.
 */
import { LIST_METRICS } from './list/counting.js'
import type { Tables } from './tables.js'

/** Counted per behaviour. */
export const behaviourMetrics = [
  /** acts done */
  'done',
  /** acts that base rates would have brought and responses held back */
  'withheld',
  /** acts beyond base rates, brought about by strain, hardship, contagion or reward */
  'provoked',
  /** acts seen by a sensor and laid to the one who did them */
  'seen',
  /** acts under a rule that no sensor saw */
  'missed',
  /** charges laid to a bystander by mistake; counted with the bystander */
  'mistaken',
  /** charges for acts that never happened; counted with the one charged */
  'invented',
  /** records attached to the file of a namesake; counted with the namesake */
  'misfiled',
  /** records lost on the way; counted with the one they were about */
  'lost',
  /** victims of acts; counted with the victim */
  'victims',
  /** acts that a sensor would have seen and that were hidden from it; part of those missed */
  'evaded',
  /** charges invented by somebody out of malice and believed; counted with the one charged */
  'accused',
] as const
export type BehaviourMetric = (typeof behaviourMetrics)[number]

/** Counted per door. */
export const doorMetrics = [
  'attempts',
  'refused',
  /** refused now, let through without the scheme */
  'refused_by_scheme',
  /** those among them that the points of the door's own context alone would have let through */
  'refused_across_contexts',
  /** let through now, refused without the scheme */
  'opened_by_scheme',
  /** those among the refused by the scheme who were refused for the standing of somebody else */
  'fell_on_another',
  /** by those who are no members of a scheme that one joins by choice */
  'outsider_attempts',
  /** those refused by the scheme among them, although it has no file on them */
  'outsiders_refused_by_scheme',
] as const
export type DoorMetric = (typeof doorMetrics)[number]

/** Counted per thing that a door asks of those it lets through; amounts in the unit of the thing. */
export const termMetrics = [
  /** attempts let through, of which the thing was asked */
  'let_through',
  'asked',
  /** what would have been asked of the same attempts without the scheme */
  'asked_anyway',
  /** attempts asked for less, for more because of the scheme, and by how much in all */
  'asked_less',
  'asked_more',
  'saved',
  'paid_more',
] as const
export type TermMetric = (typeof termMetrics)[number]

/** Counted per door whose being opened shows later whether it was deserved. `Sound` is who would keep their word. */
export const outcomeMetrics = [
  'granted',
  'granted_sound',
  'refused_sound',
  /** those among them refused because of the scheme */
  'refused_sound_by_scheme',
  /** what came due in the tick */
  'kept',
  'broken',
  /** points that the rules give and take for it, before the bounds of the score */
  'points_gained',
  'points_lost',
] as const
export type OutcomeMetric = (typeof outcomeMetrics)[number]

/** Counted per resident's file. Points are counted as positive numbers. */
export const fileMetrics = [
  /** records that reached the file */
  'records',
  /** those among them that took points */
  'charges',
  'points_taken_right',
  'points_taken_wrong',
  'points_given_right',
  'points_given_wrong',
  /** points that acts would have cost, had every eye been perfect */
  'points_due_taken',
  'points_due_given',
  'told',
  'told_wrong',
  'appeals',
  'appeals_wrong',
  'upheld_wrong',
  'upheld_right',
  'points_restored',
  /** points that came back because the rule's time was over, recorded deductions only */
  'points_expired',
  /** points earned back by repair */
  'points_repaired',
  /** points not taken or not given because of a limit by the year */
  'points_capped',
  /** findings reviewed by a human, and those dropped for being wrong or although right */
  'reviews',
  'dropped_wrong',
  'dropped_right',
  /** times that somebody hit by the scheme spoke out in public */
  'protests',
  /** times that fear kept somebody silent who would have spoken out */
  'protests_silenced',
  /** ratings received from those met, and the sum of them in points */
  'ratings',
  'rating_points',
  /** those among them that came from somebody of the same grade */
  'ratings_by_own_grade',
  /** ratings given to those met; counted with the one who rates */
  'ratings_given',
  /** ratings by onlookers for kindness to the low-rated, and what they took */
  'contagion',
  'contagion_points',
  /** penalties on the spot */
  'penalties',
  /** yuan spent on acts that cost money */
  'spent',
  /** charges that somebody not told of them found in their own file, and those among them that were wrong */
  'found_in_file',
  'found_wrong',
  /** appeals that were not filed before the deadline */
  'appeals_late',
  /** times that somebody was graded down, and those among them that were not told */
  'graded_down',
  'graded_down_untold',
  /** findings not kept because the one whose file they would reach is no member, or has not agreed */
  'not_kept',
  /** records that a linker had to find the file for; these five are counted with the one the record is about */
  'links_tried',
  /** those that found the right file, found a wrong one, and found none */
  'links_right',
  'links_false',
  'links_missed',
  /** those that a clerk looked at */
  'links_reviewed',
  /** petitions and complaints of residents of a district, counted with its official */
  'petitions_received',
  /** became members, those of them whom nothing but the share of members around them moved, and members who left */
  'joined',
  'joined_by_pull',
  'left',
  /** charges printed with the name of the one charged, and those among them that were wrong */
  'published',
  'published_wrong',
] as const
export type FileMetric = (typeof fileMetrics)[number]

/** Taken at the end of each tick. */
export const stockMetrics = [
  'residents',
  /** graded worse than the truth */
  'graded_too_low',
  /** graded better than the truth */
  'graded_too_high',
  'score_sum',
  'true_score_sum',
  /** sum of points by which scores stand below the true score */
  'points_below_truth',
  'points_above_truth',
  /** residents whose score is below, above their true score */
  'below_truth',
  'above_truth',
  /** sums of recorded points by context, counted from 0 */
  'points_government',
  'points_commerce',
  'points_social',
  'points_justice',
  'strain_sum',
  'hardship_sum',
  'risk_sum',
  /** those who have a score, where not everybody has one; see {@link isPartial} */
  'scored',
  /** points of the score by which what friends did since they began moves the score, down and up */
  'points_by_friends_down',
  'points_by_friends_up',
] as const
export type StockMetric = (typeof stockMetrics)[number]

/** Length of grade spells is counted in gradings, 1 to 15 and more. */
export const SPELL_BINS = 16

/** Petitions that reach an official in a year, in bins: fewest of each; the last is open above. */
export const LOADS = [0, 1, 3, 6, 12, 24, 48] as const
export const LOAD_BINS = LOADS.length

/** Sizes and strides of the counter arrays. States are the letter grades and, last, "no letter". */
export interface Layout {
  regions: number
  groups: number
  states: number
  behaviours: number
  doors: number
  flowMetrics: number
  doorOffset: number
  fileOffset: number
  terms: number
  termOffset: number
  outcomes: number
  outcomeOffset: number
  scoreBins: number
  /** Databases, if regions join any of them in the course of time; otherwise 0. */
  joining: number
  /** Number of lists; 0 without lists. */
  lists: number
  rankBins: number
}

/** Sizes and strides for the counters of a scenario. */
export function layoutOf(tables: Tables): Layout {
  const { behaviours, doors } = tables.doing
  const doorOffset = behaviours * behaviourMetrics.length
  const fileOffset = doorOffset + doors * doorMetrics.length
  const termOffset = fileOffset + fileMetrics.length
  const terms = tables.terms?.anyway.length ?? 0
  const outcomeOffset = termOffset + terms * termMetrics.length
  const outcomes = tables.outcome?.door.length ?? 0
  return {
    regions: tables.regions.length,
    groups: tables.group.groups,
    states: tables.grade.count + 1,
    behaviours,
    doors,
    flowMetrics: outcomeOffset + outcomes * outcomeMetrics.length,
    doorOffset,
    fileOffset,
    terms,
    termOffset,
    outcomes,
    outcomeOffset,
    scoreBins: tables.group.scoreBins,
    joining: tables.databases.some(({ joins }) => joins.length > 0) ? tables.databases.length : 0,
    lists: tables.lists?.count ?? 0,
    rankBins: tables.rank?.bins ?? 0,
  }
}

export interface Counters {
  layout: Layout
  /** True where nobody will ever read what is counted: a community that is lived again has been counted already. */
  idle?: boolean
  /** [region][group][state][flow metric] */
  flow: Float64Array
  /** [region][group][state from][state to], at gradings */
  moves: Float64Array
  /** [region][group][state][SPELL_BINS], spells that ended */
  spells: Float64Array
  /** [region][group][state][stock metric] */
  stock: Float64Array
  /** [region][group][2][score bin]: recorded, then true */
  histogram: Float64Array
  /** [region][database] records put away locally, because the region has not joined the registry */
  kept: Float64Array
  /** [region][group][list][list metric], see `list/counting.ts` */
  lists: Float64Array
  /** [region][group][door] residents refused by the scheme for the first time; empty without lists */
  people: Float64Array
  /** [region][LOAD_BINS] officials by the petitions that reached them in the year, in the last tick of it. */
  load: Float64Array
  /** [2][rank bin]: everybody who has a score, by the score on file, then by the true one; empty without ranks. */
  ranks: Float64Array
}

/**
 * Counters at zero.
 *
 * @param room gives so many numbers, all 0
 */
export function createCounters(
  layout: Layout,
  room: (length: number) => Float64Array = (length) => new Float64Array(length),
): Counters {
  const { regions, groups, states, flowMetrics, scoreBins, lists, doors } = layout
  const cells = regions * groups
  return {
    layout,
    flow: room(cells * states * flowMetrics),
    moves: room(cells * states * states),
    spells: room(cells * states * SPELL_BINS),
    stock: room(cells * states * stockMetrics.length),
    histogram: room(cells * 2 * scoreBins),
    kept: room(regions * layout.joining),
    lists: room(cells * lists * LIST_METRICS),
    people: room(lists > 0 ? cells * doors : 0),
    load: room(regions * LOAD_BINS),
    ranks: room(2 * layout.rankBins),
  }
}

const arrays = ['flow', 'moves', 'spells', 'stock', 'histogram', 'kept', 'lists', 'people', 'load', 'ranks'] as const

/** Sets all counters back to zero. */
export function clearCounters(counters: Counters): void {
  for (const name of arrays) counters[name].fill(0)
}

/** Adds `part` to `total`, both of one layout. */
export function addCounters(total: Counters, part: Pick<Counters, (typeof arrays)[number]>): void {
  for (const name of arrays) {
    const to = total[name]
    const from = part[name]
    for (let i = 0; i < to.length; i++) to[i] += from[i]
  }
}

/** Where a flow of a region, group and state lies in {@link Counters.flow}. */
export function flowIndex(layout: Layout, region: number, group: number, state: number, metric: number): number {
  return ((region * layout.groups + group) * layout.states + state) * layout.flowMetrics + metric
}

/** Number of a flow metric of a behaviour, for {@link flowIndex}. */
export function behaviourMetric(behaviour: number, metric: BehaviourMetric): number {
  return behaviour * behaviourMetrics.length + behaviourMetrics.indexOf(metric)
}

/** Number of a flow metric of a door, for {@link flowIndex}. */
export function doorMetric(layout: Layout, door: number, metric: DoorMetric): number {
  return layout.doorOffset + door * doorMetrics.length + doorMetrics.indexOf(metric)
}

/** Number of a flow metric of something that a door asks, for {@link flowIndex}. */
export function termMetric(layout: Layout, thing: number, metric: TermMetric): number {
  return layout.termOffset + thing * termMetrics.length + termMetrics.indexOf(metric)
}

/** Number of a flow metric of what comes of a door, for {@link flowIndex}. */
export function outcomeMetric(layout: Layout, outcome: number, metric: OutcomeMetric): number {
  return layout.outcomeOffset + outcome * outcomeMetrics.length + outcomeMetrics.indexOf(metric)
}

/** Number of a flow metric of files, for {@link flowIndex}. */
export function fileMetric(layout: Layout, metric: FileMetric): number {
  return layout.fileOffset + fileMetricNumber.get(metric)!
}

/** Counting asks for these by name at every event, so that looking through the list would be felt. */
const fileMetricNumber = new Map(fileMetrics.map((metric, number) => [metric, number]))

/** Sum of a flow over all grades, for everybody of a region. */
export function regionFlow(counters: Counters, region: number, metric: number): number {
  return groupFlow(counters, region, 0, metric)
}

/** Sum of a flow over all grades, for one group of a region. */
export function groupFlow(counters: Counters, region: number, group: number, metric: number): number {
  let sum = 0
  for (let state = 0; state < counters.layout.states; state++)
    sum += counters.flow[flowIndex(counters.layout, region, group, state, metric)]
  return sum
}

/** Sum of a stock over all grades, for everybody of a region. */
export function regionStock({ layout, stock }: Counters, region: number, metric: StockMetric): number {
  let sum = 0
  for (let state = 0; state < layout.states; state++)
    sum += stock[(region * layout.groups * layout.states + state) * stockMetrics.length + stockMetrics.indexOf(metric)]
  return sum
}

/** Whether some have no score: those who are no members, or the other kind of subject. */
export function isPartial({ membership, covers }: Tables): boolean {
  return membership !== undefined || covers !== null
}
