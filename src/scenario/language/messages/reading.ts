/** What is said of a file whose text cannot be used at all. See ../message.ts for what a message is made of. */
import type { Message } from '../message.js'

export const readingMessages = {
  tooLarge: (bytes: number, most: number): Message => ({
    code: 'too-large',
    message: `the file is ${Math.ceil(bytes / 1024)} KiB long, which is too large for a file somebody wrote`,
    allowed: `at most ${most / 1024} KiB`,
    hint: 'large tables do not belong in it',
  }),
  notText: (): Message => ({
    code: 'not-text',
    message: 'this is not a text file in UTF-8',
    allowed: 'plain text saved as UTF-8',
  }),
  controlCharacter: (code: number): Message => ({
    code: 'not-text',
    message: `there is an invisible control character here (number ${code}), as if this were not a text file`,
    allowed: 'plain text saved as UTF-8',
    hint: 'delete the character',
  }),
  directive: (): Message => ({
    code: 'directive',
    message: 'a line that begins with % would change how the file is read, which is not allowed',
    hint: 'delete the line',
  }),
  tooDeep: (most: number): Message => ({
    code: 'too-deep',
    message: 'blocks stand inside blocks far deeper than any scenario needs',
    allowed: `at most ${most} levels`,
  }),
  empty: (): Message => ({
    code: 'empty-file',
    message: 'the file says nothing',
    hint: 'begin with the version and a name, for example glasshouse: 1 and scenario: my-town',
  }),
  notABlock: (list: boolean): Message => ({
    code: 'not-a-block',
    message: `the file holds ${list ? 'a list' : 'a text'}, but keys with values are needed`,
    allowed: 'lines such as title: My town',
    hint: list ? 'remove the hyphens at the left' : 'put a space after each colon',
  }),
  anchor: (): Message => ({
    code: 'anchor',
    message: 'shorthands with & and * (anchors and aliases) are not part of the language',
    hint: 'write the value again, or state only the differences to another file with extends:',
  }),
  tag: (): Message => ({
    code: 'tag',
    message: 'words with ! (tags) are not part of the language',
    hint: 'delete the tag; a text that begins with ! needs quotes',
  }),
  mergeKey: (): Message => ({
    code: 'merge-key',
    message: 'the merge key << is not part of the language',
    hint: 'write the keys here, or state only the differences to another file with extends:',
  }),
  notAKey: (): Message => ({
    code: 'not-a-key',
    message: 'a key must be a single word',
    allowed: 'letters, digits, hyphens and underscores, then a colon',
  }),
  noKey: (): Message => ({
    code: 'not-a-key',
    message: 'there is a value here without a key before the colon',
    allowed: 'key: value',
  }),
  reservedKey: (name: string): Message => ({
    code: 'reserved-key',
    message: `"${name}" cannot be used as a name, because programs already use it`,
    found: name,
    hint: 'choose another name',
  }),
  duplicateKey: (name: string, line: number): Message => ({
    code: 'duplicate-key',
    message: `"${name}" stands twice in the same block, first on line ${line}`,
    found: name,
    allowed: 'each key once',
    hint: 'delete one, or give it another name',
  }),
  unusableSetting: (): Message => ({
    code: 'bad-setting',
    message: 'this value is no single line of text',
    allowed: 'one value on one line, for example -20 points',
  }),
}
