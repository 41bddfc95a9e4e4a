import { z } from 'zod';
import { sameValue } from '../../base/same-value.ts';
import { type Amendment, amendmentSchema } from './amendment.ts';
import { editsAfter } from './edits-after.ts';
import { lettersAfter } from './letters.ts';
import { changeOf, listStepsBetween, listStepsSchema, valueChangeSchema } from './value-change.ts';

const { id, revision } = amendmentSchema.shape;

const OPTIONAL_FIELDS = ['wording', 'aside', 'letters'] as const;

export const amendmentChangeSchema = z.object({
  id,
  /** The revision after the change. It applies to the revision before that one, and to no other. */
  revision,
  /** The changed fields, except edits and letters. */
  fields: amendmentSchema.omit({ id: true, revision: true, edits: true, letters: true }).partial(),
  /** The optional fields that the change removes. */
  gone: z.array(z.enum(OPTIONAL_FIELDS)).readonly(),
  /** The changes of the edits. Absent where no edit changed. */
  edits: listStepsSchema.optional(),
  /** The changes of the letters. Absent where none changed. */
  letters: valueChangeSchema.optional(),
});
/** The difference between one revision of an amendment and the next. It is small where little changed. */
export type AmendmentChange = Readonly<z.infer<typeof amendmentChangeSchema>>;

/** The difference between two revisions that follow each other. */
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
    gone: OPTIONAL_FIELDS.filter((name) => before[name] !== undefined && after[name] === undefined),
    ...(edits.length > 0 && { edits }),
    ...(letters &&
      !sameValue(before.letters, letters) && { letters: changeOf(before.letters ?? {}, letters) }),
  };
}

/** Null where `make` throws a `RangeError`, which says that a change doesn't fit what it is applied to. */
function unlessRangeError<T>(make: () => T): T | null {
  try {
    return make();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/**
 * An amendment with a change applied. Null where the change is of another revision or other edits. Unchanged edits keep
 * their identity as objects, so that what was computed from them stays valid.
 */
export function withChange(amendment: Amendment, change: AmendmentChange): Amendment | null {
  const { revision: number, fields, gone: absent, edits, letters } = change;
  if (amendment.id !== change.id || amendment.revision !== number - 1) return null;
  const remaining = Object.fromEntries(
    Object.entries(amendment).filter(([name]) => !absent.some((field) => field === name)),
  ) as Amendment;
  return unlessRangeError(() => ({
    ...remaining,
    // The schema allows undefined, but `changeBetween` never writes it.
    ...(fields as Partial<Amendment>),
    revision: number,
    edits: edits ? editsAfter(amendment.edits, edits) : amendment.edits,
    ...(letters && { letters: lettersAfter(amendment.letters, letters) }),
  }));
}
