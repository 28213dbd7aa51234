/** What is said of grades, the bands of a score. */
import type { Message } from '../../language/message.js'

export const gradeMessages = {
  tooFew: (): Message => ({
    code: 'too-few-grades',
    message: 'grades need at least two bands, or they grade nobody',
    allowed: 'two or more bands',
  }),
  needsFrom: (id: string): Message => ({
    code: 'grade-open',
    message: `"${id}" has no lowest score`,
    allowed: 'from: for every band but the worst, which stands last',
    hint: 'add from:',
  }),
  needsTo: (id: string): Message => ({
    code: 'grade-open',
    message: `"${id}" has no highest score`,
    allowed: 'to: for every band but the best, which stands first',
    hint: 'add to:',
  }),
  backwards: (id: string, from: string, to: string): Message => ({
    code: 'grade-backwards',
    message: `"${id}" begins at ${from}, above its end at ${to}`,
    allowed: 'from: not above to:',
  }),
  order: (id: string, before: string): Message => ({
    code: 'grade-order',
    message: `"${id}" stands after "${before}" but holds higher scores`,
    allowed: 'the best band first, the worst last',
    hint: 'put the bands in order',
  }),
  gap: (id: string, before: string, from: number, to: number): Message => ({
    code: 'grade-gap',
    message: `${scores(from, to)} between "${before}" and "${id}" belong to no band`,
    allowed: 'each band begins one point above the end of the next worse one',
    hint: `write to: ${to} points here`,
  }),
  overlap: (id: string, before: string, from: number, to: number): Message => ({
    code: 'grade-overlap',
    message: `${scores(from, to)} belong to both "${before}" and "${id}"`,
    allowed: 'each band begins one point above the end of the next worse one',
    hint: `write to: ${from - 1} points here`,
  }),
  uncovered: (which: 'above' | 'below', end: number): Message => ({
    code: 'grade-gap',
    message: `scores ${which} ${end} belong to no band`,
    allowed: which === 'above' ? 'no to: on the best band' : 'no from: on the worst band',
    hint: `delete ${which === 'above' ? 'to:' : 'from:'} here`,
  }),
  tooOften: (regraded: string, tick: string): Message => ({
    code: 'regraded-too-often',
    message: `grades cannot be set anew every ${regraded}, because time moves in steps of ${tick}`,
    allowed: `${tick} or more`,
  }),
}

function scores(from: number, to: number): string {
  return from === to ? `scores of ${from}` : `scores from ${from} to ${to}`
}
