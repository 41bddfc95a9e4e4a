/** Paints ranges of the page under the name that the style sheet knows them by; no ranges take the paint off. */
export function paint(name: string, ranges: readonly Range[]): void {
  if (ranges.length === 0) CSS.highlights.delete(name);
  else CSS.highlights.set(name, new Highlight(...ranges));
}
