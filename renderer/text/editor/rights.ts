import type { Edit } from '../../../core/amend/edits/edit.ts';
import { UNCLAIMED } from '../../state/review/unclaimed.ts';
import type { Change } from '../../state/review/undo.ts';

/** What a person may not do, in words for them. */
export interface Refused {
  readonly refused: string;
}

/** What a person is asked about first: whose words they would change. */
export interface Asked {
  readonly asked: string;
}

/** What may be changed by typing. */
export interface Rights {
  readonly mayRevise: (id: string) => boolean;
  /** Whether the person is asked before an amendment's words are changed. */
  readonly asksFirst: (id: string) => boolean;
  /** Why the review may not change what some edits would, in a sentence; null where it may. */
  readonly outside: (edits: readonly (readonly Edit[])[]) => string | null;
}

/** What keeps `me` from making some changes, for good or until they agree; null where nothing does. */
export function barOf(
  changes: readonly Change[],
  me: string,
  { mayRevise, asksFirst, outside }: Rights,
): Refused | Asked | null {
  const others = changes.filter(({ am }) => am !== me && am !== UNCLAIMED);
  const settled = others.find(({ am }) => !mayRevise(am));
  if (settled)
    return {
      refused: `These words belong to ${settled.am}, which is no longer a draft. Nothing was changed.`,
    };
  const refused = outside(changes.map(({ after }) => after));
  if (refused) return { refused };
  const asked = others.find(({ am }) => asksFirst(am));
  return asked ? { asked: asked.am } : null;
}
