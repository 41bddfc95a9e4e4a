import { expect, it } from 'vitest';
import { findReturnedChanges } from '../../../core/word-import/find-returned.ts';
import type { WordRun } from '../../../core/word-import/word-document.ts';
import { docxOf } from '../../../data/formats/docx/docx.ts';
import { readReturned } from '../../../data/formats/docx/read/read.ts';
import { realAct } from '../../support/drafts/drafts.ts';
import { packOf } from '../../support/papers/pack.ts';
import { must } from '../../support/reviews/review.ts';
import { standingText } from '../../support/word/word-hand.ts';
import { LEFT, TYPISTS } from '../../support/word/word-typist.ts';

const [dana = null, eli = null] = TYPISTS;

const run = (text: string, inserted: WordRun['inserted'], deleted: WordRun['deleted']): WordRun => ({
  text,
  inserted,
  deleted,
  moved: false,
});
// Somebody put the last words in, and another struck them: LibreOffice keeps only that.
const REPLACED = {
  'every word': [
    run('England ', null, dana),
    run('any ', null, eli),
    run('and ', null, dana),
    run('Wales', null, eli),
    run('of every person', dana, null),
    run('person’s', null, eli),
  ],
  'every word but one': [
    run('England', null, dana),
    run('must ', dana, null),
    run('the any the', eli, null),
    run(' and ', null, null),
    run('Wales', null, eli),
    run('person the', null, dana),
  ],
} as const;

it.each([
  [
    'every word',
    [
      ['Dana Counsel', 'England and ', ''],
      ['Eli Drafter', 'Wales', ''],
      ['Dana Counsel', '', 'of every person'],
    ],
  ],
  [
    'every word but one',
    [
      ['Dana Counsel', 'England', 'must '],
      ['Eli Drafter', '', 'the any the'],
      ['Eli Drafter', 'Wales', ''],
    ],
  ],
] as const)(
  'knows a line again of which %s was replaced, in a file that forgot what came and went in it',
  (which, expected) => {
    const document = must(readReturned(docxOf(packOf([]))));
    const at = document.paragraphs.findIndex(({ runs }) => standingText(runs) === 'England and Wales');
    const paragraph = document.paragraphs[at];
    if (!paragraph) throw new RangeError('No such heading');
    const paragraphs = document.paragraphs.with(at, { ...paragraph, runs: REPLACED[which] });
    const back = { ...document, paragraphs };
    const { items, unplaced } = findReturnedChanges(back, {
      base: realAct(),
      amendments: [],
      profile: 'lawyer',
      exportedAt: LEFT,
      changeAuthors: null,
    });
    expect(unplaced).toEqual([]);
    const told = items.map(({ maker, before, after }) => [
      maker.kind === 'tracked' ? maker.by.author : '',
      before,
      after,
    ]);
    expect(told).toEqual(expected);
  },
);
