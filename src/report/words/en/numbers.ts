import type { NumberWords } from '../../format.js'

/** How English writes numbers, dates and lengths of time. */
export const numbers: NumberWords = {
  thousands: ',',
  decimal: '.',
  percent: '%',
  million: (number) => `${number} million`,
  billion: (number) => `${number} billion`,
  outOf: (number, of) => `${number} in ${of === '1,000,000' ? 'a million' : of}`,
  hardlyAny: 'less than 1 in a million',
  of: 'of',
  yuan: (number) => `${number} yuan`,
  nothing: '\u2013',
  months: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  day: (day, month, year) => `${day} ${month} ${year}`,
  month: (month, year) => `${month} ${year}`,
  spanYears: (number, one) => (one ? '1 year' : `${number} years`),
  spanMonths: (number, one) => (one ? '1 month' : `${number} months`),
  spanDays: (number, one) => (one ? '1 day' : `${number} days`),
}
