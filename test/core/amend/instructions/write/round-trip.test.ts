import fc from 'fast-check';
import { expect, it } from 'vitest';
import { walk } from '../../../../../core/act/tree.ts';
import { chooseCompatible } from '../../../../../core/amend/edits/clash.ts';
import { WORDING_STYLES } from '../../../../../core/amend/edits/wording-style.ts';
import { writeClause } from '../../../../../core/amend/instructions/write/clause.ts';
import { writeInstructions } from '../../../../../core/amend/instructions/write/instructions.ts';
import { faultsOf } from '../../../../../core/amend/instructions/write/prove.ts';
import type { Drafted } from '../../../../../core/amend/redline/redline.ts';
import { actAt } from '../../../../support/acts/act.ts';
import { drafts } from '../../../../support/drafts/drafts.ts';
import { likelyDrafts } from '../../../../support/drafts/likely-drafts.ts';
import { caseCount } from '../../../../support/run/amount.ts';

const { root, title } = actAt('current');
const style = fc.constantFrom(...WORDING_STYLES);

function faultsFor(amendments: readonly Drafted[], inStyle: (typeof WORDING_STYLES)[number]) {
  const { chosen } = chooseCompatible(root, amendments);
  const { instructions, inexpressible } = writeInstructions(root, chosen, { title });
  // A draft that has no wording proves nothing: another is drawn for it.
  fc.pre(inexpressible.length === 0 && instructions.length > 0);
  return faultsOf(root, chosen, writeClause(instructions, inStyle, { actTitle: title }), title);
}

it('writes wording that, read and carried out, makes the text as amended', () => {
  fc.assert(
    fc.property(likelyDrafts(root), style, (amendments, inStyle) => {
      expect(faultsFor(amendments, inStyle)).toEqual([]);
    }),
    { numRuns: caseCount(100, 450) },
  );
});

it('does so for odd drafts, too, or lists what it can’t say', () => {
  fc.assert(
    fc.property(drafts(root, 6), style, ({ amendments }, inStyle) => {
      expect(faultsFor(amendments, inStyle)).toEqual([]);
    }),
    { numRuns: caseCount(100, 450) },
  );
});

it.each(['(must)', '(a)', '1B', '2'])(
  'never renumbers a subsection as “%s”, which is no number of one',
  (insert) => {
    const subsection = [...walk(root)].find(({ kind, num }) => kind === 'subsection' && num === '(1A)');
    const { pid = '', num = '' } = subsection ?? {};
    const edit = { type: 'text', pid, field: 'num', from: 0, to: num.length, insert, rank: 'V' } as const;
    const drafted = [{ id: 'A-001', edits: [edit] }];
    const { instructions } = writeInstructions(root, drafted, { title });
    expect(instructions.map(({ operation }) => operation.type)).not.toContain('renumber');
    const { chosen } = chooseCompatible(root, drafted);
    expect(faultsOf(root, chosen, writeClause(instructions, 'uk', { actTitle: title }), title)).toEqual([]);
  },
);
