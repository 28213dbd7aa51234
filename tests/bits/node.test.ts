/**
 * Another version of Node comes to the same bits. CI fetches Node 24 where 20 runs the tests; whoever wants them here names
 * one: `OTHER_NODE=/path/to/node npx vitest run tests/bits/node`.
 */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { runScenario } from '../../dist/run/run.js'
import { root } from '../architecture/source.js'
import { type Society, country, county } from './societies.js'

const other = process.env.OTHER_NODE
/** Where every change is judged there is one, and that it is missing is a failure. */
const mustHave = process.env.CI === 'true'

interface Lived {
  node: string
  runs: { digest: string; measures: unknown }[]
}

async function inOtherNode(societies: object[]): Promise<Lived> {
  if (!other) throw new Error('CI has to name another version of Node in OTHER_NODE')
  const words = [`${root}tests/bits/live.mjs`, JSON.stringify(societies)]
  const { stdout } = await promisify(execFile)(other, words, { maxBuffer: 1e8 })
  return JSON.parse(stdout) as Lived
}

test.for<[string, Society, number[]]>([
  ['a county of points on one thread and on two', county, [1, 2]],
  ['a whole country on two threads', country, [2]],
])('%s comes to the same in another Node', async ([, society, crews], { skip }) => {
  if (!other && !mustHave) skip('name another version of Node in OTHER_NODE')
  const { node, runs } = await inOtherNode(crews.map((threads) => ({ ...society, threads })))
  expect(node.split('.')[0], 'another version').not.toBe(process.version.split('.')[0])
  const { scenario, ...options } = society
  const { digest, measures } = await runScenario(scenario, { ...options, threads: 1 })
  const here = JSON.parse(JSON.stringify({ digest, measures })) as Lived['runs'][number]
  expect(runs).toEqual(crews.map(() => here))
})
