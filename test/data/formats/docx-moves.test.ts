import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexTree, type Provision, pathTo, provision } from '../../../core/act/tree.ts';
import type { Edit, MoveEdit } from '../../../core/amend/edits/edit.ts';
import type { Drafted } from '../../../core/amend/edits/edit-index.ts';
import { linesOf, plainLines } from '../../../core/amend/redline/lines.ts';
import { asAmendedOf, redline } from '../../../core/amend/redline/redline.ts';
import { ACT_BOOKMARK } from '../../../data/formats/docx/act-lines.ts';
import { docxOf } from '../../../data/formats/docx/docx.ts';
import { widgetsAct } from '../../support/acts/critic-act.ts';
import { harboursAct } from '../../support/acts/harbours-act.ts';
import { realAct } from '../../support/drafts/drafts.ts';
import { reshapedDrafts } from '../../support/drafts/reshaped-drafts.ts';
import { amendment, currentAct, packOf, pidOf, replace } from '../../support/papers/pack.ts';
import { amount } from '../../support/run/amount.ts';
import { readDocx, settle, within } from '../../support/word/docx-reader.ts';

const signed = ({ id, edits }: Drafted) => amendment(id, edits, { author: `Author of ${id}` });
const fileOf = (base: Provision, chosen: readonly Drafted[]) =>
  docxOf(packOf(chosen.map(signed), { instrument: { ...currentAct(), root: base } }));
const textOf = (root: Provision) => plainLines(linesOf(redline(root, [])), 'original');
const movesIn = (chosen: readonly Drafted[]) =>
  chosen.flatMap(({ edits }) => edits.filter((edit): edit is MoveEdit => edit.type === 'move'));

const ACTS: readonly (readonly [string, () => Provision])[] = [
  ['the real Act', realAct],
  ['an Act of Parts and Schedules', harboursAct],
  ['an Act of Chapters and cross-headings', widgetsAct],
];

/** Whether a move takes place within what another moves, or goes to there. */
const isNested = (base: Provision, moves: readonly MoveEdit[]): boolean => {
  const moved = new Set(moves.map(({ pid }) => pid));
  return moves.some(({ pid, parent }) =>
    [...pathTo(base, pid).slice(0, -1), ...pathTo(base, parent)].some((node) => moved.has(node.pid)),
  );
};

/** Runs of one history as one: the reader tells a tab from the words beside it. */
function joined(runs: ReturnType<typeof readDocx>['paragraphs'][number]['runs']) {
  const made: (readonly [...(readonly (string | boolean | null)[]), string])[] = [];
  for (const { kind, moved, author, movedBy, text } of runs) {
    const how = [kind, moved, author, movedBy];
    const last = made.at(-1);
    if (last && how.every((one, at) => one === last[at]))
      made[made.length - 1] = [...how, `${last[4]}${text}`];
    else made.push([...how, text]);
  }
  return made;
}

describe('a moved provision in a Word file', () => {
  const [three, seven] = [pidOf('3', '(1)'), pidOf('7')];
  const after: Edit = { type: 'move', pid: three, parent: seven, after: null, rank: 'm', num: '(A1)' };

  it('is one move of Word’s, with its new number and what else is changed in it where it now stands', () => {
    const others = [replace(three, 'content', 'actual', 'alleged')];
    const chosen = [
      { id: 'A-001', edits: [after] },
      { id: 'A-002', edits: others },
    ];
    const document = readDocx(fileOf(realAct(), chosen));
    expect(document.faults).toEqual([]);
    const ends = within(document, ACT_BOOKMARK).filter(({ moves }) => moves.length > 0);
    const words = ends.map(({ mark, isMoved, runs }) => [mark, isMoved, ...joined(runs)]);
    expect(words).toEqual([
      [
        'del',
        true,
        [
          'del',
          true,
          'Author of A-001',
          null,
          expect.stringMatching(/^\(1\)\tAn actual or .* course of conduct in question\.$/),
        ],
      ],
      [
        'ins',
        true,
        ['ins', true, 'Author of A-001', null, '(A1)\tAn '],
        ['del', false, 'Author of A-002', 'Author of A-001', 'actual'],
        ['ins', false, 'Author of A-002', null, 'alleged'],
        [
          'ins',
          true,
          'Author of A-001',
          null,
          expect.stringMatching(/^ or apprehended .* course of conduct in question\.$/),
        ],
      ],
    ]);
    expect(new Set(ends.flatMap(({ moves }) => moves.map((name) => name.split(' ')[1]))).size).toBe(1);
  });

  it('has no move within another: that is a deletion and an insertion', () => {
    const inner: Edit = { type: 'move', pid: three, parent: seven, after: null, rank: 'm', num: '(A1)' };
    const outer: Edit = {
      type: 'move',
      pid: pidOf('3'),
      parent: indexTree(realAct()).parentOf.get(seven)?.pid ?? '',
      after: seven,
      rank: 'm',
      num: '7A',
    };
    const chosen = [
      { id: 'A-001', edits: [outer] },
      { id: 'A-002', edits: [inner] },
    ];
    const document = readDocx(fileOf(realAct(), chosen));
    expect(document.faults).toEqual([]);
    const act = within(document, ACT_BOOKMARK);
    expect(new Set(act.flatMap(({ moves }) => moves)).size).toBe(2);
    const moved = act.filter(({ runs }) =>
      runs.some(({ text }) => text.includes('An actual or apprehended breach of section 1(1) may')),
    );
    expect(moved.map(({ mark, isMoved, markBy, moves }) => [mark, isMoved, markBy, moves.length])).toEqual([
      ['del', false, 'Author of A-002', 1],
      ['ins', false, 'Author of A-002', 0],
    ]);
  });

  it('is signed also where it takes the number of a Schedule’s paragraph to another line', () => {
    const base = harboursAct();
    const [paragraph] = [...indexTree(base).byPid.values()].filter(
      ({ kind, children }) => kind === 'scheduleParagraph' && children[0]?.kind === 'scheduleSubparagraph',
    );
    const put = provision({ pid: 'new', kind: 'paragraph', num: '(a)', content: 'the' });
    const first: Edit = {
      type: 'insert',
      parent: paragraph?.pid ?? '',
      after: null,
      rank: 'm',
      provision: put,
    };
    const chosen = [{ id: 'A-001', edits: [first] }];
    const act = within(readDocx(fileOf(base, chosen)), ACT_BOOKMARK);
    expect(settle(act, 'reject')).toEqual(textOf(base));
    expect(settle(act, 'accept')).toEqual(textOf(asAmendedOf(redline(base, chosen))));
  });

  it.each(ACTS)(
    'reads as it did with all rejected and as amended with all accepted, in %s',
    { timeout: amount(120_000, 1_800_000) },
    (_, make) => {
      const base = make();
      const told = { moves: 0, pairs: 0 };
      fc.assert(
        fc.property(reshapedDrafts(base), (chosen) => {
          const document = readDocx(fileOf(base, chosen));
          expect(document.faults).toEqual([]);
          const act = within(document, ACT_BOOKMARK);
          expect(settle(act, 'reject')).toEqual(textOf(base));
          expect(settle(act, 'accept')).toEqual(textOf(asAmendedOf(redline(base, chosen))));
          const moves = movesIn(chosen);
          const names = new Set(act.flatMap((paragraph) => paragraph.moves));
          if (!isNested(base, moves)) {
            told.moves += moves.length;
            told.pairs += names.size / 2;
          }
        }),
        { numRuns: amount(5, 300) },
      );
      // Of provisions that nothing is printed of, and of those that are omitted where they went, there is no pair.
      expect(told.pairs).toBeGreaterThan(told.moves * 0.8);
    },
  );

  it('keeps what each author did apart: with one rejected and all others accepted, it reads as without that one', {
    timeout: amount(120_000, 1_800_000),
  }, () => {
    const base = realAct();
    let asked = 0;
    fc.assert(
      fc.property(reshapedDrafts(base), (chosen) => {
        if (isNested(base, movesIn(chosen))) return;
        const act = within(readDocx(fileOf(base, chosen)), ACT_BOOKMARK);
        for (const { id, edits } of chosen) {
          if (!edits.every((edit) => isPartOfWords(base, edit))) continue;
          const left = chosen.filter((one) => one.id !== id);
          const settled = settle(act, (author) => (author === `Author of ${id}` ? 'reject' : 'accept'));
          expect(settled).toEqual(textOf(asAmendedOf(redline(base, left))));
          asked += 1;
        }
      }),
      { numRuns: amount(16, 600) },
    );
    expect(asked).toBeGreaterThan(0);
  });
});

/** Whether an edit changes some words of a line that has others, and not what a quotation ends with, wherever that is. */
const isPartOfWords = (base: Provision, edit: Edit): boolean =>
  edit.type === 'text' &&
  indexTree(base).byPid.get(edit.pid)?.kind !== 'quotation' &&
  edit.to - edit.from < (indexTree(base).byPid.get(edit.pid)?.[edit.field].length ?? 0);
