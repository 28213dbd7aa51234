/** Acts that a rule lays on the owner of a firm or the official of a district: theirs by rule, and no mistake. */
import { beforeAll, describe, expect, test } from 'vitest'
import { addressOf } from '../../src/file/address.js'
import { entriesOf } from '../../src/file/entries.js'
import { type FileEvent, isWrong } from '../../src/file/events.js'
import { type ResidentFile, openFile } from '../../src/file/file.js'
import { replay } from '../../src/relive/replay.js'
import { sayFor } from '../../src/file/say.js'
import { tell } from '../../src/file/telling.js'
import { behaviourMetrics } from '../../src/engine/counters.js'
import { NOBODY } from '../../src/engine/world.js'
import { type Written, withBusinesses, withErrors } from '../support/small.js'
import { type Lived, lived } from './support.js'

const LITTERING = 0
const PETITION = 2

function falling(written: Written): void {
  withErrors(written)
  for (const rule of Object.values(written.rules) as Written[])
    rule.points = { value: rule.points, evidence: 'assumed' }
  Object.assign(written.behaviours.littering, { who: { subject: 'business' }, rate: '6 per year' })
  Object.assign(written.sensors.patrol, { mistaken_person: '15 %' })
  written.sensors.patrol.false_alarms = { littering: '1 per year' }
  written.databases.office.misfiled = '8 %'
  written.rules.litter.falls_on = 'owner'
  written.rules.petition.falls_on = 'official'
  written.rules.petition.points = { value: '-1 points', evidence: 'assumed' }
}

let run: Lived
let files: ResidentFile[]
let firms: Map<number, number>
let official: number
const counted = new Map<string, number>()

beforeAll(async () => {
  run = await lived(falling, 2000, withBusinesses())
  const { world } = replay(run.blueprint, run.input.recorded, 0, {
    watch: () => ({
      counted(_resident, metric, amount) {
        const [behaviour, word] = [
          Math.floor(metric / behaviourMetrics.length),
          behaviourMetrics[metric % behaviourMetrics.length],
        ]
        const name = `${behaviour} ${word}`
        counted.set(name, (counted.get(name) ?? 0) + amount)
      },
    }),
  })
  firms = new Map([...world.owner.entries()].filter(([, owner]) => owner !== NOBODY))
  official = world.official[0]
  const ids = new Set([official, ...firms.keys(), ...firms.values()])
  files = [...ids].map((id) => openFile(run.input, addressOf(run.blueprint.plan, id)))
}, 120_000)

const events = <W extends FileEvent['what']>(what: W, of = files) =>
  of.flatMap((file) => file.events.flatMap((event) => (event.what === what ? [{ file, event }] : []))) as {
    file: ResidentFile
    event: Extract<FileEvent, { what: W }>
  }[]

describe('an act that falls on somebody else by rule', () => {
  test('is theirs in their file, and named for what it is', () => {
    const borne = events('borne')
    expect(borne.filter(({ event }) => event.as === 'owner').length).toBeGreaterThan(50)
    expect(borne.filter(({ event }) => event.as === 'official').length).toBeGreaterThan(20)
    for (const { file, event } of borne) {
      if (event.as === 'owner') expect(firms.get(event.by)).toBe(file.id)
      else expect(file.id).toBe(official)
      expect(event.rule).toBe(event.as === 'owner' ? 'litter' : 'petition')
    }
  })

  test('is never called a mistake: only another firm\u2019s act is', () => {
    const charges = events('charge')
    expect(charges.length).toBeGreaterThan(10)
    const mistaken = charges.filter(({ event }) => event.because === 'mistaken' && event.behaviour === 'littering')
    for (const { file, event } of mistaken) expect(firms.get(event.doneBy!)).not.toBe(file.id)
    expect(mistaken.length).toBe(counted.get(`${LITTERING} mistaken`))
    expect(mistaken.every(({ event }) => event.as === 'owner')).toBe(true)
    // nobody is taken for an official: whoever petitions, it is their district's
    expect(counted.get(`${PETITION} mistaken`)).toBeUndefined()
    expect(events('record').filter(({ event }) => event.because === 'borne').length).toBeGreaterThan(50)
    for (const { event } of events('record')) if (event.because === 'borne') expect(isWrong(event.because)).toBe(false)
  })

  test('leaves nothing unexplained, in any file', () => {
    expect(files.filter(({ matchesRun }) => !matchesRun)).toEqual([])
    for (const { score, trueScore, difference } of files)
      expect(difference.reduce((sum, { points }) => sum + points, 0)).toBe(score - trueScore)
  })

  test('costs the one who did it nothing, and says on whom it falls', () => {
    const acts = events('act').filter(({ event }) => event.behaviour === 'littering')
    expect(acts.length).toBeGreaterThan(50)
    for (const { file, event } of acts) {
      expect(event.trueMoved).toBe(0)
      expect(event.fallsOn).toEqual({ as: 'owner', who: firms.get(file.id) })
    }
    // as many as the owners answer for
    expect(events('borne').filter(({ event }) => event.as === 'owner').length).toBe(acts.length)
  })

  test('reads so', () => {
    const text = files.flatMap((file) => [
      tell(file).summary,
      ...entriesOf(file, sayFor(file)).flatMap(({ head, details }) => [head, ...details]),
    ])
    for (const words of [
      /^Answers for: Littering$/,
      /^Done by business \d+, which this resident owns: the rule lays it on the owner\.$/,
      /^Done by resident \d+, of whose district this resident is the official: the rule lays it on the official\.$/,
      /^Rule litter \(assumed\): falls on the owner, resident \d+\.$/,
      /^On file: Littering \(an act of business \d+, \w+ 201\d\)$/,
      /^Business \d+ did it\. Patrol took a firm of this resident for it\.$/,
      /^Nobody did it: a false alarm against a firm of this resident\. Patrol reported it all the same\.$/,
      /^It took another for the one who did it, and charged resident \d+\.$/,
      /Answers by rule for \d+ acts of their firms/,
    ])
      expect(
        text.some((line) => words.test(line)),
        String(words),
      ).toBe(true)
  })
})
