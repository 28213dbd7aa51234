/** What is said of a key or a value that has the wrong shape. See ../message.ts for what a message is made of. */
import type { Message } from '../message.js'
import { listed } from '../suggest.js'

export const shapeMessages = {
  restOfText: (key: string): Message => ({
    code: 'unknown-key',
    message: `"${key}" stands here as a key without a value`,
    found: key,
    hint: 'if it is the rest of a text with a comma in it, put the whole text in quotes',
  }),
  unknownKey: (key: string, where: string, allowed: string[], meant?: string): Message => ({
    code: 'unknown-key',
    message: `"${key}" is not a key that ${where} can have`,
    found: key,
    allowed: listed(allowed, 'or', 40),
    hint: meant && `did you mean "${meant}"?`,
  }),
  missingKey: (key: string, description: string | undefined, allowed: string): Message => ({
    code: 'missing-key',
    message: `"${key}:" is missing${description ? ` (${lowerFirst(description)})` : ''}`,
    allowed,
    hint: `add ${key}:`,
  }),
  emptyValue: (key: string, allowed: string, block: boolean): Message => ({
    code: 'missing-value',
    message: `nothing is written after "${key}:"`,
    allowed,
    hint: block ? 'write {} for a block with nothing in it' : 'write a value, or delete the key',
  }),
  wrongShape: (found: string, allowed: string): Message => ({
    code: 'wrong-shape',
    message: `${found} stands here, but something else is needed`,
    found,
    allowed,
  }),
  notAChoice: (found: string, allowed: string[], meant?: string): Message => ({
    code: 'unknown-word',
    message: `"${found}" is not one of the words that may stand here`,
    found,
    allowed: listed(allowed, 'or', 40),
    hint: meant && `did you mean "${meant}"?`,
  }),
  wrongVersion: (found: string, known: string): Message => ({
    code: 'wrong-version',
    message: `this is written in version ${found} of the language, but this laboratory reads version ${known}`,
    found,
    allowed: known,
    hint: 'use a laboratory that knows that version, or rewrite the file',
  }),
  notAnIdentifier: (found: string): Message => ({
    code: 'bad-identifier',
    message: `"${found}" cannot be used as a name`,
    found,
    allowed:
      'letters, digits and hyphens, with at least one letter and no spaces; not value, source, evidence, note, range, off or none',
  }),
  emptyText: (): Message => ({ code: 'empty-text', message: 'the text is empty', allowed: 'at least one word' }),
  tooFew: (least: number): Message => ({
    code: 'too-few',
    message: `the list is too short`,
    allowed: `at least ${least} ${least === 1 ? 'entry' : 'entries'}`,
  }),
  tooMany: (most: number): Message => ({
    code: 'too-many',
    message: `the list is too long`,
    allowed: `at most ${most} ${most === 1 ? 'entry' : 'entries'}`,
  }),
  notExpected: (allowed: string): Message => ({
    code: 'wrong-shape',
    message: 'this is not what may stand here',
    allowed,
  }),
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)
