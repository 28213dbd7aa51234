/** Two schemes compared in words: what is new, what is gone, what is otherwise. Needs no disk. */
import type { Scenario } from '../../scenario/schema/scenario.js'
import { type Leaf, leavesOf } from './leaves.js'
import { clauses, type Differing, type Part, subject, value } from './words.js'

export interface Changed {
  /** Where in the scenario: `rules.SU-19.points`. */
  path: string
  /** As written; null where one of the two says nothing. */
  a: string | null
  b: string | null
}

export interface SchemeDifference {
  part: Part
  /** Identifier, or nothing for a part that has only one. */
  id: string
  what: 'added' | 'removed' | 'changed'
  /** One plain sentence. */
  text: string
  values: Changed[]
}

export interface SchemeDiff {
  a: { scenario: string; title: string }
  b: { scenario: string; title: string }
  /** Whether nothing differs that could make a life different; titles, sources and notes may. */
  same: boolean
  differences: SchemeDifference[]
}

/** One thing that both schemes may have. */
interface Thing {
  part: Part
  id: string
  /** Where it stands in the scenario. */
  at: string
  title?: string
  leaves: Map<string, Leaf>
}

/** Compares two resolved scenarios, in the order of the line of a tick. */
export function diffSchemes(a: Scenario, b: Scenario): SchemeDiff {
  const [one, other] = [thingsOf(a), thingsOf(b)]
  const differences = [...new Set([...one.keys(), ...other.keys()])].flatMap((key) =>
    compare(one.get(key), other.get(key)),
  )
  const order = Object.keys(parts)
  return {
    a: { scenario: a.scenario, title: a.title },
    b: { scenario: b.scenario, title: b.title },
    same: differences.length === 0,
    differences: differences.toSorted((x, y) => order.indexOf(x.part) - order.indexOf(y.part)),
  }
}

type Entries = Record<string, unknown>

/** Parts of a scenario, each as the things in it by identifier. */
const parts: Record<Part, (scenario: Scenario) => [at: string, things: Entries]> = {
  frame: ({ population, calendar }) => ['', { '': { population, calendar } }],
  safeguards: ({ safeguards }) => ['safeguards', objectsIn(safeguards)],
  rules: ({ rules }) => ['rules', rules],
  grades: ({ grades }) => [
    'grades',
    grades ? { '': { regraded: grades.regraded, first: grades.first, by: grades.by } } : {},
  ],
  membership: ({ membership }) => ['membership', membership ? { '': membership } : {}],
  bands: ({ grades }) => ['grades.bands', grades?.bands ?? {}],
  lists: ({ lists }) => ['lists', lists ?? {}],
  doors: ({ doors }) => ['doors', doors],
  scores: ({ scores }) => ['scores', scores],
  sensors: ({ sensors }) => ['sensors', sensors],
  databases: ({ databases }) => ['databases', databases],
  registry: ({ registry }) => {
    if (!registry) return ['registry', {}]
    const { fields: _, ...rest } = registry
    return ['registry', { '': rest }]
  },
  fields: ({ registry }) => ['registry.fields', registry?.fields ?? {}],
  reactions: ({ reactions }) => ['reactions', reactions],
  response: ({ response }) => ['response', { '': response }],
  opinion: ({ opinion }) => ['opinion', { '': opinion }],
  behaviours: ({ behaviours }) => ['behaviours', behaviours],
  publication: ({ publication }) => ['publication', publication ? { '': publication } : {}],
  setup_cost: ({ setup_cost: cost }) => ['setup_cost', cost ? { '': cost } : {}],
}

function objectsIn(block: object): Entries {
  return Object.fromEntries(
    Object.entries(block).filter(([, inner]) => typeof inner === 'object' && inner !== null && !Array.isArray(inner)),
  )
}

function thingsOf(scenario: Scenario): Map<string, Thing> {
  const things = new Map<string, Thing>()
  for (const part of Object.keys(parts) as Part[]) {
    const [at, entries] = parts[part](scenario)
    for (const [id, entry] of Object.entries(entries)) {
      const place = [at, id].filter(Boolean).join('.')
      things.set(`${part} ${id}`, {
        part,
        id,
        at: place,
        title: titleOf(part, entry, scenario),
        leaves: leavesOf(entry),
      })
    }
  }
  return things
}

/** A rule without a title is called by the behaviour that it is about. */
function titleOf(part: Part, entry: unknown, { behaviours }: Scenario): string | undefined {
  const { title, behaviour } = entry as { title?: string; behaviour?: string }
  return title ?? (part === 'rules' ? behaviours[behaviour!]?.title : undefined)
}

function compare(a: Thing | undefined, b: Thing | undefined): SchemeDifference[] {
  const { part, id, title, at } = (b ?? a)!
  const paths = [...new Set([...(a?.leaves.keys() ?? []), ...(b?.leaves.keys() ?? [])])]
  const values = paths.flatMap((path): Differing[] => {
    const [one, other] = [a?.leaves.get(path), b?.leaves.get(path)]
    return one?.value === other?.value ? [] : [{ path, one, other }]
  })
  if (a && b && values.length === 0) return []
  const named = subject(part, id, title)
  const be = part === 'grades' ? 'are' : 'is'
  const said = (thing: Thing) => [...thing.leaves].map(([path, leaf]) => value(path, leaf)).join('; ')
  const text =
    a && b
      ? `${named}: ${clauses(values)}.`
      : b
        ? `${named} ${be} new: ${said(b)}.`
        : `${named} ${be} gone: ${said(a!)}.`
  const changed = values.map(({ path, one, other }) => ({
    path: [at, path].filter(Boolean).join('.'),
    a: one?.text ?? null,
    b: other?.text ?? null,
  }))
  return [{ part, id, what: a && b ? 'changed' : b ? 'added' : 'removed', text, values: changed }]
}
