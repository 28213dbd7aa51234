/** Titles of everything that a file names by its identifier, so that a file explains itself. */
import type { Blueprint } from '../compile/compile.js'
import type { Scenario } from '../scenario/schema/scenario.js'

/** Title by identifier. */
type Named = Record<string, string>

export interface Titles {
  behaviours: Named
  sensors: Named
  databases: Named
  /** Fields of the registry. */
  fields: Named
  doors: Named
  lists: Named
  grades: Named
  traits: Named
}

export function titlesOf(scenario: Scenario, { plan }: Blueprint): Titles {
  const named = (entries: Record<string, { title: string }>) =>
    Object.fromEntries(Object.entries(entries).map(([id, { title }]) => [id, title]))
  return {
    behaviours: named(scenario.behaviours),
    sensors: named(scenario.sensors),
    databases: named(scenario.databases),
    fields: named(scenario.registry?.fields ?? {}),
    doors: named(scenario.doors),
    lists: named(scenario.lists ?? {}),
    grades: named(scenario.grades?.bands ?? {}),
    traits: Object.fromEntries(plan.traits.map(({ id, title }) => [id, title])),
  }
}
