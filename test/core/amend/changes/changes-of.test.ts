import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cite } from '../../../../core/act/citation.ts';
import { provision, walk } from '../../../../core/act/tree.ts';
import {
  changeCounts,
  countWords,
  placesTouched,
  wordCounts,
} from '../../../../core/amend/changes/change-counts.ts';
import { changesBy, changesOf } from '../../../../core/amend/changes/changes-of.ts';
import { chooseCompatible } from '../../../../core/amend/edits/clash.ts';
import type { Edit, TextEdit } from '../../../../core/amend/edits/edit.ts';
import { redline } from '../../../../core/amend/redline/redline.ts';
import { sampleAct } from '../../../support/acts/sample-act.ts';
import { drafts, realAct } from '../../../support/drafts/drafts.ts';
import { amount } from '../../../support/run/amount.ts';

const named = (pid: string) => cite(sampleAct, pid);
const text = (
  pid: string,
  from: number,
  to: number,
  insert: string,
  more: Partial<TextEdit> = {},
): TextEdit => ({
  type: 'text',
  pid,
  field: 'content',
  from,
  to,
  insert,
  rank: 'V',
  ...more,
});
const said = (...edits: readonly Edit[]) =>
  changesOf(redline(sampleAct, [{ id: 'A-001', edits }]), named).map(({ words }) => words);
/** How many changes of whole provisions edits make: the two halves of a substitution are one. */
const wholesOf = (edits: readonly Edit[]): number => {
  const whole = edits.filter(({ type }) => type !== 'text');
  return new Set(whole.map((edit) => ('pair' in edit && edit.pair) || edit)).size;
};
const changesIn = (edits: readonly Edit[]) =>
  wholesOf(edits) + edits.filter(({ type }) => type === 'text').length;
const inserted = provision({ pid: 'n', kind: 'paragraph', num: '(c)', content: 'new words' });

describe('a change in words', () => {
  it.each<[string, Edit]>([
    ['In section 1(2)(b): deleted “or”; inserted “and”', text('s1-2-b', 9, 11, 'and')],
    ['In section 1(2)(b): inserted “very ”', text('s1-2-b', 0, 0, 'very ')],
    ['In section 1(2)(b): deleted a space', text('s1-2-b', 8, 9, '')],
    ['In section 1(2)(b): inserted 2 no-break spaces', text('s1-2-b', 4, 4, '\u00a0\u00a0')],
    ['In the opening words of section 1(2): deleted “must ”', text('s1-2', 0, 5, '', { field: 'intro' })],
    ['In the closing words of section 1: inserted “b”', text('s1', 3, 3, 'b', { field: 'wrapUp' })],
    [
      'In the heading of section 2: deleted “Quoted”; inserted “Cited”',
      text('s2', 0, 6, 'Cited', { field: 'heading' }),
    ],
    ['In the number of section 1(1): deleted “1”; inserted “1A”', text('s1-1', 1, 2, '1A', { field: 'num' })],
    [
      'After section 1(2)(b): inserted “(c) new words”',
      { type: 'insert', parent: 's1-2', after: 's1-2-b', rank: 'V', provision: inserted },
    ],
    [
      'At the beginning of section 1(2): inserted “(c) new words”',
      { type: 'insert', parent: 's1-2', after: null, rank: 'V', provision: inserted },
    ],
    ['Omitted section 1(2)(b): “(b) “a”, “a” or “a”.”', { type: 'omit', pid: 's1-2-b' }],
    [
      'Moved section 1(2)(a) to after section 1(2)(b), as (c)',
      { type: 'move', pid: 's1-2-a', parent: 's1-2', after: 's1-2-b', rank: 'V', num: '(c)' },
    ],
    [
      'Moved section 2 to the beginning of this Act',
      { type: 'move', pid: 's2', parent: 'root', after: null, rank: 'V', num: '' },
    ],
    [
      'In paragraph 1 of the Schedule: the existing text becomes sub-paragraph (1)',
      { type: 'divide', pid: 'sch-1', num: '(1)', newPid: 'n' },
    ],
    [
      'In the Schedule: the existing text becomes Part 1',
      { type: 'divide', pid: 'sch', num: 'Part 1', heading: 'Old matters', newPid: 'n' },
    ],
  ])('%s', (words, edit) => {
    expect(said(edit)).toEqual([words]);
  });

  it('is one for the two halves of a substitution', () => {
    expect(
      said(
        { type: 'omit', pid: 's1-2-b', pair: 'p' },
        { type: 'insert', parent: 's1-2', after: 's1-2-b', rank: 'V', provision: inserted, pair: 'p' },
      ),
    ).toEqual(['For section 1(2)(b), substituted “(c) new words”; it was “(b) “a”, “a” or “a”.”']);
  });

  it('is told of what is changed inside something that is moved, and of what is left out of it', () => {
    expect(
      said(
        { type: 'move', pid: 's1-2', parent: 's1', after: null, rank: 'V', num: '' },
        text('s1-2-b', 0, 0, 'very '),
        { type: 'omit', pid: 's1-2-a' },
      ),
    ).toEqual([
      'In section 1(2)(b): inserted “very ”',
      'Moved section 1(2) to the beginning of section 1',
      'Omitted section 1(2)(a): “(a) 😀😀😀”',
    ]);
  });

  it('is placed after the part that the existing text becomes', () => {
    const part = provision({ pid: 'm', kind: 'scheduleSubparagraph', num: '(2)', content: 'more' });
    expect(
      said({ type: 'divide', pid: 'sch-1', num: '(1)', newPid: 'n' }, text('sch-1', 0, 7, 'All'), {
        type: 'insert',
        parent: 'sch-1',
        after: 'n',
        rank: 'V',
        provision: part,
      }),
    ).toEqual([
      'In paragraph 1 of the Schedule: the existing text becomes sub-paragraph (1)',
      'In paragraph 1 of the Schedule: deleted “Nothing”; inserted “All”',
      'After the existing text of paragraph 1 of the Schedule: inserted “(2) more”',
    ]);
  });

  it('says how long a whole provision is that it doesn’t quote whole', () => {
    const long = { ...inserted, content: 'word '.repeat(99).trim() };
    const [words] = said({ type: 'insert', parent: 's1-2', after: null, rank: 'V', provision: long });
    expect(words).toMatch(/…” \(100 words in all\)$/);
  });

  it('is told of one amendment by itself as among all', () => {
    let [alone, together] = [0, 0];
    fc.assert(
      fc.property(drafts(sampleAct), ({ amendments }) => {
        const { chosen } = chooseCompatible(sampleAct, amendments);
        const marked = redline(sampleAct, chosen);
        const list = changesOf(marked, named);
        const moves = chosen.some(({ edits }) => edits.some(({ type }) => type === 'move'));
        for (const one of chosen) {
          const own = moves ? null : changesBy([marked], one, sampleAct, named);
          if (own === null) together += 1;
          else {
            alone += 1;
            expect(own).toEqual(list.filter(({ am }) => am === one.id));
          }
        }
      }),
    );
    expect(alone).toBeGreaterThan(together / 10);
  });

  it('is told once for each run of each amendment, in reading order, with all that changed', () => {
    fc.assert(
      fc.property(drafts(sampleAct), ({ amendments }) => {
        const { chosen } = chooseCompatible(sampleAct, amendments);
        const marked = redline(sampleAct, chosen);
        const list = changesOf(marked, named);
        expect(new Set(list.map(({ key }) => key)).size).toBe(list.length);
        for (const { id, edits } of chosen) {
          const own = list.filter((change) => change.am === id);
          const total = (read: (edit: TextEdit) => number) =>
            edits.reduce((sum, edit) => sum + (edit.type === 'text' ? read(edit) : 0), 0);
          const texts = own.filter(({ field }) => field !== null);
          expect(texts.reduce((sum, { after }) => sum + after.length, 0)).toBe(
            total(({ insert }) => insert.length),
          );
          expect(texts.reduce((sum, { before }) => sum + before.length, 0)).toBe(
            total(({ from, to }) => to - from),
          );
          expect(own.length - texts.length).toBe(wholesOf(edits));
        }
        const order = [...walk(sampleAct)].map(({ pid }) => pid);
        if (chosen.some(({ edits }) => edits.some(({ type }) => type === 'move'))) return;
        const places = list
          .filter(({ field }) => field && field !== 'wrapUp')
          .map(({ pid }) => order.indexOf(pid));
        expect([...places].sort((a, b) => a - b)).toEqual(places);
      }),
      { numRuns: amount(1000, 6000) },
    );
  });
});

describe('counts', () => {
  const edits: readonly Edit[] = [
    text('s1-2-b', 0, 5, 'the one and only'),
    text('s1-2-b', 9, 11, ''),
    { type: 'omit', pid: 's2' },
    { type: 'insert', parent: 's1-2', after: null, rank: 'V', provision: inserted },
  ];

  it('are of words, numbers among them, however they are spaced', () => {
    expect(countWords('a person’s course—of conduct, £10,000 …')).toBe(6);
    expect(countWords('  —  “” ')).toBe(0);
    expect(wordCounts(sampleAct, edits)).toEqual({ inserted: 4 + 3, deleted: 2 + 7 });
  });

  it('name each place once', () => {
    expect(placesTouched(edits)).toEqual([
      { pid: 's1-2-b', field: 'content', from: 0, to: 11 },
      { pid: 's2', field: null, from: 0, to: 0 },
      { pid: 's1-2', field: null, from: 0, to: 0 },
    ]);
  });

  it('add up: what holds a provision counts all that is in it', () => {
    const counts = changeCounts(sampleAct, [{ id: 'A-001', edits }]);
    expect(Object.fromEntries(counts)).toEqual({ root: 4, s1: 3, 's1-2': 3, 's1-2-b': 2, s2: 1, n: 1 });
    const act = realAct();
    fc.assert(
      fc.property(drafts(act), ({ amendments }) => {
        const all = amendments.reduce((sum, { edits: own }) => sum + changesIn(own), 0);
        const of = changeCounts(act, amendments);
        expect(of.get(act.pid) ?? 0).toBe(all);
        for (const node of walk(act)) {
          for (const child of node.children)
            expect(of.get(child.pid) ?? 0).toBeLessThanOrEqual(of.get(node.pid) ?? 0);
        }
      }),
      { numRuns: amount(100, 600) },
    );
  });
});
