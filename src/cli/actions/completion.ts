/** `glasshouse completion`: the script of a shell, and the suggestions it asks for. */
import type { Command } from 'commander'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { scripts, type Shell } from '../completion/scripts.js'
import { suggest, type Suggestion } from '../completion/suggest.js'
import type { Terminal } from '../terminal/terminal.js'
import { packagedNames } from '../../run/packaged.js'
import { vignetteNames } from '../../run/vignettes.js'

/** Prints the script of a shell. */
export function script(shell: Shell, terminal: Terminal): void {
  terminal.out.write(scripts[shell])
}

/** Prints the suggestions for the last of the words, one to a line, description behind a tab. */
export async function suggestions(words: string[], program: Command, terminal: Terminal): Promise<void> {
  const named = (values: string[], about: string) => () => values.map((value) => ({ value, about }))
  const scenarios = named(await packagedNames('scenario'), 'scenario')
  const vignettes = named(await vignetteNames(), 'vignettes')
  const found = suggest(program, words, {
    scenario: scenarios,
    other: scenarios,
    file: scenarios,
    vignettes,
    run: runs,
  })
  terminal.out.write(found.map(({ value, about }) => `${value}\t${about.split('\n')[0]}\n`).join(''))
}

/** Finished runs where `glasshouse run` puts them, newest last as their names sort. */
function runs(): Suggestion[] {
  if (!existsSync('runs')) return []
  return readdirSync('runs')
    .map((name) => join('runs', name))
    .filter((folder) => existsSync(join(folder, 'manifest.json')))
    .toSorted()
    .map((value) => ({ value, about: 'run' }))
}
