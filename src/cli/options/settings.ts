/** `--set path=value`: one number of the scenario changed for one run. */
import { InvalidArgumentError } from 'commander'

/** Paths such as `sensors.camera.sees.jaywalking`, and the text that takes the place of what stands there. */
export type Settings = Record<string, string>

/** Collects repeated `--set` options; the last one for a path wins. */
export function setting(text: string, before: Settings = {}): Settings {
  const cut = text.indexOf('=')
  const path = text.slice(0, Math.max(cut, 0)).trim()
  const value = text.slice(cut + 1).trim()
  if (cut < 0 || path === '' || value === '') {
    throw new InvalidArgumentError(
      'Write the path, an equals sign and the value, in quotes if it has spaces: --set "response.chill.strength=0 times".',
    )
  }
  return { ...before, [path]: value }
}
