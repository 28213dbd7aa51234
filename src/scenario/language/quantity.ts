/**
 * Quantities: numbers with a unit, a source and a level of evidence.
 *
 * A quantity is written as a text with its unit (`5 %`, `1.2 per year`) or as a block with `value`
 * and its own provenance. Every function below is a Zod schema that reads either form.
 */
import { z } from 'zod'
import { provenance } from '../schema/common.js'
import type { Evidence } from '../schema/words.js'
import { readDate } from './dates.js'
import { type Kind } from './kinds.js'
import type { Message } from './message.js'
import { quantityMessages as say } from './messages/quantity.js'
import { settingNote } from './setting.js'
import { readQuantity, type Limits } from './readQuantity.js'

export type { Kind } from './kinds.js'

/** A number as the laboratory uses it, with everything needed to show where it comes from. */
export interface Quantity<K extends Kind = Kind> {
  kind: K
  /**
   * rate: events per person and year; share: 0 to 1; duration: years; points: whole points;
   * money: yuan; factor: a multiplier; bits: log2 of a ratio of chances; count: whole residents.
   */
  value: number
  /** The unit as written, in the singular: `per month`, `%`, `in`, `week`, `points`, `yuan`, `times`, `bits`, `residents`. */
  unit: string
  /** As written, for example `1.2 per year`. */
  text: string
  /** Identifiers of the bibliography. */
  source: string[]
  evidence: Evidence
  note?: string
  /** Lowest and highest plausible value, in the unit of `value`. */
  range?: [number, number]
  /** The range as written. */
  rangeText?: [string, string]
}

/** A quantity as a user writes it. */
export type Written =
  | string
  | number
  | {
      value: string | number
      source?: string | string[]
      evidence?: Evidence
      note?: string
      range?: [string | number, string | number]
    }

export interface QuantityOptions extends Limits {
  /** A choice about the run and no claim about the world, so it needs no source. */
  setting?: boolean
}

/** What a quantity's schema carries for the JSON Schema and the reference; see jsonschema.ts. */
export interface QuantityMeta {
  quantity?: Kind | 'date'
}

/** The block form without its `value` and `range`, which need the kind to be read. */
const block = z.strictObject({ value: z.unknown(), range: z.unknown().optional(), ...provenance })

/**
 * A schema for quantities of one kind. Its output has the provenance written on the quantity
 * itself; what it inherits from the blocks around it is filled in by provenance.ts.
 */
function schemaOf<K extends Kind>(kind: K, options: QuantityOptions) {
  return z
    .custom<Written>()
    .transform((written, ctx): Quantity<K> => {
      const fail = (message: Message, path: PropertyKey[] = []) => {
        ctx.addIssue({ code: 'custom', message: message.message, params: { says: message }, path, input: written })
        return z.NEVER
      }
      const given: unknown = written
      const parts = isMap(given) ? given : { value: given }
      if (isMap(given) && 'value' in given) {
        const checked = block.safeParse(given)
        if (!checked.success) for (const issue of checked.error.issues) ctx.issues.push(issue as never)
      }
      if (isMap(given) && !('value' in given)) return fail(say.notText(kind, 'a block without value:'))
      const inside = isMap(given) ? ['value'] : []
      const read = readQuantity(kind, parts.value, options)
      if ('message' in read) return fail(read, inside)

      const own = parts as { source?: string | string[]; evidence?: Evidence; note?: string; range?: unknown }
      const range = own.range === undefined ? undefined : readRange(kind, read, own.range, options)
      if (range && !Array.isArray(range)) return fail(range.says, range.path)
      const asSetting = options.setting && own.evidence === undefined
      return {
        kind,
        ...read,
        source: own.source === undefined ? [] : [own.source].flat(),
        // left open here unless written on the quantity itself; provenance.ts fills it in or complains
        evidence: (asSetting ? 'assumed' : own.evidence) as Evidence,
        note: asSetting ? settingNote : own.note,
        range,
        rangeText: range && ((own.range as unknown[]).map(String) as [string, string]),
      }
    })
    .meta({ quantity: kind } satisfies QuantityMeta)
}

function readRange(
  kind: Kind,
  read: { value: number; text: string },
  written: unknown,
  options: QuantityOptions,
): [number, number] | { says: Message; path: PropertyKey[] } {
  if (!Array.isArray(written) || written.length !== 2) return { says: say.badRange(), path: ['range'] }
  const ends: number[] = []
  for (const [i, end] of written.entries()) {
    const figure = readQuantity(kind, end, options)
    if ('message' in figure) return { says: figure, path: ['range', i] }
    ends.push(figure.value)
  }
  const [low, high] = ends
  if (low > high) return { says: say.unorderedRange(String(written[0]), String(written[1])), path: ['range'] }
  if (read.value < low || read.value > high) {
    return { says: say.outsideRange(read.text, String(written[0]), String(written[1])), path: ['range'] }
  }
  return [low, high]
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Events per person: `1.2 per year`, `12 per 100k per month`. Value: events per person-year. */
export const rate = (options: QuantityOptions = {}) => schemaOf('rate', options)
/** A part of a whole or a chance: `5 %`, `1 in 200`. Value: 0 to 1. */
export const share = (options: QuantityOptions = {}) => schemaOf('share', options)
/** A length of time: `10 days`, `1 year`. Value: years. Zero only with `{ zero: true }`. */
export const duration = (options: QuantityOptions = {}) => schemaOf('duration', options)
/** Points of a score, added or taken: `-50 points`. Value: a whole number. */
export const points = (options: QuantityOptions = {}) => schemaOf('points', options)
/** Yuan: `800,000 yuan`. */
export const money = (options: QuantityOptions = {}) => schemaOf('money', options)
/** A multiplier: `1.6 times`. Value: 0 or more. */
export const factor = (options: QuantityOptions = {}) => schemaOf('factor', options)
/** A weight of evidence: `12 bits`, `-3 bits`. Value: bits, that is log2 of a ratio of chances. */
export const bits = (options: QuantityOptions = {}) => schemaOf('bits', options)
/** A number of residents: `1.1M residents`, `100000`. */
export const count = (options: QuantityOptions = {}) => schemaOf('count', options)

/**
 * A day of the calendar, `2010-01-01`; the output is the same text.
 *
 * @param orWord a word that the same place allows, for the message
 */
export const date = (orWord?: string) =>
  z
    .custom<string>()
    .transform((written, ctx): string => {
      const read = readDate(written)
      if (typeof read === 'string') return read
      const says = orWord === undefined ? read : { ...read, allowed: `${read.allowed}; or the word ${orWord}` }
      ctx.addIssue({ code: 'custom', message: read.message, params: { says }, input: written })
      return z.NEVER
    })
    .meta({ quantity: 'date' } satisfies QuantityMeta)

/**
 * A quantity from its text alone, as an assumption without a source; for code and tests.
 *
 * @throws RangeError with the same words a scenario file would get
 */
export function quantity<K extends Kind>(kind: K, text: string | number, options: QuantityOptions = {}): Quantity<K> {
  const read = readQuantity(kind, text, options)
  if ('message' in read) throw new RangeError(`${read.message}; allowed: ${read.allowed}`)
  return { kind, ...read, source: [], evidence: 'assumed' }
}
