import { makeAnchor } from './anchor.ts';
import type { Pin, Source } from './evidence.ts';

/**
 * Pins the words `from..to` (UTF-16 code units, not empty) of a source to their place; see `makeAnchor`.
 * @throws RangeError when the stretch is empty, outside the text, or cuts a character in two.
 */
export const makePin = ({ id, text }: Pick<Source, 'id' | 'text'>, from: number, to: number): Pin => ({
  source: id,
  ...makeAnchor(text, from, to),
});
