/** Arguments and options that several commands have in common. */
import { Argument, Option } from 'commander'
import { kernels } from '../../run/crew/types.js'
import { whole } from './numbers.js'

/** More threads than this never help on one machine, and each costs memory. */
const MOST_THREADS = 1024

export const scenarioArgument = () => new Argument('<scenario>', 'name of a scenario, or path of a scenario file')

export const runArgument = () => new Argument('<run>', 'folder of a finished run')

export const threadsOption = () =>
  new Option(
    '--threads <number>',
    'threads to use; the result does not depend on it (default: as many as pay, at most one per core)',
  ).argParser(whole(1, MOST_THREADS))

export const packedOption = () =>
  new Option(
    '--packed',
    'keep communities packed between ticks: about a third of the memory, for up to half as much time again; done anyway where a run would not fit otherwise',
  )

export const kernelOption = () =>
  new Option(
    '--kernel <name>',
    'what does the ticks: "fast" (WebAssembly, where there is any) or "reference" (plain TypeScript); the result does not depend on it (default: "fast")',
  ).choices(kernels)

export const setOption = () =>
  new Option('--set <path=value>', 'change one number of the scenario; may be repeated').argParser(
    // what is wrong with a path or a value is said with all other mistakes, once the scenario has been read
    (text: string, before: string[] = []) => [...before, text],
  )

/** An option that may be repeated, each time with a name. */
export const namesOption = (flag: string, about: string) =>
  new Option(flag, about).argParser((text: string, before: string[] = []) => [...before, text])
