import type { Instrument } from '../../core/act/instrument.ts';
import type { Amendment } from '../../core/amend/edits/amendment.ts';
import { chooseCompatible } from '../../core/amend/edits/clash.ts';
import { editKey } from '../../core/amend/edits/edit-key.ts';
import { isLive, stateInSentence } from '../../core/amend/edits/states.ts';
import type { Evidence } from '../../core/evidence/evidence.ts';
import { publishable, type Withheld } from '../../core/pack/pack-links.ts';

/** The keys (`editKey`, without duplicates) of edits that are hidden in the text although their amendment is shown. */
export function withoutEdits(
  amendments: readonly Amendment[],
  shownAmendments: readonly Amendment[],
): readonly string[] {
  const keys = shownAmendments.flatMap(({ id, edits }) => {
    const all = amendments.find((amendment) => amendment.id === id)?.edits ?? edits;
    return all.filter((edit) => !edits.includes(edit)).map((edit) => editKey(id, edit));
  });
  return [...new Set(keys)];
}

/** The contents that a pack would have if it were exported now. */
export interface Contents {
  readonly chosen: readonly Amendment[];
  readonly leftOut: readonly { readonly id: string; readonly reason: string }[];
  readonly notes: number;
  readonly withheld: Withheld;
}

/** Works out which amendments and notes a pack includes and which it leaves out, with the reasons. */
export function contentsOf(
  instrument: Instrument,
  evidence: Evidence,
  amendments: readonly Amendment[],
  ids: readonly string[],
): Contents {
  const isWanted = new Set(ids);
  const live = amendments.filter((one) => isLive(one) && isWanted.has(one.id));
  const { chosen, leftOut } = chooseCompatible(instrument.root, live);
  const { notes, withheld } = publishable(evidence.notes);
  const reasonById = new Map(
    leftOut.map((left) => [left.id, `changes the same words as ${left.with.join(', ')}`]),
  );
  const out = amendments.filter(({ id }) => !chosen.some((one) => one.id === id));
  return {
    chosen,
    leftOut: out.map((one) => ({
      id: one.id,
      reason:
        reasonById.get(one.id) ??
        (isLive(one) ? `not chosen for this pack (${stateInSentence(one.state)})` : 'withdrawn'),
    })),
    notes: notes.length,
    withheld,
  };
}
