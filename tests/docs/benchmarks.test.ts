/** The page of benchmarks is made from its figures, and all who live the reference workload live the same one. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { root } from '../architecture/source.js'

const read = (path: string) => readFileSync(`${root}${path}`, 'utf8')

interface Result {
  name: string
  threads: number
  eventsPerResidentTick: number
  bytesPerResident: number
  checksum: string
}

describe('docs/benchmarks.md', () => {
  it('is what bench/page.mjs makes of docs/benchmarks.json', async () => {
    const { page } = (await import(`${root}bench/page.mjs`)) as { page(figures: unknown): string }
    expect(read('docs/benchmarks.md'), 'npm run bench:page').toBe(page(JSON.parse(read('docs/benchmarks.json'))))
  })
})

describe('the reference workload', () => {
  // it ends with an error where those who draw alike do not come to the same checksum
  const words = ['bench/reference/compare.mjs', '--quick']
  const { results, skipped } = JSON.parse(execFileSync(process.execPath, words, { cwd: root, encoding: 'utf8' })) as {
    results: Result[]
    skipped: { name: string; reason: string }[]
  }
  const of = (name: string) => results.filter((each) => each.name === name)

  it('is the same for columns and for objects, on one thread and on two', () => {
    const checksums = [...of('columns'), ...of('objects')].map(({ checksum }) => checksum)
    expect(checksums).toHaveLength(4)
    expect(new Set(checksums)).toEqual(new Set(['118e186c']))
  })

  it('is lived by C and numpy where they are to be had, and it is said where they are not', () => {
    for (const name of ['c', 'numpy'])
      if (of(name).length > 0) for (const { checksum } of of(name)) expect(checksum).toBe(of('columns')[0].checksum)
      else expect(skipped).toContainEqual({ name, reason: expect.stringMatching(/^no /) })
  })

  it('is met by the engine as nearly as a scenario says it: as many acts, to a tenth', () => {
    const [bare] = of('columns')
    expect(of('engine')).toHaveLength(2)
    for (const { eventsPerResidentTick } of of('engine')) {
      expect(eventsPerResidentTick / bare.eventsPerResidentTick).toBeGreaterThan(0.9)
      expect(eventsPerResidentTick / bare.eventsPerResidentTick).toBeLessThan(1.1)
    }
    expect(new Set(of('engine').map(({ checksum }) => checksum)).size).toBe(1)
  })
})
