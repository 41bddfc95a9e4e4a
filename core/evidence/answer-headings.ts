import { numbersIn } from './number-list.ts';

/** The heading of an answer to a recommendation, or to several together. */
interface AnswerHeading {
  /** The numbers in it, each of a range: `7 to 9` is `7`, `8`, `9`. */
  readonly recommendations: readonly string[];
  readonly from: number;
  /** Where what it heads begins: on its own line, where words follow a colon, a dash or a stop. */
  readonly to: number;
}

const SPACE = '[ \\u00a0]';
const NUMBER = `\\d{1,4}(?:\\([a-z]\\)|[a-z]\\b)?`;
const NUMBER_SEPARATOR = `(?:,?${SPACE}and${SPACE}|,?${SPACE}?&${SPACE}?|,${SPACE}?|${SPACE}to${SPACE}|${SPACE}?[-–—]${SPACE}?)`;
const HEADING = new RegExp(
  `^[ \\t]*(?:\\d{1,3}[.)][ \\t]+)?Recommendations?${SPACE}+(${NUMBER}(?:${NUMBER_SEPARATOR}${NUMBER})*)${SPACE}*(?:[:.–—-]${SPACE}*(.*))?$`,
  'gim',
);
/** Whether a line begins anew where it does: a sentence that runs on into it is no heading. */
const beginsAnew = (text: string, at: number): boolean =>
  /(?:^|\n\s*\n|[.!?:;]["”’)]*\s*\n)\s*$/.test(text.slice(Math.max(0, at - 80), at));

/** The headings of answers in a letter, in their order. One with words after it on its line must begin anew. */
export function answerHeadings(text: string): readonly AnswerHeading[] {
  return [...text.matchAll(HEADING)].flatMap((headingMatch): readonly AnswerHeading[] => {
    const [line, list = '', restOfLine = ''] = headingMatch;
    if (restOfLine !== '' && headingMatch.index > 0 && !beginsAnew(text, headingMatch.index)) return [];
    const to = headingMatch.index + line.length - restOfLine.length;
    return [{ recommendations: numbersIn(list).map(String), from: headingMatch.index, to }];
  });
}
