import type { Provision } from '../../../core/act/tree.ts';
import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import type { LeftOut } from '../../../core/amend/edits/clash.ts';
import type { Edit } from '../../../core/amend/edits/edit.ts';
import { editKey } from '../../../core/amend/edits/edit-key.ts';
import { isLive } from '../../../core/amend/edits/states.ts';
import { choose as chosenBy } from '../../../core/selection/choose.ts';
import type { Workbench } from '../window/workbench.ts';
import { compatible } from './compatible-amendments.ts';

/** The amendments that the text shows, and those that it cannot show because a shown one changes the same words. */
export interface Chosen {
  readonly shownAmendments: readonly Amendment[];
  /** Amendments that the reader wants to see, but which are alternatives to shown ones. */
  readonly alternatives: readonly LeftOut[];
}

/** The reader's choices of what the text shows. */
export type ShownChoices = Pick<Workbench, 'hidden' | 'preferred' | 'leftOut' | 'open'>;

/**
 * The visible edits of an amendment. Cached, so that the list is the same object while the hidden edits are the same.
 */
const partsByEdits = new WeakMap<
  readonly Edit[],
  { readonly left: string; readonly edits: readonly Edit[] }
>();

/** An amendment without its hidden edits, and without edits that depend on those. */
function partOf(amendment: Amendment, leftOut: ReadonlySet<string>): Amendment {
  const { id } = amendment;
  const withoutEdits = amendment.edits.map((edit) => editKey(id, edit)).filter((key) => leftOut.has(key));
  if (withoutEdits.length === 0) return amendment;
  const left = withoutEdits.join();
  const cached = partsByEdits.get(amendment.edits);
  if (cached?.left === left) return { ...amendment, edits: cached.edits };
  const { drafted } = chosenBy({ amendments: [id], withoutEdits }, [amendment], []);
  const edits = drafted[0]?.edits ?? [];
  partsByEdits.set(amendment.edits, { left, edits });
  return { ...amendment, edits };
}

/**
 * Chooses the amendments that the text shows. The one being worked on has precedence, then the preferred alternatives;
 * amendments that clash with those are left out. Shown amendments keep the order of their numbers. Two amendments are
 * compared as a whole, including hidden edits. While a section is open for typing, the amendment being worked on is
 * shown in full. So nobody types over a change that cannot be seen.
 */
export function choose(
  base: Provision,
  amendments: readonly Amendment[],
  { hidden, preferred, leftOut, open }: ShownChoices,
  active: string | null,
): Chosen {
  const selectable = amendments.filter((amendment) => isLive(amendment) && !hidden.has(amendment.id));
  const ahead = new Set([active, ...preferred]);
  const { ids, alternatives } = compatible(base, [
    ...[...ahead].flatMap((id) => selectable.find((amendment) => amendment.id === id) ?? []),
    ...selectable.filter(({ id }) => !ahead.has(id)),
  ]);
  const shownAmendments = selectable
    .filter(({ id }) => ids.has(id))
    .map((amendment) =>
      leftOut.size === 0 || (open !== null && amendment.id === active)
        ? amendment
        : partOf(amendment, leftOut),
    );
  return { shownAmendments, alternatives };
}
