/** What the run cannot say, its sources, and how to check it. */
import { commandAgain } from '../again.js'
import { lookup, type Context } from '../context.js'
import { html, join, type Child, type Markup } from '../html.js'
import type { Parameter } from '../numbers/parameters.js'
import { commandBlock } from './command.js'
import { sourceAnchor, sourceTitle } from './evidence.js'
import { chapter } from './figure.js'

/** What one run of one scenario can never say, and what this scenario cannot. */
export function limitsSection(context: Context): Markup {
  const words = context.words.appendix.limits
  const own = context.input.scenario.limits ?? []
  return chapter(
    'limits',
    words.title,
    html`<ul>
      ${[...words.always, ...own].map((each) => html`<li>${each}</li>`)}
    </ul>`,
  )
}

/** Only works that some figure of the scenario or the population names. */
export function bibliographySection(context: Context, parameters: readonly Parameter[]): Markup {
  const { input, words: all } = context
  const words = all.appendix.bibliography
  const named = new Set(parameters.flatMap(({ quantity }) => quantity.source))
  for (const row of input.fit?.marginals ?? []) for (const id of row.source) named.add(id)
  for (const row of input.fit?.associations ?? []) for (const id of row.source) named.add(id)
  const ids = [...named].toSorted((a, b) => (a < b ? -1 : 1))
  if (ids.length === 0) return chapter('sources', words.title, html`<p>${words.none}</p>`)
  const items = ids.map((id) => {
    const source = lookup(input.sources, id)
    const read = source?.read && (lookup(all.read, source.read) ?? source.read)
    const details = source ? join([source.publisher, source.date, read], ', ') : words.missing
    return html`<li id="${sourceAnchor(id)}">
      <cite>${sourceTitle(context, id)}</cite>. ${details}. <code>${id}</code>${
        source?.note && html`<br /><span class="note">${source.note}</span>`
      }
    </li> `
  })
  return chapter(
    'sources',
    words.title,
    html`<p>${words.lead}</p>
      <ul class="sources">
        ${items}
      </ul>`,
  )
}

/** Which run it was, and the commands that check it, repeat it and cite it. */
export function manifestSection(context: Context): Markup {
  const { f, input, words: all } = context
  const words = all.appendix.manifest
  const { manifest, scenario } = input
  const code = (text: string | undefined): Child => text !== undefined && html`<code>${text}</code>`
  const identity: [string, Child][] = [
    [words.rows.scenario, html`${scenario.title} ${code(scenario.scenario)}`],
    [words.rows.scenarioHash, code(manifest.scenarioHash)],
    [words.rows.seed, code(manifest.seed)],
    [words.rows.digest, code(manifest.digest)],
    [words.rows.version, manifest.version],
    [words.rows.residents, f.decimal(manifest.residents, 0)],
    [words.rows.communities, manifest.communities !== undefined && f.decimal(manifest.communities, 0)],
    [words.rows.ticks, f.decimal(manifest.ticks, 0)],
    [
      words.rows.overrides,
      manifest.overrides && manifest.overrides.length > 0 && join(manifest.overrides.map(code), ', '),
    ],
    [words.rows.run, code(manifest.run)],
    [words.rows.created, manifest.created],
  ]
  const environment = Object.entries(manifest.environment ?? {})
  const timings = Object.entries(manifest.timings ?? {}).map(([name, seconds]) => [
    name,
    words.seconds(f.rate(seconds)),
  ])
  const rows = (entries: readonly (readonly Child[])[]) =>
    entries.filter(([, value]) => value !== undefined && value !== false)
  return chapter(
    'check',
    words.title,
    html`<p>${words.lead}</p>
      <p>${words.verify}</p>
      ${commandBlock(`glasshouse verify ${manifest.run ?? 'runs/my-run'}`)}
      <p>${words.again}</p>
      ${commandBlock(commandAgain(context.input))}
      <p>${words.cite}</p>
      <blockquote>
        ${manifest.citation ?? words.citation(scenario.title, manifest.version, manifest.seed, manifest.digest ?? '')}
      </blockquote>`,
    facts(words.caption, rows(identity)),
    environment.length > 0 && facts(words.environment, environment),
    timings.length > 0 && facts(words.timings, timings),
  )
}

/** Names and values, two columns with a heading above. */
function facts(title: string, entries: readonly (readonly Child[])[]): Markup {
  return html`<h3>${title}</h3>
    <dl class="facts">
      ${entries.map(
        ([name, value]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div> `,
      )}
    </dl>`
}
