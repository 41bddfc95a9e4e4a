import type { Provision } from '../../act/tree.ts';
import type { Edit } from '../edits/edit.ts';
import { mappingBetween } from './known-letters.ts';
import { unitsByField } from './new-letters.ts';
import { insertedUnitsIn } from './places.ts';

/** For each letter that an amendment inserts, whether one certain person typed it. By `fieldKey`, in the text's order. */
export type OwnLetters = ReadonlyMap<string, readonly boolean[]>;

/** An amendment's edits at one moment, with the letters that the person typed. */
export interface OwnLettersAt {
  readonly edits: readonly Edit[];
  readonly own: OwnLetters;
}

/** The person's letters after a change. Old letters keep their answer. New letters are the person's if `isOwn`. */
export function ownLettersAfter(
  base: Provision,
  before: OwnLettersAt,
  edits: readonly Edit[],
  isOwn: boolean,
): OwnLettersAt {
  const old = unitsByField(base, before.edits);
  const own = new Map<string, readonly boolean[]>();
  for (const [key, now] of unitsByField(base, edits)) {
    const flags = insertedUnitsIn(now).map(() => isOwn);
    const flagsBefore = before.own.get(key) ?? [];
    const places = mappingBetween({ key, from: before.edits, now: edits }, old.get(key) ?? [], now);
    for (const [nth, at] of places.entries()) if (at !== undefined) flags[at] = flagsBefore[nth] ?? false;
    own.set(key, flags);
  }
  return { edits, own };
}
