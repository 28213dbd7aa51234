/** `glasshouse list` */
import { listScenarios } from '../../library/scenarios.js'
import { grouped } from '../../run/grouped.js'
import { table } from '../terminal/table.js'
import type { Terminal } from '../terminal/terminal.js'

export async function list(options: { json?: boolean }, { out }: Terminal): Promise<void> {
  const scenarios = await listScenarios()
  if (options.json) return out.write(`${JSON.stringify(scenarios, null, 2)}\n`)
  const rows = scenarios.map(({ name, title, residents, length, start }) => [
    name,
    title,
    grouped(residents),
    length,
    start,
  ])
  out.write(table(out, ['scenario', 'title', 'residents', 'length', 'from'], rows, [false, false, true]))
  out.write('\nglasshouse show NAME tells what one says; glasshouse run NAME runs it.\n')
}
