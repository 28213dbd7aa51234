/** What is said of a file that states differences to another, and of `--set`. See ../message.ts for what a message is made of. */
import type { Message } from '../message.js'
import { listed } from '../suggest.js'

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
