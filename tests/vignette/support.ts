/** Vignettes under the small scenario of the language tests, or under one that differs from it. */
import { tryVignettes, type VignetteResult } from '../../src/vignette/try.js'
import { bytesOf, child, readerOf } from '../scenario/support/reader.js'

/** A file of vignettes about the scenario `test`. */
export const fileOf = (vignettes: string) =>
  `glasshouse-vignettes: 1\nscenario: test\nvignettes:\n${vignettes.replace(/^/gm, '  ')}\n`

/**
 * Tries one vignette.
 *
 * @param lines its keys but the title
 * @param differences of the scenario from `good`
 */
export async function trying(lines: string, differences = ''): Promise<VignetteResult> {
  const reader = readerOf({ test: child(differences) })
  const text = fileOf(`it:\n  title: It\n${dedented(lines).replace(/^/gm, '  ')}`)
  const { vignettes } = await tryVignettes('vignettes.yaml', bytesOf(text), reader)
  return vignettes[0]
}

/** Lines without the blanks that all of them begin with. */
function dedented(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const least = Math.min(...lines.map((line) => line.search(/\S/)))
  return lines.map((line) => line.slice(least)).join('\n')
}

/** What came out that was not expected, as `day what: got`; empty if all holds. */
export const surprises = ({ expectations }: VignetteResult) =>
  expectations.flatMap(({ on, checks }) =>
    checks.filter((each) => !each.holds).map(({ what, got }) => `${on} ${what}: ${got}`),
  )

/** The lines that tell what happened. */
export const told = ({ history }: VignetteResult) => history.map(({ text }) => text)
