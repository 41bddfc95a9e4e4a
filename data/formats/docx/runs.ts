import type { SignedRun } from '../../../core/history/signed-runs.ts';
import { type Markup, markup } from '../markup.ts';
import type { Comments, ThreadMark } from './comments.ts';

const BREAKS: ReadonlyMap<string, Markup> = new Map([
  ['\t', markup`<w:tab/>`],
  ['\n', markup`<w:br/>`],
  ['\r', markup`<w:cr/>`],
]);

/** Text as the content of a run. Tabs and line ends have their own elements. */
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

const isLowSurrogate = (text: string, at: number): boolean => /^[\uDC00-\uDFFF]/.test(text.slice(at, at + 1));

/** The functions that write the content of a paragraph. */
interface RunWriter {
  /** Writes some words of a run. */
  readonly runOf: (run: SignedRun, words: string) => Markup;
  /** Encloses runs in the element of their change; returns unchanged runs as they are. */
  readonly changed: (run: SignedRun, inner: readonly Markup[]) => Markup | readonly Markup[];
  readonly comments: Comments;
  /** Markup after the last words, before comments that end there. */
  readonly last: Markup | null;
}

/**
 * Writes runs with the marks of comment threads among them. A tracked change isn't divided by a comment. The reference
 * of a comment follows the change, so that it stays whether the change is accepted or rejected.
 */
export function markedRuns(
  runs: readonly SignedRun[],
  marks: readonly ThreadMark[],
  { runOf, changed, comments, last }: RunWriter,
): readonly Markup[] {
  if (marks.length === 0) {
    const words = runs.flatMap((signed) => changed(signed, [runOf(signed, signed.run.text)]));
    return last ? [...words, last] : words;
  }
  const text = runs.map(({ run }) => run.text).join('');
  // Marks are moved so that they don't divide a surrogate pair.
  const places = marks.map(({ thread, from, to }) => ({
    thread,
    from: from !== null && isLowSurrogate(text, from) ? from - 1 : from,
    to: to !== null && isLowSurrogate(text, to) ? to + 1 : to === null ? null : Math.min(to, text.length),
  }));
  const threads = (place: 'from' | 'to', offset: number) =>
    places.flatMap((mark) => (mark[place] === offset ? [mark.thread] : []));
  const content: Markup[] = [];
  let start = 0;
  for (const signed of runs) {
    const { run } = signed;
    const end = start + run.text.length;
    content.push(
      ...threads('to', start).map(comments.endAndRefer),
      ...threads('from', start).map(comments.begin),
    );
    const inside = places.flatMap(({ from, to }) => [from, to]).filter((place) => place !== null);
    const cuts = [...new Set(inside)].filter((place) => place > start && place < end).sort((a, b) => a - b);
    const inner: Markup[] = [];
    const later: Markup[] = [];
    let writtenTo = start;
    for (const cut of [...cuts, end]) {
      inner.push(runOf(signed, run.text.slice(writtenTo - start, cut - start)));
      writtenTo = cut;
      if (cut === end) break;
      const ended = threads('to', cut);
      if (run.kind === 'kept') inner.push(...ended.map(comments.endAndRefer));
      else {
        inner.push(...ended.map(comments.end));
        later.push(...ended.map(comments.refer));
      }
      inner.push(...threads('from', cut).map(comments.begin));
    }
    content.push(...[changed(signed, inner)].flat(), ...later);
    start = end;
  }
  // For a paragraph without words, threads begin here.
  content.push(...threads('from', start).map(comments.begin));
  if (last) content.push(last);
  content.push(...threads('to', start).map(comments.endAndRefer));
  return content;
}
