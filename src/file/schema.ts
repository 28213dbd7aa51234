/**
 * The JSON Schema of a file, for programs that read `glasshouse file --json`. Files are made and never read here, so
 * nothing is parsed with it: tests hold the files of every scenario against it.
 */
import { evidenceLevels, severities } from '../scenario/schema/words.js'
import { FILE_VERSION } from './version.js'

type Json = Record<string, unknown>

const text: Json = { type: 'string' }
const number: Json = { type: 'number' }
const whole: Json = { type: 'integer' }
const yes: Json = { type: 'boolean' }
const day: Json = { type: 'string', format: 'date' }
const one = (...of: readonly (string | number | boolean | null)[]): Json => ({ enum: of })
const list = (items: Json): Json => ({ type: 'array', items })
const orNull = (schema: Json): Json => ({ anyOf: [schema, { type: 'null' }] })
const about = (description: string, schema: Json): Json => ({ ...schema, description })
const named = (values: Json): Json => ({ type: 'object', additionalProperties: values })
const use = (name: string): Json => ({ $ref: `#/$defs/${name}` })

/** An object with these fields and no others; a name that ends with `?` may be missing. */
function object(fields: Record<string, Json>): Json {
  const names = Object.keys(fields)
  return {
    type: 'object',
    properties: Object.fromEntries(names.map((name) => [name.replace('?', ''), fields[name]])),
    required: names.filter((name) => !name.endsWith('?')),
    additionalProperties: false,
  }
}

const kind = one('misconduct', 'merit', 'voice')
const bearing = one('owner', 'official')
const wrong = one('mistaken', 'invented', 'accused', 'misfiled')
const cause = one('own act', 'borne', 'mistaken', 'invented', 'accused', 'misfiled')
const severity = one(...severities)
const moves = { case: whole, behaviour: text, rule: orNull(text), points: whole, moved: whole }
const seen = {
  looks: about('Sensors that looked, up to the first that saw it', list(use('look'))),
  absent: about('Sensors made for such acts that do not work in the community', list(text)),
  mistaken: about('Whether the one that saw it took somebody else for the doer', orNull(use('throw'))),
  finding: orNull(use('finding')),
}

/** Fields of each event, beside those that all have. */
const events: Record<string, Record<string, Json>> = {
  act: {
    case: about('Number of the act; what follows from it names it', whole),
    behaviour: text,
    kind,
    severity,
    provoked: yes,
    'rated?': yes,
    rule: orNull(text),
    'fallsOn?': object({ as: bearing, who: whole }),
    trueMoved: whole,
    victim: orNull(whole),
    inAnswerTo: orNull(whole),
    paid: number,
    believed: orNull(yes),
    'loan?': text,
    'drawn?': use('actDraw'),
    ...seen,
  },
  borne: {
    case: whole,
    behaviour: text,
    kind,
    severity,
    rule: text,
    as: bearing,
    by: whole,
    trueMoved: whole,
    ...seen,
  },
  charge: {
    case: whole,
    because: wrong,
    behaviour: text,
    rule: orNull(text),
    doneBy: orNull(whole),
    'as?': bearing,
    accuser: orNull(whole),
    'mistaken?': use('throw'),
    finding: use('finding'),
  },
  withheld: { behaviour: text, kind, rule: orNull(text), times: number },
  harmed: { behaviour: text, by: whole },
  record: { ...moves, because: cause, full: whole, told: yes, appeals: yes, late: yes, published: yes },
  found: { case: whole, because: cause, behaviour: text, appeals: yes, late: yes },
  appeal: { ...moves, because: cause, upheld: yes },
  repaired: { ...moves, ledger: one('file', 'truth') },
  expired: { ...moves, ledger: one('file', 'truth') },
  protest: {
    spoke: yes,
    after: one('charge', 'wrong charge', 'lower grade', 'refusal', 'news of the scheme'),
  },
  graded: { from: orNull(text), to: orNull(text), trueTo: orNull(text), down: yes, told: yes },
  list: {
    list: text,
    does: one('entered', 'spared', 'performed', 'term', 'appeal', 'taken'),
    wrong: yes,
    'forBusiness?': list(whole),
  },
  door: {
    door: text,
    letter: orNull(text),
    refused: yes,
    refusedAnyway: about('What the same draw gives without the scheme', yes),
    acrossContexts: yes,
    lists: list(text),
    guardians: yes,
    chance: number,
    chanceAnyway: number,
    drew: number,
    'asked?': list(object({ what: text, asked: number, anyway: number })),
    'dueOn?': day,
    'soundRefused?': one(true),
  },
  joined: { byPull: yes },
  left: {},
  rated: {
    case: whole,
    behaviour: text,
    rule: orNull(text),
    by: orNull(whole),
    grade: orNull(text),
    given: orNull(whole),
    onlookers: whole,
    penalty: yes,
    moved: whole,
    trueMoved: whole,
  },
  'letters dropped': {},
  repealed: {},
  outcry: {},
  anew: {},
  scheme: { scenario: text, title: text, anew: about('Whether a score begins or ends with it', yes) },
}

const every = {
  tick: whole,
  date: about('First day of the step of time', day),
  score: whole,
  trueScore: whole,
  'why?': about('Why, link by link; acts and charges that it rests on carry theirs', list(use('link'))),
}

const course = {
  score: whole,
  lowest: whole,
  ticksBelowTruth: whole,
  grade: orNull(text),
  letters: list(text),
  trueScore: whole,
  trueGrade: orNull(text),
  refusedByScheme: whole,
}

const definitions: Record<string, Json> = {
  throw: about('It happened if drew lies below chance', object({ chance: number, drew: number })),
  look: object({ sensor: text, saw: yes, evaded: yes, chance: number, drew: number }),
  actDraw: object({
    how: one('own accord', 'in answer', 'came due'),
    times: object({ scheme: number, strain: number, hardship: number }),
    moment: orNull(use('throw')),
    usual: about('The chance without the scheme', orNull(number)),
  }),
  finding: object({
    sensor: text,
    database: text,
    charged: whole,
    fate: one('filed', 'lost', 'dropped by review', 'not kept'),
    reviewed: yes,
    file: orNull(whole),
    reaches: orNull(day),
    told: yes,
    appeals: yes,
    linked: orNull(object({ wrong: list(text), empty: list(text), right: number, best: orNull(number), byClerk: yes })),
    'drawn?': object({
      lost: use('throw'),
      misfiled: orNull(use('throw')),
      told: use('throw'),
      appeals: orNull(use('throw')),
      upheld: orNull(use('throw')),
    }),
  }),
  link: object({
    stage: one('act', 'observe', 'record', 'link', 'score', 'grade', 'consequence', 'respond'),
    says: text,
    'draw?': use('throw'),
    'figures?': about('Paths in the scenario; see figures of the file', list(text)),
    'cases?': about('Acts and charges that it rests on', list(whole)),
  }),
  event: {
    anyOf: Object.entries(events).map(([what, fields]) => object({ what: { const: what }, ...fields, ...every })),
  },
}

const file = object({
  glasshouseFile: { const: FILE_VERSION },
  synthetic: about('Always: there is no file of a real person', { const: true }),
  run: object({
    scenario: text,
    title: text,
    seed: text,
    residents: whole,
    start: day,
    end: day,
    tick: text,
    digest: text,
  }),
  id: whole,
  name: about('Made from the number, and marked as synthetic', text),
  community: whole,
  businessesFrom: about('Number of the first business of the community; those before it are residents', orNull(whole)),
  region: object({ id: text, title: text }),
  traits: named(text),
  official: yes,
  subject: one('resident', 'business'),
  'ties?': object({
    owner: orNull(whole),
    staff: list(whole),
    owns: list(whole),
    employer: orNull(whole),
    holdsDistrict: yes,
  }),
  hasScore: yes,
  lists: list(object({ id: text, on: yes, truly: yes })),
  household: list(whole),
  namesake: orNull(whole),
  sensors: list(object({ id: text, works: yes, covers: use('throw') })),
  base: whole,
  events: list(use('event')),
  scores: about('At the end of each step of time', list(whole)),
  trueScores: list(whole),
  score: whole,
  trueScore: about('What the same rules give with perfect sensors and databases', whole),
  scored: yes,
  percentile: orNull(number),
  grade: orNull(text),
  trueGrade: orNull(text),
  strain: number,
  hardship: number,
  perceivedRisk: number,
  difference: about(
    'The points add up to score - trueScore',
    list(object({ because: text, cases: whole, points: whole })),
  ),
  matchesRun: about('Whether the community came to exactly the recorded state', yes),
  rules: named(
    object({
      title: text,
      behaviour: text,
      points: text,
      'factor?': text,
      evidence: one(...evidenceLevels),
      sources: list(text),
      'note?': text,
    }),
  ),
  sources: named(object({ title: text, 'publisher?': text, 'date?': text, 'url?': text })),
  figures: about(
    'Parameters that the reasons name, by their paths in the scenario',
    named(object({ text, value: number, evidence: one(...evidenceLevels), source: list(text), 'note?': text })),
  ),
  titles: named(named(text)),
  'whatIf?': object({
    asItWas: object(course),
    otherwise: list(object({ change: text, means: text, ...course, differs: yes })),
  }),
})

/** The committed JSON Schema, by its path in the project; see `scenario/generated.ts`. */
export function generatedForFiles(): Record<string, string> {
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: `A Glasshouse file, version ${FILE_VERSION}`,
    description:
      'What `glasshouse file RUN ID --json` prints: one synthetic subject of a run, with the truth beside the record.',
    ...file,
    $defs: definitions,
  }
  return { 'schema/file.schema.json': `${JSON.stringify(schema, undefined, 2)}\n` }
}
