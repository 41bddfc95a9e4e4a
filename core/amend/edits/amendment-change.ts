import { z } from 'zod';
import { sameValue } from '../../base/same-value.ts';
import { type Amendment, amendmentSchema } from './amendment.ts';
import { editsAfter } from './edits-after.ts';
import { lettersAfter } from './letters-after.ts';
import { changeOf, listStepsBetween, listStepsSchema, valueChangeSchema } from './value-change.ts';

const { id, revision } = amendmentSchema.shape;

export const amendmentChangeSchema = z.object({
  id,
  /** The revision that it makes of the one before. */
  revision,
  /** What is otherwise, beside the edits. */
  fields: amendmentSchema.omit({ id: true, revision: true, edits: true, letters: true }).partial(),
  /** What is not there any more. */
  gone: z.array(z.enum(['wording', 'aside', 'letters'])).readonly(),
  /** What is otherwise of the edits; absent where they are as they were. */
  edits: listStepsSchema.optional(),
  /** What is otherwise of its letters. */
  letters: valueChangeSchema.optional(),
});
/** What makes the next revision of an amendment of one: as much smaller than both as there is that stayed. */
export type AmendmentChange = Readonly<z.infer<typeof amendmentChangeSchema>>;

const OPTIONAL = ['wording', 'aside', 'letters'] as const;

/** What makes a revision of the one before it. */
export function changeBetween(before: Amendment, after: Amendment): AmendmentChange {
  const { id: _, revision: number, edits: _edits, letters, ...fields } = after;
  const edits = listStepsBetween(before.edits, after.edits);
  const changed = Object.entries(fields).filter(
    ([name, value]) => value !== undefined && !sameValue(Reflect.get(before, name), value),
  );
  return {
    id: after.id,
    revision: number,
    fields: Object.fromEntries(changed),
    gone: OPTIONAL.filter((name) => before[name] !== undefined && after[name] === undefined),
    ...(edits.length > 0 && { edits }),
    ...(letters &&
      !sameValue(before.letters, letters) && { letters: changeOf(before.letters ?? {}, letters) }),
  };
}

/** What a change makes of something; null where it is of something else. */
function madeOf<T>(make: () => T): T | null {
  try {
    return make();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** An amendment with a change made; null where that is of another revision, or other edits. What stayed is the very same values. */
export function withChange(amendment: Amendment, change: AmendmentChange): Amendment | null {
  const { revision: number, fields, gone, edits, letters } = change;
  if (amendment.id !== change.id || amendment.revision !== number - 1) return null;
  const kept = Object.fromEntries(
    Object.entries(amendment).filter(([name]) => !gone.some((one) => one === name)),
  ) as Amendment;
  return madeOf(() => ({
    ...kept,
    // What is not there is undefined in none of them.
    ...(fields as Partial<Amendment>),
    revision: number,
    edits: edits ? editsAfter(amendment.edits, edits) : amendment.edits,
    ...(letters && { letters: lettersAfter(amendment.letters, letters) }),
  }));
}
