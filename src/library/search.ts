/** Search over the files of a run, from its folder alone. */
import { openRun } from '../run/folder/open.js'
import { columnsOf, searchFiles, type SearchOptions, type SearchResult } from '../search/search.js'
import { preparedFrom } from './prepared.js'

/**
 * Finds the subjects of a run that meet a condition. Where the run has not kept them (`keepSubjects`), it is lived again,
 * with as much memory as one stretch of communities per thread takes.
 *
 * @param dir folder of a finished run
 * @throws InputError if the folder is no run, or the condition is not understood; Interrupted if the signal was given
 */
export async function searchRun(dir: string, options: SearchOptions = {}): Promise<SearchResult> {
  const run = await openRun(dir)
  return searchFiles(run, (await preparedFrom(run)).blueprint, options)
}

/**
 * Names and meanings of the columns that a condition may use.
 *
 * @throws InputError if the folder is no run
 */
export async function searchColumns(dir: string): Promise<{ name: string; about: string }[]> {
  return columnsOf((await preparedFrom(await openRun(dir))).blueprint)
}
