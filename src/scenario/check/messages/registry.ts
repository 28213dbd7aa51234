/** What the checks of a registry say. */
import type { Message } from '../../language/message.js'
import { listed } from '../../language/suggest.js'
import { percent } from './words.js'

export const registryMessages = {
  noRegistry: (): Message => ({
    code: 'no-registry',
    message: 'identifiers are compared by a registry, and the scenario has none',
    hint: 'add registry: with fields:, or state misfiled: here instead of identifiers:',
  }),
  misfiledTwice: (): Message => ({
    code: 'misfiled-twice',
    message: 'where records have identifiers, which of them are misfiled follows from comparing them',
    hint: 'delete misfiled:, or identifiers:',
  }),
  noIdentifiers: (known: string[]): Message => ({
    code: 'no-identifiers',
    message: 'records without any identifier would never find a file',
    allowed: `one or more of ${listed(known, 'and', 40)}`,
  }),
  errors: (chance: number): Message => ({
    code: 'out-of-range',
    message: `the shares misspelt and missing, times the factors, reach ${percent(chance)} for some residents`,
    allowed: 'at most 100 %',
    hint: 'lower the shares or the factors',
  }),
  tooManyFields: (number: number, most: number): Message => ({
    code: 'too-many-fields',
    message: `the registry compares ${number} fields`,
    allowed: `at most ${most}`,
  }),
  bands: (sum: number): Message => ({
    code: 'bands-sum',
    message: `the shares of the bands add up to ${percent(sum)}`,
    allowed: '100 % in all',
  }),
  tooManyCodes: (codes: number, most: number): Message => ({
    code: 'too-many-codes',
    message: `the bands hold ${codes} codes in all`,
    allowed: `at most ${most}, each category of within: counted by itself`,
  }),
  noAge: (trait: string, label: string): Message => ({
    code: 'no-age',
    message: `a day of birth is drawn from an age, and "${label}" of the trait "${trait}" is none`,
    allowed: 'a trait whose categories are ages, such as 18-29 or 75+',
  }),
  thresholds: (review: string, link: string): Message => ({
    code: 'thresholds',
    message: `clerks would look from ${review} on, above the ${link} from which nobody has to look`,
    allowed: 'a review_above: not above link_above:',
  }),
  noClerks: (): Message => ({
    code: 'no-clerks',
    message: 'records between the two weights go to a clerk, and nothing is said about clerks',
    hint: 'add review: with right:, or delete review_above:',
  }),
  idleClerks: (): Message => ({
    code: 'idle-clerks',
    message: 'without review_above: no record goes to a clerk',
  }),
  nothingToLink: (): Message => ({
    code: 'nothing-to-link',
    message: 'no database has identifiers, so the registry changes nothing',
  }),
  regionsLeft: (regions: string[]): Message => ({
    code: 'regions-left',
    message: `nothing is said about when ${listed(regions, 'and', 5)} join`,
    hint: 'add default: and a day, or name every region',
  }),
  costWithoutJoining: (): Message => ({
    code: 'cost-without-joining',
    message: 'no region joins, so joining costs nothing',
    hint: 'add joins:, or delete joining_cost:',
  }),
}
