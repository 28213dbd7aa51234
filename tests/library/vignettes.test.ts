import { describe, expect, test } from 'vitest'
import { testVignettes } from '../../src/library/vignettes.js'

describe('testVignettes', () => {
  test('tries all there are, and says what happened', async () => {
    const results = await testVignettes()
    expect(results.map(({ scenario }) => scenario)).toContain('suining-2010')
    const { vignettes } = results.find(({ scenario }) => scenario === 'suining-2010')!
    const farmer = vignettes.find(({ name }) => name === 'petitioner-falls-to-b')!
    expect(farmer.holds).toBe(true)
    const booked = farmer.history.find(({ what }) => what === 'booked')!
    expect(booked).toMatchObject({
      date: '2010-05-01',
      rule: 'SU-10',
      points: -50,
      moved: -50,
      score: 950,
      evidence: 'documented',
    })
    expect(booked.source).toContain('creding-suining')
    expect(booked.text).toMatch(
      /^2010-05-01 {2}SU-10 Persistent or disruptive petitioning.*: -50 points \(documented: creding/,
    )
  })

  test('tries those of one scenario', async () => {
    const results = await testVignettes(['suining-2010'])
    expect(results).toHaveLength(1)
    expect(results[0]).toMatchObject({ file: 'vignettes/suining-2010.yaml', holds: true })
  })

  test.each([
    ['suning-2010', 'there are no vignettes for "suning-2010"; did you mean suining-2010?'],
    ['somewhere', 'there are some for '],
    ['../sources/sources', 'vignettes are not taken from files'],
    ['./mine.yaml', 'docs/vignettes.md says why'],
  ])('refuses %s', async (name, says) => {
    await expect(testVignettes([name])).rejects.toThrow(says)
    await expect(testVignettes([name])).rejects.toMatchObject({ name: 'InputError' })
  })
})
