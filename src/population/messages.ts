/**
 * Everything the population module says to a user, one function per message; see `scenario/language/message.ts` for
 * the form.
 */
import type { Message } from '../scenario/language/message.js'
import { listed } from '../scenario/language/suggest.js'

const meaning = (meant?: string) => meant && `did you mean "${meant}"?`

export const populationMessages = {
  unknownTrait: (found: string, known: string[], meant?: string): Message => ({
    code: 'unknown-trait',
    message: `there is no trait "${found}" in this population`,
    found,
    allowed: listed(known, 'or', 20),
    hint: meaning(meant),
  }),

  unknownCategory: (found: string, trait: string, known: string[], meant?: string): Message => ({
    code: 'unknown-category',
    message: `"${found}" is not a category of ${trait}`,
    found,
    allowed: listed(known, 'or', 20),
    hint: meaning(meant),
  }),

  repeatedCategory: (found: string, trait: string): Message => ({
    code: 'repeated-category',
    message: `the category "${found}" of ${trait} is written twice`,
    found,
  }),

  tooManyCategories: (found: number, most: number): Message => ({
    code: 'too-many-categories',
    message: `${found} categories are more than a trait can have`,
    found: String(found),
    allowed: `at most ${most}`,
  }),

  notASize: (found: string): Message => ({
    code: 'household-size',
    message: `"${found}" is not a number of household members`,
    found,
    allowed: '1, 2, 3 and so on; the last may mean "or more", as in 5+',
  }),

  noMarginal: (trait: string, region: string): Message => ({
    code: 'missing-marginal',
    message: `${region} has no shares for the trait ${trait}, so nobody could be given one`,
    hint: `add ${trait}: with area:, values:, source: and evidence:, to the region or to marginals: for all regions`,
  }),

  noShareOfAll: (region: string): Message => ({
    code: 'missing-share',
    message: `it is not said how many residents live in ${region}`,
    allowed: 'share: 5 %, or residents: "1,000 residents"',
  }),

  shareTwice: (region: string): Message => ({
    code: 'share-twice',
    message: `${region} has a share of all residents and a number of residents, which may disagree`,
    hint: 'leave out one of the two',
  }),

  noShare: (category: string, trait: string): Message => ({
    code: 'missing-share',
    message: `the category ${category} of ${trait} has no share`,
    allowed: 'a share for every category',
    hint: `write ${category}: 0 % if there is nobody in it`,
  }),

  sumOfShares: (what: string, sum: string): Message => ({
    code: 'sum-of-shares',
    message: `the shares of ${what} sum to ${sum}, not to 100 %`,
    found: sum,
    allowed: '100 %, give or take 0.1 points for rounding',
  }),

  emptySelection: (): Message => ({
    code: 'empty-selection',
    message: 'this selection names no trait, so it does not say who is meant',
    allowed: 'one or more traits with their categories, for example { age: [18-29, 30-44] }',
  }),

  sameTrait: (trait: string): Message => ({
    code: 'same-trait',
    message: `"if" and "then" both speak of ${trait}, but a resident has one category of it`,
    allowed: 'different traits on both sides',
    hint: 'the share of a category is written under marginals',
  }),

  tooManyEntries: (found: number, most: number): Message => ({
    code: 'too-many-combinations',
    message: `the traits make ${found} combinations of categories, more than can be fitted`,
    found: String(found),
    allowed: `at most ${most}`,
    hint: 'leave out a trait or merge some categories',
  }),

  tooManyCells: (found: number, most: number, wouldFit: string[]): Message => ({
    code: 'too-many-cells',
    message: `the traits make ${found} combinations that can occur, more than fit`,
    found: String(found),
    allowed: `at most ${most}`,
    hint: `what would fit: ${[...wouldFit, 'merging categories', 'forbidding what does not exist with associations of 0 times'].join(', or ')}`,
  }),

  unmet: (what: string, asked: string, reached: string | undefined, forbidding: string[]): Message => ({
    code: 'marginal-not-met',
    message:
      reached === undefined
        ? `${asked} of residents should be ${what}, but no combination with other traits is left for them`
        : `${asked} of residents should be ${what}, but the closest the fit comes is ${reached}`,
    hint:
      'forbidden combinations leave too little room: change the shares, or allow more in ' +
      (forbidding.length > 0
        ? listed(
            forbidding.map((title) => `"${title}"`),
            'or',
          )
        : 'the associations of 0 times'),
  }),

  traitOfBoth: (trait: string): Message => ({
    code: 'trait-of-both',
    message: `"${trait}" cannot be a trait of businesses: residents have one of that name, or it means something else`,
    found: trait,
    hint: 'give it a name of its own, for example sector',
  }),

  businesses: (found: number): Message => ({
    code: 'businesses',
    message: `there cannot be ${found} businesses for every 1,000 residents`,
    found: String(found),
    allowed: 'a whole number from 1 to 500',
  }),

  staffTrait: (known: string[]): Message => ({
    code: 'staff-trait',
    message: 'staff goes by one trait of the businesses',
    allowed: `numbers by category of one of ${listed(known, 'or', 20)}`,
  }),

  noStaff: (category: string): Message => ({
    code: 'missing-staff',
    message: `nothing says how many work in a business that is ${category}`,
    hint: `write ${category}: 0 if nobody does`,
  }),

  residents: (found: number): Message => ({
    code: 'residents',
    message: `a population cannot have ${found} residents`,
    found: String(found),
    allowed: 'a whole number from 1 to 4 billion',
  }),
}
