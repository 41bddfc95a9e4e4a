/** Text as it is typed or pasted, with the marks that a drafter would print: curly quotation marks, em dashes, plain spaces. */

const OPENS_AFTER = /[\s([“‘—–-]/;

/** Makes straight double marks curly, by the characters beside them. Where no quotation is open, a mark opens one. */
function makeCurly(text: string): string {
  let out = '';
  let openQuotations = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '“') openQuotations++;
    if (char === '”') openQuotations--;
    if (char !== '"') {
      out += char;
      continue;
    }
    const before = text.charAt(at - 1);
    const opens =
      openQuotations <= 0 ||
      ((before === '"' || OPENS_AFTER.test(before)) && !/[\s.,;)]/.test(text.charAt(at + 1) || ' '));
    out += opens ? '“' : '”';
    openQuotations += opens ? 1 : -1;
  }
  return out;
}

/** Straight single marks round words that an instruction names: "omit 'of an inquiry'". An apostrophe has letters on both sides. */
const SINGLE_QUOTED_WORDS =
  /(?<=\b(?:for|omit|delete|after|before|words?|insert|substitute|and|or|with|from|to|by|is|definitions? of|entry for|entries for|figures?|substituting|inserting|omitting)[—–-]?[ \t]*)'(?=\S)((?:[^'“”\n]|(?<=\p{L})'(?=\p{L})){1,2000}?)'(?![\p{L}\p{N}])/giu;

/**
 * Typed text with the marks of printed text (drafting-conventions.md §3.3). This replaces line ends, non-breaking spaces,
 * straight quotation marks, and hyphens or short dashes after "insert". Words are never changed. A hundred spaces or more
 * become one, because patterns would otherwise try to divide them in as many ways.
 */
export function toPrintedMarks(text: string): string {
  const plain = text
    .replace(/\r\n?|\u2028|\u2029|\u0085/g, '\n')
    .replace(/[\u00a0\u2007\u202f]/g, ' ')
    .replace(/[\ufeff\ufffc\u200b]/g, '')
    .replace(/[^\S\n]{100,}/g, ' ')
    .replace(/\b(insert|substitute|omit|add)(\s*)(?:--+|––+|–| -|:-|:—)(?=\s|"|“|$)/gim, '$1—');
  const marked = plain.includes('"') ? makeCurly(plain) : plain;
  return marked.includes("'") ? marked.replace(SINGLE_QUOTED_WORDS, '‘$1’') : marked;
}
