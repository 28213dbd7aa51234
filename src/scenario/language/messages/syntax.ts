/** What is said where the text breaks a rule of YAML. See ../message.ts for what a message is made of. */
import type { Message } from '../message.js'

export const syntaxMessages = {
  tab: (): Message => ({
    code: 'tab',
    message: 'the line is indented with a tab, whose width nobody can see',
    allowed: 'spaces only',
    hint: 'replace the tab by two spaces for each level',
  }),
  severalDocuments: (): Message => ({
    code: 'several-documents',
    message: 'a second document begins here (---), but a file holds one',
    hint: 'put it in a file of its own',
  }),
  twoColons: (): Message => ({
    code: 'syntax',
    message: 'this line cannot be read: a value follows a key, and yet more keys follow the value',
    hint: 'put quotes around a text that contains a colon; put each key on its own line; or check the indentation below',
  }),
  unclosed: (char: string): Message => ({
    code: 'syntax',
    message: `something was opened and never closed with ${char}`,
    hint: `add ${char} where it belongs`,
  }),
  indent: (): Message => ({
    code: 'indent',
    message: 'the line does not stand under the lines it belongs to',
    allowed: 'the same number of spaces for all keys of a block',
  }),
  noColon: (): Message => ({
    code: 'syntax',
    message: 'there is no colon with a space after it here, so this is neither a key nor a value',
    allowed: 'key: value',
    hint: 'a text of several lines needs quotes or >- after its key',
  }),
  missingCharacter: (): Message => ({
    code: 'syntax',
    message: 'something is missing here, such as a comma or a space',
  }),
  badStart: (): Message => ({
    code: 'syntax',
    message: 'a value cannot begin with this character',
    hint: 'put quotes around the text',
  }),
  badEscape: (): Message => ({
    code: 'syntax',
    message: 'a text in double quotes holds a \\ that stands for nothing',
    hint: "write \\\\ for one \\, or use ' for quotes",
  }),
  exhausted: (): Message => ({
    code: 'too-deep',
    message: 'blocks stand inside blocks far deeper than any scenario needs',
  }),
  unreadable: (): Message => ({
    code: 'syntax',
    message: 'this cannot be read',
    allowed: 'key: value, one on each line, with the keys of a block indented by two spaces',
    hint: 'check quotes, brackets, colons and indentation here and on the line before',
  }),
}
