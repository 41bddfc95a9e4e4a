import type { PastedLine } from '../../../core/amend/pasted/entries.ts';
import { liveText } from './blocks.ts';
import type { EditorModel } from './model.ts';
import type { Reach } from './reaches.ts';

/** Words that were copied or cut out of a line, with what the line read like afterwards. */
export interface CopiedPart {
  readonly key: string;
  readonly from: number;
  readonly words: string;
  readonly left: string;
  /** The number that is printed before the words, where they begin the line. */
  readonly label: string;
}

/** What this window put on the clipboard last: there it is plain words, without the numbers printed before them. */
let last: { readonly text: string; readonly parts: readonly CopiedPart[] } = { text: '', parts: [] };

export function noteCopied(parts: readonly CopiedPart[]): void {
  last = { text: parts.map(({ words }) => words).join('\n'), parts };
}

/** The parts of a text that this window copied last; none where that was another. */
export const copiedAs = (text: string): readonly CopiedPart[] =>
  text !== '' && text === last.text ? last.parts : [];

/** What is selected, part by part; of what is cut, with what that leaves. */
export const partsOf = (
  model: EditorModel,
  reaches: readonly Reach[],
  isCut: boolean,
): readonly CopiedPart[] =>
  reaches.flatMap(({ key, from, to }): readonly CopiedPart[] => {
    const block = model.block(key);
    if (!block) return [];
    const text = liveText(block);
    const isGone = isCut && block.locked === null;
    const left = isGone ? text.slice(0, from) + text.slice(to) : text;
    const label = block.continuesLine || from > 0 ? '' : block.label;
    return [{ key, from, words: text.slice(from, to), left, label }];
  });

/** Words after the number that was printed before them. */
function numbered({ label, words }: CopiedPart): string {
  if (/^\(\w+\)$/.test(label)) return `${label}\t${words}`;
  return /^[A-Z]*\d+[A-Z]*$/.test(label) ? `${label} ${words}` : words;
}

/** The parts as lines with their numbers, to be pasted as provisions elsewhere. */
export const linesOfCopied = (parts: readonly CopiedPart[]): readonly PastedLine[] =>
  parts.map((part) => ({ words: numbered(part), depth: 0 }));
