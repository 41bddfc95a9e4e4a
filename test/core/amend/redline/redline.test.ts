import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIELDS, type Provision } from '../../../../core/act/tree.ts';
import {
  asAmendedOf,
  type Drafted,
  originalOf,
  type RedlineNode,
  redline,
} from '../../../../core/amend/redline/redline.ts';
import { sampleAct } from '../../../support/acts/sample-act.ts';
import { drafts, realAct } from '../../../support/drafts/drafts.ts';
import { expectTheorems, type MakeRedline, theoremsHold } from '../../../support/drafts/redline-theorems.ts';

const act = realAct();

/** The provision that an untouched redline's runs make, taking nothing from the provision it was made from. */
const rebuilt = (node: RedlineNode): Provision => ({
  ...node.provision,
  ...Object.fromEntries(FIELDS.map((field) => [field, node.fields[field].map((run) => run.text).join('')])),
  children: node.children.map(rebuilt),
});

describe('the redline of random drafts', () => {
  it('is the base text, byte for byte, when nothing is selected', () => {
    for (const base of [act, sampleAct]) {
      const untouched = redline(base, []);
      expect(JSON.stringify(originalOf(untouched))).toBe(JSON.stringify(base));
      expect(JSON.stringify(asAmendedOf(untouched))).toBe(JSON.stringify(base));
      expect(JSON.stringify(rebuilt(untouched))).toBe(JSON.stringify(base));
    }
  });

  it('keeps + deletes the base, keeps + inserts the amended text, in any order of amendments', () => {
    expectTheorems(act, 1200);
    expectTheorems(sampleAct, 800);
  });

  it.each<[string, (selection: readonly Drafted[]) => readonly Drafted[]]>([
    [
      'anchors insertions where the deleted words began',
      (selection) =>
        selection.map(({ id, edits }) => ({
          id,
          edits: edits.flatMap((edit) =>
            edit.type === 'text' && edit.from < edit.to
              ? [
                  { ...edit, insert: '' },
                  { ...edit, to: edit.from },
                ]
              : [edit],
          ),
        })),
    ],
    [
      'ignores rank',
      (selection) =>
        selection.map(({ id, edits }) => ({
          id,
          edits: edits.map((edit) => ('rank' in edit ? { ...edit, rank: 'V' } : edit)),
        })),
    ],
    [
      'drops the last edit',
      (selection) => selection.map(({ id, edits }) => ({ id, edits: edits.slice(0, -1) })),
    ],
  ])('would show it if a redline %s', (_, mutate) => {
    const wrong: MakeRedline = (base, selection) => redline(base, mutate(selection));
    const found = fc.check(
      fc.property(drafts(sampleAct), (draft) => theoremsHold(sampleAct, draft, wrong)),
      { numRuns: 4000, endOnFailure: true },
    );
    expect(found.failed).toBe(true);
  });
});
