import { expect } from 'vitest';
import { provision } from '../../core/act/tree.ts';
import { readInstructions } from '../../core/amend/instructions/read/instructions.ts';
import { readAmendingText } from '../../core/amend/instructions/read/text/amending-text.ts';

/** Words as a provision of a Bill, whatever they are. */
export const asProvision = (text: string) => provision({ pid: 'p', kind: 'subsection', content: text });

/** That texts of a length in which one thing never ends are read: a reader that goes back and back would not return. */
export function expectReadEndless(length: number): void {
  const units = ['in section 1 and ', '“', '(', '(a) x, ', '— (1) ', 'the words before '];
  const texts = units.map((unit) => unit.repeat(Math.ceil(length / unit.length)));
  const endless = 'R'.repeat(length / 20);
  for (const text of [...texts, `In section 2${endless}aph (f), omit “x” in (2${endless}a).`]) {
    const read = readAmendingText(text);
    expect(Array.isArray(readInstructions(read.ok ? read.value : asProvision(text)))).toBe(true);
  }
}

/** That texts of a length are read, whichever part of an instruction they repeat. */
export function expectReadRepeated(length: number): void {
  const units = [
    'for “x” and ',
    '” ',
    'omit ',
    'after paragraph (a), ',
    'paragraph (a) of ',
    'in the entries for “a”, “b”, ',
    '“(a)\n',
    'lower case line\n',
    'the heading before ',
    'A B Act ',
    'where it occurs ',
  ];
  for (const unit of units) {
    const text = unit.repeat(Math.ceil(length / unit.length));
    expect(Array.isArray(readInstructions(asProvision(text)))).toBe(true);
    expect(readAmendingText(text).ok).toBe(true);
  }
}
