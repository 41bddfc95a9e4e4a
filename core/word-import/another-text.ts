import type { Kind } from '../act/tree.ts';
import { type Line, plainLines } from '../amend/redline/lines.ts';
import { ACT_HEADING } from '../pack/act-bounds.ts';
import { ABOUT_SCHEDULE, CONTENTS_HEADING, CONTENTS_STYLE, SCHEDULE_HEADING } from '../pack/paper-signs.ts';
import type { AcceptedParagraph } from './certificate/accepted.ts';
import { foreignTo, linesWithin, shareOf, threesIn } from './share-of-text.ts';
import { paragraphText, type WordDocument, wordsWithout } from './word-document.ts';

/** Whether a file is of another text than the review, told by its words alone: never by what a program calls its parts. */

/** Where in a file what it is called stands, in paragraphs that have words. */
const BEGINNING = 40;

const texts = ({ paragraphs }: WordDocument): readonly string[] =>
  paragraphs.map((paragraph) => paragraphText(paragraph).trim()).filter((text) => text !== '');

/**
 * Which paper of Keeling's own a file is, that is no marked-up Act; null for none of them. By its headings, and by the
 * styles that nobody else has: a stranger's manual has contents too.
 */
export function ownPaper(document: WordDocument): 'paper' | 'schedule' | null {
  const first = texts(document).slice(0, BEGINNING);
  const before = first.slice(0, first.indexOf(ACT_HEADING) < 0 ? undefined : first.indexOf(ACT_HEADING));
  const hasStyle = (is: (style: string) => boolean) =>
    document.paragraphs.some(({ style }) => is(style.toLowerCase().replaceAll(/\s/g, '')));
  // A paper may have the marked-up Act as a part of it: its contents come before that.
  if (before.includes(CONTENTS_HEADING) && hasStyle((style) => style === CONTENTS_STYLE.toLowerCase()))
    return 'paper';
  const isSchedule = first.includes(ABOUT_SCHEDULE) && first.includes(SCHEDULE_HEADING);
  return isSchedule && hasStyle((style) => style.startsWith('law')) ? 'schedule' : null;
}

/** The title of the review that a marked-up Act says it was made from; null where it doesn't say. */
export function reviewNamed(document: WordDocument): string | null {
  const titles = texts(document)
    .slice(0, BEGINNING)
    .flatMap(
      (text) =>
        /^Made from the review “(.+)” as it was on .+ \((?:history|ledger) entry \d+\)\.$/.exec(text)?.[1] ??
        [],
    );
  return titles[0] ?? null;
}

/** The amendments that the table of changes lists, by number and title. */
export const listedAmendments = ({
  paragraphs,
}: WordDocument): readonly { readonly id: string; readonly title: string }[] =>
  paragraphs.flatMap((paragraph) => {
    const [, id, title] =
      (paragraph.inTable ? /^(A-\d{3,9})(?:: (.*))?$/.exec(paragraphText(paragraph)) : null) ?? [];
    return id === undefined ? [] : [{ id, title: title ?? '' }];
  });

/** Of the words that stood in a file before anybody tracked a change, at least so many are the Act's. */
const LEAST_KNOWN = 0.35;
/** At most so many are in paragraphs that have nothing of it. */
const MOST_FOREIGN = 0.5;

/** At least so many lines of the Act as it was are there, beside those that every Act begins with. */
const LEAST_LINES = 2;
const PRELIMINARY: ReadonlySet<Kind> = new Set(['longTitle', 'enactingWords']);

/** The lines of an Act by which a file of it is told: as it was, without what every Act begins with; and all, as amended too. */
export function tellingLines(marked: readonly Line[]): TellingLines {
  const own = marked.filter(({ kind }) => !PRELIMINARY.has(kind));
  const lines = plainLines(marked, 'original');
  return {
    lines: plainLines(own, 'original'),
    all: new Set([...lines, ...plainLines(marked, 'as-amended')]),
  };
}

interface TellingLines {
  readonly lines: readonly string[];
  readonly all: ReadonlySet<string>;
}

/**
 * How many in a hundred words of a file's Act are of the review's; null where that is enough for it to be that Act, however
 * much of it was worked on and however little is left of it.
 */
export function strangeness(
  paragraphs: readonly AcceptedParagraph[],
  { lines, all: every }: TellingLines,
): number | null {
  const threes = threesIn(every);
  const { all, known: shared } = shareOf(paragraphs, threes);
  const share = all === 0 ? 0 : shared / all;
  const isEnough = share >= LEAST_KNOWN && foreignTo(paragraphs, threes) <= MOST_FOREIGN;
  if (isEnough && linesWithin(paragraphs, lines) >= LEAST_LINES) return null;
  return Math.round(share * 100);
}

/** Another text of the same Act, and how its lines are called. */
export interface OtherText {
  readonly name: string;
  readonly lines: readonly string[];
}

/** The fewest lines that only one of two texts has by which they are told apart where the other has none of its own. */
const LEAST_OWN = 3;
const NEARLY_ALL = 0.98;

/** Which other text of the Act a file is of, by the lines that only one of the two has; null where it is of this one. */
export function otherText(
  { paragraphs }: WordDocument,
  own: ReadonlySet<string>,
  otherTexts: readonly OtherText[],
): string | null {
  const lines = new Set(paragraphs.map((one) => wordsWithout(one, 'inserted')));
  const count = (list: Iterable<string>) => [...list].filter((line) => lines.has(line)).length;
  for (const { name, lines: theirs } of otherTexts) {
    const all = new Set(theirs);
    const [onlyOwn, onlyTheirs] = [
      [...own].filter((line) => !all.has(line)),
      [...all].filter((line) => !own.has(line)),
    ];
    const [ours, other] = [count(onlyOwn), count(onlyTheirs)];
    const lacksOurs = onlyOwn.length >= LEAST_OWN && ours === 0;
    if (other > ours || (lacksOurs && count(all) >= NEARLY_ALL * all.size)) return name;
  }
  return null;
}

/** What an Act or an instrument in a file is called by its own words; null where it doesn't say. */
export function titleIn(document: WordDocument): string | null {
  const CITED = /may be cited as (?:the )?((?:\p{Lu}|\d)[^.;“”]{3,120}?(?:19|20)\d{2})/u;
  return texts(document).flatMap((text) => CITED.exec(text)?.[1] ?? [])[0] ?? null;
}

/** Whether a file begins as a Bill, and the Act of the review doesn't. */
export const isOtherBill = (document: WordDocument, own: ReadonlySet<string>): boolean =>
  texts(document)
    .slice(0, BEGINNING)
    .some((text) => /^A Bill to\b/i.test(text) && !own.has(text));

/** How a file begins. */
export const beginningOf = (document: WordDocument): string => (texts(document)[0] ?? '').slice(0, 80);
