import { shortPrint } from './fingerprint.ts';

/**
 * Short hashes of a file's paragraphs outside the Act, kept in the document's properties. They reveal words typed
 * there without tracking when the file returns.
 */

const NAME = 'Keeling outside ';
/** Hashes in one property: Word stores at most 255 characters. */
const IN_ONE = 26;

/** Spaces are normalised, since programs set them as they like. */
export const plainWords = (text: string): string => text.replace(/\s+/g, ' ').trim();
export const outsidePrint = (text: string): string => shortPrint(plainWords(text));

/** The hashes of paragraphs as properties, by name. */
export function outsideProperties(paragraphs: readonly string[]): Readonly<Record<string, string>> {
  const prints = [...new Set(paragraphs.filter((text) => plainWords(text) !== '').map(outsidePrint))];
  const rows = Array.from({ length: Math.ceil(prints.length / IN_ONE) }, (_, at) =>
    prints.slice(at * IN_ONE, (at + 1) * IN_ONE).join(' '),
  );
  return Object.fromEntries(rows.map((row, at) => [`${NAME}${at + 1}`, row]));
}

/** Reads the hashes from a file's properties; null where it has none, as in files of earlier versions. */
export function outsidePrintsOf(properties: ReadonlyMap<string, string>): ReadonlySet<string> | null {
  const prints = new Set<string>();
  for (let at = 1; properties.has(`${NAME}${at}`); at++)
    for (const print of properties.get(`${NAME}${at}`)?.split(' ') ?? []) prints.add(print);
  return prints.size > 0 ? prints : null;
}
