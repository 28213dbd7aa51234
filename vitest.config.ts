import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/setup/build.ts'],
    testTimeout: 30_000,
    // two cores: more workers only make the timings of the long tests worse
    maxWorkers: 2,
  },
})
