/** What may be typed next, read off the commands themselves, so that it cannot fall behind them. */
import type { Argument, Command, Option } from 'commander'

export interface Suggestion {
  value: string
  about: string
}

/** Names that only the disk knows, by name of the argument they fill: `scenario`, `run`. */
export type Sources = Record<string, () => Suggestion[]>

/**
 * Suggestions for the last of some words.
 *
 * @param words what stands behind `glasshouse`; the last is being typed and may be empty
 * @returns nothing where the shell had better offer files
 */
export function suggest(program: Command, words: string[], sources: Sources): Suggestion[] {
  const current = words.at(-1) ?? ''
  const { command, place, open } = follow(program, words.slice(0, -1))
  return candidates(command, place, open, current, sources).filter(({ value }) => value.startsWith(current))
}

function candidates(
  command: Command,
  place: number,
  open: Option | undefined,
  current: string,
  sources: Sources,
): Suggestion[] {
  if (open) return [...choices(open), ...placesIn(open, sources)]
  const help = command.createHelp()
  if (current.startsWith('-')) {
    return help
      .visibleOptions(command)
      .flatMap(({ long, description }) => (long ? [{ value: long, about: description }] : []))
  }
  const subcommands = help.visibleCommands(command)
  if (subcommands.length > 0)
    return subcommands.map((sub) => ({ value: sub.name(), about: sub.summary() || sub.description() }))
  const argument = argumentAt(command, place)
  return argument ? [...choices(argument), ...(sources[argument.name()]?.() ?? [])] : []
}

/** Which command the words name, how many of its arguments they fill, and the option that still waits for its value. */
function follow(program: Command, words: string[]): { command: Command; place: number; open?: Option } {
  let command = program
  let place = 0
  let open: Option | undefined
  for (const word of words) {
    if (open) {
      open = undefined
    } else if (word.startsWith('-')) {
      const option = command.options.find(({ short, long }) => word === short || word === long)
      if (option?.required) open = option
    } else {
      const sub = command.commands.find((each) => each.name() === word)
      if (sub) command = sub
      else place++
    }
  }
  return { command, place, open }
}

function argumentAt(command: Command, place: number): Argument | undefined {
  const last = command.registeredArguments.at(-1)
  return command.registeredArguments[place] ?? (last?.variadic ? last : undefined)
}

/** An option such as `--from <run@tick>` takes a name that only the disk knows, and then a number. */
function placesIn({ flags }: Option, sources: Sources): Suggestion[] {
  const name = /<(\w+)@/.exec(flags)?.[1]
  return (
    (name === undefined ? undefined : sources[name]?.().map((each) => ({ ...each, value: `${each.value}@` }))) ?? []
  )
}

function choices({ argChoices }: Option | Argument): Suggestion[] {
  return (argChoices ?? []).map((value) => ({ value, about: '' }))
}
