import { type Letters, lettersSchema } from './letters.ts';
import { type ValueChange, valueAfter } from './value-change.ts';

/** An amendment's letters with a change made. @throws RangeError where it is of others, or leaves what are none */
export function lettersAfter(before: Letters | undefined, change: ValueChange): Letters {
  const letters = lettersSchema.safeParse(valueAfter(before ?? {}, change));
  if (!letters.success) throw new RangeError('A change leaves letters of another shape');
  return letters.data;
}
