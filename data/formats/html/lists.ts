import { type Markup, type MarkupValue, markup } from '../markup.ts';

/**
 * A table with a caption, column headers, and its first column as row headers. Cells may hold markup. Each says which column
 * it is of, for a narrow screen, on which the cells of a row stand one under another.
 */
export function table(
  caption: string,
  header: readonly string[],
  rows: readonly (readonly MarkupValue[])[],
): Markup {
  const isWide = header.length > 2;
  return markup`<table class="${isWide ? 'wide' : 'slim'}"><caption>${caption}</caption><thead><tr>${header.map(
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
