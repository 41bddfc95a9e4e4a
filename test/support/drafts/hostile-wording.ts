import { expect } from 'vitest';
import { provision } from '../../../core/act/tree.ts';
import { readInstructions } from '../../../core/amend/instructions/read/instructions.ts';
import { readAmendingText } from '../../../core/amend/instructions/read/text/amending-text.ts';

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

/** What a text may consist of, over and over: each was read again and again for every one of them, or might be. */
export const HOSTILE_UNITS = [
  'word ',
  'The tenant must give notice of it, and so on. ',
  '(1) ',
  '(1)',
  '(a) x, ',
  '(i) x, (ii) y, (iii) z; ',
  '— (1) x, ',
  '“',
  '”',
  '“x” ',
  '‘a’b ',
  '"',
  'omit “x ',
  'insert—“(a) x” ',
  'for “x” substitute “— (a) y” ',
  'In section 1, omit “x”. ',
  'In sections 1 to 9, omit “x”. ',
  'in section 1 and ',
  'In section 1(1), in paragraph (a), ',
  'Section 1 is amended as follows. ',
  'The following amendments have effect. ',
  'after paragraph (a), ',
  'the heading before ',
  'Alpha Beta Gamma Act 1999 ',
  'the Alpha Act 1999 (“the 1999 Act”) ',
  'when x, ',
  'section x becomes ',
  '9 ',
  '9.',
  '- ',
  '—',
  ', ',
  '( ',
  '()',
  '\ufffc x ',
] as const;
