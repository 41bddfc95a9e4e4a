import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { marksInWords } from '../../../core/base/marks-in-words.ts';

describe('marks', () => {
  it.each([
    [',', 'comma'],
    ['; ', 'semi-colon'],
    ['.)', 'full stop and closing bracket'],
    ['”.', 'closing quotation mark and full stop'],
    [' ', 'space'],
    ['  ', '2 spaces'],
    ['\u00a0\u00a0', '2 no-break spaces'],
    ['……', '2 ellipses'],
    ['. . . .', '4 full stops'],
    [',;,;,;,;', '8 marks'],
    ['\n', 'line break'],
    ['\u2003', 'white space'],
    ['†', '†'],
    ['', ''],
    ['1', ''],
    ['é', ''],
    [', or', ''],
  ])('are named: %j is %j', (text, words) => expect(marksInWords(text)).toBe(words));

  it('are named wherever a text has no word to hear, and nowhere else', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (text) => {
        const isHeard = /[\p{L}\p{N}]/u.test(text);
        expect(marksInWords(text) === '').toBe(isHeard);
      }),
    );
  });
});
