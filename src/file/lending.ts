/** Doors that ask something, and loans, as the journal sees them and as the file tells them. */
import { askedOf } from '../engine/consequence/terms.js'
import { doorOfOrdinal } from '../engine/consequence/outcome.js'
import { outcomeMetrics } from '../engine/counters.js'
import type { TermName } from '../scenario/schema/words.js'
import type { Happening } from './events.js'
import type { Pen } from './pen.js'
import type { Say } from './say.js'

type Door = Extract<Happening, { what: 'door' }>

/** What the door asked of somebody let through, when a loan comes due, or that somebody refused was sound. */
export function lendingAt(pen: Pen, door: number, refused: boolean): Pick<Door, 'asked' | 'dueOn' | 'soundRefused'> {
  const { place, names, me } = pen
  const { tables, now, layout } = place
  const { terms, outcome } = tables
  const o = outcome ? outcome.ofDoor[door] : -1
  if (refused) {
    const sound = layout.outcomeOffset + o * outcomeMetrics.length + outcomeMetrics.indexOf('refused_sound')
    return o >= 0 && pen.heard.some(({ metric }) => metric === sound) ? { soundRefused: true } : {}
  }
  const things = terms ? Array.from(terms.anyway.keys()).slice(terms.first[door], terms.first[door + 1]) : []
  const asked = things.map((thing) => ({
    what: names.asks(thing),
    asked: askedOf(place, terms!, place.first + me, door, thing),
    anyway: terms!.anyway[thing],
  }))
  return {
    ...(asked.length > 0 && { asked }),
    ...(outcome && o >= 0 && { dueOn: names.date(now.tick + outcome.afterTicks[o]) }),
  }
}

/** The door whose loan an act came of; nothing if it came of none. */
export function loanBehind({ place, names }: Pen, a: number): { loan?: string } {
  const door = doorOfOrdinal(place.scratch.acts.ordinal[a])
  return door < 0 ? {} : { loan: names.door(door) }
}

const nouns: Record<TermName, string> = { deposit: 'a deposit', fee: 'a fee', interest: 'interest', wait: 'a wait' }

function amount(what: TermName, value: number, say: Say): string {
  if (what === 'interest') return say.share(value / 10_000)
  if (what === 'wait') return value === 1 ? '1 day' : `${say.count(value)} days`
  return `${say.count(value)} yuan`
}

/** `Asked for a deposit of 0 yuan; without the scheme 200 yuan.` */
export function lendingLines({ asked, dueOn, soundRefused }: Door, say: Say): string[] {
  const lines = (asked ?? []).map(({ what, asked: now, anyway }) => {
    const same = now === anyway ? 'the same without the scheme' : `without the scheme ${amount(what, anyway, say)}`
    return `Asked for ${nouns[what]} of ${amount(what, now, say)}; ${same}.`
  })
  if (dueOn) lines.push(`What comes of it shows in ${say.when(dueOn)}.`)
  if (soundRefused) lines.push('This person would have kept their word.')
  return lines
}
