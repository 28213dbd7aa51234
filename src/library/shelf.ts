/** The scenarios, populations and sources that come with the package, as files on this machine. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../run/package.js'

/** Names of the scenarios that come with the package, in alphabetical order. */
export function scenarioNames(): string[] {
  return readdirSync(join(packageRoot, 'scenarios'))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => name.slice(0, -'.yaml'.length))
    .toSorted()
}
