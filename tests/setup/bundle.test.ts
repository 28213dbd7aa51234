import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const dist = join(root, 'dist')

describe('the command as it is shipped', () => {
  it('asks for its own pieces and for Node, and for no package but the one with native code', () => {
    const pieces = readdirSync(join(dist, 'cli')).filter((name) => /^(main|piece-.*)\.js$/.test(name))
    expect(pieces.length).toBeGreaterThan(5)
    const asked = pieces.flatMap((name) =>
      [
        ...readFileSync(join(dist, 'cli', name), 'utf8').matchAll(
          /(?:^|;)(?:(?:import|export)[^;'"()]*?from ?|import ?)["']([^"']+)["'](?=;)/gm,
        ),
      ].map(([, from]) => from),
    )
    expect(asked.length).toBeGreaterThan(pieces.length)
    expect(asked.filter((from) => !/^(node:|\.\/piece-|\.\/main\.js$|@duckdb\/node-api$)/.test(from))).toEqual([])
  })

  it('comes with the licences of all whose code it holds', () => {
    const text = readFileSync(join(dist, 'LICENSES.txt'), 'utf8')
    const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>
    }
    for (const name of ['commander', 'yaml', 'zod', 'hyparquet', 'hyparquet-writer', 'd3-scale', 'cli-table3'])
      expect(text).toContain(`\n${name} ${dependencies[name]}\n`)
    expect(text.match(/permission/gi)!.length).toBeGreaterThan(10)
  })
})
