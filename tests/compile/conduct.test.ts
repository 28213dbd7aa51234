import { describe, expect, test } from 'vitest'
import { answerers } from '../../src/engine/act/tables.js'
import { CERTAIN, Q16 } from '../../src/engine/tables.js'
import { type Written, smallBlueprint, smallScenario } from '../support/small.js'

const tables = (change: (written: Written) => void) => smallBlueprint(smallScenario(change)).tables

describe('what a scheme does not use', () => {
  test('is empty or null', () => {
    const { chains, accusations, response, safeguard, score, phases } = tables(() => {})
    expect([chains, accusations]).toEqual([[], []])
    expect([response.evasion, response.gaming, safeguard.access, safeguard.filing]).toEqual([0, null, null, null])
    expect([safeguard.filedWithin, safeguard.toldLower]).toEqual([Infinity, CERTAIN])
    expect([...new Set(safeguard.consents)]).toEqual([CERTAIN])
    expect([score.limited, phases[0].limits]).toEqual([0, null])
  })
})

describe('chains and accusations', () => {
  const { chains, accusations, behaviour, doing } = tables((written) => {
    const base = { kind: 'merit', context: 'social' }
    written.behaviours.picking = {
      ...base,
      title: 'Picking up',
      factors: { sex: { male: '3 times' } },
      follows: { behaviour: 'littering', share: '40 %', by: 'household' },
    }
    written.behaviours.spite = {
      ...base,
      title: 'Spite',
      kind: 'misconduct',
      rate: '1 per year',
      price: '99.6 yuan',
      accuses: { of: 'petition', through: 'patrol', believed: '25 %' },
    }
  })

  test('name behaviours and sensors by their places in the scenario', () => {
    expect(chains).toMatchObject([{ first: 0, behaviour: 3, by: answerers.household }])
    expect(accusations).toMatchObject([{ behaviour: 4, of: 2, sensor: 0, believed: CERTAIN / 4 }])
    expect([...behaviour.price]).toEqual([0, 0, 0, 0, 100])
  })

  test('have a chance by profile, at most certainty', () => {
    expect([...new Set(chains[0].chance)].toSorted((a, b) => a - b)).toEqual([Math.floor(0.4 * CERTAIN + 0.5), CERTAIN])
    expect(chains[0].chance.length).toBe(new Set(doing.profileOfCell).size)
  })

  test('draw their luck from streams of their own', () => {
    const [{ purpose, filePurpose, fatePurpose }] = accusations
    expect(new Set([chains[0].purpose, purpose, filePurpose, fatePurpose]).size).toBe(4)
  })
})

test('strengths, limits and times', () => {
  const { response, behaviour, score, phases, safeguard } = tables((written) => {
    written.response.evasion = { strength: '3 times' }
    written.response.gaming = { factor: '1.5 times', near: '20 points' }
    written.behaviours.helping.gamed = true
    written.rules.help.given_per_year = '50 points'
    written.safeguards.notice = { on: true, told: '60 %', downgrades: '25 %' }
    written.safeguards.access = { on: true, asked: '1 per year', factors: { sex: { female: '0 times' } } }
    written.safeguards.consent = { on: true, given: '50 %', factors: { sex: { male: '2 times' } } }
    written.safeguards.appeal = {
      on: true,
      filed_if_wrong: '50 %',
      filed_if_right: '5 %',
      upheld_if_wrong: '70 %',
      upheld_if_right: '10 %',
      decided_after: '2 months',
      filed_after: '1 months',
      within: '6 months',
    }
  })
  expect(response.evasion).toBe(3)
  expect(response.gaming).toEqual({ factor: 1.5 * Q16, near: 20 })
  expect([...behaviour.gamed]).toEqual([0, 1, 0])
  expect([score.limited, ...score.limitOf]).toEqual([1, -1, 0, -1])
  expect([...phases[0].limits!]).toEqual([0, 50, 0])
  expect(safeguard.toldLower).toBe(CERTAIN / 4)
  expect(safeguard.access!.waits.filter((waits) => waits === null).length).toBe(safeguard.access!.waits.length / 2)
  expect([...new Set(safeguard.consents)].toSorted((a, b) => a - b)).toEqual([CERTAIN / 2, CERTAIN])
  expect(safeguard.filedWithin).toBeCloseTo(6, 9)
  expect(safeguard.filing).not.toBeNull()
})
