import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { walk } from '../../../../core/act/tree.ts';
import { takeBack } from '../../../../core/amend/commands/take-back.ts';
import { checkEdits } from '../../../../core/amend/edits/check.ts';
import { chooseCompatible } from '../../../../core/amend/edits/clash.ts';
import type { Edit } from '../../../../core/amend/edits/edit.ts';
import { resolvePlainEdits } from '../../../../core/amend/edits/resolve-edits.ts';
import { changeAtCaret, changesAlong, editsOfChange } from '../../../../core/amend/redline/change-at.ts';
import { linesOf } from '../../../../core/amend/redline/lines.ts';
import { redline } from '../../../../core/amend/redline/redline.ts';
import { drafts, realAct } from '../../../support/drafts/drafts.ts';
import { must } from '../../../support/reviews/review.ts';
import { amount } from '../../../support/run/amount.ts';

const act = realAct();
const changesIn = (selection: readonly { readonly id: string; readonly edits: readonly Edit[] }[]) =>
  linesOf(redline(act, selection)).flatMap(({ label, body }) => [
    ...changesAlong(label),
    ...changesAlong(body),
  ]);
/** What is marked in a text, by the page's own marks: whose, what, how much. */
const marked = (selection: Parameters<typeof changesIn>[0], am: string) =>
  linesOf(redline(act, selection))
    .flatMap(({ label, body }) => [...label, ...body])
    .flatMap(({ runs }) => runs.filter((run) => run.kind !== 'kept' && run.am === am));
const session = (amendments: Parameters<typeof takeBack>[0]['amendments']) => ({
  base: act,
  amendments,
  me: 'A-900',
  newPid: () => 'never',
});

describe('one change of a draft', () => {
  it('is made by edits of its amendment, wherever it stands', () => {
    fc.assert(
      fc.property(drafts(act), ({ amendments }) => {
        const { chosen } = chooseCompatible(act, amendments);
        for (const change of changesIn(chosen)) {
          const own = chosen.find(({ id }) => id === change.am)?.edits ?? [];
          const made = editsOfChange(act, chosen, change);
          expect(made.length).toBeGreaterThan(0);
          expect(own.filter((edit) => made.includes(edit))).toEqual(made);
        }
      }),
      { numRuns: amount(60, 600) },
    );
  });

  it('is found where another amendment moved the provision into a quotation, whose marks then move', () => {
    const quotation = [...walk(act)].find(({ kind }) => kind === 'quotation');
    const [section] = [...walk(act)].filter(({ kind }) => kind === 'section');
    const last = section?.children.at(-1);
    if (!quotation || !section || !last) throw new TypeError('The Act has a quotation and sections');
    const place = { parent: quotation.pid, after: quotation.children.at(-1)?.pid ?? null, rank: 'V' };
    const move: Edit = { type: 'move', pid: section.pid, ...place, num: '' };
    const provision = {
      ...last,
      pid: 'A-002-new-1',
      kind: 'paragraph',
      num: '(z)',
      content: 'New.',
      children: [],
    } as const;
    const insert: Edit = {
      type: 'insert',
      parent: last.pid,
      after: last.children.at(-1)?.pid ?? null,
      rank: 'V',
      provision,
    };
    const selection = [
      { id: 'A-001', edits: [move] },
      { id: 'A-002', edits: [insert] },
    ];
    const marks = changesIn(selection).filter(
      ({ am, words }) => am === 'A-002' && words[0]?.field === 'mark',
    );
    expect(marks.length).toBeGreaterThan(0);
    for (const change of marks) {
      expect(editsOfChange(act, selection, change)).toEqual([insert]);
    }
  });

  it('is gone once it is taken back, and all of an amendment is once each is', () => {
    let refused = 0;
    let taken = 0;
    fc.assert(
      fc.property(drafts(act), fc.nat(), ({ amendments }, first) => {
        const { chosen } = chooseCompatible(act, amendments);
        const [one] = chosen.filter(({ edits }) => edits.length > 0);
        if (!one) return;
        let { edits } = one;
        for (let left = edits.length; left > 0 && edits.length > 0; left--) {
          const now = [{ id: one.id, edits }];
          const all = changesIn(now);
          const change = all[first % all.length];
          if (!change) break;
          const done = takeBack(session(now), change);
          if (!done.ok) {
            refused++;
            break;
          }
          taken++;
          const kept = done.value.changes.get(one.id) ?? [];
          expect(kept.length).toBeLessThan(edits.length);
          expect(checkEdits(act, kept).ok).toBe(true);
          const was = marked(now, one.id).reduce((size, { text }) => size + text.length, 0);
          const is = marked([{ id: one.id, edits: kept }], one.id).reduce(
            (size, { text }) => size + text.length,
            0,
          );
          const words = change.words.reduce((size, { from, to }) => size + to - from, 0);
          // What was struck stands again; where that is moved, it is marked as moved.
          if (!edits.some(({ type }) => type === 'move')) expect(is).toBeLessThanOrEqual(was - words);
          edits = kept;
        }
      }),
      { numRuns: amount(60, 600) },
    );
    expect(taken).toBeGreaterThan(refused * 5);
  });

  const plain = (edits: Parameters<typeof resolvePlainEdits>[1]) =>
    must(resolvePlainEdits(act, edits, { newPid: () => `n-${++made}`, rank: 'V1' }));
  let made = 0;

  it('is the one of several in a line that the caret is in, or stands at', () => {
    const edits = plain([
      { in: 'section 2A(3)(d)', replace: 'monitoring', with: 'watching' },
      { in: 'section 2A(3)(d)', omit: 'electronic ' },
    ]);
    const piece = linesOf(redline(act, [{ id: 'A-001', edits }]))
      .flatMap(({ body }) => body)
      .find(({ runs }) => runs.length > 2);
    if (!piece) throw new Error('no such line');
    const at = (offset: number) => changeAtCaret(piece, offset)?.words.map(({ kind }) => kind);
    const struck = 'watching the use by a person of the internet, email or any other form of '.length;
    expect([0, 4, 8, 9, struck - 1, struck, struck + 1].map(at)).toEqual([
      ['deleted', 'inserted'],
      ['deleted', 'inserted'],
      ['deleted', 'inserted'],
      undefined,
      undefined,
      ['deleted'],
      undefined,
    ]);
  });

  it('is not taken out of what is settled, and it is said what to do', () => {
    const edits = plain([{ in: 'section 2A(3)(d)', replace: 'monitoring', with: 'watching' }]);
    const [change] = changesIn([{ id: 'A-001', edits }]);
    if (!change) throw new Error('no change');
    const refusal = (state: 'agreed' | 'withdrawn') => {
      const done = takeBack(session([{ id: 'A-001', edits, state }]), change);
      return done.ok ? null : done.error.message;
    };
    expect(refusal('agreed')).toBe(
      'A-001 is agreed, so its words are settled. Start its legal review again first',
    );
    expect(refusal('withdrawn')).toBe('A-001 is withdrawn. Reopen it first');
  });

  it('takes the other half of a substitution with it, and numbers the rest anew', () => {
    const edits = plain([
      { after: 'section 2A(3)(g)', insertProvision: { num: '(h)', text: 'one,' } },
      { after: 'section 2A(3)(g)', insertProvision: { num: '(i)', text: 'two.' } },
    ]).map((edit) => (edit.type === 'insert' ? { ...edit, numbering: { locked: false } } : edit));
    const now = [{ id: 'A-001', edits }];
    const first = changesIn(now).find(({ words }) => words.some(({ field }) => field === 'content'));
    if (!first) throw new Error('no change');
    const done = must(takeBack(session(now), first));
    const kept = done.changes.get('A-001') ?? [];
    expect(
      kept.map((edit) => edit.type === 'insert' && [edit.provision.num, edit.provision.content]),
    ).toEqual([['(h)', 'two.']]);
    expect(done.because).toBe('rejecting one change');
  });
});
