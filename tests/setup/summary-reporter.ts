/**
 * Prints how many tests passed and failed as the last line of a test run, alone on its line, for machines that read
 * nothing else of it: `412 passed, 0 failed`, with `, 3 skipped` if there are any.
 */
import type { Reporter, TestModule } from 'vitest/node'

/** What the line counts; test files that could not be run at all count as one failure each. */
export interface Tally {
  passed: number
  failed: number
  skipped: number
}

/** Counts the tests of a finished run. A test that never came to an end has failed. */
export function tally(modules: readonly TestModule[], strayErrors: number): Tally {
  const total: Tally = { passed: 0, failed: strayErrors, skipped: 0 }
  for (const module of modules) {
    let failedHere = 0
    for (const test of module.children.allTests()) {
      const { state } = test.result()
      if (state === 'passed') total.passed++
      else if (state === 'skipped') total.skipped++
      else failedHere++
    }
    // a file that does not load has no tests to fail, and would otherwise be left out
    total.failed += failedHere === 0 && module.state() === 'failed' ? 1 : failedHere
  }
  return total
}

/** The line itself, without its end. */
export function summaryLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

/** Vitest reporter; used beside the default one. */
export default class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], strayErrors: readonly unknown[]): void {
    process.stdout.write(`\n${summaryLine(tally(modules, strayErrors.length))}\n`)
  }
}
