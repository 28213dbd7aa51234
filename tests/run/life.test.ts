import { expect, test } from 'vitest'
import { aloneCrew } from '../../src/run/crew/alone.js'
import { drive } from '../../src/run/drive.js'
import { createLife } from '../../src/run/life.js'
import { livelyBlueprint } from './lively.js'

const blueprint = livelyBlueprint(2000, 8)

test('two lives of one blueprint do not touch each other, whichever is lived first', async () => {
  const [one, other] = [createLife(blueprint), createLife(blueprint)]
  const [crewOne, crewOther] = [aloneCrew(blueprint), aloneCrew(blueprint)]
  for (let tick = 0; tick < 8; tick++) {
    one.end(tick, await crewOne.tick(one.now(tick)))
    if (tick === 5) for (let late = 0; late < 8; late++) other.end(late, await crewOther.tick(other.now(late)))
  }
  const alone = await drive(blueprint, aloneCrew(blueprint))
  expect(one.outcome(await crewOne.digest())).toMatchObject({ digest: alone.digest, events: alone.events })
  expect(other.outcome(await crewOther.digest())).toMatchObject({ digest: alone.digest, tables: alone.tables })
})

test('the tables of a tick follow from what was counted before it', async () => {
  const known = livelyBlueprint(2000, 8, (written) => (written.response.perceived_risk.publicity = '5 times'))
  const life = createLife(known)
  const crew = aloneCrew(known)
  const before = structuredClone(life.now(5))
  // the first records take two months
  for (let tick = 0; tick < 5; tick++) life.end(tick, await crew.tick(life.now(tick)))
  expect(life.now(5)).not.toEqual(before)
})
