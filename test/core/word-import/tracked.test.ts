import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Provision, provision } from '../../../core/act/tree.ts';
import type { TextEdit } from '../../../core/amend/edit.ts';
import type { Drafted } from '../../../core/amend/edit-index.ts';
import { asAmendedOf, redline } from '../../../core/amend/redline.ts';
import { withChanges } from '../../../core/amend/renumber.ts';
import { findReturned } from '../../../core/word-import/find-returned.ts';
import type { Item } from '../../../core/word-import/item.ts';
import { takeItems } from '../../../core/word-import/take.ts';
import type { WordDocument, WordParagraph } from '../../../core/word-import/word-document.ts';
import { docxOf } from '../../../data/formats/docx/docx.ts';
import { readReturned } from '../../../data/formats/docx/read/read.ts';
import { amount } from '../../support/amount.ts';
import { amendment, currentAct, packOf } from '../../support/pack.ts';
import { typedFile } from '../../support/typed-file.ts';
import {
  type DraftPiece,
  draftLines,
  LEFT,
  mixedStrokes,
  TYPISTS,
  type Typed,
  trackedStrokes,
  typedIn,
} from '../../support/word-typist.ts';

/** A section whose subsections are lines of a draft, and the draft. */
function draftOf(lines: readonly (readonly DraftPiece[])[]): {
  readonly base: Provision;
  readonly amendments: readonly Drafted[];
} {
  const children = lines.map((pieces, at) =>
    provision({
      pid: `line-${at}`,
      kind: 'subsection',
      num: `(${at + 1})`,
      content: pieces.map(({ was }) => was).join(''),
    }),
  );
  const section = provision({ pid: 'section', kind: 'section', num: '1', heading: 'Lines', children });
  const amendments = lines.flatMap((pieces, line) => {
    let from = 0;
    return pieces.flatMap(({ was, is }, at): readonly Drafted[] => {
      const to = from + was.length;
      const edit: TextEdit = {
        type: 'text',
        pid: `line-${line}`,
        field: 'content',
        from,
        to,
        insert: is,
        rank: 'm',
      };
      from = to;
      return was === is ? [] : [{ id: `A-${line}${at}`, edits: [edit] }];
    });
  });
  return { base: provision({ pid: 'act', kind: 'act', children: [section] }), amendments };
}

const PLAIN = { inserted: null, deleted: null, moved: false } as const;
const paragraph = (runs: WordParagraph['runs']): WordParagraph => ({
  runs,
  mark: PLAIN,
  style: 'Law2',
  inTable: false,
  inAct: true,
  comments: [],
  oddities: [],
});

/** The file as it comes back: the section's own line as it left, and the others as they were typed in. */
const fileOf = (lines: readonly Typed[]): WordDocument => ({
  properties: new Map(),
  savedBy: '',
  comments: [],
  footers: [],
  paragraphs: [
    paragraph([{ ...PLAIN, text: '1\tLines' }]),
    ...lines.map(({ runs }, at) => paragraph([{ ...PLAIN, text: `(${at + 1})\t` }, ...runs])),
  ],
});

/** The file that is written of the draft, with its lines as Word writes them once they were typed in, read. */
function realFileOf(typed: readonly Typed[], { base, amendments }: ReturnType<typeof draftOf>): WordDocument {
  const instrument = { ...currentAct(), root: base };
  const chosen = amendments.map(({ id, edits }) => amendment(id, edits));
  const bytes = docxOf(packOf(chosen, { instrument }));
  const came = typedFile(
    bytes,
    'Lines',
    typed.map(({ runs }) => runs),
  );
  const read = readReturned(came);
  if (!read.ok) throw new Error(read.error.message);
  return read.value;
}

/** Everything of a file that came back, and what the draft reads once all of it is taken. */
function taken(
  lines: readonly (readonly DraftPiece[])[],
  typed: readonly Typed[],
  at: string | null,
  fileWith: (typed: readonly Typed[], draft: ReturnType<typeof draftOf>) => WordDocument = fileOf,
) {
  const draft = draftOf(lines);
  const { base, amendments } = draft;
  const found = findReturned(fileWith(typed, draft), { base, amendments, profile: 'lawyer', at });
  // A line of which little is left is another one: both to leave it out and to change it can't be made.
  if (!found.items.every(({ operation }) => operation.do === 'text')) return { found, reads: null };
  let pids = 0;
  const made = takeItems(
    { base, sent: amendments, now: amendments, newPid: () => `taken-${++pids}` },
    found.items.map((item) => ({
      item,
      into: item.maker.how === 'tracked' ? `B-${item.maker.by.author}` : 'B-none',
    })),
  );
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  const after = asAmendedOf(redline(base, withChanges(amendments, made.value)));
  return { found, reads: after.children[0]?.children.map(({ content }) => content) };
}

/**
 * Whether all that each person put in is under their name, no more and no less, and at their time; and all that they
 * struck, where nothing was typed without tracking that they may have struck with it.
 */
function holdsWhose(items: readonly Item[], typed: readonly Typed[], isAllTracked: boolean): void {
  const wordsOf = (author: string, side: 'after' | 'before') =>
    items.reduce((sum, { maker, [side]: words }) => {
      const isTheirs = maker.how === 'tracked' && maker.by.author === author;
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
    if (maker.how === 'tracked') expect(times).toContain(`${maker.by.author} ${maker.by.date}`);
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
        expect(found.items.filter(({ maker }) => maker.how === 'untracked')).toEqual([]);
        if (!isDated) return;
        holdsWhose(found.items, typed, true);
      }),
      { numRuns: amount(250, 5000) },
    );
  });

  it('comes back likewise in the file that is written of the draft', () => {
    fc.assert(
      fc.property(work(trackedStrokes), (made) => {
        const lines = made.map(([pieces]) => pieces);
        const typed = made.map(([pieces, strokes]) => typedIn(pieces, strokes));
        const { found, reads } = taken(lines, typed, LEFT, realFileOf);
        expect(found.unplaced).toEqual([]);
        expect(reads).toEqual(typed.map(({ accepted }) => accepted));
        expect(found.items.filter(({ maker }) => maker.how === 'untracked')).toEqual([]);
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
      { numRuns: amount(150, 3000) },
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
