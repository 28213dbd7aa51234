/**
 * Builds dist/ once before the tests if a source is newer: worker threads, the command line and the package's own
 * exports are tested as they are shipped.
 */
import { build } from '../../tools/build.js'

export default async function setup(): Promise<void> {
  const { ok, messages } = await build()
  // the compiler writes its output even so, and the tests say what is broken; types have a check of their own
  if (!ok) console.warn(`dist/ was built with type errors:\n${messages}`)
}
