/**
 * Lives the reference workload with objects or with columns, on so many threads, and prints JSON:
 *
 *     node bench/reference/live.mjs objects BLOCKS TICKS THREADS
 */
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads'
import { BLOCK, FNV, blockKey, counters, endTick, tables } from './tables.mjs'

if (isMainThread) {
  const [contender, ...numbers] = process.argv.slice(2)
  const [blocks, ticks, threads] = numbers.map(Number)
  const before = process.memoryUsage().rss
  const members = Array.from({ length: threads }, (_, m) => {
    const range = [m, m + 1].map((each) => Math.floor((blocks * each) / threads))
    return new Worker(new URL(import.meta.url), { workerData: { contender, range } })
  })
  for (const member of members)
    member.on('error', (error) => {
      throw error
    })
  const answer = (member) => new Promise((resolve) => member.once('message', resolve))
  await Promise.all(members.map(answer))
  const { hazard } = tables()
  let [checksum, events] = [FNV[0] | 0, 0]
  const begun = performance.now()
  for (let tick = 0; tick < ticks; tick++) {
    const answers = members.map(answer)
    for (const member of members) member.postMessage({ tick, hazard })
    const all = counters()
    for (const counted of await Promise.all(answers))
      for (const name in all) for (let i = 0; i < all[name].length; i++) all[name][i] += counted[name][i]
    const [next, acts] = endTick(hazard, all, checksum)
    checksum = next
    events += acts
  }
  const seconds = (performance.now() - begun) / 1000
  const bytes = contender === 'columns' ? blocks * BLOCK * 8 : process.memoryUsage().rss - before
  console.log(JSON.stringify({ seconds, events, bytes, checksum: (checksum >>> 0).toString(16).padStart(8, '0') }))
  for (const member of members) await member.terminate()
} else {
  const { contender, range } = workerData
  const { society } = await import(`./${contender}.mjs`)
  const known = tables()
  const live = society(...range, known)
  const key = new Int32Array(2)
  parentPort.on('message', ({ tick, hazard }) => {
    known.hazard.set(hazard)
    const counted = counters()
    for (let block = range[0]; block < range[1]; block++) {
      blockKey(block, tick, key)
      live(block, tick, key[0], key[1], counted)
    }
    parentPort.postMessage(counted)
  })
  parentPort.postMessage('built')
}
