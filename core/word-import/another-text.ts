import type { Kind } from '../act/tree.ts';
import { type Line, plainLines } from '../amend/redline/lines.ts';
import { ACT_HEADING } from '../pack/act-bounds.ts';
import { ABOUT_SCHEDULE, CONTENTS_HEADING, CONTENTS_STYLE, SCHEDULE_HEADING } from '../pack/paper-signs.ts';
import type { AcceptedParagraph } from './certificate/accepted-text.ts';
import { foreignTo, linesWithin, shareOf, threesIn } from './share-of-text.ts';
import { paragraphText, type WordDocument, wordsWithout } from './word-document.ts';

/**
 * Decides whether a file is of another text than the review. Only words decide, because every program names styles
 * differently.
 */

/** The title is looked for in so many paragraphs that have words. */
const BEGINNING_PARAGRAPHS = 40;

const texts = ({ paragraphs }: WordDocument): readonly string[] =>
  paragraphs.map((paragraph) => paragraphText(paragraph).trim()).filter((text) => text !== '');

/**
 * Which other paper of Keeling a file is; null for a marked-up Act or a stranger's file. Headings and Keeling's own
 * style names are both needed, since a stranger's manual has a contents page too.
 */
export function ownPaper(document: WordDocument): 'paper' | 'schedule' | null {
  const first = texts(document).slice(0, BEGINNING_PARAGRAPHS);
  const before = first.slice(0, first.indexOf(ACT_HEADING) < 0 ? undefined : first.indexOf(ACT_HEADING));
  const hasStyle = (is: (style: string) => boolean) =>
    document.paragraphs.some(({ style }) => is(style.toLowerCase().replaceAll(/\s/g, '')));
  // A paper may include the marked-up Act; its contents page comes first.
  if (before.includes(CONTENTS_HEADING) && hasStyle((style) => style === CONTENTS_STYLE.toLowerCase()))
    return 'paper';
  const isSchedule = first.includes(ABOUT_SCHEDULE) && first.includes(SCHEDULE_HEADING);
  return isSchedule && hasStyle((style) => style.startsWith('law')) ? 'schedule' : null;
}

/** The review title that a marked-up Act names; null where it names none. */
export function reviewNamed(document: WordDocument): string | null {
  const titles = texts(document)
    .slice(0, BEGINNING_PARAGRAPHS)
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
      (paragraph.isInTable ? /^(A-\d{3,9})(?:: (.*))?$/.exec(paragraphText(paragraph)) : null) ?? [];
    return id === undefined ? [] : [{ id, title: title ?? '' }];
  });

/** At least this share of a file's words, before tracked changes, is from the Act. */
const MIN_KNOWN_SHARE = 0.35;
/** At most this share of the words is in paragraphs that have nothing of the Act. */
const MAX_FOREIGN_SHARE = 0.5;

/** At least so many lines of the original Act are present, beside those that every Act begins with. */
const MIN_LINES = 2;
const PRELIMINARY: ReadonlySet<Kind> = new Set(['longTitle', 'enactingWords']);

/**
 * The lines that identify an Act: the original ones without the usual opening lines, and all, including those as
 * amended.
 */
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
 * Percentage of a file's words that are from the review's Act; null where that is enough for it to be the same Act,
 * however heavily it was edited.
 */
export function lowSharePercent(
  paragraphs: readonly AcceptedParagraph[],
  { lines, all: every }: TellingLines,
): number | null {
  const threes = threesIn(every);
  const { all, shared } = shareOf(paragraphs, threes);
  const share = all === 0 ? 0 : shared / all;
  const isEnough = share >= MIN_KNOWN_SHARE && foreignTo(paragraphs, threes) <= MAX_FOREIGN_SHARE;
  if (isEnough && linesWithin(paragraphs, lines) >= MIN_LINES) return null;
  return Math.round(share * 100);
}

/** Another text of the same Act, and the title shown for it. */
export interface OtherText {
  readonly name: string;
  readonly lines: readonly string[];
}

/** A file belongs to a text if at least so many of its lines are only in this text, and none only in the other. */
const MIN_OWN_LINES = 3;
const MIN_SHARE_OF_LINES = 0.98;

/** Which other text of the Act a file is of, by the lines that only one text has; null for the review's own text. */
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
    const lacksOurs = onlyOwn.length >= MIN_OWN_LINES && ours === 0;
    if (other > ours || (lacksOurs && count(all) >= MIN_SHARE_OF_LINES * all.size)) return name;
  }
  return null;
}

/** The title of the Act or instrument in a file, by its own words; null where it has none. */
export function titleIn(document: WordDocument): string | null {
  const CITED = /may be cited as (?:the )?((?:\p{Lu}|\d)[^.;“”]{3,120}?(?:19|20)\d{2})/u;
  return texts(document).flatMap((text) => CITED.exec(text)?.[1] ?? [])[0] ?? null;
}

/** Whether a file begins as a Bill while the review's Act does not. */
export const isOtherBill = (document: WordDocument, own: ReadonlySet<string>): boolean =>
  texts(document)
    .slice(0, BEGINNING_PARAGRAPHS)
    .some((text) => /^A Bill to\b/i.test(text) && !own.has(text));

/** The first words of a file. */
export const beginningOf = (document: WordDocument): string => (texts(document)[0] ?? '').slice(0, 80);
