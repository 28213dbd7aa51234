/** Everything said about mistakes in vignettes; see `scenario/language/message.ts` for the form. */
import type { Message } from '../scenario/language/message.js'
import { listed } from '../scenario/language/suggest.js'

const didYouMean = (meant?: string) => meant && `did you mean "${meant}"?`

export const vignetteMessages = {
  unknown: (what: string, found: string, known: string[], meant?: string): Message => ({
    code: `unknown-${what}`,
    message: `there is no ${what} "${found}" in this scenario`,
    found,
    allowed: known.length > 0 ? listed(known, 'or', 40) : 'none, because the scenario has none',
    hint: didYouMean(meant),
  }),

  noScenario: (found: string, known: string[], meant?: string): Message => ({
    code: 'unknown-scenario',
    message: `there is no scenario "${found}"`,
    found,
    allowed: known.length > 0 ? listed(known) : undefined,
    hint: didYouMean(meant),
  }),

  tooMany: (found: number, most: number): Message => ({
    code: 'too-many-vignettes',
    message: `${found} vignettes are more than a file holds: it is a set of made-up cases, not a register`,
    found: String(found),
    allowed: `at most ${most}`,
  }),

  unknownTrait: (found: string, known: string[], meant?: string): Message => ({
    code: 'unknown-trait',
    message: `the population has no trait "${found}"`,
    found,
    allowed: listed(known, 'or', 40),
    hint: didYouMean(meant) ?? 'a subject is described by categories of the population and by nothing else',
  }),

  unknownCategory: (trait: string, found: string, known: string[], meant?: string): Message => ({
    code: 'unknown-category',
    message: `the trait "${trait}" of the population has no category "${found}"`,
    found,
    allowed: listed(known, 'or', 40),
    hint: didYouMean(meant),
  }),

  noAct: (): Message => ({
    code: 'no-act',
    message: 'this event does not say what happens',
    allowed: 'does: with what the subject does, or charged_with: with what is charged to the subject by mistake',
  }),

  twoActs: (): Message => ({
    code: 'two-acts',
    message: 'this event says both what the subject does and what is charged by mistake',
    allowed: 'one of does: and charged_with:',
    hint: 'write two events',
  }),

  beforeStart: (found: string, start: string): Message => ({
    code: 'before-the-start',
    message: `${found} is before the scheme begins`,
    found,
    allowed: `a day from ${start} on`,
  }),

  afterEnd: (found: string, last: string): Message => ({
    code: 'after-the-end',
    message: `${found} is too far from the time of the scenario`,
    found,
    allowed: `a day before ${last}`,
  }),

  oneSeverity: (behaviour: string): Message => ({
    code: 'one-severity',
    message: `this scenario knows no minor or serious "${behaviour}": all such acts are ordinary`,
    allowed: 'ordinary',
    hint: 'delete severity:',
  }),

  notOneOfThem: (behaviour: string, trait: string, category: string, those: string[]): Message => ({
    code: 'not-one-of-them',
    message: `in this scenario nobody whose ${trait} is "${category}" does "${behaviour}"`,
    found: category,
    allowed: `${trait}: ${listed(those)}`,
  }),

  unseenYetSaid: (key: string): Message => ({
    code: 'nothing-filed',
    message: `nothing is filed here, so "${key}" has nothing to be about`,
    hint: `delete ${key}:, or say filed: yes`,
  }),

  ratedNotFiled: (behaviour: string, key: string): Message => ({
    code: 'rated-not-filed',
    message: `"${behaviour}" is rated at once by whoever is met, and nobody files it, so "${key}" means nothing here`,
    hint: `delete ${key}:`,
  }),

  notRated: (behaviour: string, key: string): Message => ({
    code: 'not-rated',
    message: `nobody rates "${behaviour}" in this scenario, so "${key}" means nothing here`,
    hint: `delete ${key}:`,
  }),

  nobodySees: (behaviour: string): Message => ({
    code: 'nobody-sees',
    message: `no sensor of this scenario can report "${behaviour}"`,
    hint: 'say filed: no',
  }),

  doesNotSee: (sensor: string, behaviour: string, those: string[]): Message => ({
    code: 'does-not-see',
    message: `"${sensor}" does not report "${behaviour}" in this scenario`,
    found: sensor,
    allowed: listed(those, 'or', 40),
  }),

  noAppeal: (outcome: string): Message => ({
    code: 'no-appeal',
    message: `under this scheme no such appeal can be ${outcome === 'late' ? 'too late' : outcome}`,
    found: outcome,
    hint: 'see safeguards.notice and safeguards.appeal of the scenario',
  }),

  noAccess: (): Message => ({
    code: 'no-access',
    message: 'under this scheme nobody can look into their own file',
    hint: 'see safeguards.access of the scenario',
  }),

  noRepair: (found: string): Message => ({
    code: 'no-repair',
    message:
      found === 'yes'
        ? 'under this scheme no points can be earned back'
        : 'under this scheme everybody earns points back',
    found,
    hint: 'see safeguards.repair of the scenario',
  }),

  ownGuardian: (name: string): Message => ({
    code: 'own-guardian',
    message: `the subject of "${name}" cannot be their own guardian`,
    found: name,
    allowed: 'the name of another case of this file',
  }),

  noGuardians: (): Message => ({
    code: 'no-guardians',
    message: 'no door of this scenario looks at the adults of a household, so a guardian changes nothing',
    hint: 'delete guardian:, or try a scenario that has a door with judged_by: guardian',
  }),

  unknownCase: (found: string, known: string[], meant?: string): Message => ({
    code: 'unknown-case',
    message: `there is no case "${found}" in this file`,
    found,
    allowed: known.length > 0 ? listed(known, 'or', 40) : 'none, because the file has no other case',
    hint: didYouMean(meant) ?? 'a guardian is the subject of another case of the same file',
  }),

  nobodyHolds: (list: string, held: string[]): Message => ({
    code: 'nobody-holds',
    message: `in this scenario nobody is on "${list}" when it begins`,
    found: list,
    allowed: held.length > 0 ? listed(held, 'or') : 'none, because no list of the scenario has held_at_start',
    hint: 'let an event put the subject on it',
  }),

  cannotHold: (list: string, trait: string, category: string, those: string[]): Message => ({
    code: 'cannot-hold',
    message: `in this scenario nobody whose ${trait} is "${category}" is on "${list}" when it begins`,
    found: category,
    allowed: `${trait}: ${listed(those)}`,
  }),

  needsTrait: (trait: string): Message => ({
    code: 'needs-trait',
    message: `residents start with different points by their "${trait}", so the subject must have one`,
    hint: `add subject: with a category of ${trait}`,
  }),

  noLetters: (): Message => ({
    code: 'no-letters',
    message: 'this scenario has no letter grades',
    hint: 'delete this line',
  }),

  expectsNothing: (): Message => ({
    code: 'expects-nothing',
    message: 'nothing is expected on this day',
    allowed: 'any of score:, true_score:, grade:, true_grade:, because: and doors:',
  }),
  noScore: (): Message => ({
    code: 'no-score',
    message: 'the scheme has no score',
    allowed: 'listed:, truly_listed:, because: or doors:',
  }),
  nothingOwed: (): Message => ({
    code: 'nothing-owed',
    message: 'nobody comes off a list by doing what is owed for this act',
    hint: 'delete performed:, or choose an act for which the scheme lists people who can perform',
  }),
  performedBefore: (performed: string, on: string): Message => ({
    code: 'performed-before',
    message: `what is owed would be done on ${performed}, before the act on ${on}`,
    allowed: `${on} or later`,
  }),
}
