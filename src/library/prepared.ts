/** A run made ready to be lived again. Apart from running and reporting, which whoever opens a file need not load. */
import { prepareAgain } from '../run/branch/former.js'
import type { Run } from '../run/folder/open.js'
import type { Prepared, PrepareOptions } from '../run/prepare.js'

/**
 * A run made ready to be lived again, from the documents that lie in its folder.
 *
 * @param only says which community alone will be lived; all if left out
 */
export async function preparedFrom(run: Run, only?: PrepareOptions['only']): Promise<Prepared> {
  return prepareAgain(await run.kept(), { place: run.dir, only })
}
