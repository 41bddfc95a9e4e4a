import type { Response } from '../../../core/evidence/evidence.ts';

/** What the letter's own phrases say of a recommendation. */
const PHRASES: readonly (readonly [RegExp, Response['category']])[] = [
  [/welcome the spirit of this recommendation.*more consideration is needed/s, 'accepted-in-spirit'],
  [/I agree with your assessment.*committing to conducting a review/s, 'agrees-review-committed'],
  [
    /I accept (this|these) recommendations?\.|I would therefore like to accept your recommendation/,
    'accepted',
  ],
];

/** Lines run on, tags and doubled spaces gone. */
export const plainWords = (text: string): string =>
  text
    .replace(/<\/?u>/g, '')
    .replace(/\s+/g, ' ')
    .trim();

interface Answered {
  readonly numbers: readonly string[];
  readonly category: Response['category'] | undefined;
  /** The underlined words, those that follow each other at once being one. */
  readonly underlined: readonly string[];
}

/**
 * The Government's answers in the text of its letter, in order, by its own headings, phrases and underlining (`<u>`) and
 * by nothing of ours: what stands between one heading "Recommendation …" and the next.
 */
export function readLetter(letter: string): readonly Answered[] {
  const [, ...parts] = letter.split(/^(Recommendations? [\d, and]+)$/m);
  return parts.flatMap((heading, at) => {
    if (at % 2 === 1) return [];
    const body = (parts[at + 1] ?? '').split('Thank you once again')[0] ?? '';
    const joined = body.replace(/<\/u>(\s+)<u>/g, '$1');
    return [
      {
        numbers: heading.match(/\d+/g) ?? [],
        category: PHRASES.find(([phrase]) => phrase.test(plainWords(body)))?.[1],
        underlined: [...joined.matchAll(/<u>(.*?)<\/u>/gs)].map(([, words = '']) => plainWords(words)),
      },
    ];
  });
}
