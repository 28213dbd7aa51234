import { expect, test } from 'vitest'
import { fixture, load } from './support/reader.js'

test('the good scenario has no problem and no warning', async () => {
  const { scenario, warnings } = await load(fixture('good.yaml'))
  expect(warnings).toEqual([])
  expect(scenario.scenario).toBe('good')
})
