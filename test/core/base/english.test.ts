import fc from 'fast-check';
import { expect, it } from 'vitest';
import { abridged, articleOf, listedByNumber } from '../../../core/base/english.ts';

it.each([
  ...[
    'agent',
    'offence',
    'Order',
    'umbrella',
    'uninsured person',
    'unimportant thing',
    'usher',
    'Irish court',
  ],
  ...[
    'hour',
    'honest belief',
    'heir',
    'SPO',
    'NHS body',
    'MP',
    'EU regulation',
    'IOPC report',
    'SFO',
    'AI system',
    'unidentified person',
    'unissued share',
    'unimpeded way',
    'X-ray',
    'F-gas',
    '18-year-old',
    '8-day period',
    '11th day',
  ],
])('puts “an” before %s', (words) => expect(articleOf(words)).toBe('an'));

it.each([
  ...[
    'person',
    'user',
    'use',
    'unit',
    'uniform',
    'university',
    'European court',
    'one-off payment',
    'utility',
  ],
  ...[
    'hearing',
    'house',
    'UK order',
    'US firm',
    'CPS lawyer',
    'DPP',
    'NATO force',
    'usual place',
    'once-only act',
    'unanimous verdict',
    'urine sample',
    'utensil',
    'uterus',
    'uranium store',
    'ewe',
    'U-turn',
    'eunuch',
    '118th day',
    '7-day period',
    '',
  ],
])('puts “a” before %s', (words) => expect(articleOf(words)).toBe('a'));

const inFull = (words: string): readonly string[] =>
  words
    .split(/, | and /)
    .filter((one) => one !== '')
    .flatMap((one) => {
      const [from, to] = one.split(' to ');
      if (to === undefined) return [one];
      const all: string[] = [];
      for (let n = Number(from?.slice(2)); n <= Number(to.slice(2)); n++)
        all.push(`A-${`${n}`.padStart(3, '0')}`);
      return all;
    });

it('says of what is numbered each number once, and a run of three or more by its ends', () => {
  const names = fc
    .uniqueArray(fc.integer({ min: 1, max: 1200 }), { maxLength: 40 })
    .map((all) => all.sort((a, b) => a - b).map((n) => `A-${`${n}`.padStart(3, '0')}`));
  fc.assert(
    fc.property(names, (all) => {
      const said = listedByNumber(all);
      expect(inFull(said)).toEqual(all);
      expect(said.split(/, | and | to /).length).toBeLessThanOrEqual(Math.max(1, all.length));
    }),
  );
  expect(listedByNumber(['A-001', 'A-004', 'A-009', 'A-010', 'A-011'])).toBe(
    'A-001, A-004 and A-009 to A-011',
  );
  expect(listedByNumber(['A-001', 'A-002'])).toBe('A-001 and A-002');
  expect(listedByNumber(['1', '2', '3', '3A', '4'])).toBe('1 to 3, 3A and 4');
});

it('cuts a text short between words, where one ends late enough, and with no stop before the dots', () => {
  const word = fc.stringMatching(/^[a-z]{1,12}[.,;:]?$/);
  fc.assert(
    fc.property(fc.array(word, { maxLength: 30 }), fc.integer({ min: 4, max: 120 }), (words, most) => {
      const text = words.join(' ');
      const short = abridged(text, most);
      if (text.length <= most) {
        expect(short).toBe(text);
        return;
      }
      const kept = short.slice(0, -1);
      expect(short).toMatch(/[a-z]…$/);
      expect(short.length).toBeLessThanOrEqual(most + 1);
      expect(text.startsWith(kept)).toBe(true);
      const isBetween = /^(?:[.,;:]| |$)/.test(text.slice(kept.length));
      if (text.slice(0, most).includes(' ', most / 2 + 1)) expect(isBetween).toBe(true);
    }),
  );
});

it('parts no character that it cuts a text short in', () => {
  for (const most of [4, 5, 6, 7]) expect(abridged('𝐀𝐁𝐂𝐃𝐄𝐅', most)).toMatch(/^(?:𝐀𝐁|𝐀𝐁𝐂)…$/u);
});
