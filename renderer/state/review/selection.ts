import type { Provision } from '../../../core/act/tree.ts';
import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import type { LeftOut } from '../../../core/amend/edits/clash.ts';
import type { Edit } from '../../../core/amend/edits/edit.ts';
import { editKey } from '../../../core/amend/edits/edit-key.ts';
import { isLive } from '../../../core/amend/edits/states.ts';
import { choose as chosenBy } from '../../../core/selection/choose.ts';
import type { Workbench } from '../window/workbench.ts';
import { compatible } from './compatible-amendments.ts';

/** Which amendments the text shows, and which it can't because another one shown changes the same words. */
export interface Chosen {
  readonly shownAmendments: readonly Amendment[];
  /** Wanted, but alternatives to some that are shown. */
  readonly alternatives: readonly LeftOut[];
}

/** What a reader said of what the text is to show. */
export type ShownChoices = Pick<Workbench, 'hidden' | 'preferred' | 'leftOut' | 'open'>;

/** An amendment's edits without those left out: the same list as long as the same are, for who tells by identity. */
const partsByEdits = new WeakMap<
  readonly Edit[],
  { readonly left: string; readonly edits: readonly Edit[] }
>();

/** An amendment without the edits that are left out of it, and what can't stand without them. */
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
 * What the text shows of the amendments a reader wants. The one being worked on comes first, then what was chosen
 * among alternatives: what clashes with them gives way. Those shown keep the order of their numbers. Whether two are
 * alternatives is told of both as a whole, whatever is left out of them; and while a section is open for typing, what
 * is worked on is seen whole, so that nothing is typed over a change that can't be seen.
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
