import { dictionaryOf, type PdfObjects } from './rewrite.ts';
import { catalogOf, entryOf, referenceNumber } from './structure.ts';

/** The object numbers of a PDF's pages, in order. */
export function pagesOf(parts: PdfObjects): readonly number[] {
  const visit = (number: number): readonly number[] => {
    const dictionary = dictionaryOf(parts, number);
    if (entryOf(dictionary, 'Type') === '/Page') return [number];
    return [...entryOf(dictionary, 'Kids').matchAll(/(\d+) \d+ R/g)].flatMap(([, kid]) => visit(Number(kid)));
  };
  const root = referenceNumber(entryOf(dictionaryOf(parts, catalogOf(parts)), 'Pages'));
  return root === null ? [] : visit(root);
}

const DESTINATION = /\/([^\s/[\]<>()]+)\s*\[(\d+) \d+ R/g;

/** The page of each named destination, counted from 1. Destinations that are string objects are left out. */
export function partPages(parts: PdfObjects): ReadonlyMap<string, number> {
  const order = new Map(pagesOf(parts).map((number, at) => [number, at + 1]));
  const destinations = referenceNumber(entryOf(dictionaryOf(parts, catalogOf(parts)), 'Dests'));
  if (destinations === null) return new Map();
  return new Map(
    [...dictionaryOf(parts, destinations).matchAll(DESTINATION)].flatMap(([, name = '', page]) => {
      const number = order.get(Number(page));
      return number === undefined
        ? []
        : [
            [
              name.replace(/#([0-9A-Fa-f]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
              number,
            ] as const,
          ];
    }),
  );
}
