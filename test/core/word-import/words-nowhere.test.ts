import { describe, expect, it } from 'vitest';
import { findReturnedChanges } from '../../../core/word-import/find-returned.ts';
import type { WordRun } from '../../../core/word-import/word-document.ts';
import { docxOf } from '../../../data/formats/docx/docx.ts';
import { readReturned } from '../../../data/formats/docx/read/read.ts';
import { realAct } from '../../support/drafts/drafts.ts';
import { packOf } from '../../support/papers/pack.ts';
import { standingText } from '../../support/word/word-hand.ts';
import { LEFT, TYPISTS } from '../../support/word/word-typist.ts';

const base = realAct();
const [dana = null] = TYPISTS;

function sentFile() {
  const read = readReturned(docxOf(packOf([])));
  if (!read.ok) throw new Error(read.error.message);
  return read.value;
}

describe('words that are typed into a returned Word file', () => {
  const document = sentFile();
  const lines = [...document.paragraphs.entries()].filter(([, { isInAct }]) => isInAct);
  const typedAt = (at: number, isAtEnd: boolean, inserted: WordRun['inserted']) => {
    const runs = document.paragraphs[at]?.runs ?? [];
    const put: WordRun = { text: 'quite new words', inserted, deleted: null, moved: false };
    const paragraph = document.paragraphs[at];
    if (!paragraph) throw new RangeError(`No paragraph ${at}`);
    const typed = { ...paragraph, runs: isAtEnd ? [...runs, put] : [put, ...runs] };
    return findReturnedChanges(
      { ...document, paragraphs: document.paragraphs.with(at, typed) },
      { base, amendments: [], profile: 'lawyer', exportedAt: LEFT, changeAuthors: null },
    );
  };

  it.each([true, false])('are in no line of the Act passed over (at its end: %s)', (isAtEnd) => {
    // Each line whose number stands alone, and some of the others.
    const chosen = lines.filter(([at, { runs }]) => at % 9 === 0 || standingText(runs).endsWith('\t'));
    expect(chosen.length).toBeGreaterThan(20);
    for (const inserted of [dana, null])
      for (const [at] of chosen) {
        const { items, unplaced } = typedAt(at, isAtEnd, inserted);
        const told = [
          ...items.map(({ after }) => after),
          ...unplaced.flatMap(({ shownRuns }) => shownRuns.map(({ text }) => text)),
        ];
        expect([at, told.join('\n')]).toEqual([at, expect.stringContaining('quite new words')]);
      }
  });

  it('are listed with who typed them, where a provision is its number alone', () => {
    const alone = lines.filter(([, { runs }]) => standingText(runs).endsWith('\t'));
    expect(alone.map(([, { runs }]) => standingText(runs))).toEqual(['(3)\t', '(8)\t']);
    for (const [at] of alone) {
      const { items, unplaced } = typedAt(at, true, dana);
      expect(items).toEqual([]);
      expect(unplaced).toEqual([
        {
          kind: 'fixed',
          words: 'Words were typed where the provision has none. Use a command to insert them',
          pid: expect.any(String),
          shownRuns: expect.arrayContaining([{ kind: 'inserted', text: 'quite new words' }]),
          by: dana,
        },
      ]);
    }
  });

  it('come after the quotation, where they are typed behind the mark that ends it', () => {
    const ends = lines.filter(([, { runs }]) => standingText(runs).endsWith('”'));
    expect(ends).toHaveLength(1);
    for (const [at] of ends) {
      const { items, unplaced } = typedAt(at, true, dana);
      expect(unplaced).toEqual([]);
      expect(items.map(({ operation }) => operation.do === 'text' && operation.change)).toEqual([
        expect.objectContaining({ field: 'wrapUp', at: 0, remove: 0, insert: 'quite new words' }),
      ]);
    }
  });
});
