/** What is said of the calendar: ticks, lengths and dates. */
import type { Message } from '../../language/message.js'
import { grouped } from './words.js'

export const timeMessages = {
  notWholeTick: (tick: string): Message => ({
    code: 'bad-tick',
    message: `time cannot move in steps of ${tick}`,
    found: tick,
    allowed: 'a whole number of days, weeks or months, for example 1 month',
  }),
  notWholeLength: (length: string, tick: string): Message => ({
    code: 'bad-length',
    message: `a run of ${length} is no whole number of steps of ${tick}`,
    found: length,
    allowed: `a multiple of ${tick}`,
    hint: 'months and years go with steps of months, weeks and days with steps of days or weeks',
  }),
  tooLong: (ticks: number, most: number): Message => ({
    code: 'bad-length',
    message: `the run would take ${grouped(ticks)} steps`,
    allowed: `at most ${grouped(most)} steps`,
    hint: 'choose longer steps or a shorter run',
  }),
  backwards: (from: string, until: string): Message => ({
    code: 'dates-backwards',
    message: `this would end on ${until}, not after it begins on ${from}`,
    allowed: 'an until: later than from:',
  }),
  beforeStart: (date: string, start: string): Message => ({
    code: 'date-before-start',
    message: `${date} is before the run begins, on ${start}`,
    found: date,
    allowed: `${start} or later`,
  }),
  neverInForce: (when: string): Message => ({
    code: 'never-in-force',
    message: `this is never in force, because ${when}`,
    hint: 'change the dates, or remove it',
  }),
}
