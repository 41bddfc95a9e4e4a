import type { Provision } from './tree.ts';

/** What a table can hold that is no text of a cell, by how markup of any format has it; the first that is found is told. */
const HOLDS: readonly (readonly [RegExp, string])[] = [
  [/<(?:\w+:)?(?:img|Image|Figure|object)\b/i, 'a picture'],
  [/<(?:\w+:)?(?:math|Formula)\b/, 'a formula'],
  [/<(?:\w+:)?table\b[\s\S]*<(?:\w+:)?table\b/, 'another table'],
  [/<(?:\w+:)?(?:BlockAmendment|BlockExtract|quotedStructure|embeddedStructure)\b/, 'quoted provisions'],
  [/<(?:\w+:)?(?:ol|KeyList)\b/, 'a list that is numbered only as it is shown'],
];

/**
 * What of a table keeps it from being held as rows and cells, for a person: `a picture`. Null for what is no table, and for
 * one that says nothing of it.
 */
export function keptForWhatIn({ opaque }: Pick<Provision, 'opaque'>): string | null {
  if (opaque?.what !== 'table') return null;
  return HOLDS.find(([pattern]) => pattern.test(opaque.markup))?.[1] ?? null;
}

/** Why the text of a block is shown and can't be edited, for whoever would type in it. */
export function shownOnly(node: Pick<Provision, 'opaque'>): string {
  const reason = keptForWhatIn(node);
  return reason === null
    ? 'This text is shown as printed, so you cannot edit it'
    : `This table has ${reason} in it, so it is shown as printed and you cannot edit it`;
}
