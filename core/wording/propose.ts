import type { Provision } from '../act/tree.ts';
import type { Edit } from '../amend/edits/edit.ts';
import { type ApplySession, remainingSlips } from '../amend/instructions/apply/apply.ts';
import { rewind } from '../amend/instructions/apply/apply-session.ts';
import type { ResultSlip } from '../amend/instructions/apply/result-check.ts';
import { groupParts } from '../amend/instructions/group-parts.ts';
import { underAct } from '../amend/instructions/names-act.ts';
import { readAmendingText } from '../amend/instructions/read/text/amending-text.ts';
import { asidePassagesIn } from '../amend/instructions/set-aside.ts';
import { ok, type Result } from '../base/result.ts';
import {
  asNotApplied,
  changedIn,
  type ItemInput,
  isPartlyApplicable,
  proposeItem,
  proposeUnread,
  setAsideItem,
  skipItem,
  withSlips,
} from './propose-item.ts';
import type { ProposedItem } from './proposed-item-schema.ts';
import { readItems } from './read-items.ts';

/** The result of applying amending text as one amendment. */
export interface Proposal {
  readonly items: readonly ProposedItem[];
  /** The edits of the new amendment. */
  readonly edits: readonly Edit[];
  /** The new edits of other amendments that would be revised. */
  readonly revised: ReadonlyMap<string, readonly Edit[]>;
}

type ProposedWithSlips = readonly [ProposedItem, readonly ResultSlip[]];

interface ProposeInput extends ItemInput {
  /** The indexes of the wanted items; if absent, all. An instruction in parts is applied only if all parts are wanted. */
  readonly only?: readonly number[] | undefined;
}

/** The session in which the items of an amending text are applied, one after the other. */
export const sessionOf = (
  { instrument, amendments, am, newPid, own }: ItemInput,
  amending: Provision,
): ApplySession => ({
  base: instrument.root,
  amendments,
  newPid,
  titles: [instrument.title],
  amending,
  mayOvertake: (id) => id === am || (own?.has(id) ?? false),
});

/**
 * Reads typed or pasted amending text, and reports what each item would do, with all items in one amendment. Each item is applied
 * to the text after the earlier ones (drafting-conventions.md §3.6). No item is applied in part or skipped silently. Refused for
 * the reasons of `readAmendingText`, and `unsupported` for too many items.
 * @throws RangeError if the amendments have alternatives.
 */
export function propose(text: string, input: ProposeInput): Result<Proposal> {
  const { instrument, only } = input;
  const { title } = instrument;
  const read = readAmendingText(text);
  if (!read.ok) return read;
  const itemsRead = readItems(read.value, title);
  if (!itemsRead.ok) return itemsRead;
  const wantedPlaces = only && new Set(only);
  let session = sessionOf(input, read.value);
  const numbered = itemsRead.value.items.map((item, at) => ({ item, at }));
  const proposedItems = groupParts(numbered, ({ item }) => item).flatMap((parts) => {
    const before = session;
    const proposedParts = parts.map(({ item, at }): ProposedWithSlips => {
      if (!item.read) return [proposeUnread(item, title), []];
      const proposeAct = wantedPlaces && !wantedPlaces.has(at) ? skipItem : proposeItem;
      const [one, next, slips] = proposeAct(input, session, underAct(item, title));
      session = next;
      return [one, slips];
    });
    const all = proposedParts.map(([one]) => one);
    if (!isPartlyApplicable(all)) return proposedParts;
    session = rewind(
      session,
      before,
      parts.map(({ item }) => item),
    );
    return proposedParts.map(
      ([one, slips]): ProposedWithSlips =>
        one.status === 'applied' ? [asNotApplied(one, all), []] : [one, slips],
    );
  });
  // A later item may correct a slip of an earlier one, so only slips that remain at the end are reported.
  const finalSlips = new Set(
    remainingSlips(
      session,
      proposedItems.flatMap(([, slips]) => slips),
    ),
  );
  const items = proposedItems.map(([proposal, slips]) =>
    withSlips(
      proposal,
      slips.filter((slip) => finalSlips.has(slip)),
    ),
  );
  const setAside = asidePassagesIn(itemsRead.value.account).map(setAsideItem);
  const revised = changedIn(input.amendments, session.amendments);
  const edits = revised.get(input.am) ?? [];
  revised.delete(input.am);
  return ok({ items: [...items, ...setAside], edits, revised });
}
