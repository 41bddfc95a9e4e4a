import type { WordingStyle } from '../../../core/amend/edits/wording-style.ts';

export const STYLE_NAMES: Readonly<Record<WordingStyle, string>> = {
  uk: 'UK',
  scottish: 'Scottish',
  si: 'SI',
};

/** A line of a clause. `clauseText` indents by four spaces for each level. */
interface ClauseLine {
  readonly level: number;
  readonly words: string;
}

export const linesOfClause = (text: string): readonly ClauseLine[] =>
  text.split('\n').map((line) => {
    const words = line.trimStart();
    return { level: Math.floor((line.length - words.length) / 4), words };
  });

const escaped = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A clause as HTML for the clipboard: one paragraph for each line, indented by its level. */
export const clauseHtml = (text: string): string =>
  linesOfClause(text)
    .map(({ level, words }) => `<p style="margin-left: ${level * 2}em">${escaped(words)}</p>`)
    .join('');
