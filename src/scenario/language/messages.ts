/**
 * Everything the language ever says to a user, one function per message.
 *
 * A message says what is wrong and why in words a journalist understands; what was found, what is
 * allowed and what to do are fields of their own. Where it happened is added by the caller.
 */
import { kinds, type Kind } from './kinds.js'
import type { Message } from './message.js'
import { listed } from './suggest.js'

const examplesOf = (kind: Kind) => kinds[kind].examples.join(', ')
const allowedOf = (kind: Kind) => `${kinds[kind].written}; for example ${examplesOf(kind)}`

export const quantityMessages = {
  missing: (kind: Kind): Message => ({
    code: 'missing-value',
    message: `there is no value here, but ${kinds[kind].a} is needed`,
    allowed: allowedOf(kind),
  }),

  noUnit: (kind: Kind, found: string): Message => ({
    code: 'missing-unit',
    message: `"${found}" has no unit, so nobody can tell what it measures`,
    found,
    allowed: allowedOf(kind),
    hint: `write ${unitExample(kind, found)}`,
  }),

  otherKind: (kind: Kind, found: string, other: Kind): Message => ({
    code: 'wrong-kind',
    message: `"${found}" is ${kinds[other].a}, but ${kinds[kind].a} is needed here`,
    found,
    allowed: allowedOf(kind),
  }),

  unreadable: (kind: Kind, found: string, meant?: string): Message => ({
    code: 'unreadable-quantity',
    message: `"${found}" cannot be read as ${kinds[kind].a}`,
    found,
    allowed: allowedOf(kind),
    hint: meant && `did you mean "${meant}"?`,
  }),

  notText: (kind: Kind, found: string): Message => ({
    code: 'wrong-shape',
    message: `${kinds[kind].a} is needed here, but this is ${found}`,
    found,
    allowed: allowedOf(kind),
    hint: 'write the figure on one line, or as a block with value:, source: and evidence:',
  }),

  decimalComma: (kind: Kind, found: string): Message => ({
    code: 'decimal-comma',
    message: `"${found}" has a comma in the wrong place`,
    found,
    allowed: `a point for decimals and commas only between thousands; for example ${examplesOf(kind)}`,
  }),

  negative: (kind: Kind, found: string): Message => ({
    code: 'out-of-range',
    message: `${kinds[kind].a} cannot be negative, but "${found}" is below zero`,
    found,
    allowed: allowedOf(kind),
  }),

  overWhole: (found: string): Message => ({
    code: 'out-of-range',
    message: `a share cannot be more than the whole, but "${found}" is over 100 %`,
    found,
    allowed: 'from 0 % to 100 %',
    hint: 'for a multiplier above one use a factor, such as 1.6 times, where the language allows one',
  }),

  perNothing: (found: string): Message => ({
    code: 'out-of-range',
    message: `"${found}" divides by zero`,
    found,
    allowed: 'a number above zero after "per" or "in"',
  }),

  zeroDuration: (found: string): Message => ({
    code: 'out-of-range',
    message: `this duration cannot be zero, but "${found}" is`,
    found,
    allowed: allowedOf('duration'),
  }),

  notWhole: (kind: Kind, found: string): Message => ({
    code: 'not-whole',
    message: `${kinds[kind].a} must be whole, but "${found}" is not`,
    found,
    allowed: allowedOf(kind),
  }),

  tooLarge: (found: string, most: string): Message => ({
    code: 'out-of-range',
    message: `"${found}" is more than the laboratory can hold`,
    found,
    allowed: `at most ${most}`,
  }),

  badDate: (found: string): Message => ({
    code: 'unreadable-date',
    message: `"${found}" cannot be read as a date`,
    found,
    allowed: 'year-month-day with four, two and two digits, for example 2010-01-01',
  }),

  noSuchDay: (found: string, lastDay: number | undefined): Message => ({
    code: 'impossible-date',
    message: `there is no day ${found} in the calendar`,
    found,
    allowed: 'a day that exists, from 1900-01-01 to 2199-12-31',
    hint: lastDay === undefined ? undefined : `that month has ${lastDay} days`,
  }),

  outsideRange: (found: string, low: string, high: string): Message => ({
    code: 'range',
    message: `the value ${found} lies outside its own range, ${low} to ${high}`,
    found,
    allowed: 'a range that contains the value',
  }),

  unorderedRange: (low: string, high: string): Message => ({
    code: 'range',
    message: `the range runs backwards: ${low} is more than ${high}`,
    found: `[${low}, ${high}]`,
    allowed: 'the lower figure first',
  }),

  badRange: (): Message => ({
    code: 'range',
    message: 'a range is two figures, the lowest and the highest that are plausible',
    allowed: 'a list of two, for example [0.1 per year, 0.6 per year]',
  }),
}

/** How the bare number a user wrote would look with a unit: `5` becomes `5 %`. */
function unitExample(kind: Kind, found: string): string {
  switch (kind) {
    case 'rate':
      return `${found} per year or ${found} per month, whichever is meant`
    case 'duration':
      return `${found} days or ${found} months, whichever is meant`
    case 'share':
      return `${found} %`
    case 'money':
      return `${found} yuan`
    case 'factor':
      return `${found} times`
    case 'bits':
      return `${found} bits`
    case 'points':
    case 'count':
      return `${found} ${kind === 'count' ? 'residents' : 'points'}`
  }
}

/** The text of the file cannot be used at all. */
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

/** The text breaks a rule of YAML. */
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

/** A key or a value has the wrong shape. */
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

/** A file that states differences to another, or `--set`. */
export const extendMessages = {
  notFound: (kind: string, name: string, known: string[], meant?: string): Message => ({
    code: `unknown-${kind}`,
    message: `there is no ${kind} "${name}"`,
    found: name,
    allowed: known.length > 0 ? listed(known) : undefined,
    hint: meant && `did you mean "${meant}"?`,
  }),
  notAName: (): Message => ({
    code: 'bad-extends',
    message: 'extends: needs the name of one scenario, or the path of its file',
    allowed: 'for example extends: suining-2010, or extends: ./my-town.yaml',
  }),
  cycle: (chain: string[]): Message => ({
    code: 'extends-cycle',
    message:
      chain.length === 2
        ? 'this file extends itself'
        : `these files extend each other in a circle: ${chain.join(' -> ')}`,
    hint: 'one of them must be complete by itself',
  }),
  tooLong: (most: number): Message => ({
    code: 'extends-chain',
    message: `more than ${most} files extend one another`,
    allowed: `at most ${most}`,
  }),
  nothingToRemove: (key: string, candidates: string[], meant?: string): Message => ({
    code: 'nothing-to-remove',
    message: `"${key}: off" removes what the extended file brings in, but it brings in no "${key}"`,
    found: key,
    allowed: candidates.length > 0 ? listed(candidates) : undefined,
    hint: meant ? `did you mean "${meant}"?` : 'delete the line; for the word itself, write it in quotes: "off"',
  }),
  offForFalse: (key: string): Message => ({
    code: 'off-for-false',
    message: `"${key}" is true or false and cannot be removed with off`,
    found: 'off',
    allowed: 'true or false',
    hint: `did you mean ${key}: false?`,
  }),
  ownName: (key: string): Message => ({
    code: 'missing-key',
    message: `"${key}:" is missing; a file that extends another needs ${key === 'scenario' ? 'a name of its own' : 'to say its version'}`,
    hint: key === 'scenario' ? 'add scenario: and a new name' : `add ${key}: 1`,
  }),
  sameName: (name: string): Message => ({
    code: 'same-name',
    message: `the scenario has the same name, "${name}", as the one it extends`,
    found: name,
    hint: 'choose another name, or results of the two cannot be told apart',
  }),
  inheritedTitle: (title: string): Message => ({
    code: 'inherited-title',
    message: `the title "${title}" is that of the extended file, so reports of the two cannot be told apart`,
    hint: 'add title: and say what is different',
  }),
  badSetting: (text: string): Message => ({
    code: 'bad-setting',
    message: `"--set ${text}" has no path and value`,
    found: text,
    allowed:
      'a path with dots, =, and a value; for example --set rules.SU-10.points="-20 points", or --set response.on=false',
  }),
  unknownPath: (part: string, inside: string, known: string[], meant?: string): Message => ({
    code: 'unknown-path',
    message: `there is no "${part}" ${inside ? `in ${inside}` : 'at the top level'}`,
    found: part,
    allowed: known.length > 0 ? listed(known, 'or', 40) : undefined,
    hint: meant && `did you mean "${meant}"?`,
  }),
  notOnCommandLine: (key: string): Message => ({
    code: 'bad-setting',
    message: `"${key}" cannot be set on the command line`,
    hint: 'write it in a file',
  }),
}

/** Where a number comes from. */
export const provenanceMessages = {
  noEvidence: (): Message => ({
    code: 'no-source',
    message: 'no source: nothing says where this number comes from',
    allowed: 'source: and evidence: on the number, or on a block around it; or evidence: assumed',
    hint: 'add source: and evidence:, or evidence: assumed',
  }),
  changedWithoutEvidence: (evidence: string, file: string): Message => ({
    code: 'no-source-of-change',
    message: `no source: this changes a number that is ${evidence} in ${file}, and the evidence for the old number does not speak for the new one`,
    allowed: 'source: and evidence: in this file, on the number or on a block around it; or evidence: assumed',
    hint: 'add source: and evidence:, or evidence: assumed',
  }),
  needsSource: (evidence: string): Message => ({
    code: 'evidence-without-source',
    message: `a figure cannot be ${evidence} without a source`,
    found: evidence,
    allowed: 'source: with an identifier from the bibliography; or evidence: assumed or fictional',
    hint: 'add source:, or write evidence: assumed',
  }),
  sourceTaken: (id: string): Message => ({
    code: 'source-taken',
    message: `"${id}" is already an identifier of the laboratory's own bibliography`,
    found: id,
    hint: 'choose another identifier, or cite the one that is there',
  }),
  unknownSource: (id: string, known: string[], meant?: string): Message => ({
    code: 'unknown-source',
    message: `"${id}" is not in the bibliography`,
    found: id,
    allowed: known.length > 0 ? listed(known, 'or', 8) : undefined,
    hint: meant ? `did you mean "${meant}"?` : 'add it to a sources.yaml beside your scenario',
  }),
  vouchesForNothing: (): Message => ({
    code: 'idle-evidence',
    message: 'this evidence holds for no number: a file vouches only for the numbers it writes itself',
    hint: 'write the numbers again below it, or delete the line',
  }),
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)
