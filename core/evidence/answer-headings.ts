import { numbersIn } from './number-list.ts';

/** The heading of an answer to a recommendation, or to several together. */
interface AnswerHeading {
  /** The numbers in the heading, with those of ranges: `7 to 9` is `7`, `8`, `9`. */
  readonly recommendations: readonly string[];
  readonly from: number;
  /** The offset at which the answer begins. On the heading's line, if words follow a colon, dash or full stop there. */
  readonly to: number;
}

const SPACE = '[ \\u00a0]';
const NUMBER = `\\d{1,4}(?:\\([a-z]\\)|[a-z]\\b)?`;
const NUMBER_SEPARATOR = `(?:,?${SPACE}and${SPACE}|,?${SPACE}?&${SPACE}?|,${SPACE}?|${SPACE}to${SPACE}|${SPACE}?[-–—]${SPACE}?)`;
const HEADING = new RegExp(
  `^[ \\t]*(?:\\d{1,3}[.)][ \\t]+)?Recommendations?${SPACE}+(${NUMBER}(?:${NUMBER_SEPARATOR}${NUMBER})*)${SPACE}*(?:[:.–—-]${SPACE}*(.*))?$`,
  'gim',
);
/** Whether a line begins a new sentence or paragraph. A line within a sentence is no heading. */
const startsSentence = (text: string, at: number): boolean =>
  /(?:^|\n\s*\n|[.!?:;]["”’)]*\s*\n)\s*$/.test(text.slice(Math.max(0, at - 80), at));

/** Finds the headings of answers in a letter, in order. A heading with words after it on its line must start a sentence. */
export function answerHeadings(text: string): readonly AnswerHeading[] {
  return [...text.matchAll(HEADING)].flatMap((headingMatch): readonly AnswerHeading[] => {
    const [line, list = '', restOfLine = ''] = headingMatch;
    if (restOfLine !== '' && headingMatch.index > 0 && !startsSentence(text, headingMatch.index)) return [];
    const to = headingMatch.index + line.length - restOfLine.length;
    return [{ recommendations: numbersIn(list).map(String), from: headingMatch.index, to }];
  });
}
