/** Where the package is installed, and which version it is. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Folder that holds `scenarios/`, `populations/` and `sources/`; the same from `src/` and from `dist/`. */
export const packageRoot = fileURLToPath(new URL('../..', import.meta.url))

let known: string | undefined

/** Version of glasshouse, from its own package.json. */
export function glasshouseVersion(): string {
  known ??= (JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string })
    .version
  return known
}
