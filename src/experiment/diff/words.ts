/** The words in which the difference between two schemes is told. */
import type { Leaf } from './leaves.js'

/** What one entry of each part is called. */
export const partWords = {
  frame: 'The frame',
  behaviours: 'Behaviour',
  sensors: 'Sensor',
  databases: 'Database',
  registry: 'Registry',
  fields: 'Field of the registry',
  scores: 'Score',
  rules: 'Rule',
  grades: 'Grades',
  membership: 'Membership',
  bands: 'Grade',
  lists: 'List',
  doors: 'Door',
  safeguards: 'Safeguard',
  response: 'How people react',
  opinion: 'Opinion',
  reactions: 'Reaction of the scheme',
  publication: 'Lists of names',
  setup_cost: 'Cost of setting up',
} as const
export type Part = keyof typeof partWords

/** What a value is called, by the end of its path; what is not here is called as in the file. */
const labels: Record<string, string> = {
  'in_force.from': 'in force from',
  'in_force.until': 'in force until',
  'points.minor': 'for a minor act it',
  'points.ordinary': 'for an ordinary act it',
  'points.serious': 'for a serious act it',
  'expires.minor': 'points of a minor act come back after',
  'expires.ordinary': 'points of an ordinary act come back after',
  'expires.serious': 'points of a serious act come back after',
  expires: 'points come back after',
  resets: 'everybody starts anew every',
  moves: 'part of the way that a rating moves the score',
  deference: 'part of the distance from the base that raters add',
  moods: 'ratings are higher or lower for no reason by up to',
  like_meets_like: 'meetings for which people look for their own grade',
  'contagion.near': 'grades with whose holders one is better not seen',
  out: 'grades whose holders neither rate nor are rated',
  'contagion.seen': 'kindness to the low-rated that is seen',
  'contagion.rating': 'rating by onlookers',
  rates: 'rating deserved',
  'rates.minor': 'rating deserved by a minor act',
  'rates.ordinary': 'rating deserved by an ordinary act',
  'rates.serious': 'rating deserved by a serious act',
  'penalty.takes': 'points taken on the spot',
  'penalty.lasts': 'points taken on the spot come back after',
  'penalty.low_ratings_count': 'meanwhile low ratings count',
  given_per_year: 'most points given in a year',
  behaviour: 'on',
  base: 'everybody starts with',
  regraded: 'grades are set anew every',
  first: 'grades are first set on',
  refused_anyway: 'refused without the scheme',
  demand: 'how often it is tried',
  coverage: 'works in',
  mistaken_person: 'charges the wrong person in',
  reports_to: 'reports to',
  told: 'told of a charge',
  filed_if_wrong: 'wrongly charged who appeal',
  filed_if_right: 'rightly charged who appeal',
  upheld_if_wrong: 'appeals against a wrong charge that succeed',
  upheld_if_right: 'appeals against a right charge that succeed',
  decided_after: 'decided after',
  cost: 'cost',
  reviewed: 'findings looked at by a human',
  drops_wrong: 'wrong findings dropped',
  drops_right: 'right findings dropped',
  taken_up: 'residents who earn points back',
  gives_back: 'part of the points that comes back',
  taken_per_year: 'most points taken in a year',
  given: 'residents who agree',
  from: 'from',
  to: 'to',
  'granted.after': 'shows what came of it after',
  'granted.kept.share': 'of those let through keep their word',
  'granted.kept.behaviour': 'who keeps their word is',
  'granted.broken.behaviour': 'who does not is',
  'granted.lender.amount': 'amount of a loan',
  'granted.lender.earns': 'part of it that the lender earns if repaid',
  'granted.lender.loses': 'part of it that the lender loses if not',
  'outsiders.as_members_grow': 'outsiders refused where everybody else is a member',
  'outsiders.refused': 'outsiders refused while nobody is a member',
  'terms.deposit': 'asks without the scheme for a deposit of',
  'terms.fee': 'asks without the scheme for a fee of',
  'terms.interest': 'asks without the scheme for interest of',
  'terms.wait': 'without the scheme one waits',
  after: 'takes effect after',
  does: 'what it does',
  rate: 'how often',
  'follows.behaviour': 'done in answer to',
  'follows.share': 'as often as',
  'follows.by': 'by a',
  'accuses.of': 'charges a neighbour with',
  'accuses.through': 'through',
  'accuses.believed': 'believed in',
  gamed: 'done for a better grade',
  price: 'one act costs',
  'evasion.strength': 'strength of evasion',
  'gaming.factor': 'gamed deeds done more often by',
  'gaming.near': 'just short of a better grade means within',
  named: 'charges printed with a name',
  strain: 'strain of somebody named',
  asked: 'residents ask for their own file',
  downgrades: 'told of a lower grade',
  filed_after: 'mean time to file an appeal',
  within: 'deadline for appeals',
  stops_charges: 'records of those who do not agree are not kept',
  link_above: 'links without a look from',
  review_above: 'a clerk decides from',
  'review.right': 'clerks are right in',
  'review.cost': 'a clerical decision costs',
  joining_cost: 'joining a region costs',
  'joins.default': 'regions join on',
  refreshed: 'worked out anew every',
  weight: 'weight',
  worst: 'worst at',
  best: 'best at',
  starts: 'starts at',
  factor: 'goes to the factor',
  from_rank: 'reached by the first',
  by: 'grades go by',
  held_at_start: 'members, or on the list, at the start',
  joins: 'join of their own accord',
  pull: 'drawn in where everybody else is a member',
  leaves: 'members leave',
  as_members_grow: 'outsiders refused where everybody else is a member',
  lists: 'puts on the list',
  delists: 'takes off the list',
  kind: 'kind',
  term: 'a listing lasts',
  'extended.share': 'listings that are lengthened',
  'extended.by': 'by',
  performs: 'do what is owed',
  removed_after: 'taken off after',
  stake: 'weighs in the minds of people',
  judged_by: 'looks at',
  ends: 'ends',
}

/** Subject of a sentence: `Rule SU-19 (Running a red light)`. */
export function subject(part: Part, id: string, title?: string): string {
  const word = partWords[part]
  if (id === '') return word
  const named = part === 'safeguards' ? id.replaceAll('_', ' ') : id
  return title === undefined || title === id ? `${word} ${named}` : `${word} ${named} (${title})`
}

/** A value that differs, and where it stands in its part. */
export interface Differing {
  path: string
  one?: Leaf
  other?: Leaf
}

/** Differences as clauses: `takes 20 points instead of 50`. */
export function clauses(values: readonly Differing[]): string {
  const treated = new Map<string, Differing[]>()
  for (const each of values) {
    // a grade that is treated apart in one of the two alone is one thing, not two
    const grade = each.one && each.other ? undefined : gradeIn(each.path)
    const key = grade === undefined ? each.path : `treatment.${grade}`
    treated.set(key, [...(treated.get(key) ?? []), each])
  }
  return [...treated.values()]
    .map((each) => (gradeIn(each[0].path) && each.length > 1 ? whole(each) : clause(each[0])))
    .join('; ')
}

function whole(values: readonly Differing[]): string {
  const grade = gradeIn(values[0].path)!
  const said = values.map(({ path, one, other }) => treatmentValue(path, (other ?? one)!)).join(', ')
  return values[0].other
    ? `grade ${grade} is now treated apart (${said})`
    : `grade ${grade} is no longer treated apart (it was ${said})`
}

function clause({ path, one: a, other: b }: Differing): string {
  if (path === 'on') return b?.value === true ? 'switched on' : 'switched off'
  if (path === 'points' || path.startsWith('points.')) return pointsClause(path, a, b)
  const label = labelOf(path)
  if (!a) return `${label} ${b!.text}, where nothing was said`
  if (!b) return `no longer: ${label} ${a.text}`
  return `${label} ${b.text} instead of ${a.text}`
}

/** One value as a clause, for something that is new or gone. */
export function value(path: string, leaf: Leaf): string {
  if (path === 'on') return leaf.value === true ? 'switched on' : 'switched off'
  if (path === 'points') return pointsOf(leaf)
  if (path.startsWith('points.')) return `${labels[path]} ${pointsOf(leaf)}`
  return `${labelOf(path)} ${leaf.text}`
}

function gradeIn(path: string): string | undefined {
  return /^treatment\.([^.]+)\.(?:kind|refused|asks\.\w+)$/.exec(path)?.[1]
}

/** What a treatment asks for: `a deposit of`. */
function askedIn(path: string): string | undefined {
  const what = /\.asks\.(\w+)$/.exec(path)?.[1]
  return what && (what === 'interest' ? 'interest of' : `a ${what} of`)
}

function treatmentValue(path: string, { text }: Leaf): string {
  const asked = askedIn(path)
  if (asked) return `${asked} ${text}`
  return path.endsWith('.kind') ? text : `${text} refused`
}

function labelOf(path: string): string {
  const starter = /^starts\.[^.]+\.(.+)$/.exec(path)?.[1]
  if (starter) return `${starter} start with`
  const keeper = /^granted\.kept\.by_grade\.(.+)$/.exec(path)?.[1]
  if (keeper) return `of grade ${keeper} let through keep their word`
  const grade = gradeIn(path)
  const listed = /^(listed|unlisted)\.([^.]+)\.(kind|refused|asks\.\w+)$/.exec(path)
  if (path.startsWith('outsiders.asks.'))
    return `of outsiders, where everybody else is a member, it asks for ${askedIn(path)!}`
  if (listed) {
    const who = listed[1] === 'listed' ? `those on ${listed[2]}` : `those not on ${listed[2]}`
    if (listed[3] === 'kind') return `treats ${who} as`
    return listed[3] === 'refused' ? `of ${who} it refuses` : `of ${who} it asks for ${askedIn(path)!}`
  }
  if (grade === undefined) return labels[path] ?? ratingLabel(path) ?? path.replaceAll('_', ' ')
  const asked = askedIn(path)
  if (asked) return `of grade ${grade} it asks for ${asked}`
  return path.endsWith('.kind') ? `grade ${grade} is treated as` : `of grade ${grade} it refuses`
}

/** What names of grades and traits in a score of ratings are called. */
function ratingLabel(path: string): string | undefined {
  const [key, ...names] = path.split('.')
  if (key === 'weights') return `a rating by grade ${names[0]} counts`
  return key === 'favour' ? `raters favour ${names.join(' ')} by` : undefined
}

function pointsClause(path: string, a: Leaf | undefined, b: Leaf | undefined): string {
  const lead = path === 'points' ? '' : `${labels[path]} `
  if (!b) return `${lead}no longer ${pointsOf(a!)}`
  return a ? `${lead}${pointsOf(b)} instead of ${bare(a)}` : `${lead}${pointsOf(b)}`
}

function pointsOf({ value: points }: Leaf): string {
  const count = Math.abs(Number(points))
  return `${Number(points) < 0 ? 'takes' : 'gives'} ${count} ${count === 1 ? 'point' : 'points'}`
}

function bare({ value: points }: Leaf): string {
  return Number(points) < 0 ? `${Math.abs(Number(points))}` : `giving ${String(points)}`
}
