/** The first screen: a headline, a standfirst, the sentences that matter, and what one run can and cannot say. */
import { commandAgain } from '../again.js'
import type { Context } from '../context.js'
import { html, type Child, type Markup } from '../html.js'
import { headlineOf, type Headline } from '../numbers/headline.js'
import { type FirstEvent, regionsOf, whereOf } from '../numbers/opinion.js'
import { FEW, part } from '../numbers/rates.js'
import { everybody, total } from '../numbers/totals.js'
import { commandBlock } from './command.js'

/** The first screen of a report. */
export function openingSection(context: Context): Markup {
  const { f, input, words: all, dates } = context
  const words = all.opening
  const { scenario, manifest } = input
  const headline = headlineOf(context)
  const facts = words.facts(
    f.count(context.residents),
    f.month(scenario.calendar.start),
    f.month(dates.at(-1) ?? scenario.calendar.start),
    f.count(context.ticks),
    f.span(context.tickYears),
  )
  return html`<div class="opening">
      <div class="story">
        <p class="kicker">${words.kicker} <span aria-hidden="true">·</span> ${scenario.title}</p>
        <h1>${headlineText(context, headline)}</h1>
        <p class="standfirst">${standfirst(context, headline)}</p>
        <p class="facts">${facts}.</p>
      </div>
      ${anecdote(context)}
      <p class="synthetic"><b>${all.synthetic}</b> ${all.syntheticAbout}</p>
    </div>
    <section class="sentences" aria-labelledby="what-happened">
      <h2 id="what-happened">${words.sentencesTitle}</h2>
      <p class="summary"><b>${words.scenario}.</b> ${scenario.summary}</p>
      <ul>
        ${sentences(context, headline).map(
          ([number, text]) => html`<li><b class="big">${number}</b> <span>${text}</span></li> `,
        )}
      </ul>
    </section>
    ${manifest.overrides && manifest.overrides.length > 0 && html`<p class="overrides">${all.appendix.manifest.rows.overrides}: ${manifest.overrides.map((each) => html`<code>${each}</code> `)}</p>`}
    ${manifest.former && html`<p class="overrides">${manifest.former.map(({ title, date, until, run, digest }) => html`${words.former(title, f.day(date), f.count(until))} <code>${run}</code>${digest !== null && html` (<code>${digest.slice(0, 12)}</code>)`}. `)}${words.addedUp}</p>`}`
}

function headlineText(context: Context, headline: Headline): string {
  const { f } = context
  const words = context.words.opening.headline
  if (!context.scored) return words.quiet(f.count(context.residents))
  // what happened in a few regions only is no headline about all of them
  const { repealed, dropped } = headline
  if (repealed && mostly(context, repealed)) return words.repealed(f.month(repealed.date), whereOf(context, repealed))
  if (dropped && mostly(context, dropped)) return words.dropped(f.month(dropped.date), whereOf(context, dropped))
  const { shut } = headline
  // few are graded worse than they deserve: shut doors are the larger story
  if (shut >= FEW && headline.tooLowShare < 0.01 && shut > 10 * Math.max(headline.tooLow, headline.listed))
    return words.shut(f.count(shut))
  if (headline.tooLow >= FEW && headline.tooLowShare < 0.01)
    return words.tooLowCount(f.count(headline.tooLow), f.count(headline.lettered))
  if (headline.tooLow >= FEW) return words.tooLow(f.shareOf(headline.tooLowShare))
  if (headline.belowTruth >= FEW) return words.below(f.shareOf(headline.belowShare))
  if (headline.listed >= FEW) return words.listed(f.count(headline.listed), f.count(headline.wronglyListed))
  const { records } = headline.points
  return words.plain(f.count(records), f.count(context.residents))
}

function mostly(context: Context, event: FirstEvent): boolean {
  return event.ever.length * 2 > regionsOf(context)
}

function standfirst(context: Context, headline: Headline): string {
  const { f } = context
  const words = context.words.opening
  const residents = f.count(context.residents)
  const years = f.span(context.years)
  const { records } = headline.points
  if (!context.scored) return words.standfirstQuiet({ residents, years })
  if (context.rated) {
    const { ratings } = total(context.input.tables.files, ['ratings'], everybody)
    return words.standfirstRated({ residents, years, ratings: f.count(ratings), shut: f.count(headline.shut) })
  }
  const wrong = f.count(headline.charges.wrong)
  return words.standfirst({ residents, years, records: f.count(records), shut: f.count(headline.shut), wrong })
}

/** What one run is; it stays on the screen as a line at the top of the page. */
function anecdote(context: Context): Markup {
  const { words, input } = context
  const { seed } = input.manifest
  return html`<aside class="anecdote" id="anecdote" aria-labelledby="anecdote-title">
    <h2 id="anecdote-title">${words.anecdote.title}</h2>
    <p>${words.anecdote.about(seed)}</p>
    <p>${words.anecdote.repeat}</p>
    ${commandBlock(commandAgain(input))}
    <p>${words.anecdote.more}</p>
  </aside>`
}

/** Numbers with their sentences; what did not happen often enough to be told of is left out. */
export function sentences(context: Context, headline: Headline): [number: Child, sentence: string][] {
  const { f, words } = context
  const say = words.opening.sentence
  const { low, lettered, tooLow, points, charges, costlyActs, voice, spared } = headline
  const list: [Child, string][] = []
  const add = (share: number, say: (of: string, ...rest: string[]) => string, ...rest: string[]): void => {
    list.push([f.share(share), say(f.of(share), ...rest)])
  }
  if (low) {
    const date = f.month(context.dates[context.gradedTick])
    add(part(low.residents, lettered), low.lowest ? say.lowest : say.low, low.title, date, f.count(low.residents))
  }
  if (tooLow >= FEW)
    add(headline.tooLowShare, context.rated ? say.tooLowRated : say.tooLow, f.count(tooLow), f.count(lettered))
  if (charges.wrong >= FEW && points.all > 0)
    add(points.wrongShare, say.wrongPoints, f.count(points.wrong), f.count(points.all))
  if (charges.missed >= FEW)
    add(part(charges.missed, costlyActs), say.missed, f.count(charges.missed), f.count(costlyActs))
  if (headline.listed >= FEW) list.push([f.count(headline.listed), say.listed(f.count(headline.wronglyListed))])
  if (headline.shut >= FEW)
    list.push([f.count(headline.shut), headline.opened > 0 ? say.shut(f.count(headline.opened)) : say.shutOnly])
  if (voice.withheld >= FEW) list.push([f.count(voice.withheld), say.silence(f.share(voice.withheldShare))])
  if (!context.scored) {
    list.push([f.count(headline.victims), say.victims])
    list.push([f.count(voice.done), say.said])
  }
  const turn = context.scored ? turning(context, headline) : undefined
  if (turn) list.push(turn)
  if (spared >= FEW && list.length < 6) list.push([f.count(spared), say.deterred(f.count(headline.victims))])
  return list.slice(0, 7)
}

function turning(context: Context, headline: Headline): [string, string] | undefined {
  const { f, words } = context
  const say = words.opening.sentence
  const { outcry, dropped, repealed, approval } = headline
  if (outcry) {
    const after = repealed
      ? say.afterRepeal(f.month(repealed.date), !repealed.everywhere)
      : dropped
        ? say.afterDrop(f.month(dropped.date), !dropped.everywhere)
        : say.afterNothing
    return [f.month(outcry.date), say.outcry(whereOf(context, outcry), after)]
  }
  return approval === null ? undefined : [words.opening.sentence.noOutcryNumber, say.noOutcry(f.share(approval))]
}
