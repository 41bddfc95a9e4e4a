import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readAnswers } from '../../../core/evidence/read-answers.ts';
import { type ReadSource, readSource } from '../../../data/formats/source/read.ts';
import { must } from '../../support/reviews/review.ts';

/** A letter that nobody wrote, in hard lines, with headings of many kinds. */
const LETTER = join(import.meta.dirname, '../../fixtures/letters/lost-luggage.txt');

/** What is in it: the recommendations of each heading, their category, its sentence, and what is underlined. */
const ANSWERS = [
  [
    '2',
    'accepted',
    'Dr. Pike and I accept\nthis recommendation, e.g. by opening the office at No. 7, North Quay.',
    'We\nwill|open it by 1 May.',
  ],
  ['3 4 6', 'not-accepted', 'I do not accept these recommendations.', ''],
  ['7 8 9', 'noted', 'We note these recommendations.', ''],
  [
    '10',
    'accepted-in-principle',
    '"We accept this recommendation in principle", the harbour-masters wrote to\nme; so do I.',
    'print',
  ],
  ['11', 'accepted-in-part', 'The Warden accepts this recommendation in part', ''],
  ['13 14 15 17 18', 'not-known', null, ''],
  ['1', 'agrees-review-committed', 'I agree with your assessment that the notice is too small.', ''],
] as const;

describe('a letter', () => {
  let letter: ReadSource;
  beforeAll(async () => {
    letter = must(await readSource(readFileSync(LETTER), 'letter.txt'));
  });

  it('is read with every word, and the underlined ones told', () => {
    const written = readFileSync(LETTER, 'utf8');
    expect(letter.text).toBe(written.replaceAll(/<\/?u>/g, '').trim());
    const marked = [...written.matchAll(/<u>(.*?)<\/u>/gs)].map(([, words]) => words);
    expect(letter.underlined.map(({ from, to }) => letter.text.slice(from, to))).toEqual(marked);
  });

  it('is read for its answers: none under another’s heading, each by its whole sentence', () => {
    const words = ({ from, to }: { readonly from: number; readonly to: number }) =>
      letter.text.slice(from, to);
    const found = readAnswers({ text: letter.text, underlined: [...letter.underlined] });
    expect(
      found.map(({ recommendations, category, terms, underlined }) => [
        recommendations.join(' '),
        category,
        terms && words(terms),
        underlined.map(words).join('|'),
      ]),
    ).toEqual(ANSWERS);
    // Each answer goes as far as the next, and what stands between headings is in one of them.
    for (const [at, { section }] of found.entries())
      expect(section.to).toBe(found[at + 1]?.section.from ?? letter.text.length);
    expect(words(found[4]?.section ?? { from: 0, to: 0 })).toContain('As was said under\nRecommendation 3');
  });

  it.each([
    ['lines of Windows', (text: string) => Buffer.from(text.replaceAll('\n', '\r\n'))],
    ['Windows-1252', (text: string) => Buffer.from(text.replaceAll('–', '\u0096'), 'latin1')],
    ['UTF-16', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
  ])('says the same in %s', async (_, bytes) => {
    const again = must(await readSource(bytes(readFileSync(LETTER, 'utf8')), 'letter.txt'));
    expect({ text: again.text, underlined: again.underlined }).toEqual({
      text: letter.text,
      underlined: letter.underlined,
    });
  });
});
