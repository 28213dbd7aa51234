// Sets the two rates of national-lists on which the tax letters of firms hang, so that their shares come near the published
// ones of 2020, and says whether the rates that the scenario states do: `npm run calibrate:tax`. Ends with 1 if the letters of
// the shipped scenario are more than 5 points of total variation away. Leaves nothing behind. The shares of the year after are
// kept to try the scenario on and may not stand here.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openRun, runScenario } from '../dist/index.js'

const SCENARIO = 'national-lists'
const SEED = 1
/** Source: tax-results-2021, the letters for 2020; M is counted with B, and C with D, as there. */
const published = { A: 5.88, 'B-or-M': 84.64, 'C and D': 9.48 }
const MOST_POINTS = 5

/** Two rates, the share that each moves, and where the search begins. */
const rates = {
  'good-year': { of: 'A', per: 'per 1000 per year', value: 110 },
  'files-late': { of: 'C and D', per: 'per year', value: 1.5 },
}
/** A fit is run to the first grading after two years, in a smaller society; the check to the grading of April 2021. */
const fitting = { residents: 200_000, ticks: 31 }
const checking = { residents: 100_000, ticks: 91 }
const ROUNDS = 4

/** Shares of letters among firms at the last grading, in per cent. */
async function letters(size, set) {
  const folder = mkdtempSync(join(tmpdir(), 'glasshouse-'))
  try {
    const out = join(folder, 'run')
    await runScenario(SCENARIO, { ...size, set, seed: SEED, report: false, out })
    const { columns } = await (await openRun(out)).table('grades')
    const values = (name) => columns.find((each) => each.name === name).values
    const [by, group, tick, grade, firms] = ['group_by', 'group', 'tick', 'grade', 'residents'].map(values)
    const counts = {}
    by.forEach((each, row) => {
      if (each !== 'business' || group[row] !== 'all' || tick[row] !== size.ticks - 1 || grade[row] === 'none') return
      const name = 'CD'.includes(grade[row]) ? 'C and D' : grade[row]
      counts[name] = (counts[name] ?? 0) + firms[row]
    })
    const all = Object.values(counts).reduce((sum, count) => sum + count, 0)
    return Object.fromEntries(Object.keys(published).map((name) => [name, (100 * (counts[name] ?? 0)) / all]))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const distance = (shares) =>
  Object.entries(published).reduce((sum, [name, share]) => sum + Math.abs(shares[name] - share), 0) / 2

const written = (values) =>
  Object.entries(values).map(([name, value]) => `behaviours.${name}.rate=${value.toPrecision(4)} ${rates[name].per}`)

/** Each rate follows its own share: proportionally for what is rare, by its root for what takes several acts to come about. */
async function fit() {
  const values = Object.fromEntries(Object.entries(rates).map(([name, { value }]) => [name, value]))
  let best = { points: Infinity }
  for (let round = 0; round < ROUNDS; round++) {
    const shares = await letters(fitting, written(values))
    const points = distance(shares)
    console.log(
      `| ${round + 1} | ${written(values)
        .map((each) => each.split('=')[1])
        .join(' | ')} | ${row(shares)} | ${points.toFixed(2)} |`,
    )
    if (points < best.points) best = { points, values: { ...values } }
    for (const [name, { of, per }] of Object.entries(rates)) {
      const ratio = published[of] / Math.max(0.1, shares[of])
      values[name] *= per === 'per year' ? Math.cbrt(ratio) : ratio
    }
  }
  return best
}

const row = (shares) =>
  Object.keys(published)
    .map((name) => shares[name].toFixed(2))
    .join(' | ')
const head = Object.keys(published)

console.log(`${SCENARIO}, seed ${SEED}. Fit: ${fitting.residents} residents, ${fitting.ticks} ticks.\n`)
console.log(`| round | ${Object.keys(rates).join(' | ')} | ${head.join(' | ')} | points off |`)
console.log(`| ---: | ${[...Object.keys(rates), ...head].map(() => '---:').join(' | ')} | ---: |`)
const best = await fit()
console.log(`\nNearest: ${written(best.values).join(', ')}`)

const stated = await letters(checking, [])
const points = distance(stated)
console.log(
  `\nAs shipped: ${checking.residents} residents, ${checking.ticks} ticks, letters of April 2021, in per cent\n`,
)
console.log(`| | ${head.join(' | ')} | points off |`)
console.log(`| --- | ${head.map(() => '---:').join(' | ')} | ---: |`)
console.log(`| published for 2020 | ${row(published)} | |`)
console.log(`| ${SCENARIO} | ${row(stated)} | ${points.toFixed(2)} |`)
if (points > MOST_POINTS) {
  console.error(
    `\nMore than ${MOST_POINTS} points: state the nearest rates in scenarios/${SCENARIO}.yaml, with their evidence.`,
  )
  process.exitCode = 1
}
