import { describe, expect, test } from 'vitest'
import { digestWorld } from '../../src/engine/digest.js'
import { ratedScenario } from '../support/rated.js'
import { listScenario } from '../support/listed.js'
import { type Stage, onStage, send } from '../support/stage.js'

const hex = ({ world }: Stage) => Buffer.from(digestWorld(world).buffer).toString('hex')

describe('digestWorld', () => {
  const before = hex(onStage())

  test('gives two words per community and is always the same', () => {
    expect(digestWorld(onStage().world).length).toBe(4)
    expect(hex(onStage())).toBe(before)
  })

  test.each([
    'score',
    'truth',
    'grade',
    'trueGrade',
    'since',
    'strain',
    'hardship',
    'risk',
    'subscore',
    'fieldGrades',
  ] as const)('feels every bit of %s', (field) => {
    const seen = new Set([before])
    const bits = onStage().world[field].BYTES_PER_ELEMENT * 8
    for (let bit = 0; bit < bits; bit++) {
      const stage = onStage()
      stage.world[field][17] ^= 1 << bit
      seen.add(hex(stage))
    }
    expect(seen.size).toBe(bits + 1)
  })

  test('feels penalties where people rate each other', () => {
    const rated = () => onStage(ratedScenario())
    const seen = new Set([hex(rated())])
    for (const field of ['penaltyUntil', 'penaltyCount'] as const)
      for (const bit of [0, 9, 15]) {
        const stage = rated()
        stage.world[field][17] ^= 1 << bit
        seen.add(hex(stage))
      }
    expect(seen.size).toBe(7)
  })

  test('feels what is on the way, in all its fields, and the order of it', () => {
    const entry = { due: 3, kind: 1, who: 4, behaviour: 1, points: -20, flags: 2, luck: 77, life: 5 }
    const digests = [entry, ...Object.keys(entry).map((field) => ({ ...entry, [field]: 99 }))].map((each) => {
      const stage = onStage()
      send(stage, each)
      return hex(stage)
    })
    digests.push(
      ...[0x10000, 0x1000000, 0x80000000].map((luck) => {
        const stage = onStage()
        send(stage, { ...entry, luck })
        return hex(stage)
      }),
    )
    const [ab, ba] = [
      [{ who: 1 }, { who: 2 }],
      [{ who: 2 }, { who: 1 }],
    ].map((entries) => {
      const stage = onStage()
      send(stage, ...entries)
      return hex(stage)
    })
    expect(new Set([...digests, ab, ba, before]).size).toBe(digests.length + 3)
  })

  test('tells which community differs', () => {
    const stage = onStage()
    stage.world.score[1024] = 3
    const after = hex(stage)
    expect(after.slice(0, 16)).toBe(before.slice(0, 16))
    expect(after.slice(16)).not.toBe(before.slice(16))
  })
})

test.each(['listed', 'trulyListed', 'everListed', 'refusedAt'] as const)('feels every bit of %s', (field) => {
  const seen = new Set([hex(onStage(listScenario()))])
  const bits = onStage(listScenario()).world[field].BYTES_PER_ELEMENT * 8
  for (let bit = 0; bit < bits; bit++) {
    const stage = onStage(listScenario())
    stage.world[field][17] ^= 1 << bit
    seen.add(hex(stage))
  }
  expect(seen.size).toBe(bits + 1)
})

test('holds nothing of lists where there are none', () => {
  const { world } = onStage()
  expect([world.listed, world.trulyListed, world.everListed, world.refusedAt].map((column) => column.length)).toEqual([
    0, 0, 0, 0,
  ])
})
