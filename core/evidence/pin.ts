import { makeAnchor } from './anchor.ts';
import type { Pin, Source } from './evidence.ts';

/**
 * Anchors the words `from..to` (UTF-16 code units) of a source; see `makeAnchor`.
 * @throws RangeError when the stretch is empty, outside the text, or divides a surrogate pair.
 */
export const makePin = ({ id, text }: Pick<Source, 'id' | 'text'>, from: number, to: number): Pin => ({
  source: id,
  ...makeAnchor(text, from, to),
});
