import { MAX_UNSPLIT_ROWS } from '../../../core/pack/blocks.ts';
import { type Markup, type MarkupValue, markup } from '../markup.ts';

/** The most columns that fit on a printed page. */
const MAX_PRINT_COLUMNS = 6;

/**
 * Writes a table with a caption, column headers, and row headers in its first column. Cells may contain markup. Each
 * cell names its column for narrow screens, where the cells of a row are stacked, and for wide tables on paper.
 */
export function table(
  caption: string,
  header: readonly string[],
  rows: readonly (readonly MarkupValue[])[],
): Markup {
  const look = header.length > MAX_PRINT_COLUMNS ? 'wide many' : header.length > 2 ? 'wide' : 'slim';
  const sizeClass = rows.length <= MAX_UNSPLIT_ROWS ? ' short' : '';
  return markup`<table class="${`${look}${sizeClass}`}"><caption>${caption}</caption><thead><tr>${header.map(
    (text) => markup`<th scope="col">${text}</th>`,
  )}</tr></thead><tbody>${rows.map(
    ([first = null, ...rest]) =>
      markup`<tr><th scope="row">${first}</th>${rest.map((cell, at) => markup`<td data-of="${header[at + 1] ?? ''}">${cell}</td>`)}</tr>
`,
  )}</tbody></table>`;
}

/** Writes a list; items may contain markup. */
export const list = (items: readonly MarkupValue[]): Markup =>
  markup`<ul>${items.map((item) => markup`<li>${item}</li>`)}</ul>`;
