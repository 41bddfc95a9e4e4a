import { dictionaryOf, type PdfObjects } from './rewrite.ts';

/** A structure element of a tagged PDF. */
export interface Element {
  readonly number: number;
  /** `P`, `LI`, `TH` … */
  readonly type: string;
  readonly dictionary: string;
  /** Its children: other elements by object number, and content on pages. */
  readonly kids: readonly Kid[];
}

type Kid =
  | { readonly kind: 'object'; readonly number: number; readonly text: string }
  | { readonly kind: 'content'; readonly text: string };

/** The value of a key at the top level of a dictionary; '' if absent. */
export function entryOf(dictionary: string, key: string): string {
  let depth = 0;
  for (let at = 0; at < dictionary.length; at += 1) {
    const char = dictionary[at];
    if (char === '(') at = endOfString(dictionary, at) - 1;
    else if (dictionary.startsWith('<<', at)) {
      depth += 1;
      at += 1;
    } else if (dictionary.startsWith('>>', at)) {
      depth -= 1;
      at += 1;
    } else if (char === '[') depth += 1;
    else if (char === ']') depth -= 1;
    else if (depth === 1 && char === '/' && isKey(dictionary, at, key))
      return valueAt(dictionary, at + key.length + 1);
  }
  return '';
}

const isKey = (text: string, at: number, key: string): boolean =>
  text.startsWith(`/${key}`, at) && /[\s/<[(]/.test(text[at + key.length + 1] ?? ' ');

/** The offset after the literal string that begins at `from`; the end of the text if it isn't closed. */
export function endOfString(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '(') depth += 1;
    else if (text[at] === ')') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return text.length;
}

/** The whole value that begins at an offset: an array, dictionary, string, reference, name or number. */
function valueAt(text: string, from: number): string {
  const start = from + (/^\s*/.exec(text.slice(from, from + 8))?.[0].length ?? 0);
  const open = text[start];
  if (open === '(') return text.slice(start, endOfString(text, start));
  if (open === '[' || text.startsWith('<<', start)) {
    let depth = 0;
    for (let at = start; at < text.length; at += 1) {
      if (text[at] === '(') at = endOfString(text, at) - 1;
      else if (text[at] === '[') depth += 1;
      else if (text[at] === ']') depth -= 1;
      else if (text.startsWith('<<', at)) {
        depth += 1;
        at += 1;
      } else if (text.startsWith('>>', at)) {
        depth -= 1;
        at += 1;
      }
      if (depth === 0) return text.slice(start, at + 1);
    }
  }
  return /^(?:\d+ \d+ R|\/?[^\s/<>[\]()]+|<[0-9A-Fa-f]*>)/.exec(text.slice(start))?.[0] ?? '';
}

/** The object number of a reference; null for any other value. */
export const referenceNumber = (value: string): number | null => {
  const objectNumber = /^(\d+) \d+ R$/.exec(value.trim())?.[1];
  return objectNumber === undefined ? null : Number(objectNumber);
};

const KID = /<<[\s\S]*?>>|(\d+) \d+ R|\d+/g;

function kidsOf(dictionary: string): readonly Kid[] {
  const value = entryOf(dictionary, 'K');
  return [...value.matchAll(KID)].map(([text, number]) =>
    number === undefined ? { kind: 'content', text } : { kind: 'object', number: Number(number), text },
  );
}

/** All structure elements of a PDF, by object number. */
export function elementsOf(parts: PdfObjects): ReadonlyMap<number, Element> {
  const elementsByNumber = new Map<number, Element>();
  for (const number of parts.spans.keys()) {
    const dictionary = dictionaryOf(parts, number);
    if (!/^<<\s*\/Type\s*\/StructElem\b/.test(dictionary)) continue;
    const type = entryOf(dictionary, 'S').slice(1);
    elementsByNumber.set(number, { number, type, dictionary, kids: kidsOf(dictionary) });
  }
  return elementsByNumber;
}

/**
 * The object number of the catalog.
 * @throws RangeError if there is none
 */
export function catalogOf({ trailer }: PdfObjects): number {
  const root = referenceNumber(entryOf(trailer, 'Root'));
  if (root === null) throw new RangeError('It names no catalogue.');
  return root;
}
