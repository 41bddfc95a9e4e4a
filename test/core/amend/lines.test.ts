import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Provision, walk } from '../../../core/act/tree.ts';
import { chooseCompatible } from '../../../core/amend/clash.ts';
import { type Line, linesOf, plainLines } from '../../../core/amend/lines.ts';
import { asAmendedOf, isUntouched, type RedlineNode, redline } from '../../../core/amend/redline.ts';
import { type Draft, drafts, realAct } from '../../support/drafts.ts';
import { sampleAct } from '../../support/sample-act.ts';

const act = realAct();
const printed = (text: Provision) => plainLines(linesOf(redline(text, [])), 'original');

const pidsOf = (node: Provision): readonly string[] => [...walk(node)].map(({ pid }) => pid);
const sectionsOf = (node: RedlineNode): readonly RedlineNode[] =>
  node.provision.kind === 'section' ? [node] : node.children.flatMap(sectionsOf);

function holds(
  base: Provision,
  { amendments }: Draft,
  change: (lines: readonly Line[]) => readonly Line[],
): void {
  const marked = redline(base, chooseCompatible(base, amendments).chosen);
  const lines = change(linesOf(marked));
  expect(plainLines(lines, 'original')).toEqual(printed(base));
  expect(plainLines(lines, 'as-amended')).toEqual(printed(asAmendedOf(marked)));
  expect(new Set(lines.map(({ key }) => key)).size).toBe(lines.length);
}

describe('the lines of random drafts', () => {
  it('are in one reading those of the base text, in the other those of the amended text', () => {
    for (const [base, numRuns] of [
      [act, 500],
      [sampleAct, 3000],
    ] as const) {
      fc.assert(
        fc.property(drafts(base), (draft) => holds(base, draft, (lines) => lines)),
        { numRuns },
      );
    }
  });

  it('are the same values in every section that a draft does not touch, and as if none were kept at hand', () => {
    fc.assert(
      fc.property(drafts(act), ({ amendments }) => {
        const marked = redline(act, chooseCompatible(act, amendments).chosen);
        const lines = linesOf(marked);
        const unmet = redline(structuredClone(act), chooseCompatible(act, amendments).chosen);
        expect(lines).toEqual(linesOf(unmet));
        const again = new Set(linesOf(redline(act, [])));
        for (const node of sectionsOf(marked)) {
          if (!isUntouched(node)) continue;
          const own = new Set(pidsOf(node.provision));
          for (const line of lines.filter(({ pid }) => own.has(pid))) expect(again.has(line)).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
    const [section] = sectionsOf(redline(act, []));
    if (!section) throw new Error('an Act without sections');
    const levels = (level: number) => linesOf(section, level).map((line) => line.level - level);
    expect(levels(3)).toEqual(levels(0));
  });

  it('would show it if a line had the wrong fate', () => {
    const found = fc.check(
      fc.property(drafts(sampleAct), (draft) =>
        holds(sampleAct, draft, (lines) => lines.map((line) => ({ ...line, fate: { state: 'kept' } }))),
      ),
    );
    expect(found.failed).toBe(true);
  });
});
