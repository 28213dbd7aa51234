/**
 * The reference workload as nearly as the scenario language says it, lived by the whole engine: 31 regions, 32 behaviours
 * under a rule each, 8 sensors that see from 12 % to 47 % of them and mistake one person in twenty, four letters given
 * every month, people who act less when more is charged. No measures by groups.
 *
 *     node bench/reference/society.mjs BLOCKS TICKS THREADS           prints JSON
 *
 * What it does beside the bare workload: a true score beside each score, points by field of life, what records are on
 * their way, opinion in every region, counters of what was done, seen, missed and mistaken. What is missing: grievance.
 */
import { fileURLToPath } from 'node:url'
import { memoryReader, prepare } from '../../dist/index.js'
import { aloneCrew } from '../../dist/run/crew/alone.js'
import { threadCrew } from '../../dist/run/crew/threads.js'
import { drive } from '../../dist/run/drive.js'
import { ACTIONS, BLOCK, REGIONS, tables } from './tables.mjs'

const grounds = { evidence: 'fictional', note: 'For benchmarks' }
const share = (part) => `${Math.round(part * 1e6) / 1e4} %`
const each = (count, entry) => Object.fromEntries(Array.from({ length: count }, (_, i) => entry(i)))

/** Sixteen dispositions whose rates are spread as the hazards of the workload are: 0.8 % to 7.4 % a month. */
const LEVELS = 16
const monthly = (level) => 0.008 + (0.0645 * ((level + 0.5) / LEVELS) ** 2 * 1024) / 1000
const mean = Array.from({ length: LEVELS }, (_, level) => monthly(level)).reduce((a, b) => a + b) / LEVELS

function population() {
  const values = (names) => ({
    area: 'Nowhere',
    values: Object.fromEntries(names.map((n) => [n, share(1 / names.length)])),
  })
  const traits = {
    disposition: Array.from({ length: LEVELS }, (_, l) => `d${l}`),
    place: ['urban', 'rural'],
    sex: ['female', 'male'],
  }
  const marginals = Object.fromEntries(Object.entries(traits).map(([id, names]) => [id, values(names)]))
  return {
    'glasshouse-population': 1,
    population: 'workload',
    title: 'Thirty-one regions alike',
    summary: 'For benchmarks',
    residents: '1,000,000 residents',
    place: 'place',
    traits: Object.fromEntries(
      Object.entries(traits).map(([id, categories]) => [id, { title: id, categories, latent: id === 'disposition' }]),
    ),
    regions: each(REGIONS, (r) => [`r${r}`, { title: `Region ${r}`, share: share(1 / REGIONS), marginals }]),
    ...grounds,
  }
}

function scenario() {
  const { detected, points } = tables()
  const channel = (action) => `channel-${(action * 5 + 3) & 7}`
  const factors = { disposition: each(LEVELS, (l) => [`d${l}`, `${(monthly(l) / mean).toFixed(4)} times`]) }
  const sensors = {}
  for (let a = 0; a < ACTIONS; a++) {
    sensors[channel(a)] ??= {
      title: channel(a),
      kind: 'patrol',
      coverage: '100 %',
      sees: {},
      mistaken_person: '5 %',
      reports_to: 'office',
    }
    sensors[channel(a)].sees[`act-${a}`] = share(detected[a] / 2 ** 32)
  }
  const none = { fades_by_half_in: '1 year' }
  return {
    glasshouse: 1,
    scenario: 'workload',
    title: 'The reference workload',
    summary: 'For benchmarks',
    population: { from: 'workload', residents: '1,000,000 residents' },
    calendar: { start: '2010-01-01', tick: '1 month', length: '60 months' },
    behaviours: each(ACTIONS, (a) => [
      `act-${a}`,
      {
        title: `Action ${a}`,
        kind: points[a] < 0 ? 'misconduct' : 'merit',
        context: 'social',
        rate: `${((mean * 12) / ACTIONS).toFixed(6)} per year`,
        factors,
      },
    ]),
    sensors,
    databases: { office: { title: 'Office', delay: '0 days' } },
    scores: {
      points: { title: 'Points', kind: 'points', base: '550 points', lowest: '0 points', highest: '1000 points' },
    },
    rules: each(ACTIONS, (a) => [`rule-${a}`, { behaviour: `act-${a}`, points: `${points[a] || 1} points` }]),
    grades: {
      regraded: '1 month',
      bands: {
        A: { title: 'A', from: '750 points' },
        B: { title: 'B', from: '550 points', to: '749 points' },
        C: { title: 'C', from: '350 points', to: '549 points' },
        D: { title: 'D', to: '349 points' },
      },
    },
    doors: {},
    safeguards: {},
    response: {
      on: true,
      perceived_risk: { prior: '10 %', after_own_charge: '0 %', publicity: '1 times', ...none },
      deterrence: { strength: '1 times' },
      conformity: { strength: '0 times' },
      chill: { strength: '0 times', spill_over: '50 %' },
      without_grades: '100 %',
      strain: { ...none, of_charge: '0 %', of_wrong_charge: '0 %', of_lower_grade: '0 %' },
      hardship: none,
    },
    opinion: {
      approval: {
        start: '60 %',
        adjusts_by_half_in: '3 months',
        per_refusal: '0 %',
        per_wrong_charge: '0 %',
        per_priority: '0 %',
        in_outcry: '0 %',
      },
      outcry: {
        threshold: '100 per year',
        memory: '2 months',
        contagion: '1 times',
        speaks_out: { after_charge: '0 %', after_wrong_charge: '0 %', after_lower_grade: '0 %', after_refusal: '0 %' },
      },
    },
    reactions: {},
    measures: { groups: [], score_bins: '10 points' },
    ...grounds,
  }
}

/** The society as texts of documents. */
export function documents() {
  return {
    scenario: { workload: JSON.stringify(scenario()) },
    population: { workload: JSON.stringify(population()) },
    sources: { sources: JSON.stringify({ 'glasshouse-sources': 1, sources: {} }) },
  }
}

/** The society as a blueprint. */
export async function workload(residents, ticks) {
  const reader = memoryReader(documents())
  return (await prepare('workload', { reader, residents, ticks, seed: 42 })).blueprint
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [blocks, ticks, threads] = process.argv.slice(2).map(Number)
  const blueprint = await workload(blocks * BLOCK, ticks)
  const crew = threads === 1 ? aloneCrew(blueprint) : await threadCrew(blueprint, threads)
  const { digest, tables: made, seconds } = await drive(blueprint, crew, { rows: 'none' })
  const { columns } = made.find(({ name }) => name === 'behaviours')
  const column = (name) => columns.find((one) => one.name === name).values
  const events = column('done').reduce((sum, value) => sum + Number(value), 0)
  console.log(JSON.stringify({ seconds, events, bytes: await crew.bytes(), checksum: digest.slice(0, 8) }))
  await crew.close()
}
