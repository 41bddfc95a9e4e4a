import { MOST_KEPT_WHOLE } from '../../../core/pack/blocks.ts';
import { type Markup, type MarkupValue, markup } from '../markup.ts';

/** As many columns fit on a printed page side by side. */
const MOST_IN_PRINT = 6;

/**
 * A table with a caption, column headers, and its first column as row headers. Cells may hold markup. Each says which column
 * it is of, for a narrow screen, on which the cells of a row stand one under another; and on paper, where there are many.
 */
export function table(
  caption: string,
  header: readonly string[],
  rows: readonly (readonly MarkupValue[])[],
): Markup {
  const look = header.length > MOST_IN_PRINT ? 'wide many' : header.length > 2 ? 'wide' : 'slim';
  const sizeClass = rows.length <= MOST_KEPT_WHOLE ? ' short' : '';
  return markup`<table class="${`${look}${sizeClass}`}"><caption>${caption}</caption><thead><tr>${header.map(
    (text) => markup`<th scope="col">${text}</th>`,
  )}</tr></thead><tbody>${rows.map(
    ([first = null, ...rest]) =>
      markup`<tr><th scope="row">${first}</th>${rest.map((cell, at) => markup`<td data-of="${header[at + 1] ?? ''}">${cell}</td>`)}</tr>
`,
  )}</tbody></table>`;
}

/** A list of items, which may hold markup. */
export const list = (items: readonly MarkupValue[]): Markup =>
  markup`<ul>${items.map((item) => markup`<li>${item}</li>`)}</ul>`;
