/** Tables with a caption, headed columns and headed rows. */
import { html, type Child, type Markup } from '../html.js'

export interface Column {
  title: string
  /** Figures stand at the right. */
  number?: boolean
}

/** Columns of figures under these titles. */
export function numeric(titles: readonly string[]): Column[] {
  return titles.map((title) => ({ title, number: true }))
}

/**
 * A table. The first cell of each row heads it.
 *
 * @param rows [row][column]
 */
export function table(caption: string, columns: readonly Column[], rows: readonly (readonly Child[])[]): Markup {
  const side = (c: number): string => (columns[c]?.number ? 'number' : 'words')
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${columns.map((column, c) => html`<th scope="col" class="${side(c)}">${column.title}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map((cell, c) =>
                c === 0 ? html`<th scope="row">${cell}</th>` : html`<td class="${side(c)}">${cell}</td>`,
              )}
            </tr> `,
        )}
      </tbody>
    </table>
  </div>`
}
