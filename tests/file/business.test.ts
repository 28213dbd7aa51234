import { beforeAll, describe, expect, test } from 'vitest'
import { addressOf } from '../../src/file/address.js'
import { anyResident } from '../../src/file/anybody.js'
import { openFile, type ResidentFile } from '../../src/file/file.js'
import { tell } from '../../src/file/telling.js'
import { withBusinesses, withErrors } from '../support/small.js'
import { type Lived, lived } from './support.js'

let run: Lived
let firm: ResidentFile

beforeAll(async () => {
  run = await lived(
    (written) => {
      withErrors(written)
      written.behaviours.littering.who = { subject: 'business' }
      written.behaviours.littering.rate = '6 per year'
      for (const rule of Object.values<{ points: unknown }>(written.rules))
        rule.points = { value: rule.points, evidence: 'assumed' }
    },
    2000,
    withBusinesses(),
  )
  const { plan } = run.blueprint
  firm = openFile(run.input, addressOf(plan, plan.businesses!.residentsPerCommunity))
})

describe('the file of a business', () => {
  test('says who it is, who owns it and who works there', () => {
    expect(firm).toMatchObject({ subject: 'business', household: [], matchesRun: true })
    expect(firm.name).toMatch(/Works \(synthetic\)$/)
    expect(Object.keys(firm.traits)).toEqual(['residence', 'sector', 'size'])
    expect(firm.ties!.staff).toHaveLength(firm.traits.size === 'small' ? 4 : 30)
    const words = tell(firm)
    expect(words.kicker).toMatch(/^Business \d+ of/)
    expect(words.who.map(([what]) => what)).toEqual(expect.arrayContaining(['Owned by', 'Staff who live here']))
    expect(words.who.map(([what]) => what)).not.toContain('At home with')
  })

  test('tells its life, act by act', () => {
    expect(firm.events.some(({ what }) => what === 'act')).toBe(true)
    expect(firm.trueScore).toBeLessThan(1000)
  })

  test('agrees with the files of its owner and its staff', () => {
    const owner = openFile(run.input, addressOf(run.blueprint.plan, firm.ties!.owner!))
    expect(owner.ties!.owns).toContain(firm.id)
    expect(tell(owner).who).toContainEqual(['Owns', expect.stringContaining(`business ${firm.id}`)])
    const worker = openFile(run.input, addressOf(run.blueprint.plan, firm.ties!.staff[0]))
    expect(worker.ties!.employer).toBe(firm.id)
    expect(worker.subject).toBe('resident')
  })
})

test('any resident is a resident, and each can come up', () => {
  const { plan } = run.blueprint
  const full = plan.businesses!.residentsPerCommunity
  const locals = Array.from({ length: 3000 }, (_, seed) => anyResident(plan, seed).local)
  expect(Math.max(...locals)).toBeLessThan(full)
  expect(new Set(locals).size).toBeGreaterThan(full / 2)
})

test('an unknown number is refused with those there are', () => {
  expect(() => addressOf(run.blueprint.plan, 2100)).toThrow(/residents and \d+ businesses/)
})
