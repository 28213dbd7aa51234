/**
 * Where the time of a tick goes in the reference kernel, stage by stage (`stages.mjs` has both): a society is lived on one thread under V8's sampling profiler, from the
 * first tick to the last, and samples are added up by folder under src/engine.
 *
 *     node bench/profile.mjs                                          Suining and National 2020, 100,000 residents
 *     node bench/profile.mjs --scenario nosedive --residents 20k      another
 *     node bench/profile.mjs --functions                              the twenty functions that take most, too
 *
 * Prints JSON; shares of the time of the ticks.
 */
import { Session } from 'node:inspector/promises'
import { parseArgs } from 'node:util'
import { prepare } from '../dist/index.js'
import { aloneCrew } from '../dist/run/crew/alone.js'
import { drive } from '../dist/run/drive.js'

const { values } = parseArgs({
  options: {
    scenario: { type: 'string', multiple: true, default: ['suining-2010', 'national-2020'] },
    residents: { type: 'string', default: '100k' },
    ticks: { type: 'string', default: '24' },
    functions: { type: 'boolean', default: false },
  },
})
const residents = Number(values.residents.replace(/k$/, 'e3').replace(/M$/, 'e6'))

/** The stage that a sample belongs to: a folder of the engine, or what else it is. */
function stageOf({ url, functionName }) {
  if (functionName === '(garbage collector)') return 'collecting garbage'
  if (url.startsWith('wasm:')) return 'draw'
  const inEngine = /\/dist\/engine\/(?:(\w+)\/)?/.exec(url)
  if (inEngine) return inEngine[1] ?? 'tick'
  return /\/dist\/measure\//.test(url) ? 'noting measures' : 'the rest'
}

async function profile(scenario) {
  const { blueprint } = await prepare(scenario, { residents, ticks: Number(values.ticks), seed: 1 })
  // in the fast kernel functions cannot be told apart by folder
  const crew = aloneCrew(blueprint, 0, undefined, 'reference')
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.setSamplingInterval', { interval: 500 })
  await session.post('Profiler.start')
  const { seconds } = await drive(blueprint, crew, { rows: 'none' })
  const { profile: sampled } = await session.post('Profiler.stop')
  session.disconnect()
  const frames = new Map(sampled.nodes.map(({ id, callFrame }) => [id, callFrame]))
  const [stages, functions] = [new Map(), new Map()]
  let all = 0
  for (const [i, id] of sampled.samples.entries()) {
    const frame = frames.get(id)
    if (/^\((idle|program|root)\)$/.test(frame.functionName)) continue
    const time = sampled.timeDeltas[i]
    all += time
    const name = `${frame.functionName || 'anonymous'} (${frame.url.split('/dist/').at(-1)})`
    stages.set(stageOf(frame), (stages.get(stageOf(frame)) ?? 0) + time)
    functions.set(name, (functions.get(name) ?? 0) + time)
  }
  const shares = (map) =>
    Object.fromEntries([...map].map(([name, time]) => [name, time / all]).toSorted((a, b) => b[1] - a[1]))
  return {
    scenario,
    residents,
    ticks: Number(values.ticks),
    nsPerResidentTick: (seconds * 1e9) / residents / Number(values.ticks),
    stages: shares(stages),
    ...(values.functions && { functions: Object.fromEntries(Object.entries(shares(functions)).slice(0, 20)) }),
  }
}

const profiles = []
for (const scenario of values.scenario) profiles.push(await profile(scenario))
console.log(JSON.stringify({ profiles }, null, 2))
