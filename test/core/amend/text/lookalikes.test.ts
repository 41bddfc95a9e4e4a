import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lookalikesIn, unseenIn } from '../../../../core/amend/text/lookalikes.ts';
import { spliced } from '../../../../core/amend/typing/algebra.ts';

const put = (text: string): string => {
  const seen = spliced(text, unseenIn(text));
  return spliced(seen, lookalikesIn(seen));
};

describe('characters that mislead', () => {
  it.each([
    ['a soft hyphen', 'harass\u00ADment', 'harassment'],
    ['spaces of no width, and joiners', 'a\u200Bb\u200Cc\u200Dd\u2060e\uFEFFf', 'abcdef'],
    ['marks of direction', '\u202Esselbairav\u202C \u2066x\u2069\u200F', 'sselbairav x'],
    ['a variant of a letter', 'a\uFE0F', 'a'],
    ['Cyrillic letters in a Latin word', 'h\u0430r\u0430ssm\u0435nt', 'harassment'],
    ['a word all of Cyrillic letters that looks Latin', '\u0441\u043E\u0440', 'cop'],
    ['a Greek capital for a label', 'person \u0391', 'person A'],
    ['the ligatures of a PDF', 'an o\uFB03cer \uFB01les', 'an officer files'],
    ['wide and mathematical letters', '\uFF21\uFF11 \u{1D400}', 'A1 A'],
    ['an accent beside its letter', 'cafe\u0301', 'café'],
    [
      'hyphens and apostrophes of other kinds',
      'cross\u2010border, the court\u2032s, one\u00B4s',
      'cross-border, the court’s, one’s',
    ],
    ['a prime after a letter whose accent is a character of its own', 'o\uFB03\u0301\u2032', 'offí’'],
    ['spaces of other widths', 'six\u2003months\u202Fand\u3000more', 'six months and more'],
  ])('are put right: %s', (_, text, right) => {
    expect(put(text)).toBe(right);
  });

  it.each([
    'The court’s “order” – a fine of £5,000 — §\u00A02, 5\u2032 high, 3 \u2212 1, ½, №, x²',
    'tŷ, λόγος, οἶκος, жук, Ελλάδα, 文',
  ])('are not these: %s', (text) => {
    expect(put(text)).toBe(text);
  });

  it('are gone once they are put right, whatever stands beside them', () => {
    const odd = fc.constantFrom(
      ...'\u00AD\u200B\u202E\u0430\u0435\u0391\uFB03\uFF21\u0301\u2010\u2032\u2003λж',
    );
    const text = fc.array(
      fc.oneof(
        odd,
        fc.constantFrom('a', 'e', 'o', ' ', '-', '’'),
        fc.string({ unit: 'binary', maxLength: 1 }),
      ),
    );
    fc.assert(
      fc.property(text, (all) => {
        const right = put(all.join(''));
        expect(unseenIn(right)).toEqual([]);
        expect(lookalikesIn(right)).toEqual([]);
      }),
    );
  });

  it('are none in what a keyboard writes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => {
        expect(put(text.replaceAll('`', ''))).toBe(text.replaceAll('`', ''));
      }),
    );
  });
});
