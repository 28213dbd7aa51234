import { expect, test } from 'vitest'
import { wantsColour } from '../../../src/cli/terminal/terminal.js'

test.each([
  [true, {}, true],
  [false, {}, false],
  [true, { NO_COLOR: '1' }, false],
  [true, { NO_COLOR: '' }, true],
  [false, { FORCE_COLOR: '1' }, true],
  [true, { FORCE_COLOR: '0' }, false],
  [false, { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
])('colour for live %s in %o: %s', (live, environment, wanted) => {
  expect(wantsColour(live, environment)).toBe(wanted)
})
