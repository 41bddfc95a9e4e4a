import { join } from 'node:path';
import { expect, it } from 'vitest';
import { WORDING_STYLES, type WordingStyle } from '../../../../../core/amend/edits/wording-style.ts';
import { type Clause, writeClause } from '../../../../../core/amend/instructions/write/clause.ts';
import { clauseText } from '../../../../../core/amend/instructions/write/clause-text.ts';
import { checkEditedWording } from '../../../../../core/amend/instructions/write/edited.ts';
import { writeInstructions } from '../../../../../core/amend/instructions/write/instructions.ts';
import { faultsOf } from '../../../../../core/amend/instructions/write/prove.ts';
import { act, draft } from '../../../../support/drafts/check-drafts.ts';
import type { GoldenRow } from './golden.drafts.ts';
import { MORE_ROWS } from './golden.more-rows.ts';
import { ROWS as FIRST_ROWS } from './golden.rows.ts';

const ROWS: readonly GoldenRow[] = [...FIRST_ROWS, ...MORE_ROWS];

const { root, title } = act;

function clauseOf(row: GoldenRow, style: WordingStyle): Clause {
  const { instructions, inexpressible } = writeInstructions(root, draft(...row.edits), { title });
  expect(inexpressible).toEqual([]);
  return writeClause(instructions, style, { actTitle: title });
}

/** The lines of a clause below its own number. */
const linesOf = (clause: Clause): readonly string[] =>
  clauseText(clause)
    .split('\n')
    .filter((line) => line !== clause.num);

it.each(ROWS)(
  '$draft: says it, and it makes the text as amended, in every style, by tree and by text',
  (row) => {
    const selection = draft(...row.edits);
    for (const style of WORDING_STYLES) {
      const clause = clauseOf(row, style);
      expect(faultsOf(root, selection, clause, title)).toEqual([]);
      expect(checkEditedWording(root, selection, clauseText(clause), title)).toEqual({
        ok: true,
        value: { isSame: true },
      });
    }
  },
);

const cell = (text: string): string => text.replaceAll('|', '\\|');

/** Lines in a table's cell, set in as they are. */
const cellOf = (lines: readonly string[]): string =>
  lines.map((line) => cell(line).replace(/^ +/, (spaces) => '&emsp;'.repeat(spaces.length / 4))).join('<br>');

const HEAD = `# How drafts are worded

This page shows the wording that Keeling writes for drafts of the ${title}, each beside the way in which a
real Act or Bill words the same kind of change. The source is a row of the [drafting conventions](drafting-conventions.md), §3.7 and
§3.8: A1 to A17 are Acts that amended the 1997 Act, and numbers are Bills. ⟦ ⟧ marks text that was cut. The tests read every wording
here back, apply it, and get exactly the amended text. The drafts are made up to show a form, and are nobody's policy.

`;

const TABLE = `| | Draft | Our wording | Wording in a real Act or Bill | Source |
|---|---|---|---|---|
`;

it('is what docs/wording.md shows', async () => {
  const line = (
    row: GoldenRow,
    at: number,
    style: WordingStyle,
    { real, source }: Omit<GoldenRow, 'draft' | 'edits'>,
  ) =>
    `| ${at + 1} | ${cell(row.draft)} | ${cellOf(linesOf(clauseOf(row, style)))} | ${cell(real)} | ${source} |\n`;
  const uk = ROWS.map((row, at) => line(row, at, 'uk', row));
  const scottish = ROWS.flatMap((row, at) => (row.scottish ? [line(row, at, 'scottish', row.scottish)] : []));
  const path = join(import.meta.dirname, '../../../../../docs/wording.md');
  const page = `${HEAD}${TABLE}${uk.join('')}\n## In Scottish style\n\n${TABLE}${scottish.join('')}`;
  await expect(page).toMatchFileSnapshot(path);
});
