import type { Stretch } from './anchor.ts';
import { answerHeadings } from './answer-headings.ts';
import type { Response, Source } from './evidence.ts';
import { sentenceAt } from './sentence-at.ts';

/** An answer that was read in a letter, under a heading with one or more recommendations. A person checks and records it. */
export interface AnswerFound {
  /** The numbers in the heading: `5`, `6`, `8`. */
  readonly recommendations: readonly string[];
  /** From the heading to the next heading, or to the end. */
  readonly section: Stretch;
  /** `not-known` if no known phrase was found. */
  readonly category: Response['category'];
  /** The sentence with the phrase; null without one. */
  readonly terms: Stretch | null;
  /** The words in the section that the author underlined, usually to stress a commitment. */
  readonly underlined: readonly Stretch[];
}

/** Phrases in which departments answer, in order of precedence. */
const PHRASES: readonly (readonly [RegExp, Response['category']])[] = [
  [
    /\b(?:do(?:es)? not|cannot|am unable to|is unable to) accept (?:this|these|your|the) recommendations?\b/i,
    'not-accepted',
  ],
  [/\bnot accepted\b/i, 'not-accepted'],
  [
    /\baccepts? (?:this|these|your|the) recommendations? in part\b|\bpartially accepts?\b|\baccepted in part\b/i,
    'accepted-in-part',
  ],
  [
    /\baccepts? (?:this|these|your|the) recommendations? in principle\b|\baccepted in principle\b/i,
    'accepted-in-principle',
  ],
  [/\bwelcomes? the spirit of (?:this|these|your|the) recommendations?\b/i, 'accepted-in-spirit'],
  [/\baccepts? (?:this|these|your|the) recommendations?\b/i, 'accepted'],
  [/\bagrees? with (?:your|the) assessment\b/i, 'agrees-review-committed'],
  [/\bnotes? (?:this|these|your|the) recommendations?\b/i, 'noted'],
];
/** "Agrees with the assessment" counts as `agrees-review-committed` only if the answer also mentions a review. */
const REVIEW = /\breview\b/i;

/** The pattern of a phrase, with any white space between its words, so that a line may end there. */
const acrossLines = ({ source, flags }: RegExp): RegExp => new RegExp(source.replaceAll(' ', '\\s+'), flags);

function answerIn(text: string, section: Stretch): Pick<AnswerFound, 'category' | 'terms'> {
  const words = text.slice(section.from, section.to);
  for (const [phrase, category] of PHRASES) {
    const phraseMatch = acrossLines(phrase).exec(words);
    if (!phraseMatch || (category === 'agrees-review-committed' && !REVIEW.test(words))) continue;
    return { category, terms: sentenceAt(text, section, section.from + phraseMatch.index) };
  }
  return { category: 'not-known', terms: null };
}

/**
 * Reads the answers in a letter that has headings for one or more recommendations. Offsets are UTF-16 code units of its
 * text. Answers without such a heading are not found, because a guess could be wrong.
 */
export function readAnswers({
  text,
  underlined = [],
}: Pick<Source, 'text' | 'underlined'>): readonly AnswerFound[] {
  const headings = answerHeadings(text);
  return headings.map(({ recommendations, from, to }, at) => {
    const section = { from, to: headings[at + 1]?.from ?? text.length };
    return {
      recommendations,
      section,
      ...answerIn(text, { from: to, to: section.to }),
      underlined: underlined.filter((line) => line.from >= section.from && line.to <= section.to),
    };
  });
}
