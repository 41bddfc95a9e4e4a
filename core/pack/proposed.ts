import type { Amendment } from '../amend/edits/amendment.ts';
import { editKey } from '../amend/edits/edit-key.ts';
import { isLive } from '../amend/edits/states.ts';
import { count, listedByNumber } from '../base/english.ts';
import type { Proposes } from './records.ts';

/** The amendments that a paper proposes, and the changes that it leaves out of them. */
interface Proposed {
  readonly amendments: readonly string[];
  readonly withoutEdits: readonly string[];
}

/** Applies a choice to the present draft. Left-out changes that the draft has no more are dropped. */
export function proposedIn(amendments: readonly Amendment[], proposes: Proposes): Proposed {
  const ids = (isIn: (amendment: Amendment) => boolean): readonly string[] =>
    amendments.filter(isIn).map(({ id }) => id);
  if (proposes === 'agreed') return { amendments: ids(({ state }) => state === 'agreed'), withoutEdits: [] };
  if (proposes === 'all') return { amendments: ids(isLive), withoutEdits: [] };
  const chosenIds = new Set(proposes.amendments);
  const chosen = amendments.filter((one) => isLive(one) && chosenIds.has(one.id));
  const keys = new Set(chosen.flatMap(({ id, edits }) => edits.map((edit) => editKey(id, edit))));
  return {
    amendments: chosen.map(({ id }) => id),
    withoutEdits: proposes.withoutEdits.filter((key) => keys.has(key)),
  };
}

/** The choice in words, for the history. */
export function proposesWords(proposes: Proposes): string {
  if (proposes === 'agreed') return 'the agreed amendments';
  if (proposes === 'all') return 'all amendments except withdrawn ones';
  const { amendments, withoutEdits } = proposes;
  const without = withoutEdits.length === 0 ? '' : `, without ${count(withoutEdits.length, 'change')}`;
  return `${amendments.length === 0 ? 'no amendment' : listedByNumber(amendments)}${without}`;
}
