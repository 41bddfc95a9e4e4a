import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { provision } from '../../../core/act/tree.ts';
import { chooseCompatible } from '../../../core/amend/edits/clash.ts';
import type { DivideEdit } from '../../../core/amend/edits/edit.ts';
import type { Drafted } from '../../../core/amend/edits/edit-index.ts';
import { asAmendedOf, redline } from '../../../core/amend/redline/redline.ts';
import { withChanges } from '../../../core/amend/structure/renumber.ts';
import type { Maker } from '../../../core/word-import/changes.ts';
import { type FoundChanges, findReturnedChanges } from '../../../core/word-import/find-returned.ts';
import type { WordItem } from '../../../core/word-import/item.ts';
import { amendmentGroupKey, separateImportable } from '../../../core/word-import/only-takeable.ts';
import { importItems } from '../../../core/word-import/take-items.ts';
import type { WordDocument } from '../../../core/word-import/word-document.ts';
import { docxOf } from '../../../data/formats/docx/docx.ts';
import { readReturned } from '../../../data/formats/docx/read/read.ts';
import { drafts, realAct } from '../../support/drafts/drafts.ts';
import { amendment, packOf, pidOf, replace } from '../../support/papers/pack.ts';
import { caseCount } from '../../support/run/amount.ts';
import { HANDS, handEdits, standingText, worked } from '../../support/word/word-hand.ts';

const base = realAct();
const [hand = null] = HANDS;

/** The Word file of some amendments, as it is read when it comes back. */
function fileOf(amendments: readonly Drafted[]): WordDocument {
  const read = readReturned(docxOf(packOf(amendments.map(({ id, edits }) => amendment(id, edits)))));
  if (!read.ok) throw new Error(read.error.message);
  return read.value;
}

/** A file in which the lines that hold some words are struck, each with its end. */
function without(document: WordDocument, ...words: readonly string[]): WordDocument {
  const mark = { inserted: null, deleted: hand, moved: false };
  const paragraphs = document.paragraphs.map((paragraph) => {
    const text = paragraph.isInAct ? standingText(paragraph.runs) : '';
    if (!words.some((some) => text.includes(some))) return paragraph;
    const runs = paragraph.runs.map((run) => ({ ...run, deleted: run.deleted ?? hand }));
    return { ...paragraph, mark, runs };
  });
  return { ...document, paragraphs };
}

/** All items of a returned file taken into one draft, as a window takes them. */
function takeAll({ items, exportedAct }: FoundChanges, sent: readonly Drafted[], now: readonly Drafted[]) {
  let pids = 0;
  return importItems(
    { base, sentAmendments: sent, now, newPid: () => `taken-${++pids}` },
    items.map((item) => ({ item, targetId: amendmentGroupKey(item, exportedAct, base) })),
  );
}

describe('a change in a returned Word file that can’t be made', () => {
  const section = pidOf('16');
  const divide: DivideEdit = { type: 'divide', pid: section, num: '(1)', newPid: 'part' };
  const beside = provision({ pid: 'beside', kind: 'subsection', num: '(2)', content: 'It is short.' });
  const amendments: readonly Drafted[] = [
    {
      id: 'A-001',
      edits: [divide, { type: 'insert', parent: section, after: 'part', rank: 'm', provision: beside }],
    },
  ];
  const back = (...words: readonly string[]) =>
    findReturnedChanges(without(fileOf(amendments), ...words), {
      base,
      amendments,
      profile: 'lawyer',
      exportedAt: null,
      changeAuthors: null,
    });
  const EXISTING = 'This Act may be cited as';

  it('is listed with its words, its maker and the reason, and is nothing to be taken', () => {
    const found = back(EXISTING);
    expect(found.items).toEqual([]);
    expect(found.unplaced).toEqual([
      {
        kind: 'line-gone',
        words:
          'A provision that cannot be omitted was deleted. This is existing text that was divided. Undo the division instead',
        pid: 'part',
        shownRuns: [{ kind: 'deleted', text: expect.stringContaining(EXISTING) }],
        by: hand,
      },
    ]);
  });

  it('leaves the other changes of the file to be taken', () => {
    const found = back(EXISTING, 'It is short.');
    expect(found.items.map(({ operation }) => operation.do)).toEqual(['drop']);
    expect(found.unplaced).toHaveLength(1);
    expect(takeAll(found, amendments, amendments)).toEqual({
      ok: true,
      value: new Map([['A-001', [divide]]]),
    });
  });

  it('is told apart from the others where only it and one of them can’t both be made', () => {
    const leaveOut = (maker: Maker): WordItem => ({
      operation: { do: 'omit', pid: pidOf('2', '(2)') },
      maker,
      pid: pidOf('2', '(2)'),
      shownRuns: [],
      before: 'words',
      after: '',
    });
    const taking = [1, 2, 3].map((at) => ({
      item: leaveOut({ kind: 'untracked' }),
      targetId: at === 2 ? 'A-102' : 'A-101',
    }));
    const session = { base, sentAmendments: [], now: [], newPid: () => 'none' };
    const { importable, refused } = separateImportable(session, taking);
    expect(importable).toEqual(taking.slice(0, 2));
    expect(refused).toEqual([
      { chosenItem: taking[2], refusal: expect.objectContaining({ message: 'A-101 already omits this' }) },
    ]);
  });

  it('is never among those that are to be taken, whatever was done to the file of whatever draft', () => {
    fc.assert(
      fc.property(drafts(base), handEdits(8, fc.nat(14)), ({ amendments: drafted }, done) => {
        const { chosen } = chooseCompatible(base, drafted);
        const document = worked(fileOf(chosen), done);
        const found = findReturnedChanges(document, {
          base,
          amendments: chosen,
          profile: 'lawyer',
          exportedAt: null,
          changeAuthors: null,
        });
        const taken = takeAll(found, chosen, chosen);
        if (!taken.ok) throw new Error(JSON.stringify(taken.error));
        // What two people do to the same words are alternatives: the text is made of those that go together.
        const made = chooseCompatible(base, withChanges(chosen, taken.value)).chosen;
        expect(() => asAmendedOf(redline(base, made))).not.toThrow();
      }),
      { numRuns: caseCount(4, 300) },
    );
  });

  it('is refused, and nothing of it made, where the draft was changed meanwhile', () => {
    fc.assert(
      fc.property(drafts(base), drafts(base), handEdits(6, fc.nat(14)), (before, after, done) => {
        const sent = chooseCompatible(base, before.amendments).chosen;
        // Some of them as they were, some withdrawn, and some with other edits.
        const later = new Map(after.amendments.map((one) => [one.id, one]));
        const changed = sent.flatMap((one, at) => (at % 3 === 0 ? [one] : (later.get(one.id) ?? [])));
        const now = chooseCompatible(base, changed).chosen;
        const found = findReturnedChanges(worked(fileOf(sent), done), {
          base,
          amendments: sent,
          profile: 'lawyer',
          exportedAt: null,
          changeAuthors: null,
        });
        const taken = takeAll(found, sent, now);
        if (!taken.ok) {
          expect(['stale', 'refused', 'invalid', 'clash', 'not-found']).toContain(taken.error.kind);
          return;
        }
        const made = chooseCompatible(base, withChanges(now, taken.value)).chosen;
        expect(() => asAmendedOf(redline(base, made))).not.toThrow();
      }),
      { numRuns: caseCount(4, 300) },
    );
  });

  it('is told as it will stand where a line was split between two spaces', () => {
    const draft = [
      { id: 'A-001', edits: [replace(pidOf('1', '(1)', '(a)'), 'content', 'amounts', 'amounts ')] },
    ];
    const document = fileOf(draft);
    const at = document.paragraphs.findIndex(
      ({ isInAct, runs }) => isInAct && standingText(runs).includes('amounts  to'),
    );
    const paragraph = document.paragraphs[at];
    if (!paragraph) throw new RangeError('No line has two spaces');
    const [before = '', after = ''] = standingText(paragraph.runs).split(/ (?= to)/);
    const plain = (text: string) => [{ text, inserted: null, deleted: null, moved: false }];
    const mark = { inserted: hand, deleted: null, moved: false };
    const split = [
      { ...paragraph, mark, runs: plain(before) },
      { ...paragraph, runs: plain(after) },
    ];
    const back = { ...document, paragraphs: document.paragraphs.toSpliced(at, 1, ...split) };
    const found = findReturnedChanges(back, {
      base,
      amendments: draft,
      profile: 'lawyer',
      exportedAt: null,
      changeAuthors: null,
    });
    const divided = found.items.find(({ operation }) => operation.do === 'divide');
    expect(divided?.after).toBe('to harassment of another, and');
    expect(divided?.shownRuns.at(-1)).toEqual({
      kind: 'inserted',
      text: '\n(aa)\tto harassment of another, and',
    });
  });
});
