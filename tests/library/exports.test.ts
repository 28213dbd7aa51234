import { expect, test } from 'vitest'
import * as forBrowsers from '../../src/browser.js'
import * as forNode from '../../src/index.js'

const names = (library: object) => Object.keys(library).toSorted()

test('the library for Node has what the task of a reader of docs/library.md needs', () => {
  expect(names(forNode)).toEqual(
    expect.arrayContaining(
      (
        'checkFile compile InputError listScenarios loadScenario openRun planPopulation prepare queryRun readTable reportRun ' +
        'runScenario showScenario simulate verifyRun'
      ).split(' '),
    ),
  )
})

test('whatever browsers have, Node has under the same name', () => {
  expect(names(forNode)).toEqual(expect.arrayContaining(names(forBrowsers)))
})

test('browsers have what needs no disk', () => {
  expect(names(forBrowsers)).toEqual(
    expect.arrayContaining(['compile', 'InputError', 'loadScenario', 'prepare', 'reportOf', 'simulate', 'summarise']),
  )
  for (const name of ['runScenario', 'openRun', 'queryRun', 'diskReader'])
    expect(names(forBrowsers)).not.toContain(name)
})
