import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseCompatible } from '../../../../core/amend/edits/clash.ts';
import type { Edit } from '../../../../core/amend/edits/edit.ts';
import { resolvePlainEdits } from '../../../../core/amend/edits/resolve-edits.ts';
import { type Line, linesOf } from '../../../../core/amend/redline/lines.ts';
import { passagesOf } from '../../../../core/amend/redline/passages.ts';
import { type RedlineNode, redline } from '../../../../core/amend/redline/redline.ts';
import { drafts, realAct } from '../../../support/drafts/drafts.ts';
import { must } from '../../../support/reviews/review.ts';
import { amount } from '../../../support/run/amount.ts';

const act = realAct();

/** By the text alone, so that it shares nothing with what is judged. */
const marks = (line: Line): boolean => /"kind":"(inserted|deleted)"/.test(JSON.stringify(line));
const linesIn = (node: RedlineNode): readonly Line[] =>
  passagesOf(node).flatMap(({ rows }) => rows.flatMap((row) => (row.type === 'line' ? [row.line] : [])));

describe('the changes of a draft in their context', () => {
  it('has every line that changes, once and in order, as it is printed in the whole text', () => {
    fc.assert(
      fc.property(drafts(act), ({ amendments }) => {
        const marked = redline(act, chooseCompatible(act, amendments).chosen);
        const printed = linesOf(marked);
        const shown = linesIn(marked);
        expect(shown.filter(marks)).toEqual(printed.filter(marks));
        const order = new Map(printed.map((line, at) => [line.key, at]));
        const places = shown.map(({ key }) => order.get(key) ?? -1);
        expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
        for (const line of shown) expect(printed[order.get(line.key) ?? -1]).toEqual(line);
      }),
      { numRuns: amount(60, 600) },
    );
  });

  it('has the closing words of the Act after its sections', () => {
    const edits: readonly Edit[] = [
      { type: 'text', pid: act.pid, field: 'wrapUp', from: 0, to: 0, insert: 'The end.', rank: 'V' },
      {
        type: 'text',
        pid: act.children[0]?.pid ?? '',
        field: 'heading',
        from: 0,
        to: 0,
        insert: 'New ',
        rank: 'V',
      },
    ];
    const marked = redline(act, [{ id: 'A-001', edits }]);
    expect(linesIn(marked).filter(marks)).toEqual(linesOf(marked).filter(marks));
    expect(passagesOf(marked).map(({ pid }) => pid)).toEqual([act.children[0]?.pid, act.pid]);
  });

  it('has every passage begin at its beginning, and leaves out no single line', () => {
    fc.assert(
      fc.property(drafts(act), ({ amendments }) => {
        const marked = redline(act, chooseCompatible(act, amendments).chosen);
        for (const { rows } of passagesOf(marked)) {
          expect(rows[0]?.type === 'line' ? rows[0].line.level : 0).toBe(0);
          for (const row of rows) if (row.type === 'gap') expect(row.count).toBeGreaterThan(1);
        }
      }),
      { numRuns: amount(60, 600) },
    );
  });

  it('shows the words that a line goes on from, the lines beside it, and how much is left out', () => {
    const plain = [{ in: 'section 2A(3)(d)', replace: 'the internet', with: 'any device' }];
    const edits = must(resolvePlainEdits(act, plain, { newPid: () => 'n-1', rank: 'V1' }));
    const [passage, ...others] = passagesOf(redline(act, [{ id: 'A-001', edits }]));
    expect(others).toEqual([]);
    const said = passage?.rows.map((row) =>
      row.type === 'gap'
        ? `… ${row.count}`
        : [...row.line.label, ...row.line.body]
            .flatMap(({ runs }) => runs.map(({ text }) => text))
            .join(' ')
            .slice(0, 40),
    );
    expect(said).toMatchInlineSnapshot(`
      [
        "2A Offence of stalking",
        "… 7",
        "(3) The following are examples of acts o",
        "… 5",
        "(d) monitoring the use by a person of  t",
        "(e) loitering in any place (whether publ",
      ]
    `);
  });

  it('has nothing of a text in which nothing changes', () => {
    expect(passagesOf(redline(act, []))).toEqual([]);
  });
});
