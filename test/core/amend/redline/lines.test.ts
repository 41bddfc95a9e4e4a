import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Provision, walk } from '../../../../core/act/tree.ts';
import { chooseCompatible } from '../../../../core/amend/edits/clash.ts';
import { linesOf } from '../../../../core/amend/redline/lines.ts';
import { isUntouched, type RedlineNode, redline } from '../../../../core/amend/redline/redline.ts';
import { sampleAct } from '../../../support/acts/sample-act.ts';
import { drafts, realAct } from '../../../support/drafts/drafts.ts';
import { expectLines, linesHold } from '../../../support/drafts/redline-theorems.ts';
import { caseCount } from '../../../support/run/amount.ts';

const act = realAct();
const pidsOf = (node: Provision): readonly string[] => [...walk(node)].map(({ pid }) => pid);
const sectionsOf = (node: RedlineNode): readonly RedlineNode[] =>
  node.provision.kind === 'section' ? [node] : node.children.flatMap(sectionsOf);

describe('the lines of random drafts', () => {
  it('are in one reading those of the base text, in the other those of the amended text', () => {
    expectLines(act, 100);
    expectLines(sampleAct, 600);
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
      { numRuns: caseCount(30, 300) },
    );
    const [section] = sectionsOf(redline(act, []));
    if (!section) throw new Error('an Act without sections');
    const levels = (level: number) => linesOf(section, level).map((line) => line.level - level);
    expect(levels(3)).toEqual(levels(0));
  });

  it('would show it if a line had the wrong change status', () => {
    const found = fc.check(
      fc.property(drafts(sampleAct), (draft) =>
        linesHold(sampleAct, draft, (lines) =>
          lines.map((line) => ({ ...line, changeStatus: { state: 'kept' } })),
        ),
      ),
    );
    expect(found.failed).toBe(true);
  });
});
