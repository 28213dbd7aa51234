/** The scenarios, populations and sources that come with the package, as files on this machine. */
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The folder of the package: where scenarios/, populations/ and sources/ lie. */
export const packageFolder = fileURLToPath(new URL('../../', import.meta.url))

/** Names of the scenarios that come with the package, in alphabetical order. */
export function scenarioNames(): string[] {
  return readdirSync(new URL('../../scenarios/', import.meta.url))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => name.slice(0, -'.yaml'.length))
    .toSorted()
}
