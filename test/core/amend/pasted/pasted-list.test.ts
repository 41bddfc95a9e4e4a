import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PastedLine } from '../../../../core/amend/pasted/entries.ts';
import { type PastedItem, pastedList, pastedWordsOf } from '../../../../core/amend/pasted/pasted-list.ts';

const plain = (...lines: readonly string[]): readonly PastedLine[] =>
  lines.map((words) => ({ words, depth: 0 }));

/** An item as `words`, with those in it in brackets and its closing words after a stroke. */
const told = ({ words, items, closing }: PastedItem): string =>
  `${words}${items.length > 0 ? `[${items.map(told).join(' ')}]` : ''}${closing ? `/${closing}` : ''}`;
const read = (lines: readonly PastedLine[]): string | null => {
  const list = pastedList(lines);
  return list && [list.lead, ...list.items.map(told), list.closing].filter(Boolean).join(' ~ ');
};

describe('text that is pasted', () => {
  it.each([
    ['lines with labels', plain('(a) one, or', '(b) two.'), 'one, or ~ two.'],
    ['one run of words', plain('(a) one; (b) two; and (c) three.'), 'one; ~ two; and ~ three.'],
    ['words that introduce a run', plain('If— (a) one; or (b) two.'), 'If— ~ one; or ~ two.'],
    ['columns of Word’s', plain('(a)\tone, or', '(b)\ttwo.'), 'one, or ~ two.'],
    [
      'items in items',
      plain('(1) A person must—', '(a) stop if—', '(i) told, or', '(ii) asked, or', '(b) go.', '(2) So.'),
      'A person must—[stop if—[told, or asked, or] go.] ~ So.',
    ],
    [
      'closing words of an item',
      plain('(1) A person must—', '(a) stop, or', '(b) go,', 'and do so now.', '(2) So.'),
      'A person must—[stop, or go,]/and do so now. ~ So.',
    ],
    [
      'closing words of all',
      plain('If—', '(a) one, or', '(b) two,', 'then three.'),
      'If— ~ one, or ~ two, ~ then three.',
    ],
    [
      'a line that was broken',
      plain('(a) one thing', 'and another,', '(b) two.'),
      'one thing and another, ~ two.',
    ],
    ['letters as far as (i)', plain('(g) g,', '(h) h,', '(i) i,', '(j) j.'), 'g, ~ h, ~ i, ~ j.'],
    ['labels without their space', plain('(a)one,', '(b)two.'), 'one, ~ two.'],
    ['labels with one bracket', plain('a) one', 'b) two'), 'one ~ two'],
    ['bare numbers that count', plain('1. one', '2. two'), 'one ~ two'],
    [
      'bare numbers with letters in them, as Word’s lists have',
      plain('1.\tone—', 'a.\tinner, and', 'b.\tlast.', '2.\ttwo'),
      'one—[inner, and last.] ~ two',
    ],
    [
      'bare letters with numerals in them',
      plain('a) one—', 'i) inner, and', 'ii) last.', 'b) two', 'c) three'),
      'one—[inner, and last.] ~ two ~ three',
    ],
    [
      'bare letters with numbers in them',
      plain('a. one', '1. inner', '2. last', 'b. two'),
      'one[inner last] ~ two',
    ],
    [
      'bare numbers with labels in them',
      plain('1. one', '(a) inner', '(b) last', '2. two'),
      'one[inner last] ~ two',
    ],
    [
      'numbers that say what they are in',
      plain('1. one', '1.1 inner', '1.2 last', '2. two', '2.1. inner', '2.1.1 innermost'),
      'one[inner last] ~ two[inner[innermost]]',
    ],
    ['bullets', plain('•\tone', 'o\tinner', '•\ttwo'), 'one[inner] ~ two'],
    ['rows in columns', plain('Offence\tTerm', 'Stalking\t10 years'), 'Offence | Term ~ Stalking | 10 years'],
    [
      'items of a page’s lists',
      [
        { words: 'The following—', depth: 0 },
        { words: 'one', depth: 1 },
        { words: 'inner', depth: 2 },
        { words: 'two', depth: 1 },
      ],
      'The following— ~ one[inner] ~ two',
    ],
    [
      'a page’s list with another in it that prints its labels',
      [
        { words: 'one', depth: 1 },
        { words: 'two—', depth: 1 },
        { words: '(i)\tthree', depth: 2 },
        { words: '(ii)\tfour', depth: 2 },
        { words: '(a)\tfive', depth: 1 },
        { words: 'six', depth: 1 },
      ],
      'one ~ two—[three four] ~ five ~ six',
    ],
    [
      'a page’s list that prints its labels',
      [
        { words: '(1)\tA person must—', depth: 1 },
        { words: '(a)\tstop', depth: 2 },
        { words: '(b)\tgo.', depth: 2 },
      ],
      'A person must—[stop go.]',
    ],
    [
      'a table that sets out items in columns',
      [
        { words: '(a)\tone', depth: 1 },
        { words: '(b)\ttwo', depth: 1 },
      ],
      'one ~ two',
    ],
    ['one item in a column of its own', plain('(a)\tone'), 'one'],
  ])('is a list where it has %s', (_, lines, expected) => {
    expect(read(lines)).toBe(expected);
  });

  it.each([
    ['words', plain('a person who')],
    ['references', plain('(a) or (b) applies')],
    ['more references', plain('under subsection (1), (2) or (3)')],
    ['lines', plain('one line', 'and another')],
    ['a year and a number', plain('1997 c. 40', '12 months')],
    ['one label that goes on', plain('(a) person')],
    ['nothing', plain('', ' ')],
  ])('is words where it has only %s', (_, lines) => {
    expect(read(lines)).toBe(null);
  });

  it('keeps every word, list or not', () => {
    const word = fc.constantFrom(
      'law',
      'must',
      'or',
      'person;',
      'if—',
      '“x”',
      '(a)',
      '(1)',
      '(ii)',
      '(B)',
      '2.',
      '1997',
    );
    const line = fc.record({
      words: fc.array(word, { minLength: 1, maxLength: 6 }).map((all) => all.join(' ')),
      depth: fc.constantFrom(0, 0, 0, 1, 2),
    });
    const letters = (text: string) => [...text.matchAll(/law|must|person|“x”|1997/g)].join(' ');
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), (lines) => {
        expect(letters(read(lines) ?? pastedWordsOf(lines))).toBe(
          letters(lines.map(({ words }) => words).join(' ')),
        );
      }),
    );
  });
});
