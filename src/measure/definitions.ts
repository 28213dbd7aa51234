/**
 * Every table of measures: its columns, their units and what they mean. The run folder's metadata, its README, the
 * reference in the documentation and the report all read this list; nothing is described twice.
 */
import { SPELL_BINS } from '../engine/counters.js'
import { lending, terms } from './lending.js'
import {
  behaviourColumns,
  byGroup,
  date,
  doorColumns,
  fileColumns,
  listColumns,
  grade,
  region,
  tick,
} from './columns.js'
import type { ColumnDefinition, TableDefinition } from './types.js'

function name(column: string, about: string): ColumnDefinition {
  return { name: column, type: 'string', unit: 'none', about }
}

function whole(column: string, unit: string, about: string): ColumnDefinition {
  return { name: column, type: 'int64', unit, about }
}

function mean(column: string, unit: string, about: string, formula: string): ColumnDefinition {
  return { name: column, type: 'double', unit, about, formula }
}

/** A mean over those who have a score; without a value where the scheme has no score. */
function ofScore(column: string, about: string, formula: string): ColumnDefinition {
  return {
    ...mean(column, 'points', `${about}; without a value where the scheme has no score`, formula),
    nullable: true,
  }
}

const grades: TableDefinition = {
  name: 'grades',
  title: 'Grades and scores',
  about:
    'Who holds which letter at the end of the tick, and how far scores are from the truth. The true score is what the ' +
    'same rules would give if every sensor and database were perfect. Grades that nobody holds are left out.',
  columns: [
    ...byGroup,
    grade,
    whole('residents', 'residents', 'Residents who hold the grade at the end of the tick'),
    whole(
      'scored',
      'residents',
      'Those among them who have a score: all, but where having one is a choice, the members; 0 where the scheme has no score',
    ),
    whole('graded_too_low', 'residents', 'Residents graded worse than their true score deserved at the last grading'),
    whole('graded_too_high', 'residents', 'Residents graded better than their true score deserved at the last grading'),
    ofScore('mean_score', 'Mean score on file', 'sum of scores / scored'),
    ofScore('mean_true_score', 'Mean true score', 'sum of true scores / scored'),
    whole('points_below_truth', 'points', 'Sum, over residents below their true score, of the points they are short'),
    whole('points_above_truth', 'points', 'Sum, over residents above their true score, of the points they are over'),
    whole('below_truth', 'residents', 'Residents whose score is below their true score'),
    whole('above_truth', 'residents', 'Residents whose score is above their true score'),
    ofScore('mean_points_government', 'Mean points from government affairs, counted from 0', 'sum / scored'),
    ofScore('mean_points_commerce', 'Mean points from commerce, counted from 0', 'sum / scored'),
    ofScore('mean_points_social', 'Mean points from social conduct, counted from 0', 'sum / scored'),
    ofScore('mean_points_justice', 'Mean points from justice, counted from 0', 'sum / scored'),
    mean('mean_strain', 'share of full scale', 'Mean strain (anger, shame)', 'sum of strain / 255 / residents'),
    mean('mean_hardship', 'share of full scale', 'Mean material hardship', 'sum of hardship / 255 / residents'),
    mean(
      'mean_perceived_risk',
      'share',
      'Mean chance of a charge for an act, as residents believe it from experience',
      'sum of perceived risk / 255 / residents',
    ),
    whole(
      'points_by_friends_down',
      'points',
      'Where friends count: sum, over residents whose score what friends did has lowered, of the points they lost by it',
    ),
    whole('points_by_friends_up', 'points', 'The same for those whose score it has raised'),
  ],
}

const scores: TableDefinition = {
  name: 'scores',
  title: 'Distribution of scores',
  about:
    'How many residents have a score in each bin, on file and in truth. For everybody at every tick; for groups at the ' +
    'gradings, at every twelfth tick and at the last. Empty bins are left out; a scheme without a score has none.',
  columns: [
    ...byGroup,
    {
      name: 'bin_from',
      type: 'int32',
      unit: 'points',
      nullable: true,
      about: 'Lowest score of the bin; without a value for the first bin, which is open below',
    },
    {
      name: 'bin_to',
      type: 'int32',
      unit: 'points',
      nullable: true,
      about: 'Highest score of the bin; without a value for the last bin, which is open above',
    },
    whole('residents', 'residents', 'Residents whose score on file lies in the bin'),
    whole('residents_true', 'residents', 'Residents whose true score lies in the bin'),
  ],
}

const behaviours: TableDefinition = {
  name: 'behaviours',
  title: 'What people did and what was seen of it',
  about:
    'Acts of the tick by behaviour, and what sensors and databases made of them. Rows without any count are left out.',
  columns: [
    ...byGroup,
    grade,
    name('behaviour', 'Identifier of the behaviour'),
    name('kind', 'misconduct, merit or voice (petition, complaint, criticism)'),
    ...behaviourColumns,
  ],
}

const doors: TableDefinition = {
  name: 'doors',
  title: 'Doors',
  about: 'Attempts of the tick at banks, schools, offices and other doors. Rows without any attempt are left out.',
  columns: [...byGroup, grade, name('door', 'Identifier of the door'), ...doorColumns],
}

const lists: TableDefinition = {
  name: 'lists',
  title: 'Lists',
  about:
    'Who came onto the lists of the scheme in the tick, who came off and why, and who stood on them at its end, rightly or ' +
    'wrongly. Rows without any count are left out; a scheme without lists has none.',
  columns: [
    ...byGroup,
    name('list', 'Identifier of the list'),
    name('kind', 'blacklist, redlist or pass'),
    ...listColumns,
  ],
}

const people: TableDefinition = {
  name: 'people',
  title: 'People refused',
  about:
    'Residents whom the scheme refused at a door for the first time in the tick. Added up over the ticks they are people, ' +
    'where the table of doors has times. Kept for schemes with lists; rows without any count are left out.',
  columns: [
    ...byGroup,
    name('door', 'Identifier of the door'),
    whole('refused_first', 'residents', 'Residents refused by the scheme at this door for the first time'),
  ],
}

const files: TableDefinition = {
  name: 'files',
  title: 'Points on file, notices, appeals and protest',
  about:
    'What reached the files in the tick, rightly or wrongly, what was contested, and who spoke out. Rows without any count are left out.',
  columns: [...byGroup, grade, ...fileColumns],
}

const moves: TableDefinition = {
  name: 'moves',
  title: 'Moves between grades',
  about: 'At each grading, how many residents went from one letter to another or kept theirs.',
  columns: [
    ...byGroup,
    name('grade_from', 'Grade before the grading'),
    name('grade_to', 'Grade after it'),
    whole('residents', 'residents', 'Residents who made the move; with equal grades, residents who kept theirs'),
  ],
}

const spells: TableDefinition = {
  name: 'spells',
  title: 'How long a grade is held',
  about: 'Spells in a grade that ended in the tick, by their length. Spells that still last are not in it.',
  columns: [
    ...byGroup,
    { ...grade, about: 'Grade that was held until now' },
    {
      name: 'gradings',
      type: 'int32',
      unit: 'gradings',
      about: `Length of the spell in intervals between gradings; ${SPELL_BINS} stands for ${SPELL_BINS} and more`,
    },
    whole('spells', 'spells', 'Spells of that length that ended'),
  ],
}

const opinion: TableDefinition = {
  name: 'opinion',
  title: 'Opinion and outcry',
  about: 'The state of opinion in each region at the end of the tick, and what is left of the scheme.',
  columns: [
    tick,
    date,
    region,
    mean('approval', 'share', 'Share of residents who approve of the scheme', 'millionths in the state / 1,000,000'),
    mean(
      'attention',
      'protests per 100,000 residents and month',
      'Public protest as remembered; an outcry breaks out when it crosses a threshold',
      'protests per 1,000 million resident-ticks x ticks per month / 10,000',
    ),
    mean(
      'publicity',
      'charges per resident and year',
      'Charges as publicly known',
      'charges per million resident-years / 1,000,000',
    ),
    { name: 'outcry', type: 'boolean', unit: 'none', about: 'Whether an outcry is going on' },
    { name: 'letter_grades', type: 'boolean', unit: 'none', about: 'Whether letter grades are in force' },
    { name: 'repealed', type: 'boolean', unit: 'none', about: 'Whether the scheme has been repealed' },
    ...(['government', 'commerce', 'social', 'justice'] as const).map((field): ColumnDefinition => ({
      ...mean(
        `trust_${field}`,
        'share',
        `Share of residents who trust institutions in the field ${field}`,
        'millionths / 1,000,000',
      ),
      nullable: true,
    })),
  ],
}

const cost: TableDefinition = {
  name: 'cost',
  title: 'Cost of running the scheme',
  about: 'Records kept and appeals reviewed in the tick, and what they cost whoever runs the scheme.',
  columns: [
    tick,
    date,
    region,
    whole('records', 'records', 'Records that reached a file'),
    whole('reviews', 'reviews', 'Appeals decided, and findings that a human looked at before they were filed'),
    mean('yuan_records', 'yuan', 'Cost of keeping the records', 'records x cost of one record'),
    mean('yuan_reviews', 'yuan', 'Cost of the reviews', 'appeals x cost of one + findings reviewed x cost of one'),
    mean(
      'yuan_setup',
      'yuan',
      'Cost of setting the scheme up, in the first tick',
      'cost of setting up x residents of the region / all residents',
    ),
    mean('yuan_linking', 'yuan', 'Cost of clerks who decide whose a record is', 'decisions x cost of one'),
    mean(
      'yuan_joining',
      'yuan',
      'Cost of joining the region to the registry, in the tick in which it joins',
      'as stated',
    ),
  ],
}

const joining: TableDefinition = {
  name: 'joining',
  title: 'Regions that join the registry',
  about:
    'For each database that regions join in the course of time: whether its records of the region reach the registry, and ' +
    'how many are put away in the region until then. Empty where no scheme of joining is stated.',
  columns: [
    tick,
    date,
    region,
    name('database', 'Identifier of the database'),
    { name: 'joined', type: 'boolean', unit: 'none', about: 'Whether records of the tick go on to the registry' },
    whole('kept', 'records', 'Records put away locally in the tick; they wait until the region joins'),
  ],
}

const officials: TableDefinition = {
  name: 'officials',
  title: 'Petitions that reach officials in a year',
  about:
    'At the end of each whole year: how many officials had so many petitions, complaints and criticisms from their district ' +
    'in that year. Nobody without an office is counted, and no year that the run does not finish. Empty bins are left out.',
  columns: [
    tick,
    date,
    region,
    { name: 'petitions_from', type: 'int32', unit: 'acts', about: 'Fewest petitions in the year' },
    {
      name: 'petitions_to',
      type: 'int32',
      unit: 'acts',
      about: 'Most petitions in the year; without a value for the last bin, which is open above',
      nullable: true,
    },
    whole('officials', 'residents', 'Officials who had so many in the year that ends with the tick'),
  ],
}

const events: TableDefinition = {
  name: 'events',
  title: 'Events',
  about: 'Turning points of the run.',
  columns: [
    tick,
    date,
    region,
    name(
      'event',
      'graded: grades were set anew; outcry: an outcry broke out; outcry_over: it ended; ' +
        'drop_grades: letter grades ended, scores go on; narrow: parts of the scheme ended; repeal: the scheme ended',
    ),
  ],
}

const regions: TableDefinition = {
  name: 'regions',
  title: 'State of the regions, exactly',
  about:
    'What the engine itself carries from tick to tick about each region, in its own whole numbers: from these rows any ' +
    'community can be lived again alone. For reading, take the table of opinion.',
  columns: [
    tick,
    date,
    region,
    whole('approval', 'millionths of residents', 'Residents who approve of the scheme'),
    whole('attention', 'protests per 1,000 million resident-ticks', 'Public protest as remembered'),
    whole('publicity', 'charges per million resident-years', 'Charges as publicly known'),
    whole('outcry', 'none', '1 while an outcry is going on'),
    whole('graded', 'none', '1 once letter grades have been given'),
    whole('dropped', 'none', '1 once letter grades have ended'),
    whole('repealed', 'none', '1 once the scheme has been repealed'),
    name(
      'pending',
      'For each reaction of the scenario, in its order, the tick in which it takes effect, or -1 while nothing has set ' +
        'it off; with spaces between them',
    ),
    whole('members', '1/65,536 of residents', 'Members, where having a score is a choice'),
    name(
      'standings',
      'Where scores are put in order: for files and for truth the lowest score of each band but the worst, then for ' +
        'files the scores above 1 to 99 per cent of all; with spaces between them',
    ),
  ],
}

const communities: TableDefinition = {
  name: 'communities',
  title: 'Fingerprints of the communities',
  about:
    'Two words that stand for the state of each community at the end of the run. Whoever lives a community again alone ' +
    'can see whether it came out the same; the digest of the run is made of these words and the table of regions.',
  columns: [
    { name: 'community', type: 'int32', unit: 'none', about: 'Number of the community, counted from 0' },
    { name: 'region', type: 'string', unit: 'none', about: 'Region that it lies in' },
    { name: 'residents', type: 'int32', unit: 'residents', about: 'Residents of the community' },
    whole('digest_low', 'none', 'First word of 32 bits'),
    whole('digest_high', 'none', 'Second word of 32 bits'),
  ],
}

/** All tables, in the order in which a reader should meet them. */
export const tableDefinitions = {
  grades,
  scores,
  behaviours,
  doors,
  terms,
  lending,
  lists,
  people,
  files,
  moves,
  spells,
  opinion,
  cost,
  joining,
  officials,
  events,
  regions,
  communities,
} satisfies Record<string, TableDefinition>

export type TableName = keyof typeof tableDefinitions
