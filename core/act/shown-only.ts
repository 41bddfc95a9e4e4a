import type { Provision } from './tree.ts';

/** Content that cells of an editable table can't have, by its markup in any format. The first that matches is the reason. */
const UNEDITABLE_CONTENT: readonly (readonly [RegExp, string])[] = [
  [/<(?:\w+:)?(?:img|Image|Figure|object)\b/i, 'a picture'],
  [/<(?:\w+:)?(?:math|Formula)\b/, 'a formula'],
  [/<(?:\w+:)?table\b[\s\S]*<(?:\w+:)?table\b/, 'another table'],
  [/<(?:\w+:)?(?:BlockAmendment|BlockExtract|quotedStructure|embeddedStructure)\b/, 'quoted provisions'],
  [/<(?:\w+:)?(?:ol|KeyList)\b/, 'a list that is numbered only as it is shown'],
];

/** The content because of which a table can't be edited: `a picture`. Null for other blocks, and for an unknown reason. */
export function uneditableContent({ opaque }: Pick<Provision, 'opaque'>): string | null {
  if (opaque?.what !== 'table') return null;
  return UNEDITABLE_CONTENT.find(([pattern]) => pattern.test(opaque.markup))?.[1] ?? null;
}

/** The message for a person who tries to edit a block that is only shown. */
export function readOnlyMessage(node: Pick<Provision, 'opaque'>): string {
  const reason = uneditableContent(node);
  return reason === null
    ? 'This text is shown as printed, so you cannot edit it'
    : `This table has ${reason} in it, so it is shown as printed and you cannot edit it`;
}
