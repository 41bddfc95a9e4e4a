import type { PastedLine } from '../../../core/amend/pasted/entries.ts';
import { liveText } from './blocks.ts';
import type { EditorModel } from './model.ts';
import type { BlockRange } from './selected-ranges.ts';

/** Text copied or cut from one line, and the text that the line then had. */
export interface CopiedPart {
  readonly key: string;
  readonly from: number;
  readonly words: string;
  readonly remainingText: string;
  /** The printed number before the text, where the text starts the line; else empty. */
  readonly label: string;
}

/** The last copy made in this window. The clipboard has only its plain text, without the printed numbers. */
let lastCopy: { readonly text: string; readonly parts: readonly CopiedPart[] } = { text: '', parts: [] };

export function noteCopied(parts: readonly CopiedPart[]): void {
  lastCopy = { text: parts.map(({ words }) => words).join('\n'), parts };
}

/** The parts that this window copied last, where the clipboard still has that text; else none. */
export const copiedParts = (text: string): readonly CopiedPart[] =>
  text !== '' && text === lastCopy.text ? lastCopy.parts : [];

/** The selected text by line. For a cut, with the text that remains. */
export const copiedPartsOf = (
  model: EditorModel,
  ranges: readonly BlockRange[],
  isCut: boolean,
): readonly CopiedPart[] =>
  ranges.flatMap(({ key, from, to }): readonly CopiedPart[] => {
    const block = model.block(key);
    if (!block) return [];
    const text = liveText(block);
    const isGone = isCut && block.locked === null;
    const remainingText = isGone ? text.slice(0, from) + text.slice(to) : text;
    const label = block.continuesLine || from > 0 ? '' : block.label;
    return [{ key, from, words: text.slice(from, to), remainingText, label }];
  });

/** The text of a part with the number printed before it. */
function numbered({ label, words }: CopiedPart): string {
  if (/^\(\w+\)$/.test(label)) return `${label}\t${words}`;
  return /^[A-Z]*\d+[A-Z]*$/.test(label) ? `${label} ${words}` : words;
}

/** The parts as lines with their numbers, to be pasted as provisions elsewhere. */
export const linesOfCopied = (parts: readonly CopiedPart[]): readonly PastedLine[] =>
  parts.map((part) => ({ words: numbered(part), depth: 0 }));
