import { expect, test } from 'vitest'
import { compileOutcome, compileTerms, thingsOf } from '../../src/compile/lending.js'
import { CERTAIN } from '../../src/engine/tables.js'
import { bankScenario } from '../support/lending.js'
import { smallBlueprint, smallScenario } from '../support/small.js'

const blueprint = smallBlueprint(bankScenario())

test('what is asked comes in whole yuan, hundredths of a per cent and days', () => {
  const scenario = bankScenario((written) => {
    written.doors.school.terms = { fee: '99.6 yuan', deposit: '1000 yuan' }
    written.doors.school.treatment.A.asks = { deposit: '0 yuan' }
  })
  expect(thingsOf(scenario).map(({ door, what }) => `${door} ${what}`)).toEqual([
    'school deposit',
    'school fee',
    'bank interest',
    'bank wait',
  ])
  const terms = compileTerms(scenario)!
  expect(Array.from(terms.first)).toEqual([0, 2, 4])
  expect(Array.from(terms.anyway)).toEqual([1000, 100, 600, 10])
  expect(Array.from(terms.byLetter)).toEqual([0, 1000, 1000, 100, 100, 100, 400, 600, 1250, 1, 10, 10])
})

test('loans come with their ends, term and chances', () => {
  const outcome = blueprint.tables.outcome!
  expect([...outcome.ofDoor]).toEqual([-1, 0])
  expect([outcome.door[0], outcome.afterTicks[0], outcome.kept[0], outcome.broken[0]]).toEqual([1, 3, 3, 4])
  expect(Array.from(outcome.breaks, (chance) => Number((chance / CERTAIN).toFixed(6)))).toEqual([0.1, 0.3, 0.6, 0.1])
})

test('cells that differ only in the chance of breaking have profiles of their own', () => {
  const { tables, plan } = blueprint
  const sexOf = (cell: number) => plan.cellTraits[cell * plan.traits.length + 1]
  for (let cell = 0; cell < plan.cells; cell++)
    expect(tables.outcome!.factor[tables.doing.profileOfCell[cell]]).toBe(sexOf(cell) === 1 ? 1.5 : 1)
})

test('more chains of acts than addresses for them are refused', () => {
  const chains = (number: number) =>
    bankScenario((written) => {
      for (let i = 0; i < number; i++)
        written.behaviours[`answer-${i}`] = {
          title: 'Answering',
          kind: 'merit',
          context: 'social',
          rate: '0 per year',
          follows: { behaviour: 'littering', share: '1 %', by: 'neighbour' },
        }
    })
  expect(smallBlueprint(chains(14)).tables.outcome).not.toBeNull()
  expect(() => smallBlueprint(chains(15))).toThrow('At most 14 behaviours can follow others')
})

test('nothing is made of doors without terms or loans', () => {
  const scenario = smallScenario()
  const plain = smallBlueprint(scenario)
  expect(compileTerms(scenario)).toBeNull()
  expect(compileOutcome(scenario, plain.plan, plain.catalogue.calendar, [0])).toBeNull()
})
