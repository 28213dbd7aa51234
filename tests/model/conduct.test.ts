/** What people do to each other and to the scheme, against what the model says in closed form, over whole runs. */
import { describe, expect, test } from 'vitest'
import { acts, files, zOf, zOfShare } from '../support/flows.js'
import { type Written, live, smallBlueprint, smallScenario, withErrors } from '../support/small.js'

const RESIDENTS = 6000
const lives = (change: (written: Written) => void) =>
  live(smallBlueprint(smallScenario(change), { residents: RESIDENTS }))

const picking = (written: Written) => {
  written.behaviours.picking = {
    title: 'Picking up litter',
    kind: 'merit',
    context: 'social',
    follows: { behaviour: 'littering', share: '20 %', by: 'neighbour' },
  }
}

describe('litter and who picks it up', () => {
  test('pick-ups are acts of littering x share', () => {
    const { total } = lives(picking)
    const litter = acts(total, 0, 'done')
    expect(Math.abs(zOfShare(acts(total, 3, 'done'), litter, 0.2))).toBeLessThan(4)
    // 0.6 acts per resident and year, two years
    expect(Math.abs(zOf(litter, RESIDENTS * 1.2, RESIDENTS * 1.2))).toBeLessThan(4)
  })

  test('a rate of its own comes on top', () => {
    const { total } = lives((written) => {
      picking(written)
      written.behaviours.picking.rate = '0.1 per year'
    })
    const expected = RESIDENTS * (1.2 * 0.2 + 0.2)
    expect(Math.abs(zOf(acts(total, 3, 'done'), expected, expected))).toBeLessThan(4)
  })

  test('leave the litter, and all else, as it was', () => {
    const never = lives((written) => {
      picking(written)
      written.behaviours.picking.follows.share = '0 %'
    })
    const often = lives(picking)
    expect(acts(often.total, 3, 'done')).toBeGreaterThan(1000)
    expect(often.digest).toBe(never.digest)
  })
})

test('a scheme without these mechanisms is the same to the last bit as one in which they have no strength', () => {
  const usual = (written: Written) => {
    withErrors(written)
    written.response.on = true
  }
  const idle = (written: Written) => {
    usual(written)
    written.behaviours.helping.gamed = true
    written.response.gaming = { factor: '1 times', near: '20 points' }
    written.response.evasion = { strength: '0 times' }
    written.safeguards.notice.downgrades = '100 %'
    written.safeguards.consent = {
      on: true,
      given: '100 %',
      stops_charges: true,
      factors: { sex: { male: '1 times' } },
    }
    written.safeguards.access = { on: false, asked: '1 per year' }
  }
  expect(lives(idle).digest).toBe(lives(usual).digest)
})

test('evaded and seen are together what would have been seen', () => {
  const open = (written: Written) => {
    withErrors(written)
    written.response.on = true
    for (const part of ['deterrence', 'conformity', 'chill']) written.response[part].strength = '0 times'
  }
  const seen = ({ total }: ReturnType<typeof lives>) => acts(total, 0, 'seen') + acts(total, 0, 'mistaken')
  const without = lives(open)
  const withEvasion = lives((written) => {
    open(written)
    written.response.evasion = { strength: '20 times' }
  })
  expect(acts(withEvasion.total, 0, 'evaded')).toBeGreaterThan(300)
  expect(seen(withEvasion) + acts(withEvasion.total, 0, 'evaded')).toBe(seen(without))
})

test('of charges nobody is told of, the share 1 - exp(-rate x time) is found in time, and nobody hears otherwise', () => {
  const rate = 1.2
  const { total } = lives((written) => {
    written.safeguards.notice = { on: true, told: '0 %' }
    written.safeguards.access = { on: true, asked: `${rate} per year` }
    delete written.rules.petition
  })
  // charges come evenly over 24 ticks; one of tick t has 23 - t ticks left to be found in
  let share = 0
  for (let left = 0; left < 24; left++) share += (1 - Math.exp((-rate / 12) * left)) / 24
  expect(Math.abs(zOfShare(files(total, 'found_in_file'), files(total, 'charges'), share))).toBeLessThan(4)
  expect(files(total, 'told')).toBe(files(total, 'found_in_file'))
})
