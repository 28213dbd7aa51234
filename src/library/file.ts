/** Files of residents of a finished run. Nothing about anybody lies in the folder: each file is lived again. */
import type { Society } from '../compile/people.js'
import { type Address, addressOf } from '../file/address.js'
import { anybody } from '../file/anybody.js'
import type { AnybodyKind } from '../file/anybodyKinds.js'
import { type FileInput, openFile, type ResidentFile } from '../file/file.js'
import { recordedFrom } from '../relive/recorded.js'
import { whatIf } from '../file/whatIf.js'
import { valuesOf } from '../measure/types.js'
import { formersOf } from '../run/branch/former.js'
import { RunError } from '../run/errors.js'
import { openRun, type Run } from '../run/folder/open.js'
import type { PrepareOptions } from '../run/prepare.js'
import { preparedFrom } from './prepared.js'

export interface FileOptions {
  /** Whether to try what would have come out otherwise; takes as long as a dozen files. */
  whatIf?: boolean
  /** For `random`: which one; a whole number of up to 64 bits, 1 if left out. */
  seed?: number | bigint | string
  /** For `random`: of which kind; a resident if left out. */
  of?: AnybodyKind
}

/** The files of a run, made ready once. */
export interface Files {
  /**
   * Opens the file of one resident.
   *
   * @param id number of the resident, or `random` for any
   * @throws InputError if there is no such resident
   */
  open(id: number | 'random', options?: FileOptions): Promise<ResidentFile>
}

/**
 * Makes the files of a run ready.
 *
 * @throws InputError if the folder is no run, is damaged, or was made before runs kept what files need
 */
export function openFiles(dir: string): Promise<Files> {
  return readied(dir)
}

async function readied(dir: string, only?: PrepareOptions['only']): Promise<Files> {
  const run = await openRun(dir)
  const regions = await keptBy(run, 'regions')
  const prepared = await preparedFrom(run, only)
  const { scenario, bibliography, blueprint } = prepared
  const input: Omit<FileInput, 'digestOf'> = {
    scenario,
    bibliography,
    blueprint,
    earlier: formersOf(prepared).map(({ until, prepared: before }) => ({ until, scenario: before.scenario })),
    recorded: recordedFrom(blueprint, regions),
    digest: run.manifest.digest,
  }
  return {
    async open(id, options = {}) {
      const address = find(blueprint, id, options)
      const { community } = address
      const row = await keptBy(run, 'communities', [community, community + 1])
      const word = (name: string) => (valuesOf(row, name) as ArrayLike<number>)[0] >>> 0
      const whole: FileInput = { ...input, digestOf: () => [word('digest_low'), word('digest_high')] }
      const file = openFile(whole, address)
      return options.whatIf ? { ...file, whatIf: whatIf(whole, address, file) } : file
    },
  }
}

/**
 * The file of one resident of a run: who they are, what they did, what was made of it, and where the score comes from.
 *
 * @param run folder of a finished run
 * @param id number of the resident, or `random` for any
 * @throws InputError if the folder is no run, or there is no such resident
 */
export async function fileOf(run: string, id: number | 'random', options: FileOptions = {}): Promise<ResidentFile> {
  // whoever asks for one file does not wait for tables of everybody else
  return (await readied(run, (society) => find(society, id, options).community)).open(id, options)
}

function find(society: Society, id: number | 'random', { seed = 1, of }: FileOptions): Address {
  try {
    return id === 'random' ? anybody(society, seed, of) : addressOf(society.plan, id)
  } catch (error) {
    if (error instanceof RangeError) throw new RunError(error.message)
    throw error
  }
}

async function keptBy(run: Run, name: string, only?: [number, number]) {
  if (!run.manifest.tables.some((table) => table.name === name))
    throw new RunError(
      `the run ${run.dir} was made by glasshouse ${run.manifest.glasshouse}, which did not keep the table "${name}" ` +
        'that files need; run the scenario again',
    )
  return run.table(name, only)
}
