import type { Stretch } from './anchor.ts';
import { answerHeadings } from './answer-headings.ts';
import type { Response, Source } from './evidence.ts';
import { sentenceAt } from './sentence-at.ts';

/** What a letter says under the heading of a recommendation, or of several: for a person to check and record. */
export interface AnswerFound {
  /** The numbers in the heading: `5`, `6`, `8`. */
  readonly recommendations: readonly string[];
  /** From the heading to the next, or to the end. */
  readonly section: Stretch;
  /** `not-known` where no known turn of phrase says it. */
  readonly category: Response['category'];
  /** The sentence that the category was read from; null where none was. */
  readonly terms: Stretch | null;
  /** What its author underlined in it: the letter's own emphasis on what it undertakes. */
  readonly underlined: readonly Stretch[];
}

/** Turns of phrase in which departments answer, the more particular first. */
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
/** What must stand in the same answer for an assessment that is agreed with to be answered by a review. */
const REVIEW = /\breview\b/i;

/** A turn of phrase that may be broken over lines between any two of its words. */
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
 * The answers in a letter that has a heading for each recommendation, or for some together. Offsets are UTF-16 code units
 * of its text. What isn't headed so is not found: nothing is guessed.
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
