import { z } from 'zod';
import { countEnds } from '../../base/common-ends.ts';
import { sameValue } from '../../base/same-value.ts';
import { type Amendment, amendmentSchema } from './amendment.ts';
import { editSchema } from './edit-schema.ts';

const { id, revision } = amendmentSchema.shape;

export const amendmentChangeSchema = z.object({
  id,
  /** The revision that it makes of the one before. */
  revision,
  /** What is otherwise, beside the edits. */
  fields: amendmentSchema.omit({ id: true, revision: true, edits: true }).partial(),
  /** What is not there any more. */
  gone: z.array(z.enum(['wording', 'aside'])).readonly(),
  /** Edits in the place of so many from one on; absent where they are as they were. */
  edits: z
    .object({
      at: z.number().int().min(0),
      removed: z.number().int().min(0),
      put: z.array(editSchema).readonly(),
    })
    .optional(),
});
/** What makes the next revision of an amendment of one: as much smaller than both as there is that stayed. */
export type AmendmentChange = Readonly<z.infer<typeof amendmentChangeSchema>>;

const OPTIONAL = ['wording', 'aside'] as const;

function changedEdits(before: Amendment['edits'], after: Amendment['edits']): AmendmentChange['edits'] {
  if (sameValue(before, after)) return undefined;
  const most = Math.min(before.length, after.length);
  const { head, tail } = countEnds(
    most,
    (at) => sameValue(before[at], after[at]),
    (at) => sameValue(before[before.length - 1 - at], after[after.length - 1 - at]),
  );
  return {
    at: head,
    removed: before.length - head - tail,
    put: after.slice(head, after.length - tail),
  };
}

/** What makes a revision of the one before it. */
export function changeBetween(before: Amendment, after: Amendment): AmendmentChange {
  const { id: _, revision: number, edits: _edits, ...fields } = after;
  const edits = changedEdits(before.edits, after.edits);
  const changed = Object.entries(fields).filter(
    ([name, value]) => value !== undefined && !sameValue(Reflect.get(before, name), value),
  );
  return {
    id: after.id,
    revision: number,
    fields: Object.fromEntries(changed),
    gone: OPTIONAL.filter((name) => before[name] !== undefined && after[name] === undefined),
    ...(edits && { edits }),
  };
}

/** An amendment with a change made; null where that is not of this revision. What stayed is the very same values. */
export function withChange(amendment: Amendment, change: AmendmentChange): Amendment | null {
  const { revision: number, fields, gone, edits } = change;
  if (amendment.id !== change.id || amendment.revision !== number - 1) return null;
  const kept = Object.fromEntries(
    Object.entries(amendment).filter(([name]) => !gone.some((one) => one === name)),
  ) as Amendment;
  return {
    ...kept,
    // What is not there is undefined in none of them.
    ...(fields as Partial<Amendment>),
    revision: number,
    edits: edits ? amendment.edits.toSpliced(edits.at, edits.removed, ...edits.put) : amendment.edits,
  };
}
