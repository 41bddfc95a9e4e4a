import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockAt, cutBlocks, trimmed } from '../../../../renderer/consultation/coding/cut-blocks.ts';
import { cutAtMarks, type Mark, marksAt } from '../../../../renderer/consultation/coding/marked-pieces.ts';
import { shortened } from '../../../../renderer/consultation/coding/shortened.ts';
import { type Choice, stepped } from '../../../../renderer/consultation/coding/stepped.ts';

/** Texts of words, lines, spaces, halves of pairs and what can't be seen, long enough to be cut. */
const TEXTS = fc
  .array(
    fc.oneof(
      fc.constantFrom(' ', '\n', '\n\n', '. ', '\u0000', '\u202e', '😀', 'a sentence of words. '),
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.nat(4000).map((length) => 'x'.repeat(length)),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''));

describe('the blocks of a text', () => {
  it('are the text, whole, and none is long', () => {
    fc.assert(
      fc.property(TEXTS, (text) => {
        const blocks = cutBlocks(text);
        expect(blocks.map(({ from, to }) => text.slice(from, to)).join('')).toBe(text);
        for (const { from, to } of blocks) expect(to - from).toBeLessThanOrEqual(3000);
        // Never between the halves of a pair.
        for (const { from } of blocks.slice(1)) {
          const pair = `${text[from - 1]}${text[from]}`;
          expect(/^[\ud800-\udbff][\udc00-\udfff]$/.test(pair)).toBe(false);
        }
      }),
    );
  });

  it('are cut where a reader sees no seam', () => {
    const text = 'They stalk. '.repeat(1000);
    for (const { from } of cutBlocks(text)) expect(text.slice(from, from + 4)).toBe('They');
  });

  it('are found by a place in them', () => {
    const blocks = cutBlocks('word '.repeat(5000));
    for (const [at, { from, to }] of blocks.entries()) {
      expect(blockAt(blocks, from)).toBe(at);
      expect(blockAt(blocks, to - 1)).toBe(at);
    }
  });

  it('leave a choice of white space as no choice', () => {
    expect(trimmed('a  b ', { from: 1, to: 4 })).toEqual({ from: 3, to: 4 });
    expect(trimmed('a  b ', { from: 1, to: 3 })).toBeNull();
  });
});

describe('stepping through a text', () => {
  const text = 'It was late. The police (all of them) never came! I wrote twice.';
  const on = { text, blocks: cutBlocks(text) };
  const said = (choice: Choice | null) =>
    choice && text.slice(Math.min(choice.anchor, choice.focus), Math.max(choice.anchor, choice.focus)).trim();
  const after = (...keys: readonly string[]): Choice | null =>
    keys.reduce<Choice | null>((now, key) => {
      const unit = /[UD]$/.test(key) ? 'sentence' : 'word';
      return stepped(on, now, { unit, forward: /[RD]$/.test(key), extending: key.startsWith('+') });
    }, null);

  it.each([
    [['R'], 'It'],
    [['R', 'R'], 'was'],
    [['R', 'R', 'L'], 'It'],
    [['R', 'L'], 'It'],
    [['D'], 'It was late.'],
    [['D', 'D'], 'The police (all of them) never came!'],
    [['D', 'D', 'U'], 'It was late.'],
    [['D', 'R'], 'The'],
    [['R', '+R', '+R'], 'It was late'],
    [['R', '+R', '+R', '+L'], 'It was'],
    [['R', 'D'], 'It was late.'],
    [['R', '+R', '+R', 'D'], 'The police (all of them) never came!'],
    [['R', 'R', '+D'], 'was late.'],
    [['D', '+D'], 'It was late. The police (all of them) never came!'],
    [['D', '+D', '+D', '+D'], text],
  ] as const)('%j chooses “%s”', (keys, words) => {
    expect(said(after(...keys))).toBe(words);
  });

  it('reaches every word of a text of many blocks, in order, and the same ones back', () => {
    const words = Array.from({ length: 2500 }, (_, at) => `w${at}`);
    const text = words.join(' ');
    const on = { text, blocks: cutBlocks(text) };
    const walk = (forward: boolean, from: Choice | null) => {
      const met: string[] = [];
      for (let now = from; ; ) {
        const next = stepped(on, now, { unit: 'word', forward, extending: false });
        if (!next || next === now) return met;
        met.push(text.slice(next.anchor, next.focus));
        now = next;
      }
    };
    expect(walk(true, null)).toEqual(words);
    const end = { anchor: text.length, focus: text.length };
    expect(walk(false, end)).toEqual(words.toReversed());
  });
});

describe('marks over a block', () => {
  const marks: readonly Mark[] = [
    { key: 'a', kind: 'excerpt', from: 2, to: 9, sign: '1' },
    { key: 'b', kind: 'excerpt', from: 5, to: 12, sign: '2' },
    { key: 'c', kind: 'redaction', from: 6, to: 8, sign: '⊘' },
  ];

  it('cut it so that every piece has one answer, and signs stand once at each end', () => {
    const pieces = cutAtMarks({ from: 4, to: 14 }, marks);
    expect(pieces.map(({ from, to, marks }) => [from, to, marks.map(({ key }) => key).join('')])).toEqual([
      [4, 5, 'a'],
      [5, 6, 'ab'],
      [6, 8, 'abc'],
      [8, 9, 'ab'],
      [9, 12, 'b'],
      [12, 14, ''],
    ]);
    const signs = (of: 'begin' | 'end') => pieces.flatMap((piece) => piece[of].map(({ sign }) => sign));
    expect(signs('begin')).toEqual(['2', '⊘']);
    expect(signs('end')).toEqual(['⊘', '1', '2']);
  });

  it('are met by a pointer shortest first', () => {
    expect(marksAt(marks, 7).map(({ key }) => key)).toEqual(['c', 'a', 'b']);
    expect(marksAt(marks, 12)).toEqual([]);
  });
});

describe('a passage in brief', () => {
  it('keeps both its ends, on one line', () => {
    expect(shortened('short\nwords')).toBe('short words');
    const long = shortened(`first ${'middle '.repeat(100_000)}last`, 60);
    expect(long).toMatch(/^first .* \[…\] .*last$/);
    expect(long.length).toBeLessThan(80);
  });
});
