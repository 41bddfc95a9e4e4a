import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseCitation } from '../../../../core/act/citation.ts';
import type { Instrument } from '../../../../core/act/instrument.ts';
import { referencesIn } from '../../../../core/act/references/references.ts';
import { indexTree, type Provision } from '../../../../core/act/tree.ts';
import { contextOf } from '../../../../core/amend/checks/context.ts';
import type { Edit } from '../../../../core/amend/edits/edit.ts';
import { readEditFile } from '../../../../core/amend/edits/plain-edit.ts';
import type { Drafted } from '../../../../core/amend/redline/redline.ts';
import { firstRank, rankBetween } from '../../../../core/amend/text/rank.ts';
import { actAt } from '../../../support/acts/act.ts';
import { drafted, found, line } from '../../../support/drafts/check-drafts.ts';
import { must } from '../../../support/reviews/review.ts';

/** The sections that an Act inserted, as they are in force, by what each was put after. */
const INSERTED: Readonly<Record<string, readonly (readonly [after: string, section: string])[]>> = {
  '2011-asp13-s1': [['section 8', 'section 8A']],
  '2012-c9-s111': [
    ['section 2', 'section 2A'],
    ['section 4', 'section 4A'],
  ],
};

const inForce = actAt('current').root;

/** A provision with the term of imprisonment that the Policing and Crime Act 2017 found in it. */
const before2017 = (node: Provision): Provision => ({
  ...node,
  content: node.content.replace('ten years', 'five years'),
  children: node.children.map(before2017),
});

/** An Act that amended this one, as a draft on the text of its day. */
function draftOf(instrument: Instrument, name: string, id: string): readonly Drafted[] {
  const file = join(import.meta.dirname, `../../../fixtures/amending/${name}.json`);
  const { edits } = must(readEditFile(JSON.parse(readFileSync(file, 'utf8'))));
  const draft = drafted(instrument, id, ...edits);
  const whole = (INSERTED[name] ?? []).map(([after, section]): Edit => {
    const anchor = parseCitation(instrument.root, after) ?? '';
    const parent = indexTree(instrument.root).parentOf.get(anchor)?.pid ?? '';
    const provision = indexTree(inForce).byPid.get(parseCitation(inForce, section) ?? '');
    if (!provision) throw new Error(`${section} is not in force`);
    return {
      type: 'insert',
      parent,
      after: anchor,
      rank: rankBetween(firstRank(id), null),
      provision: before2017(provision),
    };
  });
  return [{ id, edits: [...draft.edits, ...whole] }];
}

/**
 * What the checks say of the Acts that amended this one, where it is more than information: nothing that their drafters
 * got wrong, but what they had to see to elsewhere, or wrote as they chose.
 */
const EXPECTED: readonly (readonly [name: string, findings: readonly string[]])[] = [
  [
    '2005-c15-s125',
    ['D07 warning at s. 1(1A)(a): Section 1(1A)(a) ends with “and” but does not come before the last item'],
  ],
  [
    '2004-c28-s12',
    ['D14 warning at s. 5A(5)(a): “he” is for one sex: repeat the noun, use a letter, or write “they”.'],
  ],
  [
    '2011-asp13-s1',
    [
      'D21 warning at s. 8A: A range in section 15(1) covers new section 8A by its place, as if it came into force with the others: the Act that inserts it must say when it does',
    ],
  ],
  ['2012-c9-s111', []],
  ['2013-c22-sch9', []],
  [
    '2017-c3-s175',
    ['4', '4A'].flatMap((num) => {
      const term = num === '4' ? '4(4)(a)' : '4A(5)(a)';
      return [
        `D23 warning at s. ${num}: The draft raises a penalty in section ${num}; Crime and Disorder Act 1998, section 32(4)(b) sets one that goes with it: does it need a consequential amendment? (verified: Policing and Crime Act 2017, section 175(2))`,
        `D22 warning at s. ${term}: A-006 makes a heavier penalty in section ${term}, and doesn’t say that it applies only to offences committed on or after commencement`,
      ];
    }),
  ],
];

describe('the Acts that amended this one, as drafts', () => {
  const amending = EXPECTED.reduce<{ text: Instrument; rows: [string, readonly string[]][] }>(
    ({ text, rows }, [name], at) => {
      const draft = draftOf(text, name, `A-00${at + 1}`);
      const lines = found(text, draft)
        .filter(({ severity }) => severity !== 'information')
        .map((finding) => `${finding.check} ${line(text, draft, finding)}`);
      const { amended } = contextOf({ instrument: text, selected: draft, otherAmendments: [] });
      return { text: { ...text, root: amended }, rows: [...rows, [name, lines]] };
    },
    { text: actAt('enacted'), rows: [] },
  );

  it.each(EXPECTED)('%s', (name, findings) => {
    expect(amending.rows.find(([row]) => row === name)?.[1]).toEqual(findings);
  });

  it('leave no reference broken', () => {
    const states = referencesIn(amending.text.root, amending.text.title).map(({ state }) => state);
    expect(new Set(states)).toEqual(new Set(['valid', 'other-act']));
  });
});
