import { expect, it } from 'vitest';
import { indexTree } from '../../../../../core/act/tree.ts';
import { WORDING_STYLES } from '../../../../../core/amend/edits/wording-style.ts';
import { writeClause } from '../../../../../core/amend/instructions/write/clause.ts';
import { clauseText } from '../../../../../core/amend/instructions/write/clause-text.ts';
import { writeInstructions } from '../../../../../core/amend/instructions/write/instructions.ts';
import { faultsOf } from '../../../../../core/amend/instructions/write/prove.ts';
import {
  act,
  draft,
  omit,
  pid,
  replace,
  section,
  subsection,
} from '../../../../support/drafts/check-drafts.ts';

const { root, title } = act;

/** The end of a section’s heading. */
function heading(citation: string) {
  const section = indexTree(root).byPid.get(pid(citation));
  const end = section?.heading.length ?? 0;
  return { type: 'text', pid: pid(citation), field: 'heading', from: end, to: end, rank: 'V' } as const;
}

const selection = draft(
  replace('section 2A(4)', '51 weeks', '2 years'),
  subsection('section 2A(2)', '(2A)', 'Acts or omissions may be associated with stalking once only.'),
  omit('section 4(3)(c)'),
  section('section 2B', '2C', 'The Secretary of State may issue guidance.', 'Guidance'),
);

it.each(WORDING_STYLES)(
  'writes a clause in %s style that, read and carried out, makes the same text',
  (style) => {
    const { instructions, inexpressible } = writeInstructions(root, selection, { title });
    expect(inexpressible).toEqual([]);
    const clause = writeClause(instructions, style, { actTitle: title });
    expect(faultsOf(root, selection, clause, title)).toEqual([]);
  },
);

it('finds a clause that makes another text, and one that can’t be carried out', () => {
  const { instructions } = writeInstructions(root, selection, { title });
  const other = writeClause(instructions.slice(1), 'uk', { actTitle: title });
  expect(faultsOf(root, selection, other, title)).toMatchObject([{ type: 'other-text' }]);
  const twice = writeClause([...instructions, ...instructions.slice(0, 1)], 'uk', { actTitle: title });
  expect(faultsOf(root, selection, twice, title)).not.toEqual([]);
});

it('writes a change of one place in one sentence', () => {
  const { instructions } = writeInstructions(root, draft(replace('section 2A(4)', '51 weeks', '2 years')), {
    title,
  });
  expect(clauseText(writeClause(instructions, 'uk', { actTitle: title }))).toContain(
    'In section 2A(4) of the Protection from Harassment Act 1997 (offence of stalking), for “51 weeks” substitute “2 years”.',
  );
});

it.each([
  ['what is left of a repealed subsection left out', [omit('section 2(3)')], 'omit subsection (3)'],
  [
    'a heading that ends with a linking word',
    [{ ...heading('section 8A'), insert: ' and' }],
    'in the heading, at the end insert “and”',
  ],
])('proves wording that says a slip of the draft as it is: %s', (_, edits, words) => {
  const drafted = draft(...edits);
  const { instructions } = writeInstructions(root, drafted, { title });
  const clause = writeClause(instructions, 'uk', { actTitle: title });
  expect(clauseText(clause)).toContain(words);
  expect(faultsOf(root, drafted, clause, title)).toEqual([]);
});
