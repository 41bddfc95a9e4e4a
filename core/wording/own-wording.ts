import type { Instrument } from '../act/instrument.ts';
import type { Provision } from '../act/tree.ts';
import type { WordingStyle } from '../amend/edits/wording-style.ts';
import { type BillOptions, makeBill } from '../amend/instructions/write/bill.ts';
import { type Clause, writeClause } from '../amend/instructions/write/clause.ts';
import { clauseText } from '../amend/instructions/write/clause-text.ts';
import { checkEditedWording } from '../amend/instructions/write/edited.ts';
import { type Inexpressible, writeInstructions } from '../amend/instructions/write/instructions.ts';
import { faultsOf } from '../amend/instructions/write/prove.ts';
import type { Drafted } from '../amend/redline/redline.ts';
import type { Consequential } from './consequential.ts';

/** The wording of a selection, and the changes that wording can't express. */
export interface UnprovedWording {
  /** The amending clause, or the Bill with it. Null if wording can express nothing. */
  readonly tree: Provision | null;
  /** The tree as text, a line for each numbered unit. '' if there is none. */
  readonly text: string;
  readonly inexpressible: readonly Inexpressible[];
}

/** The wording of a selection, with the result of its check. */
interface OwnWording extends UnprovedWording {
  /** Whether the wording, read back and applied to the base text, gives exactly the text as amended. */
  readonly proved: boolean;
  /** For a Bill: the titles of the other Acts that it amends in consequence. Each of those clauses was checked, too. */
  readonly alsoAmends: readonly string[];
  /** The differences that the check found, in words, without what can't be expressed. */
  readonly differences: readonly string[];
}

interface OwnOptions {
  readonly style: WordingStyle;
  readonly asBill?: BillOptions | undefined;
  /** For a Bill: the consequential edits of other Acts. */
  readonly consequential?: readonly Consequential[];
}

/** Text without the indentation that all its lines have. */
function dedented(text: string): string {
  const lines = text.split('\n');
  const minIndent = Math.min(...lines.map((line) => line.length - line.trimStart().length));
  return lines.map((line) => line.slice(minIndent)).join('\n');
}

const headingFor = (title: string): string => `Amendment of the ${title.replace(/^the\s+/i, '')}`;

const UNREADABLE_CLAUSE = 'The clause could not be read back as it is';

/** The differences between the effect of a clause and the selection. Checks the clause as text and as a tree. */
function findDifferences(
  base: Provision,
  selection: readonly Drafted[],
  clause: Clause,
  title: string,
): readonly string[] {
  const wordingCheck = checkEditedWording(base, selection, clauseText(clause), title);
  if (!wordingCheck.ok) return [wordingCheck.error.message];
  if (!wordingCheck.value.isSame) return wordingCheck.value.differences;
  return faultsOf(base, selection, clause, title).length === 0 ? [] : [UNREADABLE_CLAUSE];
}

interface WrittenWording extends UnprovedWording {
  /** The clause without the Bill. Null if there is none. */
  readonly clause: Clause | null;
  readonly alsoAmends: readonly string[];
}

/** The clause that amends another Act. Null unless wording can express all of its edits, and the check succeeds. */
function consequentialClause(
  { instrument: { root, title }, selection }: Consequential,
  style: WordingStyle,
): Clause | null {
  if (selection.length === 0) return null;
  const { instructions, inexpressible } = writeInstructions(root, selection, { title });
  if (instructions.length === 0 || inexpressible.length > 0) return null;
  const alone = writeClause(instructions, style, { actTitle: title });
  if (findDifferences(root, selection, alone, title).length > 0) return null;
  return writeClause(instructions, style, { actTitle: title, heading: headingFor(title) });
}

function writeWording(
  { root, title }: Pick<Instrument, 'root' | 'title'>,
  selection: readonly Drafted[],
  { style, asBill, consequential = [] }: OwnOptions,
): WrittenWording {
  const { instructions, inexpressible } = writeInstructions(root, selection, { title });
  if (instructions.length === 0) return { clause: null, tree: null, text: '', inexpressible, alsoAmends: [] };
  const heading = asBill ? headingFor(title) : '';
  const clause = writeClause(instructions, style, { actTitle: title, heading });
  const otherClauses = consequential.flatMap((one) => {
    const own = asBill ? consequentialClause(one, style) : null;
    return own === null ? [] : [{ own, title: one.instrument.title }];
  });
  const tree = asBill ? makeBill([clause, ...otherClauses.map(({ own }) => own)], asBill) : clause;
  const alsoAmends = otherClauses.map((one) => one.title);
  return { clause, tree, text: dedented(clauseText(tree)), inexpressible, alsoAmends };
}

/**
 * Writes the amending clause of a selection (drafting-conventions.md §3) without checking it. The check takes most of the time.
 * @throws RangeError if the selection has alternatives
 */
export function unprovedWording(
  instrument: Pick<Instrument, 'root' | 'title'>,
  selection: readonly Drafted[],
  options: OwnOptions,
): UnprovedWording {
  const { clause: _, alsoAmends: __, ...unproved } = writeWording(instrument, selection, options);
  return unproved;
}

/**
 * Writes the amending clause of a selection, or a Bill (drafting-conventions.md §3). Checks it by reading it back and applying
 * it to the base text.
 * @throws RangeError if the selection has alternatives
 */
export function ownWording(
  instrument: Pick<Instrument, 'root' | 'title'>,
  selection: readonly Drafted[],
  options: OwnOptions,
): OwnWording {
  const { clause, ...unproved } = writeWording(instrument, selection, options);
  const isWhole = clause !== null && unproved.inexpressible.every(({ spacesOnly }) => spacesOnly);
  const differences = isWhole ? findDifferences(instrument.root, selection, clause, instrument.title) : [];
  return { ...unproved, proved: isWhole && differences.length === 0, differences };
}
