import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WordItem } from '../../../core/word-import/item.ts';
import { readFile, taken, typedFileOf } from '../../support/drafts/typed-draft.ts';
import { amount } from '../../support/run/amount.ts';
import {
  type DraftPiece,
  draftLines,
  LEFT,
  mixedStrokes,
  TYPISTS,
  type Typed,
  trackedStrokes,
  typedIn,
} from '../../support/word/word-typist.ts';

/**
 * Whether all that each person put in is under their name, no more and no less, and at their time; and all that they
 * struck, where nothing was typed without tracking that they may have struck with it.
 */
function holdsWhose(items: readonly WordItem[], typed: readonly Typed[], isAllTracked: boolean): void {
  const wordsOf = (author: string, side: 'after' | 'before') =>
    items.reduce((sum, { maker, [side]: words }) => {
      const isTheirs = maker.kind === 'tracked' && maker.by.author === author;
      return sum + (isTheirs ? words.length : 0);
    }, 0);
  for (const { author } of TYPISTS) {
    const [came, went] = (['came', 'went'] as const).map((what) =>
      typed.reduce((sum, { by }) => sum + (by.get(author)?.[what] ?? 0), 0),
    );
    expect([author, wordsOf(author, 'after')]).toEqual([author, came]);
    // Of the draft's own words that were typed over nobody tracks that they went.
    if (isAllTracked) expect(wordsOf(author, 'before')).toBeGreaterThanOrEqual(went ?? 0);
  }
  const times = new Set(TYPISTS.map(({ author, date }) => `${author} ${date}`));
  for (const { maker } of items)
    if (maker.kind === 'tracked') expect(times).toContain(`${maker.by.author} ${maker.by.date}`);
}

const work = (strokes: typeof trackedStrokes) =>
  fc.array(fc.tuple(draftLines, strokes), { minLength: 1, maxLength: 4 });

describe('a line that was changed in Word with tracking', () => {
  it('comes back as it reads with everything accepted, each change by who made it and none untracked', () => {
    fc.assert(
      fc.property(work(trackedStrokes), fc.boolean(), (made, isDated) => {
        const lines = made.map(([pieces]) => pieces);
        const typed = made.map(([pieces, strokes]) => typedIn(pieces, strokes));
        const { found, reads } = taken(lines, typed, isDated ? LEFT : null);
        expect(found.unplaced).toEqual([]);
        expect(reads).toEqual(typed.map(({ accepted }) => accepted));
        expect(found.items.filter(({ maker }) => maker.kind === 'untracked')).toEqual([]);
        if (!isDated) return;
        holdsWhose(found.items, typed, true);
      }),
      { numRuns: amount(100, 5000) },
    );
  });

  it('comes back likewise in the file that is written of the draft', () => {
    fc.assert(
      fc.property(work(trackedStrokes), (made) => {
        const lines = made.map(([pieces]) => pieces);
        const typed = made.map(([pieces, strokes]) => typedIn(pieces, strokes));
        const { found, reads } = taken(lines, typed, LEFT, readFile(typedFileOf(lines, typed)));
        expect(found.unplaced).toEqual([]);
        expect(reads).toEqual(typed.map(({ accepted }) => accepted));
        expect(found.items.filter(({ maker }) => maker.kind === 'untracked')).toEqual([]);
        holdsWhose(found.items, typed, true);
      }),
      { numRuns: amount(30, 400) },
    );
  });

  it('comes back as it reads also where some was changed without tracking, and nobody’s words as untracked', () => {
    fc.assert(
      fc.property(work(mixedStrokes), (made) => {
        const lines = made.map(([pieces]) => pieces);
        const typed = made.map(([pieces, strokes]) => typedIn(pieces, strokes));
        const { found, reads } = taken(lines, typed, LEFT);
        fc.pre(found.unplaced.length === 0 && reads !== null);
        expect(reads).toEqual(typed.map(({ accepted }) => accepted));
        holdsWhose(found.items, typed, false);
      }),
      { numRuns: amount(60, 3000) },
    );
  });

  /** Many words, no two neighbours of them alike, the same for the same seed. */
  function manyWords(length: number, seed: number): string {
    let text = '';
    for (let at = seed; text.length < length; at = (at * 48_271) % 2_147_483_647)
      text += `${(at % 9973).toString(36)} `;
    return text;
  }
  const LONG = 200_000;
  const short = { was: 'not pursue ', is: 'never follow ' };
  const typing = (what: 'insert' | 'type' | 'wipe' | 'reject', at: number, words: string, length = 1) => ({
    what,
    at,
    length,
    words,
    who: 0,
    isBefore: false,
  });
  const piece = (was: string, is = was): DraftPiece => ({ was, is });

  it.each([
    ['one long word, tracked', [short], [typing('insert', 9, 'x'.repeat(LONG))]],
    ['one long word, typed untracked', [short], [typing('type', 9, 'x'.repeat(LONG))]],
    ['many words, typed untracked', [short], [typing('type', 6, manyWords(LONG, 7))]],
    [
      'many words of the draft’s own, and a few typed and gone untracked',
      [piece('', manyWords(LONG, 7))],
      [1, 2, 3, 4].flatMap((at) => [
        typing('type', at * 2000, `new${at} `),
        typing('wipe', at * 1700, '', 9),
        typing('insert', at * 1500, `their${at} `),
      ]),
    ],
    [
      'many words of the draft’s own, put in place of as many others untracked',
      [piece('', manyWords(LONG / 2, 7))],
      [typing('wipe', 14, '', LONG / 2 - 200), typing('type', 14, manyWords(LONG / 2, 11))],
    ],
  ] as const)('comes back in good time, however long it is: %s', (_, changed, strokes) => {
    const pieces = [piece('a person must '), ...changed, piece(' a course of conduct.')];
    const typed = typedIn(pieces, strokes);
    const began = process.cpuUsage();
    const { found, reads } = taken([pieces], [typed], LEFT);
    // One word of a tenth of this took 15 seconds, and this more than ten minutes. The machine may have other work.
    expect(process.cpuUsage(began).user / 1e6).toBeLessThan(10);
    expect(found.unplaced).toEqual([]);
    expect(reads).toEqual([typed.accepted]);
  });
});
