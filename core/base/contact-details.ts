/** By what a person can be reached or found, in words that anybody wrote. */
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

/** What of a text may be somebody’s address or number, and what of the two it is. */
export const contactDetails = (text: string): readonly { readonly words: string; readonly kind: string }[] =>
  CONTACTS.flatMap(([kind, pattern]) => [...text.matchAll(pattern)].map(([words]) => ({ words, kind })));

/** What a value is that is nothing but an address or a number; null of any other. */
export const wholeContact = (value: string): string | null =>
  contactDetails(value).find(({ words }) => words === value.trim())?.kind ?? null;
