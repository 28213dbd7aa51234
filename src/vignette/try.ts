/** Trying the cases of a file under the scheme they are about. */
import { calendarOf, tickOfDate } from '../compile/calendar.js'
import type { Reader } from '../scenario/reader.js'
import { type Line, linesOf, linesWithGuardian } from './explain.js'
import { type Judged, judge } from './judge.js'
import { type Life, live } from './live.js'
import { type LoadedVignettes, parseVignettes } from './load.js'
import type { Vignette } from './schema.js'
import { blueprintOfCase, blueprintOfOne } from './stage.js'

export interface VignetteResult {
  name: string
  title: string
  holds: boolean
  expectations: Judged[]
  /** What happened, step by step, with the rule, its evidence and its sources. */
  history: Line[]
}

export interface VignettesResult {
  file: string
  /** Name and title of the scenario. */
  scenario: string
  title: string
  /** Whether every case holds. */
  holds: boolean
  vignettes: VignetteResult[]
}

/**
 * Reads vignettes and tries them.
 *
 * @param file name shown in messages
 * @param reader how to get at the scenario
 * @throws InputError with all mistakes in the vignettes or in the scenario; a case that does not hold is none
 */
export async function tryVignettes(file: string, bytes: Uint8Array, reader: Reader): Promise<VignettesResult> {
  const loaded = await parseVignettes(file, bytes, reader)
  const { document, scenario } = loaded
  const ticks = ticksFor(loaded)
  const vignettes = Object.entries(document.vignettes).map(([name, vignette]): VignetteResult => {
    const adult = vignette.guardian === undefined ? undefined : guardianOf(document, vignette)
    const guardian = adult && lifeOf(loaded, ticks, adult)
    const life = lifeOf(loaded, ticks, vignette, guardian)
    const expectations = vignette.expect.map((expected) => judge(expected, life, calendarOf(scenario, ticks)))
    const holds = expectations.every((each) => each.holds)
    const own = linesOf(scenario, vignette, life)
    const history = adult && guardian ? linesWithGuardian(own, linesOf(scenario, adult, guardian)) : own
    return { name, title: vignette.title, holds, expectations, history }
  })
  const holds = vignettes.every((each) => each.holds)
  return { file, scenario: scenario.scenario, title: scenario.title, holds, vignettes }
}

/** The case that a guardian is known from, under what the scheme does in the case of the child. */
function guardianOf({ vignettes }: LoadedVignettes['document'], child: Vignette): Vignette {
  const { letters_dropped, repealed } = child
  return { ...vignettes[child.guardian!], letters_dropped, repealed }
}

function lifeOf({ scenario, traits }: LoadedVignettes, ticks: number, vignette: Vignette, guardian?: Life): Life {
  const blueprint = blueprintOfOne(scenario, traits, ticks, vignette.subject)
  return live(scenario, blueprintOfCase(blueprint, scenario, vignette), vignette, guardian)
}

/** As many ticks as the run has, or as the latest expectation needs. */
function ticksFor({ document, scenario }: LoadedVignettes): number {
  const calendar = calendarOf(scenario)
  const days = Object.values<Vignette>(document.vignettes).flatMap(({ expect }) => expect.map(({ on }) => on))
  return Math.max(calendar.ticks, ...days.map((day) => tickOfDate(calendar, day) + 1))
}
