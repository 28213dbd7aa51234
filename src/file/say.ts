/** The small words of a file: points, scores, dates, people, chances. */
import { createFormat, type Format } from '../report/format.js'
import { en } from '../report/words/en.js'
import type { ResidentFile } from './file.js'
import type { Naming } from './names.js'

export interface Say extends Format, Naming<string> {
  /** `20 points`, `1 point`. */
  points(points: number): string
  /** The step of time that begins on a day: `March 2011`, or the day where steps are shorter. */
  when(iso: string): string
  /** `resident 1234`, `business 1234`, or `this resident`. */
  who(id: number): string
  database(id: string): string
  letter(id: string | null): string
}

/** The words for one file. */
export function sayFor({ id, run, titles, subject, businessesFrom }: ResidentFile): Say {
  const f = createFormat(en.numbers)
  const isMonthly = /month|year/.test(run.tick)
  const kind = (other: number) => (businessesFrom !== null && other >= businessesFrom ? 'business' : 'resident')
  const titled = (names: Record<string, string>) => (key: string) => names[key] ?? key
  return {
    ...f,
    points: (points) => `${f.count(Math.abs(points))} ${Math.abs(points) === 1 ? 'point' : 'points'}`,
    when: (iso) => (isMonthly ? f.month(iso) : f.day(iso)),
    who: (other) => (other === id ? `this ${subject}` : `${kind(other)} ${plain(other)}`),
    behaviour: titled(titles.behaviours),
    sensor: titled(titles.sensors),
    database: titled(titles.databases),
    field: titled(titles.fields),
    door: titled(titles.doors),
    list: titled(titles.lists),
    letter: (letter) => (letter === null ? 'no letter' : letter),
  }
}

/** Numbers of residents are names: to be typed again, so without separators. */
function plain(id: number): string {
  return String(id)
}

/** The same with a capital at its beginning. */
export function capital(text: string): string {
  return text[0].toUpperCase() + text.slice(1)
}
