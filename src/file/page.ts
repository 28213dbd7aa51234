/** A file as one page that needs no network and no script, in the look of the report. */
import { framed } from '../report/frame.js'
import { html, type Markup } from '../report/html.js'
import { style } from '../report/style.js'
import type { Entry } from './entries.js'
import type { ResidentFile } from './file.js'
import type { Fact, Telling } from './telling.js'
import { tell } from './telling.js'

const own = `
.life{list-style:none;padding:0;margin:1rem 0}
.life > li{display:grid;grid-template-columns:9rem 1fr;gap:0 1.25rem;padding:.7rem 0;border-bottom:1px solid var(--rule)}
.life time{font:400 .875rem/1.6 var(--sans);color:var(--mute)}
.life p{margin:0 0 .15rem}
.life .why{font:400 .875rem/1.5 var(--sans);color:var(--mute);margin:0 0 .5rem;padding:0;list-style:none}
.life .wrong > p{color:var(--accent);font-weight:600}
.life .unseen > p,.life .silent > p{color:var(--mute);font-style:italic}
.life .letter > p{font-weight:600}
.reasons{font:400 .875rem/1.5 var(--sans);margin:0 0 .6rem}
.reasons summary{cursor:pointer;color:var(--mute)}
.reasons ol{margin:.2rem 0 .4rem;padding-left:1.4rem}
.reasons ul{list-style:none;padding:0;margin:0;color:var(--mute)}
.reasons code{font-size:.8125rem;overflow-wrap:anywhere}
.big{font-size:2.1rem;line-height:1.15;font-weight:600;color:var(--accent)}
.same{color:var(--mute)}
@media screen and (max-width:47.49rem){.life > li{grid-template-columns:1fr}}
`

/**
 * The page of a file. The same file gives the same text, byte for byte.
 */
export function filePage(file: ResidentFile): string {
  const told = tell(file)
  return framed({
    lang: 'en',
    dir: 'ltr',
    title: `${told.title}: a file from ${file.run.title}`,
    style: style + own,
    body: html`<aside class="bar"><span>Synthetic: nobody here is real</span></aside>
      <main class="frame">
        <div class="top">
          <header class="opening">
            <div>
              <p class="kicker">${told.kicker}</p>
              <h1>${told.title}</h1>
              <p class="standfirst">${told.summary}</p>
              <p class="synthetic">${told.banner}</p>
            </div>
          </header>
        </div>
        <div class="body">
          ${chapter('Who', facts(told.who))} ${chapter('The life', life(told))}
          ${chapter(
            'In the end',
            html`<p class="big">${told.end[0][1]}</p>
              <p class="lead">${told.difference}</p>
              ${facts(told.end)}`,
          )}
          ${told.whatIf && chapter('What would have changed it', otherwise(told.whatIf))}
          ${told.rules.length > 0 && chapter('The rules it rests on', rules(told))}
          ${told.sources.length > 0 && chapter('Sources of the figures', facts(told.sources))}
          ${chapter('Proof', html`<p>${told.proof}</p>`)}
        </div>
      </main>`,
  })
}

const chapter = (title: string, body: Markup) =>
  html`<section class="chapter">
    <h2>${title}</h2>
    ${body}
  </section>`

const facts = (all: Fact[]) =>
  html`<dl class="facts">
    ${all.map(
      ([label, text]) =>
        html`<div>
          <dt>${label}</dt>
          <dd>${text}</dd>
        </div>`,
    )}
  </dl>`

function life({ life: dates }: Telling): Markup {
  if (dates.length === 0) return html`<p>Nothing that this file could tell of.</p>`
  return html`<ol class="life">
    ${dates.map(
      ({ date, entries }) =>
        html`<li>
          <time>${date}</time>
          <div>
            ${entries.map(
              ({ tone, head, details, why }) =>
                html`<div class="${tone}">
                  <p>${head}</p>
                  ${
                    details.length > 0 &&
                    html`<ul class="why">
                      ${details.map((detail) => html`<li>${detail}</li>`)}
                    </ul>`
                  }
                  ${why.length > 0 && reasons(why)}
                </div>`,
            )}
          </div>
        </li>`,
    )}
  </ol>`
}

/** Folded away: the chain back to draws and parameters. */
function reasons(why: Entry['why']): Markup {
  return html`<details class="reasons">
    <summary>Why</summary>
    <ol>
      ${why.map(
        ({ says, figures }) =>
          html`<li>
            ${says}${
              figures.length > 0 &&
              html`<ul>
                ${figures.map((figure) => html`<li><code>${figure}</code></li>`)}
              </ul>`
            }
          </li>`,
      )}
    </ol>
  </details>`
}

function otherwise({ note, asItWas, rows }: NonNullable<Telling['whatIf']>): Markup {
  return html`<p class="lead">${note}</p>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">If</th>
            <th scope="col">then</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">as it was</th>
            <td>${asItWas}</td>
          </tr>
          ${rows.map(
            ({ change, means, outcome, differs }) =>
              html`<tr>
                <th scope="row">${change}<br /><span class="mute">${means}</span></th>
                <td class="${differs ? 'differs' : 'same'}">${outcome}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`
}

function rules({ rules: all }: Telling): Markup {
  return html`<ul class="sources">
    ${all.map(
      ({ id, title, points, evidence, sources, note }) =>
        html`<li>
          <b>${id}</b> ${title}, ${points} <span class="chip ${evidence}">${evidence}</span>${
            sources.length > 0 && html` <span class="mute">${sources.join('; ')}</span>`
          }${note !== undefined && html`<br /><span class="mute">${note}</span>`}
        </li>`,
    )}
  </ul>`
}
