import { diffChars } from 'diff';
import type { Provision } from '../act/tree.ts';
import { sameValue } from '../base/same-value.ts';
import { checkEdits } from './check.ts';
import type { Edit, TextEdit } from './edit.ts';
import { lacking } from './edit-difference.ts';
import { isSame, mergeEdits } from './merge-edits.ts';
import { spliceBetween } from './splice.ts';

/** Words that differ in more letters than that are not compared letter by letter: it would take too long. */
const MOST_LETTERS = 2000;

/**
 * Words with a change in them that was made from some words to others, where another hand has changed them since: of the
 * letters that it took out those that still stand go, and what it put in comes where it was. What the other hand typed
 * stays. Null where too much differs to tell.
 */
function lettersChanged(from: string, to: string, now: string): string | null {
  const { at, remove, insert } = spliceBetween(from, to, null);
  const parts = diffChars(from, now, { maxEditLength: MOST_LETTERS });
  if (!parts) return null;
  let [made, read, isPut] = ['', 0, false];
  const put = () => {
    if (!isPut) made += insert;
    isPut = true;
  };
  for (const { value, added, removed } of parts) {
    if (added) made += value;
    else
      for (const unit of value.split('')) {
        if (read === at + remove) put();
        if (!removed && (read < at || read >= at + remove)) made += unit;
        read += 1;
      }
  }
  put();
  return made;
}

/** A text edit of one hand with the other's change made in it: none where nothing is left of it; null where it can't be. */
function textChanged(own: TextEdit, to: TextEdit | undefined, now: TextEdit): readonly Edit[] | null {
  const insert = lettersChanged(own.insert, to?.insert ?? '', now.insert);
  if (insert === null) return null;
  // The words in whose place these stood are to stand again: what the other hand typed comes after them.
  const from = to ? now.from : now.to;
  return insert === '' && from === now.to ? [] : [{ ...now, from, insert }];
}

/**
 * A list of edits with a change made in it that was made, or is to be taken back, from one list to another, whatever
 * another hand has done to it since: what that hand typed stays whole. Null where it can't be made any more, or where nothing is left of it to be taken back.
 */
export function changeAgain(
  base: Provision,
  from: readonly Edit[],
  to: readonly Edit[],
  now: readonly Edit[],
): readonly Edit[] | null {
  let [before, after, current] = [from, to, now];
  for (const own of lacking(from, to)) {
    if (now.some((edit) => sameValue(edit, own))) continue;
    const theirs = now.find((edit) => isSame(edit, own));
    // What another hand took out altogether is not put in again by half.
    if (!theirs) return null;
    const next = to.find((edit) => isSame(edit, own));
    if (own.type !== 'text' || theirs.type !== 'text') {
      if (!next) return null;
      continue;
    }
    if (next && next.type !== 'text') return null;
    const changed = textChanged(own, next, theirs);
    if (!changed) return null;
    before = before.filter((edit) => edit !== own);
    after = after.filter((edit) => edit !== next);
    current = current.flatMap((edit) => (edit === theirs ? changed : [edit]));
  }
  const { edits, apart } = mergeEdits(base, before, after, current);
  const isMade = apart.length === 0 && !sameValue(edits, now);
  return isMade && checkEdits(base, edits).ok ? edits : null;
}
