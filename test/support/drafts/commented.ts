import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import { type Line, linesOf } from '../../../core/amend/redline/lines.ts';
import { redline } from '../../../core/amend/redline/redline.ts';
import { stretchesIn } from '../../../core/amend/redline/stretches.ts';
import { selectedWords } from '../../../core/review/thread-words.ts';
import { sourcesOfStretches } from '../../../core/review/words-in-lines.ts';
import type { PlacedThread } from '../../../data/formats/docx/threads.ts';
import { currentAct } from '../papers/pack.ts';
import type { ReadRange } from '../word/docx-reader.ts';

/** Comments on words of the real Act, as somebody who reads a draft of it makes them. */

const said = { author: 'Bo Lawyer', date: '2026-11-23T09:00:00Z' };
const { root } = currentAct();

const sourcesIn = (line: Line) => sourcesOfStretches(root, stretchesIn(line));
const textOf = (line: Line): string =>
  sourcesIn(line)
    .map(({ text }) => text)
    .join('');

/** A thread on what lies between two offsets of two lines, or of one; null where those are no words. */
function between(
  lines: readonly Line[],
  [first, from]: readonly [line: number, at: number],
  [last, to]: readonly [line: number, at: number],
  text: string,
): PlacedThread | null {
  const chosen = selectedWords(
    lines.slice(first, last + 1).map((line, nth) => ({
      sources: sourcesIn(line),
      from: nth === 0 ? from : 0,
      to: first + nth === last ? to : textOf(line).length,
    })),
  );
  if (!chosen) return null;
  const { pid, words } = chosen;
  const comments = [
    { ...said, text },
    { ...said, author: 'Ann Official', text: 'Because.' },
  ];
  return { pid, words, about: `On “${words.quote}”: `, resolved: false, comments };
}

/** A thread on the first words of a draft that read so, with its line’s struck words; in one line, or up to words of a later. */
export function threadOn(drafted: readonly Amendment[], words: string, upTo = words): PlacedThread {
  const lines = linesOf(redline(root, drafted));
  const texts = lines.map(textOf);
  const first = texts.findIndex((text) => text.includes(words));
  const last = texts.findIndex((text, at) => at >= first && text.includes(upTo));
  const from = texts[first]?.indexOf(words) ?? -1;
  const to = (texts[last]?.indexOf(upTo) ?? -1) + upTo.length;
  const made = first < 0 || last < 0 ? null : between(lines, [first, from], [last, to], 'Why?');
  if (!made) throw new RangeError(`No words: ${words}`);
  return made;
}

/** Threads on stretches of the lines of a draft that numbers choose, mostly of lines that something is changed in. */
export function threadsAt(
  lines: readonly Line[],
  numbers: readonly (readonly [line: number, from: number, length: number])[],
): readonly PlacedThread[] {
  const changed = lines.flatMap((line, at) =>
    line.changeStatus.state !== 'kept' || stretchesIn(line).some(({ run }) => run.kind !== 'kept')
      ? [at]
      : [],
  );
  return numbers.flatMap(([line, from, length], nth) => {
    const at = (line % 4 && changed[line % changed.length]) || line % lines.length;
    const chosen = lines[at];
    const text = chosen ? textOf(chosen) : '';
    // Nobody can choose half of a character.
    const whole = (offset: number) => (/^[\uDC00-\uDFFF]/.test(text.slice(offset)) ? offset - 1 : offset);
    const start = from % (text.length + 1);
    const end = whole(Math.min(text.length, start + length));
    return between(lines, [at, whole(start)], [at, end], `Comment ${nth}`) ?? [];
  });
}

/** The words of a range, struck ones in brackets. */
export const rangeText = ({ runs }: ReadRange): string =>
  runs.map(({ kind, text }) => (kind === 'del' ? `[${text}]` : text)).join('');
