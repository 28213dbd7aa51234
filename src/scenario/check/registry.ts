/** The registry and the databases that report to it: fields that exist, shares that fit, thresholds in order, regions. */
import { nearest } from '../language/suggest.js'
import type { Path } from '../language/tree.js'
import type { Field } from '../schema/registry.js'
import type { Database } from '../schema/sensors.js'
import { entriesOf, type Examined } from './context.js'
import { referenceMessages } from './messages/reference.js'
import { registryMessages as say } from './messages/registry.js'

/** As many as have luck of their own; the engine has the same number. */
export const mostFields = 8
/** Codes are kept in 16 bits. */
const mostCodes = 65_535

export function checkRegistry(examined: Examined): void {
  const { draft, desk } = examined
  const { registry } = draft
  for (const [id, database] of entriesOf(draft.databases)) {
    checkIdentifiers(examined, id, database)
    checkJoining(examined, id, database)
  }
  if (!registry) return
  const fields = Object.keys(registry.fields)
  if (fields.length > mostFields) desk.problem(['registry', 'fields'], say.tooManyFields(fields.length, mostFields))
  for (const [id, field] of entriesOf(registry.fields)) checkField(examined, id, field)
  checkThresholds(examined)
  const used = entriesOf(draft.databases).some(([, { identifiers }]) => identifiers)
  // a database with a mistake in it may be the one that has them
  if (!used && entriesOf(draft.databases).length === desk.keys('databases').length)
    desk.warn(['registry'], say.nothingToLink())
}

function checkThresholds({ draft, desk }: Examined): void {
  const { link_above: link, review_above: review, review: clerks } = draft.registry!
  if (review && review.value > link.value)
    desk.problem(['registry', 'review_above'], say.thresholds(review.text, link.text))
  else if (review && review.value < link.value && !clerks) desk.problem(['registry', 'review_above'], say.noClerks())
  if (clerks && !review) desk.warn(['registry', 'review'], say.idleClerks())
}

function checkField({ desk, population }: Examined, id: string, field: Field): void {
  const path = ['registry', 'fields', id]
  const trait = field.drawn === 'by-shares' ? field.within : 'trait' in field ? field.trait : undefined
  const at = [...path, field.drawn === 'by-shares' ? 'within' : 'trait']
  if (trait !== undefined && population) {
    const { traits } = population
    const names = Object.keys(traits)
    if (!Object.hasOwn(traits, trait))
      return desk.problem(at, referenceMessages.unknownTrait(trait, names, nearest(trait, names)))
    const odd = traits[trait].find((label) => !/^\d+(-\d+|\+)?$/.test(label))
    if (field.drawn === 'day' && odd !== undefined) desk.problem(at, say.noAge(trait, odd))
  }
  if (field.drawn !== 'by-shares') return
  const bands = Object.values(field.bands)
  const sum = bands.reduce((all, { together }) => all + together.value, 0)
  if (Math.abs(sum - 1) > 1e-6) desk.problem([...path, 'bands'], say.bands(sum))
  const sets = field.within === undefined ? 1 : (population?.traits[field.within].length ?? 1)
  const codes = bands.reduce((all, band) => all + band.codes, 0) * sets
  if (codes > mostCodes) desk.problem([...path, 'bands'], say.tooManyCodes(codes, mostCodes))
}

function checkIdentifiers({ desk, population }: Examined, id: string, database: Database): void {
  const { identifiers, misfiled } = database
  if (!identifiers) return
  const path = ['databases', id, 'identifiers']
  if (!desk.has('registry')) return desk.problemAtKey(path, say.noRegistry())
  if (misfiled) desk.problem(['databases', id, 'misfiled'], say.misfiledTwice())
  const known = desk.names('registry', 'fields') ?? []
  if (Object.keys(identifiers).length === 0) desk.problemAtKey(path, say.noIdentifiers(known))
  for (const [name, { misspelt, missing, factors }] of Object.entries(identifiers)) {
    const here = [...path, name]
    if (!known.includes(name))
      desk.problemAtKey(here, referenceMessages.unknown('field', name, known, nearest(name, known)))
    checkFactors(factors, [...here, 'factors'])
    let chance = (misspelt?.value ?? 0) + (missing?.value ?? 0)
    for (const byCategory of Object.values(factors ?? {}))
      chance *= Math.max(1, ...Object.values(byCategory).map((factor) => factor.value))
    if (chance > 1) desk.problemAtKey(here, say.errors(chance))
  }

  function checkFactors(factors: Record<string, Record<string, unknown>> | undefined, at: Path) {
    if (!population) return
    const { traits } = population
    for (const [trait, byCategory] of Object.entries(factors ?? {})) {
      const names = Object.keys(traits)
      if (!Object.hasOwn(traits, trait)) {
        desk.problemAtKey([...at, trait], referenceMessages.unknownTrait(trait, names, nearest(trait, names)))
        continue
      }
      for (const category of Object.keys(byCategory)) {
        const all = [...traits[trait]]
        if (!all.includes(category))
          desk.problemAtKey(
            [...at, trait, category],
            referenceMessages.unknownCategory(trait, category, all, nearest(category, all)),
          )
      }
    }
  }
}

function checkJoining({ desk, population }: Examined, id: string, { joins, joining_cost: cost }: Database): void {
  const path = ['databases', id]
  if (cost && !joins) desk.warn([...path, 'joining_cost'], say.costWithoutJoining())
  const regions = population?.regions
  if (!joins || !regions) return
  for (const region of Object.keys(joins))
    if (region !== 'default' && !regions.includes(region))
      desk.problemAtKey(
        [...path, 'joins', region],
        referenceMessages.unknown('region', region, [...regions], nearest(region, [...regions])),
      )
  const left = regions.filter((region) => !Object.hasOwn(joins, region))
  if (!Object.hasOwn(joins, 'default') && left.length > 0) desk.problemAtKey([...path, 'joins'], say.regionsLeft(left))
}
