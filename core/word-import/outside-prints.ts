import { shortPrint } from './fingerprint.ts';

/**
 * Short hashes of a file's paragraphs outside the Act, kept in the document's properties. They reveal words typed
 * there without tracking when the file returns.
 */

const PROPERTY_PREFIX = 'Keeling outside ';
/** Word stores at most 255 characters in a property. That is 26 hashes of 8 digits, with spaces and room to spare. */
const HASHES_PER_PROPERTY = 26;

/** Text with each run of white space as one space, because programs change white space by themselves. */
export const plainWords = (text: string): string => text.replace(/\s+/g, ' ').trim();
export const outsidePrint = (text: string): string => shortPrint(plainWords(text));

/** The hashes of paragraphs as properties, by name. */
export function outsideProperties(paragraphs: readonly string[]): Readonly<Record<string, string>> {
  const prints = [...new Set(paragraphs.filter((text) => plainWords(text) !== '').map(outsidePrint))];
  const rows = Array.from({ length: Math.ceil(prints.length / HASHES_PER_PROPERTY) }, (_, at) =>
    prints.slice(at * HASHES_PER_PROPERTY, (at + 1) * HASHES_PER_PROPERTY).join(' '),
  );
  return Object.fromEntries(rows.map((row, at) => [`${PROPERTY_PREFIX}${at + 1}`, row]));
}

/** Reads the hashes from a file's properties; null where it has none, as in files of earlier versions. */
export function outsidePrintsOf(properties: ReadonlyMap<string, string>): ReadonlySet<string> | null {
  const prints = new Set<string>();
  for (let at = 1; properties.has(`${PROPERTY_PREFIX}${at}`); at++)
    for (const print of properties.get(`${PROPERTY_PREFIX}${at}`)?.split(' ') ?? []) prints.add(print);
  return prints.size > 0 ? prints : null;
}
