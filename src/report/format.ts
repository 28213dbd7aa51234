/**
 * Numbers for readers. Rounded to what one run can bear, with the separators of the language. No `Intl`: its output
 * changes with the version of the browser, and a report of the same run must be the same text everywhere.
 */

/** The pieces of a language that numbers need. */
export interface NumberWords {
  thousands: string
  decimal: string
  /** written after a percentage, for example `%` */
  percent: string
  million: (number: string) => string
  billion: (number: string) => string
  /** `3 in 1,000` */
  outOf: (number: string, of: string) => string
  /** too small to be told from nothing: `less than 1 in a million` */
  hardlyAny: string
  /** between a percentage and what it is a part of: `12% of` residents, but `3 in 1,000` residents */
  of: string
  yuan: (number: string) => string
  /** stands where there is no number */
  nothing: string
  /** January first */
  months: readonly string[]
  day: (day: string, month: string, year: string) => string
  month: (month: string, year: string) => string
  spanYears: (number: string, one: boolean) => string
  spanMonths: (number: string, one: boolean) => string
  spanDays: (number: string, one: boolean) => string
}

export interface Format {
  /** Whole things: `1,234`, from a million on `1.23 million`. */
  count: (value: number) => string
  /** A number with at most `digits` decimals; trailing zeros are dropped. */
  decimal: (value: number, digits?: number) => string
  /** A share between 0 and 1: `12%`, `3.4%`, below one per cent `3 in 1,000`. */
  share: (value: number) => string
  /** A share with the word that leads on to what it is a part of: `12% of`, but `3 in 1,000`. */
  shareOf: (value: number) => string
  /** Only that word: `of`, or nothing. */
  of: (value: number) => string
  /** A rate that may be large or small: three meaningful figures. */
  rate: (value: number) => string
  money: (yuan: number) => string
  /** `1 March 2010` from `2010-03-01`. */
  day: (iso: string) => string
  /** `March 2010`. */
  month: (iso: string) => string
  year: (iso: string) => string
  /** A length of time given in years: `5 years`, `8 months`, `10 days`. */
  span: (years: number) => string
}

/** `12345.678` -> `12345.7` without exponents, `-0` or trailing zeros. */
function fixed(value: number, digits: number): string {
  const text = Math.abs(value) < 1e21 ? value.toFixed(digits) : '0'
  const trimmed = text.includes('.') ? text.replace(/\.?0+$/, '') : text
  return trimmed === '-0' ? '0' : trimmed
}

/** Decimals that leave about three meaningful figures. */
function digitsFor(value: number): number {
  const size = Math.abs(value)
  if (size >= 100 || size === 0) return 0
  if (size >= 10) return 1
  if (size >= 1) return 2
  return size >= 0.1 ? 2 : 3
}

/** The same text with a capital letter at its beginning. */
export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

/** The number formats of a language. */
export function createFormat(words: NumberWords): Format {
  const group = (text: string): string => {
    const [whole, rest] = text.split('.')
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, words.thousands)
    return (rest === undefined ? grouped : grouped + words.decimal + rest).replace('-', '\u2212')
  }
  const decimal = (value: number, digits = 1): string =>
    Number.isFinite(value) ? group(fixed(value, digits)) : words.nothing
  const large = (value: number): string => {
    if (!Number.isFinite(value)) return words.nothing
    const size = Math.abs(value)
    if (size >= 1e9) return words.billion(decimal(value / 1e9, size >= 1e10 ? 1 : 2))
    if (size >= 1e6) return words.million(decimal(value / 1e6, size >= 1e7 ? 1 : 2))
    return decimal(value, 0)
  }
  const share = (value: number): string => {
    if (!Number.isFinite(value)) return words.nothing
    if (value < 0) return '\u2212' + share(-value)
    if (value === 0) return '0' + words.percent
    if (value >= 0.0995) return decimal(value * 100, value > 0.95 && value < 1 ? 1 : 0) + words.percent
    if (value >= 0.01) return decimal(value * 100, 1) + words.percent
    // of the smallest round number that leaves a whole number of cases, or two figures of it
    for (const of of [1_000, 10_000, 100_000, 1_000_000]) {
      const cases = value * of
      const whole = cases >= 0.95 && Math.abs(cases - Math.round(cases)) < 0.05
      if (whole || cases >= 9.95) return words.outOf(decimal(cases, 0), group(String(of)))
    }
    return value * 1_000_000 >= 0.5 ? words.outOf(decimal(value * 1_000_000, 0), group('1000000')) : words.hardlyAny
  }
  const of = (value: number): string => (Math.abs(value) >= 0.01 || value === 0 ? `${words.of} ` : '')
  const parts = (iso: string): [string, string, string] => {
    const [year = '', month = '', day = ''] = iso.split('-')
    return [year, words.months[Number(month) - 1] ?? month, String(Number(day) || '')]
  }
  const span = (years: number): string => {
    if (!Number.isFinite(years)) return words.nothing
    const unit = (value: number, of: (number: string, one: boolean) => string): string => {
      const text = decimal(value, 1)
      return of(text, text === '1')
    }
    if (years >= 1.95 || Math.abs(years - 1) < 1e-6) return unit(years, words.spanYears)
    return years >= 1 / 12 - 1e-6 ? unit(years * 12, words.spanMonths) : unit(years * 365.25, words.spanDays)
  }
  return {
    count: large,
    decimal,
    share,
    shareOf: (value) => `${share(value)} ${of(value)}`.trim(),
    of,
    rate: (value) => decimal(value, digitsFor(value)),
    money: (yuan) => words.yuan(Math.abs(yuan) < 100 ? decimal(yuan, 2) : large(yuan)),
    day: (iso) => {
      const [year, month, day] = parts(iso)
      return words.day(day, month, year)
    },
    month: (iso) => {
      const [year, month] = parts(iso)
      return words.month(month, year)
    },
    year: (iso) => parts(iso)[0],
    span,
  }
}
