import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { copiesOf, MAX_REMOVED_COPIES } from '../../../core/coding/scrub.ts';
import { makeAnchor } from '../../../core/evidence/anchor.ts';
import { caseCount } from '../../support/run/amount.ts';

const of = (...quotes: string[]) =>
  copiesOf(quotes.map((quote) => ({ anchor: makeAnchor(quote, 0, quote.length), of: 'note:N-001' })));

const SHY = '\u00AD';
const ZERO_WIDTH = '\u200B';

describe('copies of redacted words', () => {
  test.each([
    ['wherever they are', ['Jane Smith'], 'Says Jane Smith. Jane Smith!', 'Says [redacted]. [redacted]!'],
    [
      'however spaced',
      ['Jane Smith'],
      'Jane\n  Smith, Jane\u00A0Smith, JaneSmith',
      '[redacted], [redacted], [redacted]',
    ],
    ['as whole words', ['Jane Smith'], 'Jane Smithson, MaryJane Smith', 'Jane Smithson, MaryJane Smith'],
    [
      'as whole words, of which a part can’t be seen',
      ['Jane Smith'],
      `Jane Smith${SHY}son`,
      `Jane Smith${SHY}son`,
    ],
    ['the longest first', ['Jane Smith', 'Jane Smith of Leeds'], 'Jane Smith of Leeds', '[redacted]'],
    [
      'in capitals or not',
      ['Jane Smith'],
      'JANE SMITH, jane smith, jAnE sMiTh',
      '[redacted], [redacted], [redacted]',
    ],
    [
      'of a short name',
      ['Quill'],
      'quill, QUILL: Quillman, tranquil',
      '[redacted], [redacted]: Quillman, tranquil',
    ],
    ['with any apostrophe, or none', ['Siân O’Dea'], "SIÂN O'DEA, Siân ODea", '[redacted], [redacted]'],
    [
      'with accents or without, however they are stored',
      ['Siân Müßig'],
      'Sian MUSSIG, Sia\u0302n Mu\u0308ßig',
      '[redacted], [redacted]',
    ],
    ['with letters that have no accent to take off', ['Søren Łoś'], 'Soren Los', '[redacted]'],
    ['in wide letters and ligatures', ['Jane Griffin'], 'Ｊａｎｅ　Griﬃn', '[redacted]'],
    ['in letters of another alphabet that look the same', ['Jane Smith'], 'Jаne Smіth', '[redacted]'],
    [
      'with what can’t be seen in them',
      ['Jane Smith'],
      `J${SHY}ane Smi${ZERO_WIDTH}th, Jane\u2060 Smith\uFEFF.`,
      '[redacted], [redacted].',
    ],
    [
      'where they were redacted with what can’t be seen in them',
      [`Ja${SHY}ne Smith`],
      'Jane Smith',
      '[redacted]',
    ],
    [
      'with hyphens, and broken over lines',
      ['Jane Smith'],
      'Jane-Smith, Jane Smi-\nth, Ja‑ne Smith',
      '[redacted], [redacted], [redacted]',
    ],
    ['set with spaces between their letters', ['Quill'], 'by Q u i l l alone', 'by [redacted] alone'],
    [
      'before the number of a note',
      ['Jane Smith'],
      'Jane Smith¹ and Jane Smith2',
      '[redacted]¹ and [redacted]2',
    ],
    [
      'of a telephone number, however grouped',
      ['07700 900123'],
      '07700900123, (07700) 900-123, 077 00 90 01 23',
      '[redacted], ([redacted], [redacted]',
    ],
    [
      'of a telephone number with its code for abroad',
      ['07700 900123'],
      '+44 7700 900123, 0044 (0)7700 900123',
      '+[redacted], [redacted]',
    ],
    ['of one that was redacted with that', ['+44 7700 900 123'], '07700900123', '[redacted]'],
    ['but a longer number is another one', ['07700 900123'], '077009001234', '077009001234'],
    [
      'of an e-mail address with spaces',
      ['jane@example.org'],
      'jane @ example . org, JANE@example.org',
      '[redacted], [redacted]',
    ],
    [
      'of an e-mail address that is written out',
      ['jane.s@example.org'],
      'jane dot s at example dot org, jane.s (at) example.org',
      '[redacted], [redacted]',
    ],
    ['of a postcode', ['SW1A 1AA', 'M1 1AE'], 'sw1a1aa, M11AE, M1 1AEX', '[redacted], [redacted], M1 1AEX'],
    ['of a name without capitals or spaces', ['王小明'], '我叫王小明。', '我叫[redacted]。'],
    ['but short words', ['home'], 'home', 'home'],
    ['and short numbers', ['£1,000'], '£1,000', '£1,000'],
    ['and words that only begin a sentence', ['Will'], 'It will', 'It will'],
    [
      'and a short name is not put together out of other words',
      ['Asa', 'Amin'],
      'as a witness I am in doubt',
      'as a witness I am in doubt',
    ],
    ['that hold signs', ['(0113) 496-0000 [x]+'], 'on (0113) 496-0000 [x]+.', 'on [redacted].'],
  ])('are taken out %s', (_, quotes, text, left) => {
    expect(of(...quotes).scrub(text)).toBe(left);
  });

  test('are found wherever such characters are put into them, in any text', () => {
    const quotes = [
      'Jane Smith',
      '07700 900123',
      'jane.smith@example.org',
      'SW1A 1AA',
      'Siân O’Dea of Llanelli',
      'the house by the old mill',
    ];
    const parting = fc.constantFrom(
      SHY,
      ZERO_WIDTH,
      '\u200D',
      '\u2060',
      '\uFEFF',
      '-',
      '\u2010',
      '\u2011',
      '–',
      ' ',
      '\u00A0',
      '\u202F',
      '\t',
      '\n',
      '\r\n',
      '  ',
      '.',
      '\u0301',
    );
    const put = fc.array(fc.tuple(fc.nat(), parting), { maxLength: 8 });
    const other = fc.stringMatching(/^(?:[a-z]{0,9}[ .,;\n]){0,6}$/);
    fc.assert(
      fc.property(
        fc.constantFrom(...quotes),
        put,
        fc.constantFrom(0, 1, 2),
        other,
        other,
        (quote, inserted, form, before, after) => {
          const spelt = [quote, quote.toUpperCase(), quote.normalize('NFD')][form] ?? quote;
          let words = spelt;
          for (const [place, character] of inserted) {
            const letters = [...words.matchAll(/[\p{L}\p{N}]/gu)].map(({ index }) => index);
            const at = letters[1 + (place % (letters.length - 1))] ?? 0;
            words = words.slice(0, at) + character + words.slice(at);
          }
          const left = of(quote).scrub(`${before} ${words} ${after}`);
          expect(left).toContain('[redacted]');
          expect(
            left
              .replace('[redacted]', '')
              .trim()
              .replaceAll(/[\p{Cf}\p{M}]/gu, '')
              .trim(),
          ).toBe(`${before}  ${after}`.trim());
        },
      ),
      { numRuns: caseCount(2000, 2000) },
    );
  });

  /** Every stretch that a slow reader takes for the words: each pair of ends is tried, and nothing is worked out beforehand. */
  function slowly(text: string, quote: string): readonly boolean[] {
    const bare = (words: string) =>
      [...words.normalize('NFKD').toUpperCase().toLowerCase()]
        .filter((each) => /[\p{L}\p{N}]/u.test(each))
        .join('');
    const kind = (each: string | undefined) =>
      each === undefined ? '' : /\p{L}/u.test(each) ? 'letter' : /\p{N}/u.test(each) ? 'number' : '';
    const isHidden = (each: string | undefined) => each === SHY || each === '\u0301';
    const beside = (from: number, by: -1 | 1): string | undefined => {
      let at = from;
      while (isHidden(text[at])) at += by;
      return text[at];
    };
    const covered = Array.from(text, () => false);
    for (let from = 0; from < text.length; from += 1)
      for (let to = from + 1; to <= text.length; to += 1) {
        const [first, last] = [text[from], text[to - 1]];
        if (kind(first) === '' || kind(last) === '' || bare(text.slice(from, to)) !== bare(quote)) continue;
        if (kind(beside(from - 1, -1)) === kind(first) || kind(beside(to, 1)) === kind(last)) continue;
        for (let at = from; at < to; at += 1) covered[at] = true;
      }
    return covered.map((isIn, at) => isIn && kind(text[at]) !== '');
  }

  test('are those that trying every stretch finds, and no others', () => {
    const letters = fc.constantFrom('a', 'b', 'A', 'B', 'á', '1', '2');
    const quote = fc.array(letters, { minLength: 8, maxLength: 9 }).map((each) => each.join(''));
    const between = fc.constantFrom('', '', '', '', ' ', '-', SHY, '\n', '.', '\u0301', 'a', '1');
    const pieces = fc.array(fc.tuple(fc.boolean(), fc.array(between, { minLength: 10, maxLength: 10 })), {
      minLength: 1,
      maxLength: 3,
    });
    let matches = 0;
    fc.assert(
      fc.property(quote, pieces, between, (words, times, end) => {
        const text =
          times
            .map(([isUpper, gaps]) =>
              gaps.map((gap, at) => gap + ((isUpper ? words.toUpperCase() : words)[at] ?? '')).join(''),
            )
            .join(' ') + end;
        const stretches = of(words).stretches(text);
        const found = Array.from(
          text,
          (each, at) => /[\p{L}\p{N}]/u.test(each) && stretches.some(({ from, to }) => from <= at && at < to),
        );
        expect(found).toEqual(slowly(text, words));
        matches += stretches.length;
      }),
      { numRuns: caseCount(2000, 2000) },
    );
    expect(matches).toBeGreaterThan(200);
  });

  test('are told with what is left around them, and of which text they are', () => {
    const copies = of('07700 900123', 'Jane Smith');
    copies.scrub('Ring Jane Smith on 07700900123 after six.');
    expect(copies.removed()).toEqual([
      {
        words: 'Jane Smith',
        before: 'Ring ',
        after: ' on [redacted] after six.',
        of: 'note:N-001',
        redacted: 'Jane Smith',
      },
      {
        words: '07700900123',
        before: 'Ring [redacted] on ',
        after: ' after six.',
        of: 'note:N-001',
        redacted: '07700 900123',
      },
    ]);
    copies.scrub('Ring Jane Smith on 07700900123 after six.');
    expect(copies.removed()).toHaveLength(2);
    copies.scrub(Array.from({ length: 3000 }, (_, at) => `${at}: Jane Smith`).join('\n'));
    expect(copies.removed()).toHaveLength(MAX_REMOVED_COPIES);
  });
});
