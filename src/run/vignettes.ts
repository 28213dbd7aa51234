/**
 * The vignettes that come with the package: the only ones that are read. What happens to somebody, handed in from
 * outside, would be somebody handed in; docs/ethics.md says why there is no way for that.
 */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { packageRoot } from './package.js'

const folder = () => join(packageRoot, 'vignettes')

/** Names of the scenarios that have vignettes, in alphabetical order. */
export async function vignetteNames(): Promise<string[]> {
  const files = await readdir(folder())
  return files
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.slice(0, -'.yaml'.length))
    .toSorted()
}

/** The vignettes of a scenario that has some. */
export async function readVignettes(name: string): Promise<{ file: string; bytes: Uint8Array }> {
  return { file: `vignettes/${name}.yaml`, bytes: await readFile(join(folder(), `${name}.yaml`)) }
}
