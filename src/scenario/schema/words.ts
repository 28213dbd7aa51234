/** The fixed words of the language; apart from the schemas, so that whoever needs only words need not load those. */

/** How sure we are of a figure; `mission.md` and every report use the same five words. */
export const evidenceLevels = ['documented', 'reported', 'disputed', 'assumed', 'fictional'] as const
export type Evidence = (typeof evidenceLevels)[number]

/** The four fields of the 2014 planning outline; a rule and a door each belong to one. */
export const contexts = ['government', 'commerce', 'social', 'justice'] as const
export type Context = (typeof contexts)[number]

export const severities = ['minor', 'ordinary', 'serious'] as const
export type Severity = (typeof severities)[number]

/** What a door can ask; the order is that of tables and reports. */
export const termNames = ['deposit', 'fee', 'interest', 'wait'] as const
export type TermName = (typeof termNames)[number]
