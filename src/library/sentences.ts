/** The few sentences with which a report begins; apart from the report, which takes longer to load. */
import type { MeasureTable } from '../measure/types.js'
import { createContext } from '../report/context.js'
import { render } from '../report/html.js'
import type { ReportInput, ReportManifest } from '../report/input.js'
import { headlineOf } from '../report/numbers/headline.js'
import { sentences } from '../report/sections/opening.js'
import { en } from '../report/words/en.js'
import type { Prepared } from '../run/prepare.js'

/** What the sentences are made from: all but how well the population fits, which takes longest to work out. */
export function sentenceInput(
  { scenario, population, blueprint, bibliography }: Prepared,
  tables: readonly MeasureTable[],
  manifest: ReportManifest,
): ReportInput {
  return {
    manifest,
    scenario,
    titles: { regions: Object.fromEntries(blueprint.plan.regions.map(({ id, title }) => [id, title])) },
    groups: blueprint.catalogue.groups.map(({ by, group }) => ({ by, group })),
    tables: Object.fromEntries(tables.map((table) => [table.name, table])),
    population: population.spec,
    sources: bibliography,
  }
}

/** What happened, in the few sentences with which the report begins. */
export function sentencesOf(input: ReportInput): string[] {
  const context = createContext(input, en)
  return sentences(context, headlineOf(context)).map(([number, text]) => {
    const first = plain(render(number))
    // on the page a number stands by itself before a whole sentence, for example "January 2011"
    return /^\p{Lu}/u.test(text) ? `${first}: ${text}` : `${first} ${text}`
  })
}

/** Text out of markup that holds nothing but text. */
function plain(markup: string): string {
  return markup
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}
