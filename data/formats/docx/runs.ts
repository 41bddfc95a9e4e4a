import type { SignedRun } from '../../../core/history/signed-runs.ts';
import { type Markup, markup } from '../markup.ts';
import type { Comments, ThreadMark } from './comments.ts';

const BREAKS: ReadonlyMap<string, Markup> = new Map([
  ['\t', markup`<w:tab/>`],
  ['\n', markup`<w:br/>`],
  ['\r', markup`<w:cr/>`],
]);

/** Text as the children of a run: tabs and line ends have elements of their own. */
export function runContent(text: string, element: 'w:t' | 'w:delText'): readonly Markup[] {
  const words = (part: string) =>
    element === 'w:t'
      ? markup`<w:t xml:space="preserve">${part}</w:t>`
      : markup`<w:delText xml:space="preserve">${part}</w:delText>`;
  return text
    .split(/([\t\n\r])/)
    .filter((part) => part !== '')
    .map((part) => BREAKS.get(part) ?? words(part));
}

const isLow = (text: string, at: number): boolean => /^[\uDC00-\uDFFF]/.test(text.slice(at, at + 1));

/** What of a paragraph is written between its properties and its end. */
interface Writing {
  /** Words of a run as they are written, by themselves. */
  readonly runOf: (run: SignedRun, words: string) => Markup;
  /** Puts them into what shows that they are inserted, deleted or moved; as they are, where they are none of these. */
  readonly changed: (run: SignedRun, inner: readonly Markup[]) => Markup | readonly Markup[];
  readonly comments: Comments;
  /** What stands after the words, before what ends with them. */
  readonly last: Markup | null;
}

/**
 * Runs with the marks of threads where their words begin and end. A tracked change stays one, whatever begins or ends in
 * it; what shows a comment stands after it, so that it is there whether the change is accepted or not.
 */
export function markedRuns(
  runs: readonly SignedRun[],
  marks: readonly ThreadMark[],
  { runOf, changed, comments, last }: Writing,
): readonly Markup[] {
  if (marks.length === 0) {
    const words = runs.flatMap((signed) => changed(signed, [runOf(signed, signed.run.text)]));
    return last ? [...words, last] : words;
  }
  const text = runs.map(({ run }) => run.text).join('');
  // No character that is written as two is parted.
  const places = marks.map(({ thread, from, to }) => ({
    thread,
    from: from !== null && isLow(text, from) ? from - 1 : from,
    to: to !== null && isLow(text, to) ? to + 1 : to === null ? null : Math.min(to, text.length),
  }));
  const at = (place: 'from' | 'to', offset: number) =>
    places.flatMap((mark) => (mark[place] === offset ? [mark.thread] : []));
  const content: Markup[] = [];
  let start = 0;
  for (const signed of runs) {
    const { run } = signed;
    const end = start + run.text.length;
    content.push(...at('to', start).map(comments.endAndRefer), ...at('from', start).map(comments.begin));
    const inside = places.flatMap(({ from, to }) => [from, to]).filter((place) => place !== null);
    const cuts = [...new Set(inside)].filter((place) => place > start && place < end).sort((a, b) => a - b);
    const inner: Markup[] = [];
    const later: Markup[] = [];
    let writtenTo = start;
    for (const cut of [...cuts, end]) {
      inner.push(runOf(signed, run.text.slice(writtenTo - start, cut - start)));
      writtenTo = cut;
      if (cut === end) break;
      const ended = at('to', cut);
      if (run.kind === 'kept') inner.push(...ended.map(comments.endAndRefer));
      else {
        inner.push(...ended.map(comments.end));
        later.push(...ended.map(comments.refer));
      }
      inner.push(...at('from', cut).map(comments.begin));
    }
    content.push(...[changed(signed, inner)].flat(), ...later);
    start = end;
  }
  // A paragraph without words begins here too.
  content.push(...at('from', start).map(comments.begin));
  if (last) content.push(last);
  content.push(...at('to', start).map(comments.endAndRefer));
  return content;
}
