import { describe, expect, it } from 'vitest'
import type { TestModule } from 'vitest/node'
import { summaryLine, tally } from './summary-reporter.js'

function moduleWith(states: string[], state = states.includes('failed') ? 'failed' : 'passed'): TestModule {
  const tests = states.map((each) => ({ result: () => ({ state: each }) }))
  return { children: { allTests: () => tests }, state: () => state } as unknown as TestModule
}

describe('the last line of a test run', () => {
  it('counts what passed, failed and was skipped over all files', () => {
    const modules = [moduleWith(['passed', 'passed', 'skipped']), moduleWith(['passed', 'failed'])]
    expect(tally(modules, 0)).toEqual({ passed: 3, failed: 1, skipped: 1 })
  })

  it('counts a test without an end as failed', () => {
    expect(tally([moduleWith(['pending'], 'pending')], 0).failed).toBe(1)
  })

  it('counts a file that could not be loaded, which has no tests of its own', () => {
    expect(tally([moduleWith([], 'failed')], 0)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  })

  it('counts errors outside any test', () => {
    expect(tally([moduleWith(['passed'])], 2)).toEqual({ passed: 1, failed: 2, skipped: 0 })
  })

  it('names skipped tests only if there are any', () => {
    expect(summaryLine({ passed: 12, failed: 0, skipped: 0 })).toBe('12 passed, 0 failed')
    expect(summaryLine({ passed: 12, failed: 1, skipped: 3 })).toBe('12 passed, 1 failed, 3 skipped')
  })
})
