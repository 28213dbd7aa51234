/**
 * What some ticks of a society cost one version of the laboratory, in seconds of processor time; see guard.mjs.
 *
 *     node bench/cost.mjs DIST SCENARIO RESIDENTS TICKS TIMES        prints JSON
 */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const [dist, scenario, ...numbers] = process.argv.slice(2)
const [residents, ticks, times] = numbers.map(Number)
const from = (name) => import(pathToFileURL(join(dist, name)).href)
const [{ prepare }, { aloneCrew }, { drive }] = await Promise.all(
  ['index.js', 'run/crew/alone.js', 'run/drive.js'].map(from),
)

const { blueprint } = await prepare(scenario, { residents, ticks, seed: 1 })
const seconds = []
for (let i = 0; i < times; i++) {
  const crew = aloneCrew(blueprint)
  const before = process.cpuUsage()
  await drive(blueprint, crew, { rows: 'none' })
  const { user, system } = process.cpuUsage(before)
  seconds.push((user + system) / 1e6)
}
console.log(JSON.stringify({ seconds: Math.min(...seconds) }))
