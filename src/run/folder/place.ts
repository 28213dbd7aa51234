/** Where runs and texts about them go on the disk. */
import { readdir, writeFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { isPath } from '../disk.js'
import { isPartial } from './write.js'

/**
 * A folder for a run that does not exist yet: `runs/suining-2010-1`, then `-2`, and so on.
 *
 * @param scenario name of a scenario, or path of a file
 */
export async function freshFolder(scenario: string, parent = 'runs'): Promise<string> {
  const name = isPath(scenario) ? basename(scenario, extname(scenario)) : scenario
  const taken = await readdir(parent).catch(() => [])
  for (let number = 1; ; number++) {
    const candidate = `${name}-${number}`
    if (!taken.some((each) => each === candidate || isPartial(each, candidate))) return join(parent, candidate)
  }
}

/** Writes a text about a run, in its folder or elsewhere; what stood there before is replaced. */
export async function writeText(file: string, text: string): Promise<void> {
  await writeFile(file, text)
}
