import { expect, it } from 'vitest';
import { WORDING_STYLES } from '../../../../../../core/amend/edits/wording-style.ts';
import { writeClause } from '../../../../../../core/amend/instructions/write/clause.ts';
import { clauseText } from '../../../../../../core/amend/instructions/write/clause-text.ts';
import { checkEditedWording } from '../../../../../../core/amend/instructions/write/edited.ts';
import { writeInstructions } from '../../../../../../core/amend/instructions/write/instructions.ts';
import { faultsOf } from '../../../../../../core/amend/instructions/write/prove.ts';
import { drafted } from '../../../../../support/drafts/check-drafts.ts';
import { act, type CounselDraft } from './draft.ts';
import { JOINED } from './joined.ts';
import { LISTS } from './lists.ts';
import { NUMBERS } from './numbers.ts';
import { PROVISIONS } from './provisions.ts';
import { RANGES } from './ranges.ts';
import { THROUGHOUT } from './throughout.ts';
import { WORDS } from './words.ts';

const DRAFTS: readonly CounselDraft[] = [
  ...WORDS,
  ...LISTS,
  ...PROVISIONS,
  ...NUMBERS,
  ...JOINED,
  ...THROUGHOUT,
  ...RANGES,
];

it.each(DRAFTS)('$name: the clause is as counsel would write it', ({ of = act, edits, clause }) => {
  const selection = [drafted(of, 'A-001', ...edits)];
  const { instructions, inexpressible } = writeInstructions(of.root, selection, { title: of.title });
  expect(inexpressible).toEqual([]);
  expect(clauseText(writeClause(instructions, 'uk', { actTitle: of.title })).split('\n')).toEqual(clause);
  for (const style of WORDING_STYLES) {
    const written = writeClause(instructions, style, { actTitle: of.title });
    expect(faultsOf(of.root, selection, written, of.title)).toEqual([]);
    expect(checkEditedWording(of.root, selection, clauseText(written), of.title)).toEqual({
      ok: true,
      value: { isSame: true },
    });
  }
});

it('has a hundred drafts and more, each by a name of its own and with what its clause follows', () => {
  expect(new Set(DRAFTS.map(({ name }) => name)).size).toBeGreaterThanOrEqual(100);
  expect(DRAFTS.filter(({ follows }) => !follows.trim())).toEqual([]);
});
