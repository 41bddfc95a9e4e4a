/** Patterns of personal contact details in free text. They find candidates for a person to check, and may be wrong. */
const CONTACTS: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['an email address', /[^\s@<>()“”"',;:]+@[^\s@<>()“”"',;:]+\.\p{L}{2,}/gu],
  [
    'a telephone number',
    /(?<![\d£$€.,])(?:\(?(?:\+|00)44\)?[\s.-]*(?:\(0\)[\s.-]*)?|\(?0)(?:[1-9])(?:[\s.()-]{0,2}\d){8,9}(?!\d)/gu,
  ],
  [
    'a street address',
    /\b\d{1,3}[A-Za-z]?,? (?:\p{Lu}[\p{L}’'-]+ ){1,3}(?:Avenue|Ave|Close|Court|Crescent|Drive|Gardens|Grove|Hill|House|Lane|Mews|Park|Place|Road|Rd|Row|Square|Street|St|Terrace|View|Walk|Way)\b/gu,
  ],
  ['a postcode', /\b[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}\b/gu],
];

/** Finds the words of a text that may be somebody’s contact details, each with its kind: `a postcode`. */
export const findContactDetails = (
  text: string,
): readonly { readonly words: string; readonly kind: string }[] =>
  CONTACTS.flatMap(([kind, pattern]) => [...text.matchAll(pattern)].map(([words]) => ({ words, kind })));

/** The kind of contact detail that a whole value is: `a postcode`. Null for any other value. */
export const contactKind = (value: string): string | null =>
  findContactDetails(value).find(({ words }) => words === value.trim())?.kind ?? null;
