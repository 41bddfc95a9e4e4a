const ALIKE: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '‑': '-',
  '‐': '-',
};

/** A text as quoted words are compared with it, character by character (§3.6, duty 4). */
const comparableText = (text: string): string =>
  text.replace(/[‘’“”‐‑]/g, (mark) => ALIKE[mark] ?? mark).replace(/\s/g, ' ');

const LETTER = /[\p{L}\p{N}]/u;

/** Whether what is outside an end of quoted words makes one word with what is inside. */
const touches = (inner: string, outer: string, further: string): boolean =>
  LETTER.test(inner) && (LETTER.test(outer) || (/[-']/.test(outer) && LETTER.test(further)));

/** Where words stand in a text as whole words, overlapping ones counted; that is how whoever applies them looks. */
export function occurrencesOf(text: string, words: string): readonly number[] {
  const [all, sought] = [comparableText(text), comparableText(words)];
  const offsets: number[] = [];
  for (let at = all.indexOf(sought); at >= 0; at = all.indexOf(sought, at + 1)) {
    const to = at + sought.length;
    const isCut =
      touches(all.charAt(at), all.charAt(at - 1), all.charAt(at - 2)) ||
      touches(all.charAt(to - 1), all.charAt(to), all.charAt(to + 1));
    if (!isCut) offsets.push(at);
  }
  return offsets;
}
