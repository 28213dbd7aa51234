/** Days of the calendar, written `2010-01-01`. */
import type { Message } from './message.js'
import { quantityMessages as say } from './messages/quantity.js'

const form = /^(\d{4})-(\d{2})-(\d{2})$/
const earliest = 1900
const latest = 2199

/** The pattern of a date for the JSON Schema; whether the day exists is checked by {@link readDate}. */
export const datePattern = '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'

/** The same text if it is a day that exists, or what to say about it. */
export function readDate(written: unknown): string | Message {
  const text = typeof written === 'string' ? written.trim() : written == null ? '' : String(written)
  const match = form.exec(text)
  if (!match) return say.badDate(text)
  const [year, month, day] = match.slice(1).map(Number)
  const length = daysInMonth(year, month)
  if (year < earliest || year > latest || length === undefined || day < 1) return say.noSuchDay(text, undefined)
  if (day > length) return say.noSuchDay(text, length)
  return text
}

function daysInMonth(year: number, month: number): number | undefined {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
}
