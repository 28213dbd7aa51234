/** Columns that several tables share, and one line of meaning for every counter of the engine. */
import {
  behaviourMetrics,
  doorMetrics,
  fileMetrics,
  type BehaviourMetric,
  type DoorMetric,
  type FileMetric,
} from '../engine/counters.js'
import { type ListMetric, listMetrics } from '../engine/list/counting.js'
import type { ColumnDefinition } from './types.js'

export type Meaning = readonly [unit: string, about: string]

export const tick: ColumnDefinition = {
  name: 'tick',
  type: 'int32',
  unit: 'ticks',
  about: 'Step of time, counted from 0',
}
export const date: ColumnDefinition = {
  name: 'date',
  type: 'date',
  unit: 'none',
  about: 'First day of the tick',
}
export const region: ColumnDefinition = {
  name: 'region',
  type: 'string',
  unit: 'none',
  about: 'Region the row is about',
}
export const groupBy: ColumnDefinition = {
  name: 'group_by',
  type: 'string',
  unit: 'none',
  about:
    'Trait by which residents are sorted; "all" for everybody. Choose one value: groups of different traits overlap',
}
export const group: ColumnDefinition = {
  name: 'group',
  type: 'string',
  unit: 'none',
  about: 'Category of that trait; "all" for everybody',
}
export const grade: ColumnDefinition = {
  name: 'grade',
  type: 'string',
  unit: 'none',
  about: 'Letter grade in force for the residents counted, or "none" without a letter',
}

/** Leading columns of every table that is broken down by group. */
export const byGroup = [tick, date, region, groupBy, group]

const behaviourMeaning: Record<BehaviourMetric, Meaning> = {
  done: ['acts', 'Acts done'],
  withheld: ['acts', 'Acts that base rates would have brought and that people held back: deterrence and chill'],
  provoked: ['acts', 'Acts beyond base rates, brought about by strain, hardship, contagion or reward'],
  seen: ['acts', 'Acts seen by a sensor and laid to the one who did them; an act seen by two sensors counts once'],
  missed: ['acts', 'Acts under a rule in force that no sensor saw'],
  mistaken: ['charges', 'Charges laid to a bystander by mistake; counted with the bystander'],
  invented: ['charges', 'Charges for acts that never happened; counted with the one charged'],
  misfiled: ['records', 'Records attached to the file of a namesake; counted with the namesake'],
  lost: ['records', 'Records lost on the way; counted with the one they were about'],
  victims: ['residents', 'Victims of acts; counted with the victim'],
  evaded: ['acts', 'Acts that a sensor would have seen had nobody hidden them; part of those missed'],
  accused: [
    'charges',
    'Charges that somebody invented out of malice and that were believed; counted with the one charged',
  ],
}

const doorMeaning: Record<DoorMetric, Meaning> = {
  attempts: ['attempts', 'Attempts at the door'],
  refused: ['attempts', 'Attempts refused, for whatever reason'],
  refused_by_scheme: ['attempts', 'Attempts refused that would have been let through without the scheme'],
  refused_across_contexts: [
    'attempts',
    "Attempts refused because of the scheme that the points of the door's own field of life alone would have let through",
  ],
  opened_by_scheme: ['attempts', 'Attempts let through that would have been refused without the scheme'],
  fell_on_another: [
    'attempts',
    'Attempts refused because of the scheme for the standing of an adult of the household, not of the one who tried; ' +
      'counted with the one who tried',
  ],
  outsider_attempts: ['attempts', 'Attempts by residents who are no members, where having a score is a choice'],
  outsiders_refused_by_scheme: [
    'attempts',
    'Attempts by residents who are no members refused because of the scheme, although it has no file on them',
  ],
}

const fileMeaning: Record<FileMetric, Meaning> = {
  records: ['records', 'Records that reached a file'],
  charges: ['records', 'Records that reached the file and took points'],
  points_taken_right: ['points', 'Points taken for acts that the resident did'],
  points_taken_wrong: ['points', 'Points taken for acts that the resident did not do'],
  points_given_right: ['points', 'Points given for acts that the resident did'],
  points_given_wrong: ['points', 'Points given for acts that the resident did not do'],
  points_due_taken: ['points', 'Points that acts would have cost, had every sensor and database been perfect'],
  points_due_given: ['points', 'Points that acts would have brought, had every sensor and database been perfect'],
  told: ['residents', 'Residents told of a charge'],
  told_wrong: ['residents', 'Residents told of a charge that was wrong'],
  appeals: ['appeals', 'Appeals against a charge'],
  appeals_wrong: ['appeals', 'Appeals against a wrong charge'],
  upheld_wrong: ['appeals', 'Appeals against a wrong charge that succeeded'],
  upheld_right: ['appeals', 'Appeals against a right charge that succeeded'],
  points_restored: ['points', 'Points restored by appeals'],
  points_expired: ['points', 'Points that came back because the time set by the rule was over'],
  points_repaired: ['points', 'Points earned back by repair'],
  points_capped: ['points', 'Points not taken or not given because of a limit by the year'],
  reviews: ['findings', 'Findings that a human looked at before they were filed'],
  dropped_wrong: ['findings', 'Wrong findings that review dropped'],
  dropped_right: ['findings', 'Right findings that review dropped all the same'],
  protests: ['acts', 'Times that somebody hit by the scheme (charged, graded down, refused) spoke out in public'],
  links_tried: ['records', 'Records that a linker had to find the file for; counted with the one the record is about'],
  links_right: ['records', 'Those that found the right file'],
  links_false: ['records', "Those that were put into somebody else's file"],
  links_missed: ['records', 'Those that found no file'],
  links_reviewed: ['records', 'Those that a clerk decided about'],
  joined: ['residents', 'Residents who became members, where having a score is a choice'],
  joined_by_pull: ['residents', 'Those among them whom only the members around them moved'],
  left: ['residents', 'Members who left'],
  protests_silenced: ['acts', 'Times that fear of the scheme kept somebody silent who would have spoken out'],
  ratings: ['ratings', 'Ratings received from those met'],
  rating_points: ['points', 'Sum of these ratings, in thousandths of a star'],
  ratings_by_own_grade: ['ratings', 'Those of the ratings received that came from somebody of the same grade'],
  ratings_given: ['ratings', 'Ratings given to those met; counted with the one who rates'],
  contagion: ['ratings', 'Ratings by onlookers for kindness to somebody low-rated; counted with the one who was kind'],
  contagion_points: ['points', 'Points that these ratings took'],
  penalties: ['penalties', 'Penalties on the spot'],
  spent: ['yuan', 'Money that residents spent on acts that have a price'],
  found_in_file: ['charges', 'Charges that residents had not been told of and found in their own file'],
  found_wrong: ['charges', 'Those among them that were wrong'],
  appeals_late: ['appeals', 'Appeals not filed before the deadline'],
  graded_down: [
    'residents',
    'Times that somebody was graded down, or first graded below the letter that everybody starts with',
  ],
  graded_down_untold: ['residents', 'Those among them who were not told'],
  not_kept: [
    'findings',
    'Findings not kept, because the one whose file they would reach is no member, or has not agreed',
  ],
  petitions_received: ['acts', 'Petitions and complaints made in a district; counted with its official'],
  published: ['charges', 'Charges printed with the name of the one charged'],
  published_wrong: ['charges', 'Those among them that were wrong'],
}

const listMeaning: Record<ListMetric, Meaning> = {
  entered: ['listings', 'Listings made; somebody with two cases is listed twice'],
  entered_wrongly: ['listings', 'Listings for what the one listed did not do'],
  entered_first: ['residents', 'Residents who came onto the list for the first time: people, where listings are times'],
  spared: ['listings', 'Listings that a safeguard forbade'],
  entered_for_business: ['listings', 'Listings of an owner because their business was listed'],
  left_performed: ['listings', 'Listings that ended because what was owed had been done'],
  left_term: ['listings', 'Listings that ended because their time was over'],
  left_appeal: ['listings', 'Listings that ended because an appeal was upheld'],
  left_taken: ['listings', 'Listings that ended because a rule took the resident off, or because the list ended'],
  on_list: ['residents', 'Residents on the list at the end of the tick'],
  wrongly_on: ['residents', 'Residents on the list who would not be on it with perfect sensors and databases'],
  wrongly_off: ['residents', 'Residents not on the list who would be on it with perfect sensors and databases'],
}

/** Columns of counters, in their order. */
export function counted<Name extends string>(
  names: readonly Name[],
  meaning: Record<Name, Meaning>,
): ColumnDefinition[] {
  return names.map((name) => ({ name, type: 'int64', unit: meaning[name][0], about: meaning[name][1] }))
}

/** In the order of the counters, so that columns and counters can be walked together. */
export const behaviourColumns = counted(behaviourMetrics, behaviourMeaning)
export const doorColumns = counted(doorMetrics, doorMeaning)
export const fileColumns = counted(fileMetrics, fileMeaning)
export const listColumns = counted(listMetrics, listMeaning)
