import type { Provision } from '../../act/tree.ts';
import type { Edit } from '../edits/edit.ts';
import { unitsOf } from './field-units.ts';
import { placesBetween } from './known-letters.ts';
import { insertedIn } from './places.ts';
import { byField, wordsOf } from './traced.ts';

/** Which of the letters that an amendment puts in were typed by one person, field by field, in their order. */
export type OwnLetters = ReadonlyMap<string, readonly boolean[]>;

/** An amendment's edits at one moment, and which of their letters were one person's. */
export interface OwnIn {
  readonly edits: readonly Edit[];
  readonly own: OwnLetters;
}

/** Which letters are one person's at another moment: those that were, and all new ones where `isOwn` says so. */
export function ownAfter(base: Provision, before: OwnIn, edits: readonly Edit[], isOwn: boolean): OwnIn {
  const old = byField(before.edits);
  const own = new Map<string, readonly boolean[]>();
  for (const [key, list] of byField(edits)) {
    const [first] = list;
    if (!first) continue;
    const words = wordsOf(base, first);
    const now = unitsOf(words, list);
    const flags = insertedIn(now).map(() => isOwn);
    const known = before.own.get(key) ?? [];
    const was = unitsOf(words, old.get(key) ?? []);
    for (const [nth, at] of placesBetween({ key, from: before.edits, now: edits }, was, now).entries())
      if (at !== undefined) flags[at] = known[nth] ?? false;
    own.set(key, flags);
  }
  return { edits, own };
}
