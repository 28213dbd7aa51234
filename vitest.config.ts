import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/setup/build.ts'],
    reporters: ['default', './tests/setup/summary-reporter.ts'],
    // generous: a shared machine can be several times slower than a quiet one, and a test that hangs is rare
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // two cores: more workers only make the timings of the long tests worse
    maxWorkers: 2,
  },
})
