/** A file in words: what both the terminal and the page show, in the order in which they show it. */
import { en } from '../report/words/en.js'
import type { Because, Part } from './difference.js'
import { type Entry, entriesOf } from './entries.js'
import { isWrong } from './events.js'
import type { ResidentFile } from './file.js'
import { listsInWords } from './listed.js'
import { type Say, sayFor } from './say.js'
import type { Course, Otherwise } from './whatIf.js'

/** A label and what it says. */
export type Fact = [label: string, text: string]

export interface Telling {
  title: string
  kicker: string
  /** That nobody here is real. */
  banner: string
  /** The file in one or two sentences. */
  summary: string
  who: Fact[]
  life: { date: string; entries: Entry[] }[]
  end: Fact[]
  difference: string
  rules: { id: string; title: string; points: string; evidence: string; sources: string[]; note?: string }[]
  whatIf?: {
    note: string
    asItWas: string
    rows: { change: string; means: string; outcome: string; differs: boolean }[]
  }
  /** Sources that the parameters under `why` name, with their identifiers. */
  sources: Fact[]
  proof: string
}

/** Puts a file into words. */
export function tell(file: ResidentFile): Telling {
  const say = sayFor(file)
  const { run } = file
  return {
    title: file.name,
    kicker: `${file.subject === 'business' ? 'Business' : 'Resident'} ${file.id} of ${run.title}, ${say.when(run.start)} to ${say.when(run.end)}, seed ${run.seed}`,
    banner:
      `Nobody here is real. This ${file.subject === 'business' ? 'business' : 'person'} was made from published totals and a seed; the name is invented, and every act ` +
      'below happened in a simulation only.',
    summary: summary(file, say),
    who: who(file, say),
    life: byDate(entriesOf(file, say), say),
    end: end(file, say),
    difference: file.hasScore ? difference(file, say) : 'The scheme has no score; what counts is who is on a list.',
    rules: Object.entries(file.rules).map(([id, { title, points, evidence, sources, note }]) => ({
      id,
      title,
      points,
      evidence,
      sources: sources.map((source) => sourceLine(file, source)),
      note,
    })),
    whatIf: file.whatIf && {
      note: HELD,
      asItWas: courseOf(file.whatIf.asItWas, file, say),
      rows: file.whatIf.otherwise.map((each) => otherwise(each, file, say)),
    },
    sources: [...new Set(Object.values(file.figures).flatMap(({ source }) => source))]
      .toSorted()
      .map((id): Fact => [id, sourceLine(file, id)]),
    proof: file.matchesRun
      ? `The community was lived again alone and came to exactly the state that the run has recorded (digest ${run.digest.slice(0, 12)}).`
      : 'Beware: the community was lived again and did NOT come to the state that the run has recorded. This file proves nothing.',
  }
}

const HELD =
  'Each line lives the community again with one thing changed, under the same luck. What the region as a whole thinks ' +
  'and knows is held as it was: a change for everybody would move that too (glasshouse compare shows it).'

function summary(file: ResidentFile, say: Say): string {
  const { events, score, trueScore } = file
  const acts = events.filter((event) => event.what === 'act' && event.rule !== null && !event.fallsOn)
  const borne = events.filter((event) => event.what === 'borne')
  const unseen = acts.filter((event) => event.what === 'act' && event.finding?.file !== file.id).length
  const wrong = events.filter((event) => event.what === 'record' && isWrong(event.because)).length
  const shut = events.filter((event) => event.what === 'door' && event.refused && !event.refusedAnyway).length
  const ends = score === trueScore ? 'as it should be' : `where it should be ${say.count(trueScore)}`
  const ratings = events.filter((event) => event.what === 'rated')
  const company = ratings.filter((event) => event.onlookers > 0).length
  return [
    ratings.length > 0
      ? `Was rated ${counted(ratings.length, 'time')} by those met${company > 0 ? `, and ${counted(company, 'time')} by somebody who looked on` : ''}.`
      : acts.length === 0
        ? 'Did nothing that a rule scores.'
        : `Did ${counted(acts.length, 'thing')} that a rule scores; ${came(acts.length, unseen)}.`,
    borne.length > 0 &&
      `Answers by rule for ${counted(borne.length, 'act')} of ${borne.every(({ as }) => as === 'owner') ? 'their firms' : borne.every(({ as }) => as === 'official') ? 'the district' : 'their firms and district'}.`,
    wrong > 0 && `The file holds ${counted(wrong, 'record')} of what this person never did.`,
    shut > 0 && `The scheme shut ${counted(shut, 'door')}.`,
    file.hasScore &&
      (file.scored
        ? `The score ends at ${say.count(score)}, ${ends}.`
        : 'At the end this person is no member and has no score.'),
    ...listsInWords(file, say).map(([, text]) => `In the end on lists: ${text}.`),
  ]
    .filter(Boolean)
    .join(' ')
}

const counted = (n: number, one: string, many = `${one}s`) => (n === 1 ? `one ${one}` : `${n} ${many}`)

function came(all: number, unseen: number): string {
  if (unseen === 0) return all === 1 ? 'it came into the file' : 'all of them came into the file'
  if (unseen === all) return all === 1 ? 'it never came into the file' : 'none of them came into the file'
  return `${unseen} of them never came into the file`
}

/** Categories as they are said of one person; the report speaks of groups. */
const ofOne: Record<string, Record<string, string>> = {
  sex: { female: 'Woman', male: 'Man' },
  occupation: {
    official: 'Official',
    'public-employee': 'Public employee',
    'business-owner': 'Business owner',
    worker: 'Worker',
    farmer: 'Farmer',
  },
}

function who(file: ResidentFile, say: Say): Fact[] {
  const { traits, titles, household, sensors } = file
  const category = (trait: string, value: string) => ofOne[trait]?.[value] ?? en.categories[trait]?.[value] ?? value
  const working = sensors.filter(({ works }) => works).map(({ id }) => say.sensor(id))
  return [
    ...Object.entries(traits).map(([trait, value]): Fact => [titles.traits[trait] ?? trait, category(trait, value)]),
    ['Lives in', `community ${file.community}, ${file.region.title}`],
    ...(file.subject === 'business'
      ? []
      : [
          [
            'At home with',
            household.length === 0 ? 'nobody' : household.map((each) => say.who(each)).join(', '),
          ] as Fact,
        ]),
    ...tiesOf(file, say),
    ...(file.namesake === null
      ? []
      : [['Namesake', `${say.who(file.namesake)}: files of the two may be taken for each other`] as Fact]),
    ['Watched here by', working.length === 0 ? 'nothing' : working.join('; ')],
  ]
}

/** Owner and staff of a business; what a resident owns, whom they work for, and the district they hold. */
function tiesOf({ subject, ties }: ResidentFile, say: Say): Fact[] {
  if (!ties) return []
  const listed = (them: number[]) => (them.length === 0 ? 'nobody' : them.map((each) => say.who(each)).join(', '))
  if (subject === 'business')
    return [
      ['Owned by', ties.owner === null ? 'nobody of this community' : say.who(ties.owner)],
      ['Staff who live here', listed(ties.staff)],
    ]
  return [
    ...(ties.owns.length > 0 ? [['Owns', `business ${ties.owns.join(', business ')}`] as Fact] : []),
    ...(ties.employer === null ? [] : [['Works for', `business ${ties.employer}`] as Fact]),
    ...(ties.holdsDistrict ? [['Office', 'the official of this district'] as Fact] : []),
  ]
}

function byDate(entries: Entry[], say: Say): Telling['life'] {
  const groups: Telling['life'] = []
  for (const entry of entries) {
    const date = say.when(entry.date)
    const last = groups.at(-1)
    if (last?.date === date) last.entries.push(entry)
    else groups.push({ date, entries: [entry] })
  }
  return groups
}

function end(file: ResidentFile, say: Say): Fact[] {
  const { grade, trueGrade, strain, hardship, perceivedRisk } = file
  const level = (share: number) => `${say.decimal(share * 100)}% of the full scale`
  const letters = grade === null && trueGrade === null ? [] : [['Letter', letterOf(file, say)] as Fact]
  const rank = file.percentile === null ? '' : `; ${file.percentile}% of all who have a score stand below`
  const scored: Fact[] = [
    ['Score', `${say.count(file.score)}${rank}`],
    ['True score', `${say.count(file.trueScore)}, by the same rules with perfect sensors and databases`],
  ]
  return [
    ...(file.hasScore && file.scored ? scored : file.hasScore ? [['Score', 'none: no member'] as Fact] : []),
    ...listsInWords(file, say),
    ...letters,
    ['Strain', level(strain)],
    ['Hardship', level(hardship)],
    ['Fear of a charge', level(perceivedRisk)],
  ]
}

function letterOf({ grade, trueGrade, titles }: ResidentFile, say: Say): string {
  const named = grade === null ? 'none' : `${grade} (${titles.grades[grade] ?? grade})`
  return grade === trueGrade ? named : `${named}; it should be ${say.letter(trueGrade)}`
}

const because: Record<Because, (cases: number) => string> = {
  'not seen': (n) => `${acts(n)} that nobody saw`,
  lost: (n) => `${records(n)} lost on the way, or without a file`,
  'dropped by review': (n) => `${records(n)} dropped by a reviewer`,
  'charged to somebody else': (n) => `${acts(n)} laid to somebody else`,
  'filed under somebody else': (n) => `${records(n)} in somebody else's file`,
  'on its way': (n) => `${records(n)} still on the way`,
  mistaken: (n) => `${n === 1 ? 'an act' : `${n} acts`} of somebody else`,
  invented: (n) => (n === 1 ? 'a false alarm' : `${n} false alarms`),
  accused: (n) => (n === 1 ? 'a charge that a neighbour made up' : `${n} charges that neighbours made up`),
  misfiled: (n) => `${records(n)} meant for somebody else's file`,
  friends: () => "what friends' files hold and should not, or do not hold and should",
  refresh: () => 'what has come since the score was last worked out',
  status: (n) => `what raters added to, or took from, what ${acts(n)} deserved`,
  otherwise: (n) => `${acts(n)} counted at another time, or in part: by delays, limits, appeals, the ends of the scale`,
}
const acts = (n: number) => (n === 1 ? 'one act' : `${n} acts`)
const records = (n: number) => (n === 1 ? 'one record' : `${n} records`)

function difference(file: ResidentFile, say: Say): string {
  const { score, trueScore, difference: parts } = file
  if (!file.scored) return 'There is no score, and nothing to set beside the truth.'
  const signed = ({ points }: Part) => `${points > 0 ? '+' : '\u2212'}${say.count(Math.abs(points))}`
  const list = parts.map((part) => `${because[part.because](part.cases)} (${signed(part)})`).join(', ')
  if (score !== trueScore) {
    const side = score > trueScore ? 'above' : 'below'
    return `The score stands ${say.points(score - trueScore)} ${side} the truth because of ${list}.`
  }
  if (parts.length > 0) return `The score is the true score only because mistakes outweigh each other: ${list}.`
  return wentWrong(file)
    ? 'In the end the score is the true score: what went wrong on the way no longer counts.'
    : 'The score is the true score: everything that counts came into the file, and nothing else.'
}

/** Whether anything ever came into the file that did not belong there, or did not come that did. */
function wentWrong({ id, events }: ResidentFile): boolean {
  return events.some(
    (event) =>
      (event.what === 'record' && isWrong(event.because)) ||
      (event.what === 'borne' && event.finding?.file !== id) ||
      (event.what === 'act' && event.rule !== null && !event.fallsOn && event.finding?.file !== id),
  )
}

function otherwise(each: Otherwise, file: ResidentFile, say: Say) {
  const { change, means, differs } = each
  const truth = each.trueScore === file.trueScore ? '' : `; true score ${say.count(each.trueScore)}`
  return { change, means, differs, outcome: differs ? `${courseOf(each, file, say)}${truth}` : 'the same' }
}

/** `1,015; at worst 950; below the truth for 36 months; letter A, then B; 2 doors shut by the scheme`. */
function courseOf(
  { score, lowest, ticksBelowTruth, letters, refusedByScheme }: Course,
  { run }: ResidentFile,
  say: Say,
): string {
  const parts = [say.count(score)]
  if (lowest < score) parts.push(`at worst ${say.count(lowest)}`)
  if (ticksBelowTruth > 0)
    parts.push(
      `below the truth for ${counted(ticksBelowTruth, run.tick === '1 month' ? 'month' : `step of ${run.tick}`, run.tick === '1 month' ? 'months' : `steps of ${run.tick}`)}`,
    )
  if (letters.length > 0) parts.push(`letter ${letters.join(', then ')}`)
  if (refusedByScheme > 0) parts.push(`${counted(refusedByScheme, 'door')} shut by the scheme`)
  return parts.join('; ')
}

function sourceLine({ sources }: ResidentFile, id: string): string {
  const source = sources[id]
  if (!source) return id
  const where = [source.publisher, source.date].filter(Boolean).join(', ')
  return where === '' ? source.title : `${source.title} (${where})`
}
