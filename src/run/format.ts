/** What writing a run folder needs to know of its form; what is in it is checked by manifest.ts. */
import type { Manifest } from './manifest.js'

/** Version of the run folder. A reader refuses folders of a later version. */
export const FORMAT = 1

/** Folder of a run that holds its kept subjects. */
export const KEPT = 'subjects'

/** A manifest as the text of `manifest.json`. */
export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`
}
