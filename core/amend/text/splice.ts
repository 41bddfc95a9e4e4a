import { splitsCharacter } from './characters.ts';

/** Replace `remove` characters from `at` with `insert`, in UTF-16 code units of the text it is made in. */
export interface Splice {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

function sharedStart(a: string, b: string): number {
  const end = Math.min(a.length, b.length);
  let at = 0;
  while (at < end && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}

function sharedEnd(a: string, b: string, limit: number): number {
  let length = 0;
  while (length < limit && a.charCodeAt(a.length - 1 - length) === b.charCodeAt(b.length - 1 - length))
    length++;
  return length;
}

/**
 * The one splice that makes `newText` of `oldText`, where the typing was: text after the caret did not change, which
 * settles which of two like letters was typed or deleted. Never cuts what a reader sees as one character.
 * `caret` is the collapsed caret's offset in `newText`; null when there is none, and the shortest splice is meant.
 */
export function spliceBetween(oldText: string, newText: string, caret: number | null): Splice {
  let tail = -1;
  if (caret !== null && caret >= 0 && caret <= newText.length && oldText.endsWith(newText.slice(caret))) {
    tail = newText.length - caret;
  }
  let at = sharedStart(
    tail < 0 ? oldText : oldText.slice(0, oldText.length - tail),
    tail < 0 ? newText : newText.slice(0, newText.length - tail),
  );
  if (tail < 0) tail = sharedEnd(oldText, newText, Math.min(oldText.length, newText.length) - at);
  while (splitsCharacter(oldText, at) || splitsCharacter(newText, at)) at--;
  while (splitsCharacter(oldText, oldText.length - tail) || splitsCharacter(newText, newText.length - tail)) {
    tail--;
  }
  return { at, remove: oldText.length - tail - at, insert: newText.slice(at, newText.length - tail) };
}
