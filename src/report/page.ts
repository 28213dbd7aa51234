/** The report of one run: one page that needs no network and no script. */
import { createContext, type Context } from './context.js'
import { framed } from './frame.js'
import { html, type Markup } from './html.js'
import type { ReportInput } from './input.js'
import { groupRows } from './numbers/groups.js'
import { parametersOf } from './numbers/parameters.js'
import { actsSection } from './sections/acts.js'
import { assumptionsSection } from './sections/assumptions.js'
import { chargesSection } from './sections/charges.js'
import { bibliographySection, limitsSection, manifestSection } from './sections/closing.js'
import { conductSection } from './sections/conduct.js'
import { costSection } from './sections/cost.js'
import { doorsSection } from './sections/doors.js'
import { gradesSection } from './sections/grades.js'
import { linkageSection } from './sections/linkage.js'
import { membershipSection } from './sections/membership.js'
import { listsSection } from './sections/lists.js'
import { openingSection } from './sections/opening.js'
import { lends, lendingSection } from './sections/lending.js'
import { opinionSection } from './sections/opinion.js'
import { ratingsSection } from './sections/ratings.js'
import { populationSection } from './sections/population.js'
import { schemeSection } from './sections/scheme.js'
import { scoresSection } from './sections/scores.js'
import { subjectsSection } from './sections/subjects.js'
import { victimsSection } from './sections/victims.js'
import { wrongedSection } from './sections/wronged.js'
import { script, style } from './style.js'
import { en, type Words } from './words/en.js'

/**
 * A report as the text of one HTML file. The same input gives the same text, byte for byte.
 *
 * @param words the language; English if left out
 */
export function reportPage(input: ReportInput, words: Words = en): string {
  const context = createContext(input, words)
  const { manifest, scenario } = input
  const body = chapters(context)
  return framed({
    lang: words.lang,
    dir: words.dir,
    title: words.pageTitle(scenario.title, manifest.seed),
    version: manifest.version,
    style,
    script,
    body: html`<a class="skip" href="#report">${words.skip}</a>
      <aside class="bar" aria-label="${words.about}">
        <a href="#anecdote">${words.anecdoteShort(manifest.seed)}</a> <span>${words.synthetic}</span>
      </aside>
      <main id="report" class="frame">
        <div class="top">${openingSection(context)}</div>
        <nav class="contents" aria-label="${words.contents}">
          <p>${words.contents}</p>
          <ol>
            ${tableOfContents(body)}
          </ol>
        </nav>
        <div class="body">${body.map((chapter) => chapter.markup)}</div>
      </main>
      <footer class="foot">
        <p><b>${words.footer}</b></p>
        <p>${words.made(manifest.version)}</p>
      </footer>`,
  })
}

interface Chapter {
  id: string
  title: string
  markup: Markup
}

/** Chapters that a run without any rule has nothing to say in. */
const aboutScoring = new Set(['grades', 'scores', 'ratings', 'charges', 'wronged', 'doors', 'opinion', 'cost'])

/** Chapters that a scheme without sensors has nothing to say in. */
const aboutSensors = new Set(['charges', 'wronged', 'cost'])

/** Chapters that a scheme without a score has nothing to say in. */
const aboutPoints = new Set(['grades', 'scores', 'charges', 'wronged'])

function chapters(context: Context): Chapter[] {
  const { figures, appendix } = context.words
  const parameters = parametersOf(context.input.scenario)
  const groups = groupRows(context)
  const all: Chapter[] = [
    { id: 'grades', title: figures.grades.topic, markup: gradesSection(context, parameters) },
    { id: 'scores', title: figures.scores.topic, markup: scoresSection(context, parameters) },
    { id: 'ratings', title: context.words.ratings.topic, markup: ratingsSection(context, parameters) },
    { id: 'charges', title: figures.charges.topic, markup: chargesSection(context, groups, parameters) },
    { id: 'wronged', title: figures.wronged.topic, markup: wrongedSection(context, groups, parameters) },
    { id: 'linkage', title: context.words.linkage.topic, markup: linkageSection(context, parameters) },
    { id: 'lists', title: context.words.lists.topic, markup: listsSection(context, parameters) },
    { id: 'doors', title: figures.doors.topic, markup: doorsSection(context, parameters) },
    ...(lends(context)
      ? [{ id: 'lending', title: context.words.lending.topic, markup: lendingSection(context, parameters) }]
      : []),
    { id: 'acts', title: figures.acts.topic, markup: actsSection(context, parameters) },
    {
      id: 'membership',
      title: context.input.scenario.membership ? context.words.membership.topic : context.words.membership.topicOrder,
      markup: membershipSection(context, parameters),
    },
    { id: 'conduct', title: context.words.conduct.topic, markup: conductSection(context, parameters) },
    { id: 'opinion', title: figures.opinion.topic, markup: opinionSection(context, parameters) },
    { id: 'victims', title: figures.victims.topic, markup: victimsSection(context, parameters) },
    { id: 'subjects', title: context.words.subjects.topic, markup: subjectsSection(context, parameters) },
    { id: 'cost', title: figures.cost.topic, markup: costSection(context, parameters) },
    { id: 'limits', title: appendix.limits.title, markup: limitsSection(context) },
    { id: 'population', title: appendix.population.title, markup: populationSection(context) },
    { id: 'scheme', title: appendix.scheme.title, markup: schemeSection(context) },
    { id: 'assumptions', title: appendix.assumptions.title, markup: assumptionsSection(context, parameters) },
    { id: 'sources', title: appendix.bibliography.title, markup: bibliographySection(context, parameters) },
    { id: 'check', title: appendix.manifest.title, markup: manifestSection(context) },
  ]
  const watched = Object.keys(context.input.scenario.sensors).length > 0
  const scoreless = Object.keys(context.input.scenario.scores).length === 0
  return all.filter(
    ({ id, markup }) =>
      markup.text !== '' &&
      (context.scored || !aboutScoring.has(id)) &&
      (watched || !aboutSensors.has(id)) &&
      !(scoreless && aboutPoints.has(id)),
  )
}

function tableOfContents(body: readonly Chapter[]): Markup {
  return html`${body.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}`
}
