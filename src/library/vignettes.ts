/** Trying what scenarios must do, case by case; see docs/vignettes.md. */
import { diskReader, isPath } from '../run/disk.js'
import { RunError } from '../run/errors.js'
import { readVignettes, vignetteNames } from '../run/vignettes.js'
import { listed, nearest } from '../scenario/language/suggest.js'
import { type VignettesResult, tryVignettes } from '../vignette/try.js'

/**
 * Tries the vignettes that come with the package: made-up cases that say what a scheme must do.
 *
 * @param scenarios names of scenarios; all that have vignettes if none is given
 * @returns for each scenario what was expected, what came out, and why; a case that does not hold is no error
 * @throws InputError if a scenario has no vignettes, or with every mistake in them
 */
export async function testVignettes(scenarios: readonly string[] = []): Promise<VignettesResult[]> {
  const known = await vignetteNames()
  for (const name of scenarios) if (!known.includes(name)) throw new RunError(unknown(name, known))
  const results: VignettesResult[] = []
  for (const name of scenarios.length > 0 ? scenarios : known) {
    const { file, bytes } = await readVignettes(name)
    results.push(await tryVignettes(file, bytes, diskReader()))
  }
  return results
}

function unknown(name: string, known: string[]): string {
  if (isPath(name))
    return `vignettes are not taken from files such as ${name}, only from those of the laboratory; docs/vignettes.md says why`
  const meant = nearest(name, known)
  const hint = meant ? `; did you mean ${meant}?` : `; there are some for ${listed(known, 'and')}`
  return `there are no vignettes for "${name}"${hint}`
}
