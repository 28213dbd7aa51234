/**
 * Lives societies and prints what they came to, one line of JSON: run by other versions of Node than the tests.
 *
 *     node tests/bits/live.mjs '[{"scenario":"suining-2010","residents":21000,"ticks":14,"seed":"7","threads":2}]'
 */
import { runScenario } from '../../dist/index.js'

const runs = []
for (const { scenario, ...options } of JSON.parse(process.argv[2])) {
  const { digest, measures } = await runScenario(scenario, options)
  runs.push({ digest, measures })
}
console.log(JSON.stringify({ node: process.version, runs }))
