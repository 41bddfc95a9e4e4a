import { expect, it } from 'vitest';
import { findReturned } from '../../../core/word-import/find-returned.ts';
import type { WordRun } from '../../../core/word-import/word-document.ts';
import { docxOf } from '../../../data/formats/docx/docx.ts';
import { readReturned } from '../../../data/formats/docx/read/read.ts';
import { realAct } from '../../support/drafts.ts';
import { packOf } from '../../support/pack.ts';
import { must } from '../../support/review.ts';
import { standingText } from '../../support/word-hand.ts';
import { LEFT, TYPISTS } from '../../support/word-typist.ts';

const [dana = null, eli = null] = TYPISTS;

it('knows a line again of which every word was replaced, in a file that forgot what came and went in it', () => {
  const document = must(readReturned(docxOf(packOf([]))));
  const at = document.paragraphs.findIndex(({ runs }) => standingText(runs) === 'England and Wales');
  const paragraph = document.paragraphs[at];
  if (!paragraph) throw new RangeError('No such heading');
  const run = (text: string, inserted: WordRun['inserted'], deleted: WordRun['deleted']): WordRun => ({
    text,
    inserted,
    deleted,
    moved: false,
  });
  const runs = [
    run('England ', null, dana),
    run('any ', null, eli),
    run('and ', null, dana),
    run('Wales', null, eli),
    run('of every person', dana, null),
    // Somebody put this in, and another struck it: LibreOffice keeps only that.
    run('person’s', null, eli),
  ];
  const back = { ...document, paragraphs: document.paragraphs.with(at, { ...paragraph, runs }) };
  const { items, unplaced } = findReturned(back, {
    base: realAct(),
    amendments: [],
    profile: 'lawyer',
    at: LEFT,
  });
  expect(unplaced).toEqual([]);
  const told = items.map(({ maker, before, after }) => [
    maker.how === 'tracked' ? maker.by.author : '',
    before,
    after,
  ]);
  expect(told).toEqual([
    ['Dana Counsel', 'England and ', ''],
    ['Eli Drafter', 'Wales', ''],
    ['Dana Counsel', '', 'of every person'],
  ]);
});
