// Compares scenarios with the published counts that they were tuned on, and prints the tables: `npm run calibrate`, or
// `node tools/calibrate.js judgment-defaulters` after a build. Leaves nothing behind. Each figure says where it is from and until
// when it counts; nothing later may stand here, because later figures are kept to try the scenarios on.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openRun, runScenario } from '../dist/index.js'

/** Sum of a column over rows about everybody, from the first tick to `until`, and for one list or door. */
function sum(tables, table, column, { from = '', until, name }) {
  const { columns } = tables.find((each) => each.name === table)
  const values = (wanted) => columns.find((each) => each.name === wanted)?.values
  const [by, dates, names] = [values('group_by'), values('date'), values('door') ?? values('list')]
  let total = 0
  values(column).forEach((value, row) => {
    if (by[row] !== 'all' || dates[row] < from || dates[row] >= until) return
    if (name === undefined || names[row] === name) total += value
  })
  return total
}

const listings = (until) => (tables) => sum(tables, 'lists', 'entered', { until })
const blocked = (door, until, from) => (tables) =>
  sum(tables, 'doors', 'refused_by_scheme', { from, until, name: door })
const people = (door, until, from) => (tables) => sum(tables, 'people', 'refused_first', { from, until, name: door })

const calibrations = {
  'judgment-defaulters': {
    residents: 2_000_000,
    ticks: 51,
    seed: 1,
    figures: [
      ['listings by the end of 2013', 31_000, 'thats-2018-defaulters', 'tuned', listings('2014-01-01')],
      ['listings by 23 July 2014', 203_000, 'cyol-2014-defaulters', 'tuned', listings('2014-08-01')],
      ['listings by the end of 2017', 8_800_000, 'thats-2018-defaulters', 'tuned', listings('2018-01-01')],
      [
        'flights blocked by the end of 2017, times',
        8_700_000,
        'thats-2018-defaulters',
        'tuned',
        blocked('flights', '2018-01-01'),
      ],
      [
        'fast trains blocked by the end of 2017, times',
        3_400_000,
        'thats-2018-defaulters',
        'tuned',
        blocked('high-speed-rail', '2018-01-01'),
      ],
      [
        'flights blocked in July 2014, times (published: to 3 August)',
        108_000,
        'cyol-2014-defaulters',
        'shown',
        blocked('flights', '2014-08-01', '2014-07-01'),
      ],
      [
        'people refused a flight in July 2014 (published: to 3 August)',
        12_389,
        'cyol-2014-defaulters',
        'shown',
        people('flights', '2014-08-01', '2014-07-01'),
      ],
    ],
  },
}

/** Tables of a run whose folder is gone again. */
async function tablesOf(scenario, options) {
  const folder = mkdtempSync(join(tmpdir(), 'glasshouse-'))
  try {
    const out = join(folder, 'run')
    await runScenario(scenario, { ...options, out })
    const run = await openRun(out)
    return await Promise.all(['lists', 'doors', 'people'].map((name) => run.table(name)))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const asked = process.argv.slice(2)
const wanted = asked.length > 0 ? asked : Object.keys(calibrations)
for (const scenario of wanted) {
  const { residents, ticks, seed, figures } = calibrations[scenario]
  const tables = await tablesOf(scenario, { residents, ticks, seed, report: false })
  const country = 1_409_778_724
  const grouped = (value) => String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',')
  console.log(
    `${scenario}: ${grouped(residents)} residents, ${ticks} ticks, seed ${seed}; counts scaled to ${grouped(country)}\n`,
  )
  console.log('| figure | published | model | model / published | used | source |')
  console.log('| --- | ---: | ---: | ---: | --- | --- |')
  for (const [title, value, source, used, of] of figures) {
    const model = (of(tables) * country) / residents
    console.log(
      `| ${title} | ${grouped(value)} | ${grouped(model)} | ${(model / value).toFixed(2)} | ${used} | ${source} |`,
    )
  }
}
