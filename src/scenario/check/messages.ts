/** What the checks of a scenario's meaning say; see ../language/messages.ts for the rest of the catalogue. */
import type { Message } from '../language/message.js'
import { listed } from '../language/suggest.js'

const didYouMean = (meant?: string) => meant && `did you mean "${meant}"?`

/** A whole number as people read it, without asking the machine for its language. */
const grouped = (whole: number) => String(whole).replace(/\B(?=(\d{3})+$)/g, ',')

export const referenceMessages = {
  unknown: (what: string, name: string, known: string[], meant?: string): Message => ({
    code: `unknown-${what.replaceAll(' ', '-')}`,
    message: `there is no ${what} "${name}"`,
    found: name,
    allowed: known.length > 0 ? listed(known, 'or', 40) : `none, because the scenario has no ${what} at all`,
    hint: didYouMean(meant),
  }),
  noBusinesses: (): Message => ({
    code: 'no-businesses',
    message: 'the population has residents only, so there is no other kind of subject',
    hint: 'leave subject: out, or take a population with a businesses: block',
  }),
  unknownTrait: (name: string, known: string[], meant?: string): Message => ({
    code: 'unknown-trait',
    message: `the population has no trait "${name}"`,
    found: name,
    allowed: listed(known, 'or', 40),
    hint: didYouMean(meant),
  }),
  unknownCategory: (trait: string, name: string, known: string[], meant?: string): Message => ({
    code: 'unknown-category',
    message: `the trait "${trait}" of the population has no category "${name}"`,
    found: name,
    allowed: listed(known, 'or', 40),
    hint: didYouMean(meant),
  }),
  missingCategory: (trait: string, name: string): Message => ({
    code: 'missing-category',
    message: `nothing is said about "${name}", a category of "${trait}"`,
    allowed: `a share for each category of "${trait}"`,
    hint: `add ${name}: and a share, which may be 0 %`,
  }),
  repeated: (what: string, name: string): Message => ({
    code: 'repeated',
    message: `${what} "${name}" is named twice`,
    found: name,
    allowed: 'each once',
  }),
  gradeWithoutGrades: (name: string): Message => ({
    code: 'unknown-grade',
    message: `there is no grade "${name}", because the scenario has no grades`,
    found: name,
    hint: 'add grades:, or delete the treatment',
  }),
}

export const scoreMessages = {
  count: (number: number): Message => ({
    code: 'number-of-scores',
    message: `this version of the laboratory runs one score at most, but there are ${number}`,
    allowed: 'one entry in scores:, or scores: {}',
  }),
  emptyRange: (lowest: string, highest: string): Message => ({
    code: 'score-range',
    message: `the lowest score, ${lowest}, is not below the highest, ${highest}`,
    allowed: 'a lowest score below the highest',
  }),
  baseOutside: (base: string, which: 'below the lowest' | 'above the highest', end: string): Message => ({
    code: 'score-range',
    message: `everybody starts with ${base}, which is ${which} score, ${end}`,
    found: base,
    allowed: 'a start between the lowest and the highest score',
  }),
  rulesClash: (behaviour: string, other: string, from: string): Message => ({
    code: 'rules-clash',
    message: `this rule and "${other}" both give points for "${behaviour}" from ${from} on, so an act would count twice`,
    allowed: 'one rule in force for a behaviour at any time',
    hint: 'give one an in_force: with from: or until:, or remove one',
  }),
}

export const ratingMessages = {
  pointsAmongRatings: (): Message => ({
    code: 'points-among-ratings',
    message: 'the score is made of ratings, so a rule has no points to give or to take',
    allowed: 'rates: the rating that the act deserves',
    hint: 'write rates: instead of points:',
  }),
  notRatings: (key: string): Message => ({
    code: 'ratings-among-points',
    message: `only a score of ratings knows "${key}"`,
    allowed: 'points: in a rule of a score of points',
    hint: `delete ${key}:, or make the score one of kind: ratings`,
  }),
  noPoints: (): Message => ({
    code: 'missing',
    message: '"points:" is missing',
    allowed: 'points, one figure or one by severity',
  }),
  offTheScale: (rating: string, lowest: string, highest: string): Message => ({
    code: 'rating-off-scale',
    message: `nobody can give ${rating}, because ratings go from ${lowest} to ${highest}`,
    found: rating,
    allowed: `from ${lowest} to ${highest}`,
  }),
  belowNothing: (lowest: string): Message => ({
    code: 'out-of-range',
    message: `ratings cannot begin at ${lowest}`,
    found: lowest,
    allowed: '0 points or more',
  }),
  runsAway: (deference: string): Message => ({
    code: 'out-of-range',
    message: `deference of ${deference} would carry scores to the ends of the scale, whatever people do`,
    found: deference,
    allowed: 'from 0 % to 90 %',
  }),
  overshoots: (step: number): Message => ({
    code: 'rating-overshoots',
    message: `one rating would move a score ${percent(step)} of the way, beyond the rating itself`,
    allowed: 'moves, times the largest weight, times low_ratings_count: at most 100 %',
    hint: 'lower one of them',
  }),
  countsTooMuch: (times: string, most: number): Message => ({
    code: 'out-of-range',
    message: `a low rating cannot count ${times}`,
    found: times,
    allowed: `at most ${most} times`,
  }),
}

export const subjectMessages = {
  victimsOfWhom: (): Message => ({
    code: 'victims-without-victim',
    message: 'this says how many suffer, but not who',
    allowed: 'victims: beside victim:',
    hint: 'add victim: neighbour, or whoever it is',
  }),
  noStaff: (): Message => ({
    code: 'staff-of-residents',
    message: 'only a business has staff, and this is done by residents',
    allowed: 'victim: staff where who: says subject: business',
  }),
  noHousehold: (): Message => ({
    code: 'household-of-business',
    message: 'a business has no household',
    allowed: 'victim: household where only residents do it',
  }),
  ownerOfWhat: (what: string): Message => ({
    code: 'owner-without-businesses',
    message: `${what} speaks of owners, but the population has no businesses`,
    hint: 'take a population with a businesses: block',
  }),
  ownerOfResident: (behaviour: string): Message => ({
    code: 'falls-on-owner-of-residents',
    message: `"${behaviour}" is done by residents, who have no owner on whom it could fall`,
    allowed: 'falls_on: owner for what businesses do',
  }),
  noOfficials: (): Message => ({
    code: 'no-officials',
    message: 'the population does not say who holds office, so there is nobody on whom this could fall',
    hint: 'take a population with officials:, or leave falls_on: out',
  }),
  notCovered: (rule: string, kind: string, score: string): Message => ({
    code: 'points-not-covered',
    message: `the points of "${rule}" fall on ${kind}, whom the score "${score}" does not cover`,
    allowed: 'points for those whom who: of the score means',
  }),
  trustStandsStill: (context: string): Message => ({
    code: 'trust-without-victims',
    message: `no misconduct in the field "${context}" has victims, so nothing lowers this trust`,
  }),
}

export const gradeMessages = {
  tooFew: (): Message => ({
    code: 'too-few-grades',
    message: 'grades need at least two bands, or they grade nobody',
    allowed: 'two or more bands',
  }),
  needsFrom: (id: string): Message => ({
    code: 'grade-open',
    message: `"${id}" has no lowest score`,
    allowed: 'from: for every band but the worst, which stands last',
    hint: 'add from:',
  }),
  needsTo: (id: string): Message => ({
    code: 'grade-open',
    message: `"${id}" has no highest score`,
    allowed: 'to: for every band but the best, which stands first',
    hint: 'add to:',
  }),
  backwards: (id: string, from: string, to: string): Message => ({
    code: 'grade-backwards',
    message: `"${id}" begins at ${from}, above its end at ${to}`,
    allowed: 'from: not above to:',
  }),
  order: (id: string, before: string): Message => ({
    code: 'grade-order',
    message: `"${id}" stands after "${before}" but holds higher scores`,
    allowed: 'the best band first, the worst last',
    hint: 'put the bands in order',
  }),
  gap: (id: string, before: string, from: number, to: number): Message => ({
    code: 'grade-gap',
    message: `${scores(from, to)} between "${before}" and "${id}" belong to no band`,
    allowed: 'each band begins one point above the end of the next worse one',
    hint: `write to: ${to} points here`,
  }),
  overlap: (id: string, before: string, from: number, to: number): Message => ({
    code: 'grade-overlap',
    message: `${scores(from, to)} belong to both "${before}" and "${id}"`,
    allowed: 'each band begins one point above the end of the next worse one',
    hint: `write to: ${from - 1} points here`,
  }),
  uncovered: (which: 'above' | 'below', end: number): Message => ({
    code: 'grade-gap',
    message: `scores ${which} ${end} belong to no band`,
    allowed: which === 'above' ? 'no to: on the best band' : 'no from: on the worst band',
    hint: `delete ${which === 'above' ? 'to:' : 'from:'} here`,
  }),
  tooOften: (regraded: string, tick: string): Message => ({
    code: 'regraded-too-often',
    message: `grades cannot be set anew every ${regraded}, because time moves in steps of ${tick}`,
    allowed: `${tick} or more`,
  }),
}

function scores(from: number, to: number): string {
  return from === to ? `scores of ${from}` : `scores from ${from} to ${to}`
}

export const timeMessages = {
  notWholeTick: (tick: string): Message => ({
    code: 'bad-tick',
    message: `time cannot move in steps of ${tick}`,
    found: tick,
    allowed: 'a whole number of days, weeks or months, for example 1 month',
  }),
  notWholeLength: (length: string, tick: string): Message => ({
    code: 'bad-length',
    message: `a run of ${length} is no whole number of steps of ${tick}`,
    found: length,
    allowed: `a multiple of ${tick}`,
    hint: 'months and years go with steps of months, weeks and days with steps of days or weeks',
  }),
  tooLong: (ticks: number, most: number): Message => ({
    code: 'bad-length',
    message: `the run would take ${grouped(ticks)} steps`,
    allowed: `at most ${grouped(most)} steps`,
    hint: 'choose longer steps or a shorter run',
  }),
  backwards: (from: string, until: string): Message => ({
    code: 'dates-backwards',
    message: `this would end on ${until}, not after it begins on ${from}`,
    allowed: 'an until: later than from:',
  }),
  beforeStart: (date: string, start: string): Message => ({
    code: 'date-before-start',
    message: `${date} is before the run begins, on ${start}`,
    found: date,
    allowed: `${start} or later`,
  }),
  neverInForce: (when: string): Message => ({
    code: 'never-in-force',
    message: `this is never in force, because ${when}`,
    hint: 'change the dates, or remove it',
  }),
}

export const rangeMessages = {
  severity: (sum: number): Message => ({
    code: 'severity-sum',
    message: `the shares of minor, ordinary and serious acts add up to ${percent(sum)}`,
    allowed: '100 % in all',
  }),
  contagion: (text: string): Message => ({
    code: 'out-of-range',
    message: `contagion must lie between 1 and 2 times, but is ${text}; above 2 an outcry would never end`,
    found: text,
    allowed: 'from 1 times to 2 times',
  }),
  residents: (text: string, most: string): Message => ({
    code: 'out-of-range',
    message: `a society of ${text} cannot be made`,
    found: text,
    allowed: `from 1 to ${most} residents`,
  }),
  bins: (text: string): Message => ({
    code: 'out-of-range',
    message: `bins of ${text} are no bins`,
    found: text,
    allowed: '1 point or more',
  }),
  mistaken: (chance: number): Message => ({
    code: 'out-of-range',
    message: `the share of mistaken persons times the factors reaches ${percent(chance)} for some residents`,
    allowed: 'at most 100 %',
    hint: 'lower the share or the factors',
  }),
}

function percent(value: number): string {
  return `${Number((value * 100).toFixed(4))} %`
}

/** Things that are allowed but probably not meant. */
export const warningMessages = {
  seesNothing: (sensor: string): Message => ({
    code: 'blind-sensor',
    message: `the sensor "${sensor}" sees nothing and invents nothing, so it changes nothing`,
  }),
  nobodySees: (rule: string, behaviour: string): Message => ({
    code: 'unseen-rule',
    message: `no sensor sees "${behaviour}", so the rule "${rule}" gives no points to anybody`,
  }),
  harmWithoutVictim: (): Message => ({
    code: 'harm-without-victim',
    message: 'harm is stated but nobody suffers it',
    hint: 'add victim: neighbour or victim: household, or delete harm:',
  }),
  publicNotVoice: (kind: string): Message => ({
    code: 'public-not-voice',
    message: `only voice counts towards an outcry; "public" does nothing for ${kind}`,
  }),
  nothingToDrop: (): Message => ({
    code: 'nothing-to-drop',
    message: 'this would drop the grades, but the scenario has none',
  }),
}

export const listMessages = {
  tooMany: (number: number, most: number): Message => ({
    code: 'number-of-lists',
    message: `this version of the laboratory runs at most ${most} lists, but there are ${number}`,
    allowed: `up to ${most} entries in lists:`,
  }),
  tooManyDoors: (number: number, most: number): Message => ({
    code: 'number-of-doors',
    message: `a scheme with lists may have at most ${most} doors, but there are ${number}`,
    allowed: `up to ${most} entries in doors:`,
  }),
  nothingToExtend: (): Message => ({
    code: 'nothing-to-extend',
    message: 'there is no term that could be lengthened',
    hint: 'add term:, or delete extended:',
  }),
  nobodyPerforms: (): Message => ({
    code: 'nobody-performs',
    message: 'nobody on this list ever does what is owed, so this means nothing',
    hint: 'add performs:, or delete this',
  }),
  nobodyHolds: (): Message => ({
    code: 'nobody-holds',
    message: 'nobody is on this list when the run begins, so this means nothing',
    hint: 'add held_at_start:, or delete this',
  }),
  held: (chance: number): Message => ({
    code: 'out-of-range',
    message: `the share of those on the list at the start times the factors reaches ${percent(chance)} for some residents`,
    allowed: 'at most 100 %',
    hint: 'lower the share or the factors',
  }),
  bothWays: (list: string): Message => ({
    code: 'both-ways',
    message: `this rule both puts people on "${list}" and takes them off`,
    found: list,
    allowed: 'each list in one of lists: and delists:',
  }),
  doesNothing: (): Message => ({
    code: 'rule-does-nothing',
    message: 'this rule neither scores nor lists',
    allowed: 'points:, lists: or delists:',
  }),
  noEvidence: (): Message => ({
    code: 'missing-evidence',
    message: 'nothing says how sure we are of this rule, because it has no points that could say it',
    allowed: 'evidence: documented, reported, disputed, assumed or fictional, on the rule itself',
  }),
  nothingToScore: (): Message => ({
    code: 'no-score',
    message: 'this rule gives or takes points, but the scenario has no score',
    hint: 'add a score in scores:, or delete points:',
  }),
  nothingToGrade: (): Message => ({
    code: 'no-score',
    message: 'there are grades, but the scenario has no score that they could be bands of',
    hint: 'add a score in scores:, or delete grades:',
  }),
  endsNothing: (): Message => ({
    code: 'ends-nothing',
    message: 'this narrows the scheme, but names nothing that ends',
    allowed: 'ends: with the names of rules, doors or lists',
  }),
  endsAll: (does: string): Message => ({
    code: 'ends-without-narrow',
    message: `only a reaction that narrows ends parts of a scheme; this one does "${does}"`,
    hint: 'write does: narrow, or delete ends:',
  }),
  notAfterStart: (day: string, start: string): Message => ({
    code: 'date-before-start',
    message: `${day} is not after the run begins, on ${start}`,
    found: day,
    allowed: `a day after ${start}`,
  }),
  nobodyEnters: (list: string): Message => ({
    code: 'empty-list',
    message: `no rule puts anybody on "${list}" and nobody is on it at the start, so it stays empty`,
  }),
  nobodyLooks: (list: string): Message => ({
    code: 'unseen-list',
    message: `no door looks at "${list}"`,
  }),
}
