import { shortPrint } from './fingerprint.ts';

/**
 * What a file says of its paragraphs that are no lines of the Act, so that words typed there without tracking are known
 * when it comes back: a short print of each, in properties of the document.
 */

const NAME = 'Keeling outside ';
/** Prints in one property: Word keeps at most 255 characters. */
const IN_ONE = 26;

/** Spaces are nothing that anybody types to say something: programs set them as they like. */
export const plainWords = (text: string): string => text.replace(/\s+/g, ' ').trim();
export const outsidePrint = (text: string): string => shortPrint(plainWords(text));

/** The prints of paragraphs, as properties by name. */
export function outsideProperties(paragraphs: readonly string[]): Readonly<Record<string, string>> {
  const prints = [...new Set(paragraphs.filter((text) => plainWords(text) !== '').map(outsidePrint))];
  const rows = Array.from({ length: Math.ceil(prints.length / IN_ONE) }, (_, at) =>
    prints.slice(at * IN_ONE, (at + 1) * IN_ONE).join(' '),
  );
  return Object.fromEntries(rows.map((row, at) => [`${NAME}${at + 1}`, row]));
}

/** The prints that a file's properties say; null where they say none, as in a file that is older than these. */
export function outsidePrintsOf(properties: ReadonlyMap<string, string>): ReadonlySet<string> | null {
  const prints = new Set<string>();
  for (let at = 1; properties.has(`${NAME}${at}`); at++)
    for (const print of properties.get(`${NAME}${at}`)?.split(' ') ?? []) prints.add(print);
  return prints.size > 0 ? prints : null;
}
