/** What records say, against the error rates of the database: with the truth known, the rates must come back. */
import { describe, expect, test } from 'vitest'
import { claim } from '../../../src/engine/observe/observe.js'
import { drawErrors, state } from '../../../src/engine/link/stated.js'
import { MISSING } from '../../../src/engine/link/tables.js'
import { zOfShare } from '../../support/flows.js'
import { withCarelessOffice } from '../../support/registry.js'
import { smallScenario } from '../../support/small.js'
import { onStage } from '../../support/stage.js'

const MANY = 40_000
const stage = onStage(smallScenario(withCarelessOffice))
const { place, tables, world } = stage
const held = tables.databases[0].link!
const names = ['family', 'given', 'sex', 'home']
const fields = [...held.fields].map((f) => names[f])
const { filePurpose, fatePurpose } = tables.sensors[0]

/** How often each field came out missing and wrong, for residents of a sex, or all. */
function rates(sex?: number) {
  const missing = fields.map(() => 0)
  const wrong = fields.map(() => 0)
  let records = 0
  let flawed = 0
  let saidFlawed = 0
  for (let i = 0; i < MANY; i++) {
    const who = i % 1024
    if (sex !== undefined && world.identity!.marks[2][who] !== sex) continue
    records++
    place.scratch.observations.count = 0
    const address = { subject: i, ordinal: 0, filePurpose, fatePurpose }
    claim(place, { who, behaviour: 0, points: -20, life: 0, sensor: 0, wrong: 0, repairs: false, ...address })
    if (drawErrors(place, 0, who, held)) saidFlawed++
    state(place, who, held)
    let any = 0
    fields.forEach((_, h) => {
      const { stated } = place.scratch.linking
      if (stated[h] === MISSING) missing[h]++
      else if (stated[h] !== world.identity!.marks[held.fields[h]][who]) wrong[h]++
      else return
      any = 1
    })
    flawed += any
  }
  return { missing, wrong, records, flawed, saidFlawed }
}

describe('fields of records', () => {
  const all = rates()
  test.each([
    ['given', 0.02, 0.06],
    ['sex', 0, 0.01],
    ['home', 0.1, 0.3],
  ])('%s is missing and wrong as often as the scenario says', (name, missing, wrong) => {
    const h = fields.indexOf(name)
    if (missing > 0) expect(Math.abs(zOfShare(all.missing[h], all.records, missing))).toBeLessThan(4)
    else expect(all.missing[h]).toBe(0)
    expect(Math.abs(zOfShare(all.wrong[h], all.records, wrong))).toBeLessThan(4)
  })

  test.each([
    [0, 'women', 0.02, 0.06],
    [1, 'men', 0.01, 0.03],
  ])('of sex %d (%s) err by their factor', (sex, _, missing, wrong) => {
    const h = fields.indexOf('family')
    const group = rates(sex)
    expect(Math.abs(zOfShare(group.missing[h], group.records, missing))).toBeLessThan(4)
    expect(Math.abs(zOfShare(group.wrong[h], group.records, wrong))).toBeLessThan(4)
  })

  test('are known to be flawed before they are written down', () => expect(all.saidFlawed).toBe(all.flawed))
})

test('a wrong sex is the other one, a wrong address that of a neighbour or of nobody', () => {
  const sex = fields.indexOf('sex')
  const home = fields.indexOf('home')
  place.draw = (_subject, _tick, _purpose, _n, out) => out.fill(0x10000000)
  held.missing.fill(0)
  held.wrong.fill(0x20000000)
  for (let who = 0; who < 50; who++) {
    place.scratch.linking.words.fill(0x10000000)
    state(place, who, held)
    expect(place.scratch.linking.stated[sex]).toBe(1 - world.identity!.marks[2][who])
    expect(place.scratch.linking.stated[home]).not.toBe(world.household[who])
  }
})
