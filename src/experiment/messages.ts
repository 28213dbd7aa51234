/** What is said when two worlds cannot be made or compared: what is wrong, and what to do. */
import { listed } from '../scenario/language/suggest.js'

/** About names that a change uses. */
export const changeMessages = {
  unknown: (name: string, meant: string | undefined, names: readonly string[]) =>
    `"${name}" is nothing that can be taken out of this scheme` +
    (meant ? `; did you mean ${meant}?` : `; there are ${listed(names)}`),
  ambiguous: (name: string, full: readonly string[]) =>
    `"${name}" means several things in this scheme; write ${listed(full)}`,
  behaviour: (name: string, rules: readonly string[]) =>
    `"${name}" is something people do, which no scheme can take out` +
    (rules.length > 0 ? `; the rules on it are ${listed(rules, 'and')}` : '; no rule is about it'),
  hasNone: (scenario: string, name: string, written: boolean) =>
    `${scenario} has no ${name} to take out: ${written ? 'it is off already' : 'it does not say anything about it'}`,
  noSafeguard: (name: string, meant: string | undefined, names: readonly string[]) =>
    `"${name}" is no safeguard; ${meant ? `did you mean ${meant}?` : `safeguards are ${listed(names, 'and')}`}`,
  notWritten: (scenario: string, name: string) =>
    `${scenario} does not say how ${name} would work; write a file that extends it with a block safeguards.${name}, and compare the two`,
  onAlready: (scenario: string, name: string) => `${name} is on already in ${scenario}; to take it out, say --without`,
  doorUntreated: (scenario: string, door: string) => `the scheme of ${scenario} has no say at the door ${door}`,
  noLinkageErrors: (scenario: string) => `every record reaches its file in ${scenario} as it is`,
  nobodyJoins: (scenario: string) => `no region joins a database in the course of ${scenario}`,
  termsTheSame: (scenario: string) =>
    `no door of ${scenario} asks anybody for something else because of a grade, a list or membership`,
  nothingExpires: (scenario: string) => `no points expire in ${scenario}`,
}

/** About worlds that cannot be compared resident by resident. */
export const comparableMessages = {
  population: (a: string, b: string) =>
    `the two worlds have different populations (${a} and ${b}), so nobody lives in both; ` +
    'let both scenarios name the same population under population.from',
  people: () =>
    'the two worlds have different residents, though from one population; let both scenarios use the same version of the file',
  residents: (a: number, b: number) =>
    `the two worlds have ${a.toLocaleString('en')} and ${b.toLocaleString('en')} residents; say --residents with a number for both`,
  start: (a: string, b: string) =>
    `the two worlds begin on different days (${a} and ${b}); give both scenarios the same calendar.start`,
  step: (a: string, b: string) =>
    `the two worlds go in different steps of time (${a} and ${b}); give both scenarios the same calendar.tick`,
  length: (a: number, b: number) =>
    `the two worlds last ${a} and ${b} ticks; say --ticks ${Math.min(a, b)}, so that both last as long`,
}
