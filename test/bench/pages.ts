const [BEGIN, END] = ['<!-- bench: begin -->', '<!-- bench: end -->'];

/**
 * A page with other text between its two markers.
 *
 * @throws RangeError where it has no such place
 */
export function rewritten(page: string, text: string): string {
  const [from, to] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (from < 0 || to < from) throw new RangeError(`The page has no ${BEGIN} … ${END}`);
  return `${page.slice(0, from + BEGIN.length)}\n\n${text}\n\n${page.slice(to)}`;
}
