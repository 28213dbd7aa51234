/** What the checks of terms, loans and starts say. */
import type { Message } from '../../language/message.js'

export const lendingMessages = {
  asksNothing: (): Message => ({
    code: 'asks-nothing',
    message: 'this asks for nothing',
    allowed: 'one or more of deposit, fee, interest and wait',
    hint: 'say what is asked, or delete the line',
  }),
  notAskedAnyway: (what: string): Message => ({
    code: 'asks-without-terms',
    message: `nothing says what ${what} the door asks for without the scheme, so nobody could tell what the scheme changes`,
    found: what,
    allowed: 'what the terms: of the door name as well',
    hint: `add ${what}: to terms: of the door; it may be 0`,
  }),
  oneEnd: (behaviour: string): Message => ({
    code: 'one-end',
    message: `"${behaviour}" stands for both keeping and breaking one's word`,
    found: behaviour,
    allowed: 'two different behaviours',
  }),
  tooSoon: (after: string, tick: string): Message => ({
    code: 'granted-too-soon',
    message: `it cannot show after ${after}, because time moves in steps of ${tick}`,
    found: after,
    allowed: `${tick} or more`,
  }),
  oneTrait: (number: number): Message => ({
    code: 'starts-of-one-trait',
    message: `starts can differ by one trait, but there are ${number}`,
    allowed: 'one trait with its categories',
  }),
  startOutside: (start: string, which: 'below the lowest' | 'above the highest', end: string): Message => ({
    code: 'score-range',
    message: `these start with ${start}, which is ${which} score, ${end}`,
    found: start,
    allowed: 'a start between the lowest and the highest score',
  }),
}
