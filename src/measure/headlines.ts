/** The handful of figures that a reader looks for first, worked out from the tables. */
import { perGroup, type GroupHeadline } from './groups.js'
import { type PeerRatings, peerRatings } from './ratings.js'
import { lendingByGroup, type LendingHeadline } from './lenders.js'
import { MeasureReader } from './reader.js'
import { type Subjects, subjectFigures, type TrustFigures, trustFigures } from './subjects.js'
import type { MeasureTable } from './types.js'

/** Meaning of each figure; figures without a value (nobody graded, no outcry) are null. */
export const headlineDefinitions = {
  residents: ['residents', 'Residents'],
  wrongly_graded: [
    'share',
    'Residents whose letter differs from the one their true score deserves, among those with a letter, when letters were last held',
  ],
  graded_too_low: ['share', 'The part of them that is graded worse than the truth'],
  graded_too_high: ['share', 'The part of them that is graded better than the truth'],
  mean_score: ['points', 'Mean score on file at the end'],
  mean_true_score: ['points', 'Mean true score at the end'],
  below_truth: ['share', 'Residents whose score is below their true score at the end'],
  above_truth: ['share', 'Residents whose score is above their true score at the end'],
  acts_punishable: ['acts', 'Misconduct and voice under a rule in force, whoever was charged with it'],
  charges_true: ['charges', 'Misconduct and voice seen and laid to the one who did it'],
  charges_false: [
    'charges',
    'Charges laid to somebody who did not do it: mistaken, invented, made up by somebody or misfiled',
  ],
  missed_acts: ['acts', 'Misconduct and voice under a rule in force that no sensor saw'],
  points_lost_unjustly: ['points', 'Points taken for acts that the resident did not do'],
  points_restored: ['points', 'Points restored by appeals'],
  points_expired: ['points', 'Points that came back because the time set by the rule was over'],
  points_repaired: ['points', 'Points earned back by repair'],
  door_attempts: ['attempts', 'Attempts at doors'],
  doors_refused: ['attempts', 'Attempts refused'],
  doors_refused_by_scheme: ['attempts', 'Attempts refused that would have been let through without the scheme'],
  doors_opened_by_scheme: ['attempts', 'Attempts let through that would have been refused without the scheme'],
  petitions_made: ['acts', 'Petitions, complaints and criticism made'],
  petitions_not_made: ['acts', 'Petitions, complaints and criticism that people held back'],
  protests: ['acts', 'Times that somebody hit by the scheme spoke out in public'],
  protests_silenced: ['acts', 'Times that fear kept somebody silent who would have spoken out'],
  misconduct_done: ['acts', 'Misconduct done'],
  misconduct_withheld: ['acts', 'Misconduct that people held back'],
  victims: ['residents', 'Victims of acts, each time'],
  listings: ['listings', 'Listings made, over all lists; somebody with two cases is listed twice'],
  on_blacklists: ['residents', 'Residents on a blacklist at the end, summed over blacklists'],
  wrongly_on_blacklists: ['residents', 'Those among them who would not be on it with perfect sensors and databases'],
  people_refused: [
    'residents',
    'Residents whom the scheme has refused at least once, summed over doors; kept for schemes with lists',
  ],
  approval_start: ['share', 'Residents who approve at the end of the first tick'],
  approval_end: ['share', 'Residents who approve at the end'],
  outcry_tick: ['ticks', 'Tick of the first outcry'],
  letters_dropped_tick: ['ticks', 'Tick in which letter grades were first dropped'],
  repealed_tick: ['ticks', 'Tick in which the scheme was first repealed'],
  records: ['records', 'Records that reached a file'],
  appeals: ['appeals', 'Appeals against a charge'],
  findings_reviewed: ['findings', 'Findings that a human looked at before they were filed'],
  wrong_findings_dropped: ['findings', 'Wrong findings among them that were dropped'],
  links_tried: ['records', 'Records that a linker had to find the file for'],
  link_precision: ['share', 'Part of the records put into a file that are in the right one'],
  link_recall: ['share', 'Part of the records that reached the right file, of all that a linker had to find it for'],
  links_reviewed: ['records', 'Records whose file a clerk decided about'],
  regions_joined: [
    'share',
    'Pairs of region and database that have joined the registry at the end, of all that are to join',
  ],
  records_waiting: ['records', 'Records that wait at the end in regions that have not joined'],
  cost: ['yuan', 'Cost of records, reviews and setting up'],
} as const satisfies Record<string, readonly [unit: string, about: string]>

export type HeadlineName = keyof typeof headlineDefinitions

/** Figures for everybody, the letters last held, and who is wrongly graded by group. */
export type Headlines = Record<HeadlineName, number | null> & {
  /** Share of residents by letter, `none` for those without, when letters were last held; null if they never were. */
  grade_shares: Record<string, number> | null
  /** Tick at which `grade_shares` and the wrongly graded are taken. */
  graded_at_tick: number | null
  by_group: GroupHeadline[]
  /** What people who rate each other made of it; left out where nobody rates anybody. */
  ratings?: PeerRatings
  /** What became of loans, by door and group; left out where nobody lends. */
  lending?: LendingHeadline[]
  /** Only where having a score is a choice. */
  membership?: MembershipHeadline
  /** Businesses, which are counted apart, and the load of officials; left out where there are none. */
  subjects?: Subjects
  /** Trust in institutions by field of life; left out where it is not kept. */
  trust?: Partial<Record<string, TrustFigures>>
}

export interface MembershipHeadline {
  /** Share of residents who are members at the end. */
  members: number
  joined: number
  /** Those among them whom only the members around them moved. */
  joined_by_pull: number
  left: number
  /** Attempts at doors by residents who are no members, and those refused because of the scheme. */
  outsider_attempts: number
  outsiders_refused_by_scheme: number
}

const punishable = (kind: string) => kind === 'misconduct' || kind === 'voice'
const voice = (kind: string) => kind === 'voice'
const misconduct = (kind: string) => kind === 'misconduct'

/** @param tables the tables of a whole run */
export function headlines(tables: readonly MeasureTable[]): Headlines {
  const read = new MeasureReader(tables)
  const last = read.lastTick()
  const gradedAt = read.lastGradedTick()
  const residents = read.stock('residents', last)
  const wrong = gradedAt === null ? null : read.wronglyGraded(gradedAt)
  const scored = read.stock('scored', last)
  const share = (metric: string) => (scored > 0 ? read.stock(metric, last) / scored : null)
  const acts = (metric: string, of: (kind: string) => boolean) => read.acts(metric, of)
  const seen = acts('seen', punishable)
  const missed = acts('missed', punishable)
  const mistaken = acts('mistaken', punishable)
  const ratings = peerRatings(tables)
  const lending = lendingByGroup(tables)
  const subjects = subjectFigures(tables)
  const trust = trustFigures(tables)
  return {
    residents,
    wrongly_graded: wrong && wrong.tooLow + wrong.tooHigh,
    graded_too_low: wrong && wrong.tooLow,
    graded_too_high: wrong && wrong.tooHigh,
    mean_score: read.mean('mean_score', last),
    mean_true_score: read.mean('mean_true_score', last),
    below_truth: share('below_truth'),
    above_truth: share('above_truth'),
    acts_punishable: seen + missed + mistaken,
    charges_true: seen,
    charges_false: mistaken + acts('invented', punishable) + acts('accused', punishable) + acts('misfiled', punishable),
    missed_acts: missed,
    points_lost_unjustly: read.sum('files', 'points_taken_wrong'),
    points_restored: read.sum('files', 'points_restored'),
    points_expired: read.sum('files', 'points_expired'),
    points_repaired: read.sum('files', 'points_repaired'),
    door_attempts: read.sum('doors', 'attempts'),
    doors_refused: read.sum('doors', 'refused'),
    doors_refused_by_scheme: read.sum('doors', 'refused_by_scheme'),
    doors_opened_by_scheme: read.sum('doors', 'opened_by_scheme'),
    petitions_made: acts('done', voice),
    petitions_not_made: acts('withheld', voice),
    protests: read.sum('files', 'protests'),
    protests_silenced: read.sum('files', 'protests_silenced'),
    misconduct_done: acts('done', misconduct),
    misconduct_withheld: acts('withheld', misconduct),
    victims: read.acts('victims', () => true),
    listings: read.listSum('entered'),
    on_blacklists: read.listStock('on_list', 'blacklist', last),
    wrongly_on_blacklists: read.listStock('wrongly_on', 'blacklist', last),
    people_refused: read.listSum('entered') === null ? null : read.sum('people', 'refused_first'),
    approval_start: read.approval(0),
    approval_end: read.approval(last),
    outcry_tick: read.firstEvent('outcry'),
    letters_dropped_tick: read.firstEvent('drop_grades'),
    repealed_tick: read.firstEvent('repeal'),
    records: read.sum('cost', 'records'),
    appeals: read.sum('files', 'appeals'),
    findings_reviewed: read.sum('files', 'reviews'),
    wrong_findings_dropped: read.sum('files', 'dropped_wrong'),
    ...linkage(read),
    ...joining(read, last),
    cost: ['records', 'reviews', 'setup', 'linking', 'joining'].reduce(
      (sum, part) => sum + read.sum('cost', `yuan_${part}`),
      0,
    ),
    grade_shares: gradedAt === null ? null : read.gradeShares(gradedAt),
    graded_at_tick: gradedAt,
    by_group: perGroup(tables, gradedAt),
    ...(ratings && { ratings }),
    ...(lending.length > 0 && { lending }),
    ...membershipOf(read, scored / residents),
    ...(subjects && { subjects }),
    ...(trust && { trust }),
  }
}

/** How well records found their files; without a value where no linker was at work. */
function linkage(read: MeasureReader) {
  const [tried, right, wrong, reviewed] = ['tried', 'right', 'false', 'reviewed'].map((metric) =>
    read.sum('files', `links_${metric}`),
  )
  if (tried === 0) return { links_tried: null, link_precision: null, link_recall: null, links_reviewed: null }
  return {
    links_tried: tried,
    link_precision: right + wrong > 0 ? right / (right + wrong) : null,
    link_recall: right / tried,
    links_reviewed: reviewed,
  }
}

/** What has been joined and what waits at the end; without a value where nothing is to join. */
function joining(read: MeasureReader, last: number) {
  const { pairs, joined, waiting } = read.joiningAt(last)
  return { regions_joined: pairs > 0 ? joined / pairs : null, records_waiting: pairs > 0 ? waiting : null }
}

/** Nothing where nobody ever joins, leaves or stands outside at a door. */
function membershipOf(read: MeasureReader, members: number): Pick<Headlines, 'membership'> {
  const files = (metric: string) => read.sum('files', metric)
  const doors = (metric: string) => read.sum('doors', metric)
  const membership: MembershipHeadline = {
    members,
    joined: files('joined'),
    joined_by_pull: files('joined_by_pull'),
    left: files('left'),
    outsider_attempts: doors('outsider_attempts'),
    outsiders_refused_by_scheme: doors('outsiders_refused_by_scheme'),
  }
  return membership.joined + membership.left + membership.outsider_attempts > 0 ? { membership } : {}
}
