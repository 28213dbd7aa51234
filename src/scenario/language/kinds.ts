/**
 * The kinds of quantity the language knows: how each is written, and what number it stands for.
 *
 * One table is the single source for the parser, the messages, the JSON Schema and the reference.
 */

/** An unsigned number: `12`, `1,140,000`, `2.5`, with `k`, `M` or `B` for thousands, millions, thousand millions. */
const N = '(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\\.[0-9]+)?[kMB]?'
/** A number that may carry a sign; the typographic minus is the same as the hyphen. */
const S = `[-+\u2212]?${N}`

export const kinds = {
  rate: {
    a: 'a rate',
    written: 'a number and a period: "per day", "per week", "per month" or "per year"',
    examples: ['1.2 per year', '3 per 1000 per year', '12 per 100k per month'],
    pattern: `^(${S})(?: +per +(${N}))? +per +(day|week|month|year)$`,
  },
  share: {
    a: 'a share',
    written: 'a percentage from 0 % to 100 %, or "1 in" a number',
    examples: ['5 %', '0.02 %', '1 in 200'],
    pattern: `^(?:(${S}) *%|(${S}) +in +(${N}))$`,
  },
  duration: {
    a: 'a duration',
    written: 'a number and days, weeks, months or years',
    examples: ['10 days', '2 weeks', '3 months', '1 year'],
    pattern: `^(${S}) +(day|week|month|year)s?$`,
  },
  points: {
    a: 'a number of points',
    written: 'a whole number, with a minus if points are taken, and "points"',
    examples: ['-50 points', '1 point', '1,000 points'],
    pattern: `^(${S}) +points?$`,
  },
  money: {
    a: 'an amount of money',
    written: 'a number and "yuan"',
    examples: ['800,000 yuan', '2.5 yuan'],
    pattern: `^(${S}) +yuan$`,
  },
  factor: {
    a: 'a factor',
    written: 'a number that is not negative and "times"',
    examples: ['1.6 times', '0 times'],
    pattern: `^(${S}) +times$`,
  },
  bits: {
    a: 'a weight',
    written: 'a number and "bits"; each bit doubles the odds',
    examples: ['12 bits', '-3.5 bits'],
    pattern: `^(${S}) +bits?$`,
  },
  count: {
    a: 'a count',
    written: 'a whole number, with or without "residents"',
    examples: ['1,140,000 residents', '1.1M residents', '100000', '100k'],
    pattern: `^(${S})(?: +residents?)?$`,
  },
} as const satisfies Record<string, KindDescription>

interface KindDescription {
  a: string
  written: string
  examples: readonly [string, ...string[]]
  pattern: string
}

/** What a number measures; numbers of different kinds are never mixed. */
export type Kind = keyof typeof kinds

export const kindNames = Object.keys(kinds) as Kind[]

/** Days, weeks, months and years in a year: the only place where the language converts units of time. */
export const perYear = { day: 365.25, week: 365.25 / 7, month: 12, year: 1 } as const

const shifts: Record<string, number> = { k: 3, M: 6, B: 9 }

/**
 * The number a decimal text stands for, times ten to the power `shift`. The power is applied to the
 * digits, not to the parsed number, so `1.1M` is exactly 1100000 and `5 %` the nearest double to 0.05.
 */
export function decimal(text: string, shift = 0): number {
  const suffix = shifts[text.at(-1) ?? ''] ?? 0
  const digits = (suffix ? text.slice(0, -1) : text).replaceAll(',', '').replace('\u2212', '-')
  return Number(`${digits}e${shift + suffix}`)
}

/** The number and the unit that a text stands for, or nothing if it is not written as this kind. */
export function measure(kind: Kind, text: string): { value: number; unit: string } | undefined {
  const match = compiled[kind].exec(text)
  if (!match) return undefined
  const [, first, second, third] = match
  switch (kind) {
    case 'rate':
      return {
        value: (decimal(first) / (second ? decimal(second) : 1)) * perYear[third as keyof typeof perYear],
        unit: `per ${third}`,
      }
    case 'share':
      return first ? { value: decimal(first, -2), unit: '%' } : { value: decimal(second) / decimal(third), unit: 'in' }
    case 'duration':
      // a week is seven days exactly, so that 2 weeks and 14 days are the same number
      return second === 'week'
        ? { value: (decimal(first) * 7) / perYear.day, unit: second }
        : { value: decimal(first) / perYear[second as keyof typeof perYear], unit: second }
    case 'points':
      return { value: decimal(first), unit: 'points' }
    case 'money':
      return { value: decimal(first), unit: 'yuan' }
    case 'factor':
      return { value: decimal(first), unit: 'times' }
    case 'bits':
      return { value: decimal(first), unit: 'bits' }
    case 'count':
      return { value: decimal(first), unit: 'residents' }
  }
}

const compiled = Object.fromEntries(kindNames.map((kind) => [kind, new RegExp(kinds[kind].pattern)])) as Record<
  Kind,
  RegExp
>
