/** What is said of names that mean nothing here. */
import type { Message } from '../../language/message.js'
import { listed } from '../../language/suggest.js'
import { didYouMean } from './words.js'

export const referenceMessages = {
  unknown: (what: string, name: string, known: string[], meant?: string): Message => ({
    code: `unknown-${what.replaceAll(' ', '-')}`,
    message: `there is no ${what} "${name}"`,
    found: name,
    allowed: known.length > 0 ? listed(known, 'or', 40) : `none, because the scenario has no ${what} at all`,
    hint: didYouMean(meant),
  }),
  noBusinesses: (): Message => ({
    code: 'no-businesses',
    message: 'the population has residents only, so there is no other kind of subject',
    hint: 'leave subject: out, or take a population with a businesses: block',
  }),
  unknownTrait: (name: string, known: string[], meant?: string): Message => ({
    code: 'unknown-trait',
    message: `the population has no trait "${name}"`,
    found: name,
    allowed: listed(known, 'or', 40),
    hint: didYouMean(meant),
  }),
  unknownCategory: (trait: string, name: string, known: string[], meant?: string): Message => ({
    code: 'unknown-category',
    message: `the trait "${trait}" of the population has no category "${name}"`,
    found: name,
    allowed: listed(known, 'or', 40),
    hint: didYouMean(meant),
  }),
  missingCategory: (trait: string, name: string): Message => ({
    code: 'missing-category',
    message: `nothing is said about "${name}", a category of "${trait}"`,
    allowed: `a share for each category of "${trait}"`,
    hint: `add ${name}: and a share, which may be 0 %`,
  }),
  repeated: (what: string, name: string): Message => ({
    code: 'repeated',
    message: `${what} "${name}" is named twice`,
    found: name,
    allowed: 'each once',
  }),
  gradeWithoutGrades: (name: string): Message => ({
    code: 'unknown-grade',
    message: `there is no grade "${name}", because the scenario has no grades`,
    found: name,
    hint: 'add grades:, or delete the treatment',
  }),
}
