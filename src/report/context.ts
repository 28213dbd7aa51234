/** What every section of a report needs to know about the run, worked out once. */
import { valuesOf } from '../measure/types.js'
import type { Behaviour } from '../scenario/schema/behaviours.js'
import type { Door } from '../scenario/schema/doors.js'
import type { Band } from '../scenario/schema/scores.js'
import { capital, createFormat, type Format } from './format.js'
import type { ReportInput } from './input.js'
import { CROSSED } from './numbers/groups.js'
import { everybody, lastTick, total, totals } from './numbers/totals.js'
import type { Words } from './words/en.js'

export interface GradeName {
  id: string
  /** What the scheme calls it, with its letter. */
  title: string
}

export interface Context {
  input: ReportInput
  words: Words
  f: Format
  /** Whether any rule gives or takes points; without rules there is nothing to say of scores. */
  scored: boolean
  /** Whether people rate each other; the true score then is what conduct alone would make. */
  rated: boolean
  /** Letter grades, best first, without "no letter". */
  grades: GradeName[]
  /** First day of each tick, ISO. */
  dates: string[]
  ticks: number
  /** Length of a tick and of the run, in years. */
  tickYears: number
  years: number
  residents: number
  /** The last tick at whose end anybody held a letter grade; -1 if nobody ever did. */
  gradedTick: number
  behaviours: [id: string, behaviour: Behaviour][]
  doors: [id: string, door: Door][]
  behaviourTitle: (id: string) => string
  traitTitle: (trait: string) => string
  groupTitle: (trait: string, group: string) => string
  regionTitle: (region: string) => string
}

/** Looks through a run once: its dates, grades, names and who lived in it. */
export function createContext(input: ReportInput, words: Words): Context {
  const { scenario, tables, titles } = input
  const f = createFormat(words.numbers)
  const dates = datesOf(input)
  const grades = Object.entries(scenario.grades?.bands ?? {}).map(([id, band]) => ({ id, title: gradeTitle(id, band) }))
  const tickYears = scenario.calendar.tick.value
  const behaviours = Object.entries(scenario.behaviours)
  const traitTitle = (trait: string): string =>
    titles?.traits?.[trait] ?? lookup(words.traits, trait) ?? readable(trait)
  const groupTitle = (trait: string, group: string): string =>
    titles?.groups?.[trait]?.[group] ?? lookup(lookup(words.categories, trait), group) ?? readable(group)
  const last = lastTick(tables.grades)
  const counted = total(tables.grades, ['residents'], { ...everybody, tick: last }).residents
  return {
    input,
    words,
    f,
    scored: Object.keys(scenario.rules).length > 0,
    rated: Object.values(scenario.scores).some(({ kind }) => kind === 'ratings'),
    grades,
    dates,
    ticks: dates.length,
    tickYears,
    years: tickYears * dates.length,
    residents: counted || input.manifest.residents,
    gradedTick: lastGraded(input),
    behaviours,
    doors: Object.entries(scenario.doors),
    behaviourTitle: (id) => scenario.behaviours[id]?.title ?? id,
    traitTitle: (trait) => trait.split(CROSSED).map(traitTitle).join(', '),
    groupTitle: (trait, group) => {
      const categories = group.split(CROSSED)
      return trait
        .split(CROSSED)
        .map((each, i) => groupTitle(each, categories[i] ?? group))
        .join(', ')
    },
    regionTitle: (region) => titles?.regions?.[region] ?? region,
  }
}

/** The value of a key that may be missing, or that may be the name of something every object has. */
export function lookup<T>(map: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return map !== undefined && Object.hasOwn(map, key) ? map[key] : undefined
}

function gradeTitle(id: string, band: Band): string {
  const rest = band.title.slice(id.length)
  const named = band.title.toLowerCase().startsWith(id.toLowerCase()) && !/^[\p{L}\d]/u.test(rest)
  return named ? band.title : `${id} (${band.title})`
}

/** A name that nothing gives a title to, as a reader would write it: `not-working` becomes `Not working`. */
function readable(id: string): string {
  return capital(id.replace(/(?<=\p{L})-(?=\p{L})/gu, ' '))
}

function datesOf(input: ReportInput): string[] {
  const dates: string[] = []
  for (const table of [input.tables.opinion, input.tables.grades]) {
    if (!table) continue
    const ticks = valuesOf(table, 'tick')
    const days = valuesOf(table, 'date')
    for (let row = 0; row < ticks.length; row++) dates[Number(ticks[row])] ??= String(days[row])
  }
  // a tick that no table mentions: the day before it stands in, so that no figure has a hole
  let before = input.scenario.calendar.start
  for (let tick = 0; tick < dates.length; tick++) before = dates[tick] ??= before
  return dates
}

function lastGraded(input: ReportInput): number {
  let last = -1
  for (const row of totals(input.tables.grades, ['tick', 'grade'], ['residents'], everybody)) {
    if (row.grade !== 'none' && row.residents > 0) last = Math.max(last, Number(row.tick))
  }
  return last
}
