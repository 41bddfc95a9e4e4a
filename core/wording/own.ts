import type { Instrument } from '../act/instrument.ts';
import type { Provision } from '../act/tree.ts';
import { type BillOptions, bill } from '../amend/instructions/write/bill.ts';
import { type Clause, wording } from '../amend/instructions/write/clause.ts';
import { checkEditedWording } from '../amend/instructions/write/edited.ts';
import { type Inexpressible, instructionsFor } from '../amend/instructions/write/instructions.ts';
import { faultsOf } from '../amend/instructions/write/prove.ts';
import type { WordingStyle } from '../amend/instructions/write/style.ts';
import { clauseText } from '../amend/instructions/write/text.ts';
import type { Drafted } from '../amend/redline.ts';

/** The wording of a selection: what it says, what it can't, and whether it was proved. */
export interface OwnWording {
  /** The amending clause, or the Bill with it; null where there is nothing that wording can say. */
  readonly tree: Provision | null;
  /** The same as text, a line for each numbered unit; '' where there is none. */
  readonly text: string;
  readonly inexpressible: readonly Inexpressible[];
  /** Read back and carried out on the base text, it gives exactly the text as amended. */
  readonly proved: boolean;
  /** What keeps it from that, in words; what can't be expressed is not told again. */
  readonly differences: readonly string[];
}

export interface OwnOptions {
  readonly style: WordingStyle;
  readonly asBill?: BillOptions | undefined;
}

/** A clause by itself begins at the margin, whatever level its lines have in an Act. */
function atMargin(text: string): string {
  const lines = text.split('\n');
  const least = Math.min(...lines.map((line) => line.length - line.trimStart().length));
  return lines.map((line) => line.slice(least)).join('\n');
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
  const told = checkEditedWording(base, selection, clauseText(clause), title);
  if (!told.ok) return [told.error.message];
  if (!told.value.same) return told.value.differences;
  return faultsOf(base, selection, clause, title).length === 0 ? [] : [UNREAD];
}

/**
 * The amending clause of a selection as a drafter would write it (drafting-conventions.md §3), proved by reading it
 * back and carrying it out; as a Bill where asked.
 * @throws RangeError when the selection holds alternatives
 */
export function ownWording(
  { root, title }: Pick<Instrument, 'root' | 'title'>,
  selection: readonly Drafted[],
  { style, asBill }: OwnOptions,
): OwnWording {
  const { instructions, inexpressible } = instructionsFor(root, selection, { title });
  if (instructions.length === 0) {
    return { tree: null, text: '', inexpressible, proved: false, differences: [] };
  }
  const heading = asBill ? headingFor(title) : '';
  const clause = wording(instructions, style, { actTitle: title, heading });
  const isWhole = inexpressible.every(({ spacesOnly }) => spacesOnly);
  const differences = isWhole ? differencesOf(root, selection, clause, title) : [];
  const tree = asBill ? bill([clause], asBill) : clause;
  return {
    tree,
    text: atMargin(clauseText(tree)),
    inexpressible,
    proved: isWhole && differences.length === 0,
    differences,
  };
}
