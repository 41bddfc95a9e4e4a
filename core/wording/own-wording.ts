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

/** The wording of a selection: what it says, and what it can't. */
export interface UnprovedWording {
  /** The amending clause, or the Bill with it; null where there is nothing that wording can say. */
  readonly tree: Provision | null;
  /** The same as text, a line for each numbered unit; '' where there is none. */
  readonly text: string;
  readonly inexpressible: readonly Inexpressible[];
}

/** The same, and whether it was proved. */
interface OwnWording extends UnprovedWording {
  /** Read back and carried out on the base text, it gives exactly the text as amended. */
  readonly proved: boolean;
  /** Of a Bill: the titles of the other Acts that it amends in consequence, each clause proved in its own text. */
  readonly alsoAmends: readonly string[];
  /** What keeps it from that, in words; what can't be expressed is not told again. */
  readonly differences: readonly string[];
}

interface OwnOptions {
  readonly style: WordingStyle;
  readonly asBill?: BillOptions | undefined;
  /** Of a Bill: what it changes in other Acts in consequence. */
  readonly consequential?: readonly Consequential[];
}

/** A clause by itself begins at the margin, whatever level its lines have in an Act. */
function atMargin(text: string): string {
  const lines = text.split('\n');
  const minIndent = Math.min(...lines.map((line) => line.length - line.trimStart().length));
  return lines.map((line) => line.slice(minIndent)).join('\n');
}

const headingFor = (title: string): string => `Amendment of the ${title.replace(/^the\s+/i, '')}`;

const UNREAD = 'The clause could not be read back as it is';

/** What keeps a clause from being proved: as the tree that a Bill is made of, and as the text that is copied. */
function differencesOf(
  base: Provision,
  selection: readonly Drafted[],
  clause: Clause,
  title: string,
): readonly string[] {
  const wordingCheck = checkEditedWording(base, selection, clauseText(clause), title);
  if (!wordingCheck.ok) return [wordingCheck.error.message];
  if (!wordingCheck.value.isSame) return wordingCheck.value.differences;
  return faultsOf(base, selection, clause, title).length === 0 ? [] : [UNREAD];
}

interface WrittenWording extends UnprovedWording {
  /** The clause by itself; null where there is none. */
  readonly clause: Clause | null;
  readonly alsoAmends: readonly string[];
}

/** A clause that amends another Act, where wording can say all of it and is proved to; null otherwise. */
function consequentialClause(
  { instrument: { root, title }, selection }: Consequential,
  style: WordingStyle,
): Clause | null {
  if (selection.length === 0) return null;
  const { instructions, inexpressible } = writeInstructions(root, selection, { title });
  if (instructions.length === 0 || inexpressible.length > 0) return null;
  const alone = writeClause(instructions, style, { actTitle: title });
  if (differencesOf(root, selection, alone, title).length > 0) return null;
  return writeClause(instructions, style, { actTitle: title, heading: headingFor(title) });
}

function writtenWording(
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
  return { clause, tree, text: atMargin(clauseText(tree)), inexpressible, alsoAmends };
}

/**
 * The amending clause of a selection as a drafter would write it (drafting-conventions.md §3), for whoever doesn't say
 * whether it was proved: to prove it takes most of the time.
 * @throws RangeError when the selection holds alternatives
 */
export function unprovedWording(
  instrument: Pick<Instrument, 'root' | 'title'>,
  selection: readonly Drafted[],
  options: OwnOptions,
): UnprovedWording {
  const { clause: _, alsoAmends: __, ...unproved } = writtenWording(instrument, selection, options);
  return unproved;
}

/**
 * The amending clause of a selection as a drafter would write it (drafting-conventions.md §3), proved by reading it
 * back and carrying it out; as a Bill where asked.
 * @throws RangeError when the selection holds alternatives
 */
export function ownWording(
  instrument: Pick<Instrument, 'root' | 'title'>,
  selection: readonly Drafted[],
  options: OwnOptions,
): OwnWording {
  const { clause, ...unproved } = writtenWording(instrument, selection, options);
  const isWhole = clause !== null && unproved.inexpressible.every(({ spacesOnly }) => spacesOnly);
  const differences = isWhole ? differencesOf(instrument.root, selection, clause, instrument.title) : [];
  return { ...unproved, proved: isWhole && differences.length === 0, differences };
}
