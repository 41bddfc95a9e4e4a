/** The typographic marks that count as their ASCII equivalents. */
const ASCII_MARKS: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '‑': '-',
  '‐': '-',
};

/** A text in the form in which quoted words are searched, of the same length (§3.6, duty 4). */
const comparableText = (text: string): string =>
  text.replace(/[‘’“”‐‑]/g, (mark) => ASCII_MARKS[mark] ?? mark).replace(/\s/g, ' ');

const LETTER = /[\p{L}\p{N}]/u;

/** Whether the character outside an end of quoted words belongs to the same word as the one inside. */
const isSameWord = (inner: string, outer: string, further: string): boolean =>
  LETTER.test(inner) && (LETTER.test(outer) || (/[-']/.test(outer) && LETTER.test(further)));

/** The offsets of some words in a text, whole words only, overlaps included. Instructions are applied by the same search. */
export function occurrencesOf(text: string, words: string): readonly number[] {
  const [all, sought] = [comparableText(text), comparableText(words)];
  const offsets: number[] = [];
  for (let at = all.indexOf(sought); at >= 0; at = all.indexOf(sought, at + 1)) {
    const to = at + sought.length;
    const isCut =
      isSameWord(all.charAt(at), all.charAt(at - 1), all.charAt(at - 2)) ||
      isSameWord(all.charAt(to - 1), all.charAt(to), all.charAt(to + 1));
    if (!isCut) offsets.push(at);
  }
  return offsets;
}
