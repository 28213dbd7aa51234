import { describe, expect, it } from 'vitest'
import { aloneCrew } from '../../src/run/crew/alone.js'
import { drive, type Progress } from '../../src/run/drive.js'
import { Interrupted } from '../../src/run/errors.js'
import { simulate } from '../../src/run/simulate.js'
import { live, smallBlueprint, smallScenario } from '../support/small.js'
import { livelyBlueprint } from './lively.js'

const blueprint = livelyBlueprint(3000, 12)

describe('drive', () => {
  it('does tick by tick what the engine does', async () => {
    const lived = live(blueprint)
    const { events, measures } = await simulate(blueprint)
    expect(events).toEqual(lived.events)
    expect(measures.approval_end).toBe(lived.regions[0].approval / 1e6)
  })

  it('gives the same digest again, and another for another seed', async () => {
    const first = await simulate(blueprint)
    expect((await simulate(blueprint)).digest).toBe(first.digest)
    const scenario = smallScenario()
    const digests = await Promise.all(
      [1, 2].map(
        async (seed) => (await simulate(smallBlueprint(scenario, { residents: 3000, ticks: 3, seed }))).digest,
      ),
    )
    expect(digests[0]).not.toBe(digests[1])
  })

  it('takes the opinion of every tick into the digest, not only the end', async () => {
    const { tables } = blueprint
    const other = {
      ...blueprint,
      tables: { ...tables, opinion: { ...tables.opinion, start: tables.opinion.start + 1 } },
    }
    // nobody acts on approval, so the residents end up the same
    expect((await simulate(other)).digest).not.toBe((await simulate(blueprint)).digest)
    expect(live(other).digest).toBe(live(blueprint).digest)
  })

  it('comes to the same whatever else is measured', async () => {
    const plain = await simulate(blueprint)
    const crossed = await simulate(
      livelyBlueprint(3000, 12, (written) => (written.measures.cross = [['sex', 'residence', 'household']])),
    )
    const fewer = await simulate(livelyBlueprint(3000, 12, (written) => (written.measures.groups = [])))
    expect(crossed.digest).toBe(plain.digest)
    expect(fewer.digest).toBe(plain.digest)
    expect(crossed.measures.residents).toBe(plain.measures.residents)
    const { by_group: _1, ...withCross } = crossed.measures
    const { by_group: _2, ...without } = plain.measures
    expect(withCross).toEqual(without)
  })

  it('tells how far it is after every tick', async () => {
    const told: Progress[] = []
    await simulate(blueprint, { onTick: (progress) => told.push(progress) })
    expect(told.map((progress) => progress.tick)).toEqual(Array.from({ length: 12 }, (_, tick) => tick + 1))
    for (const progress of told) {
      expect(progress.ticks).toBe(12)
      expect(progress.residentTicksPerSecond).toBeCloseTo((3000 * progress.tick) / progress.seconds, 3)
    }
    expect(told.at(-1)!.secondsLeft).toBe(0)
    expect(told[5].secondsLeft).toBeCloseTo(told[5].seconds, 6)
  })

  it('stops between ticks when it is told to', async () => {
    const controller = new AbortController()
    let ticks = 0
    const run = simulate(blueprint, { signal: controller.signal, onTick: () => ++ticks === 3 && controller.abort() })
    await expect(run).rejects.toThrow('stopped after 3 of 12 ticks; nothing was kept')
    await expect(run).rejects.toBeInstanceOf(Interrupted)
    expect(ticks).toBe(3)
  })

  it('does not begin if it was stopped before', async () => {
    await expect(simulate(blueprint, { signal: AbortSignal.abort() })).rejects.toThrow('stopped after 0 of 12 ticks')
  })

  it('hears a signal that comes from a timer, although one thread does all the work', async () => {
    const long = smallBlueprint(smallScenario(), { residents: 20_000, ticks: 2000 })
    const started = performance.now()
    await expect(simulate(long, { signal: AbortSignal.timeout(150) })).rejects.toBeInstanceOf(Interrupted)
    expect(performance.now() - started).toBeLessThan(5000)
  })

  it('does not wait for a crew that is in the middle of a tick', async () => {
    const crew = aloneCrew(blueprint)
    const stuck = { ...crew, tick: () => new Promise<never>(() => {}) }
    const run = drive(blueprint, stuck, { signal: AbortSignal.timeout(20) })
    await expect(run).rejects.toThrow('stopped after 0 of 12 ticks')
  })
})
