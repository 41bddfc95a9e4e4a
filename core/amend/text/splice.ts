import { commonTextEnds } from '../../base/common-ends.ts';
import { splitsCharacter } from './characters.ts';

/** One replacement in a text: `remove` UTF-16 code units from the offset `at` become `insert`. */
export interface Splice {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

/**
 * The splice that changes `oldText` to `newText`. It never cuts a sequence that is displayed as one character. Typing
 * leaves the text after the caret unchanged, so the caret shows which of two equal letters was typed or deleted.
 * @param caret the collapsed caret's offset in `newText`; null for the shortest splice, where no caret is known
 */
export function spliceBetween(oldText: string, newText: string, caret: number | null): Splice {
  const isTyped =
    caret !== null && caret >= 0 && caret <= newText.length && oldText.endsWith(newText.slice(caret));
  const unchanged = isTyped ? newText.length - caret : 0;
  let { head: at, tail } = commonTextEnds(
    oldText.slice(0, oldText.length - unchanged),
    newText.slice(0, newText.length - unchanged),
  );
  if (isTyped) tail = unchanged;
  while (splitsCharacter(oldText, at) || splitsCharacter(newText, at)) at--;
  while (splitsCharacter(oldText, oldText.length - tail) || splitsCharacter(newText, newText.length - tail)) {
    tail--;
  }
  return { at, remove: oldText.length - tail - at, insert: newText.slice(at, newText.length - tail) };
}
