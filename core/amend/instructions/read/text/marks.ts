/** Text as it is typed or pasted, with the marks that a drafter would print: curly quotation marks, em dashes, plain spaces. */

const OPENS_AFTER = /[\s([“‘—–-]/;

/** Straight double marks made curly by what stands before them; a mark that closes nothing opens. */
function curly(text: string): string {
  let out = '';
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '“') depth++;
    if (char === '”') depth--;
    if (char !== '"') {
      out += char;
      continue;
    }
    const before = text.charAt(at - 1);
    const opens =
      depth <= 0 ||
      ((before === '"' || OPENS_AFTER.test(before)) && !/[\s.,;)]/.test(text.charAt(at + 1) || ' '));
    out += opens ? '“' : '”';
    depth += opens ? 1 : -1;
  }
  return out;
}

/** Straight single marks round words that an instruction names: "omit 'of an inquiry'". An apostrophe has letters on both sides. */
const SINGLE =
  /(?<=\b(?:for|omit|delete|after|before|words?|insert|substitute|and|or|with|from|to|by|is|definitions? of|entry for|entries for|figures?|substituting|inserting|omitting)[—–-]?[ \t]*)'(?=\S)((?:[^'“”\n]|(?<=\p{L})'(?=\p{L})){1,2000}?)'(?![\p{L}\p{N}])/giu;

/**
 * What was typed, put in printed marks (drafting-conventions.md §3.3): line ends, spaces that don't break, straight
 * quotation marks, and the hyphens or short dashes that stand for the dash after "insert". Words are never changed. A
 * hundred spaces or more are no part of any text, and could be divided in as many ways as there are.
 */
export function printed(text: string): string {
  const plain = text
    .replace(/\r\n?|\u2028|\u2029|\u0085/g, '\n')
    .replace(/[\u00a0\u2007\u202f]/g, ' ')
    .replace(/[\ufeff\ufffc\u200b]/g, '')
    .replace(/[^\S\n]{100,}/g, ' ')
    .replace(/\b(insert|substitute|omit|add)(\s*)(?:--+|––+|–| -|:-|:—)(?=\s|"|“|$)/gim, '$1—');
  const marked = plain.includes('"') ? curly(plain) : plain;
  return marked.includes("'") ? marked.replace(SINGLE, '‘$1’') : marked;
}
