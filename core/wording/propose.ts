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
  changedIn,
  type ItemInput,
  isHalf,
  leftOut,
  proposed,
  setAsideItem,
  takenBack,
  unread,
  withSlips,
} from './propose-item.ts';
import type { ProposedItem } from './proposed-item-schema.ts';
import { readItems } from './read-items.ts';

/** Amending text held against a text: what becomes of each item, and the edits of those that can be made. */
export interface Proposal {
  readonly items: readonly ProposedItem[];
  /** Of the one amendment that it would be. */
  readonly edits: readonly Edit[];
  /** All edits of each other amendment that would be revised. */
  readonly revised: ReadonlyMap<string, readonly Edit[]>;
}

type ProposedWithSlips = readonly [ProposedItem, readonly ResultSlip[]];

interface ProposeInput extends ItemInput {
  /** Only these items, by their place among all; of an instruction in parts, none where one is left out. */
  readonly only?: readonly number[] | undefined;
}

/** What the items of an amending text are applied to, one after the other. */
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
 * Reads amending text as it was typed or pasted, and says what each item would do as one amendment. Each item applies
 * to the text as the earlier ones leave it (drafting-conventions.md §3.6). No item is applied in part, and none is
 * skipped without a message. Refused as `readAmendingText` says, and `unsupported` where there are too many.
 * @throws RangeError when the amendments hold alternatives
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
      if (!item.read) return [unread(item, title), []];
      const proposeAct = wantedPlaces && !wantedPlaces.has(at) ? leftOut : proposed;
      const [one, next, slips] = proposeAct(input, session, underAct(item, title));
      session = next;
      return [one, slips];
    });
    const all = proposedParts.map(([one]) => one);
    if (!isHalf(all)) return proposedParts;
    session = rewind(
      session,
      before,
      parts.map(({ item }) => item),
    );
    return proposedParts.map(
      ([one, slips]): ProposedWithSlips =>
        one.status === 'applied' ? [takenBack(one, all), []] : [one, slips],
    );
  });
  // What one leaves amiss another may put right: only what the whole of the text leaves is said.
  const left = new Set(
    remainingSlips(
      session,
      proposedItems.flatMap(([, slips]) => slips),
    ),
  );
  const items = proposedItems.map(([proposal, slips]) =>
    withSlips(
      proposal,
      slips.filter((slip) => left.has(slip)),
    ),
  );
  const setAside = asidePassagesIn(itemsRead.value.account).map(setAsideItem);
  const revised = changedIn(input.amendments, session.amendments);
  const edits = revised.get(input.am) ?? [];
  revised.delete(input.am);
  return ok({ items: [...items, ...setAside], edits, revised });
}
