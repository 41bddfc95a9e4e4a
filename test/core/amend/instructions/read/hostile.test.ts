import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { provision } from '../../../../../core/act/tree.ts';
import { readInstructions } from '../../../../../core/amend/instructions/read/instructions.ts';
import { ownWords } from '../../../../../core/amend/instructions/read/own-words.ts';
import {
  readAmendingText,
  readProvisions,
} from '../../../../../core/amend/instructions/read/text/amending-text.ts';
import {
  asProvision,
  expectReadEndless,
  expectReadRepeated,
} from '../../../../support/drafts/hostile-wording.ts';
import { caseCount } from '../../../../support/run/amount.ts';

/** How many random texts are read. */
const CASES = caseCount(600, 8000);

const WORDS = [
  'in',
  'section',
  '5',
  '(1)',
  '(a)',
  '(i)',
  'subsection',
  'paragraph',
  'of',
  'the',
  'for',
  'omit',
  'insert',
  'substitute',
  'after',
  'before',
  '“x”',
  '“',
  '”',
  '"',
  '—',
  ',',
  ';',
  '.',
  'and',
  'or',
  'to',
  'end',
  'words',
  'from',
  'heading',
  'definition',
  'at',
  'is',
  'repealed',
  'amended',
  'as follows',
  'that',
  'it',
  'Act',
  '1997',
  'Schedule',
  '(',
  ')',
  '[',
  'place',
  'each',
  'both',
  'italic',
  'entry',
  'relating',
  'becomes',
  'existing text',
  'Part',
  'Chapter',
  '\n',
  'table',
  'column',
  'second',
  'between',
  'becomes',
  '‘',
  '’',
];
const wording = fc.array(fc.constantFrom(...WORDS), { maxLength: 60 }).map((words) => words.join(' '));
/** Wording that begins as an instruction may: of any others few are one. */
const instructing = fc
  .tuple(
    fc.constantFrom(
      'In section 5(1)',
      'In subsection (2)(a),',
      'Omit',
      'After section 5',
      'For the words “x”',
    ),
    wording,
  )
  .map((words) => words.join(' '));
const anything = fc.oneof(wording, instructing, fc.string({ unit: 'binary', maxLength: 300 }));

describe('reading words of any kind', () => {
  it('never throws, and cites words that are there', () => {
    let cited = 0;
    fc.assert(
      fc.property(anything, (text) => {
        const node = asProvision(text);
        const sources = readInstructions(node).map(({ source }) => source);
        cited += sources.length;
        expect(sources.map(({ from, to }) => ownWords(node).slice(from, to))).toEqual(
          sources.map((source) => source.text),
        );
        expect(sources.filter((source) => source.text === '')).toEqual([]);
      }),
      { numRuns: CASES },
    );
    expect(cited).toBeGreaterThan(CASES / 20);
  });

  it('never throws on text, and loses no word of it', () => {
    const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');
    const all = (node: ReturnType<typeof asProvision>): string =>
      node.num + node.heading + node.intro + node.content + node.children.map(all).join('') + node.wrapUp;
    fc.assert(
      fc.property(anything, (text) => {
        const read = readAmendingText(text);
        const sorted = (words: string) => [...letters(words)].sort().join('');
        if (read.ok) {
          readInstructions(read.value);
          expect(sorted(all(read.value))).toBe(sorted(text));
        }
        expect(sorted(readProvisions(text).map(all).join(''))).toBe(sorted(text));
      }),
      { numRuns: CASES },
    );
  });

  it('returns on long texts that are made to be slow', () => {
    expectReadEndless(30_000);
    expectReadRepeated(20_000);
  });

  it('reports what is nested too deep instead of failing on it', () => {
    let node = asProvision('omit section 1');
    for (let depth = 0; depth < 3000; depth++)
      node = provision({ pid: `d${depth}`, kind: 'paragraph', children: [node] });
    expect(readInstructions(node).map(({ read }) => read)).toEqual([false]);
  });
});
