import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseCompatible } from '../../../core/amend/edits/clash.ts';
import { type Line, linesOf } from '../../../core/amend/redline/lines.ts';
import { type Drafted, redline } from '../../../core/amend/redline/redline.ts';
import { stretchesIn } from '../../../core/amend/redline/stretches.ts';
import { selectedWords } from '../../../core/review/thread-words.ts';
import { textOfLocated, wordsInDraft } from '../../../core/review/words-in-draft.ts';
import { createWordsFinder, type LineSpan, sourcesOfStretches } from '../../../core/review/words-in-lines.ts';
import { smallAct } from '../../support/acts/small-act.ts';
import { drafts } from '../../support/drafts/drafts.ts';
import { amount } from '../../support/run/amount.ts';

const base = smallAct();
const drawn = (drafted: readonly Drafted[]): readonly Line[] => linesOf(redline(base, drafted));

/** What of a line is no words that can be commented on. */
const WORDLESS = new Set(['mark', 'tab', 'num']);

interface Part {
  readonly text: string;
  readonly stands: boolean;
}

/** What of each line is in a span. */
const partsOf = (lines: readonly Line[], { first, from, last, to }: LineSpan): readonly (readonly Part[])[] =>
  lines.slice(first, last + 1).map((line, nth) => {
    const [start, end] = [nth === 0 ? from : 0, first + nth === last ? to : Number.POSITIVE_INFINITY];
    let at = 0;
    return stretchesIn(line).map(({ run: { text, kind }, field }) => {
      const part = WORDLESS.has(field) ? '' : text.slice(Math.max(0, start - at), Math.max(0, end - at));
      at += text.length;
      return { text: part, stands: kind !== 'deleted' };
    });
  });

const whole = (lines: readonly Line[], span: LineSpan): string =>
  partsOf(lines, span)
    .flat()
    .map(({ text }) => text)
    .join('');

/** The words of a span that stand, or all of them where none does. */
function read(lines: readonly Line[], span: LineSpan): string {
  const parts = partsOf(lines, span);
  const stands = parts.flat().some((one) => one.stands && /[\p{L}\p{N}]/u.test(one.text));
  return parts.map((line) => line.map((one) => (one.stands || !stands ? one.text : '')).join('')).join('\n');
}

/** The words between two offsets of one line, as somebody chooses them. */
function chosenIn(lines: readonly Line[], at: number, from: number, length: number) {
  const line = lines[at % lines.length];
  const sources = line ? sourcesOfStretches(base, stretchesIn(line)) : [];
  const text = sources.map((source) => source.text).join('');
  // Nobody can choose half of a character.
  const whole = (offset: number) => (/^[\uDC00-\uDFFF]/.test(text.slice(offset)) ? offset - 1 : offset);
  const start = from % (text.length + 1);
  return selectedWords([{ sources, from: whole(start), to: whole(Math.min(text.length, start + length)) }]);
}

describe('words in lines that are written out', { timeout: amount(60_000, 600_000) }, () => {
  it('are found where they were chosen', () => {
    const place = fc.tuple(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 30 }));
    fc.assert(
      fc.property(drafts(base), place, (draft, [at, from, length]) => {
        const { chosen } = chooseCompatible(base, draft.amendments);
        const lines = drawn(chosen);
        const made = chosenIn(lines, at, from, length);
        if (!made) return;
        const { state, words } = wordsInDraft(base, made.pid, made.words, chosen);
        const span = createWordsFinder(base, lines)(words);
        expect([state, span === null]).toEqual(['stands', false]);
        // Struck words that stand in another place are found there, as far as they do.
        if (lines[at % lines.length]?.changeStatus.state === 'deleted') return;
        expect(span?.isWhole).toBe(true);
        expect(span && read(lines, span)).toBe(made.words.quote);
      }),
      { numRuns: amount(200, 5000) },
    );
  });

  it('are found as far as they stand, whatever else is drafted', () => {
    const place = fc.tuple(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 30 }));
    fc.assert(
      fc.property(drafts(base), fc.nat(31), place, (draft, some, [nth, from, length]) => {
        const { chosen } = chooseCompatible(base, draft.amendments);
        const first = chosen.filter((_, nth) => some & (1 << nth));
        const made = chosenIn(drawn(first), nth, from, length);
        if (!made) return;
        const lines = drawn(chosen);
        const { words: held } = wordsInDraft(base, made.pid, made.words, chosen);
        const span = createWordsFinder(base, lines)(held);
        if (held.length === 0) expect(span).toBeNull();
        if (!span?.isWhole) return;
        // All of them in turn, from the first letter to the last, whatever was put in among them.
        const words = held.map((each) => textOfLocated(base, each)).join('');
        const all = whole(lines, span);
        expect([all[0], all.at(-1)]).toEqual([words[0], words.at(-1)]);
        let at = -1;
        for (const letter of words) {
          at = all.indexOf(letter, at + 1);
          expect(at, `${words} in ${all}`).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: amount(200, 5000) },
    );
  });

  it('that are moved are found where they stand', () => {
    const words = chosenIn(drawn([]), 3, 7, 11);
    expect(words?.words.quote).toBe('person is');
    const moved: Drafted = {
      id: 'A-001',
      edits: [{ type: 'move', pid: 's1-1-a', parent: 's2', after: 's2-1', rank: 'V', num: '(a)' }],
    };
    const lines = drawn([moved]);
    const span = words && createWordsFinder(base, lines)(words.words.held ?? []);
    expect(span && lines[span.first]).toMatchObject({ pid: 's1-1-a', changeStatus: { state: 'inserted' } });
  });
});
