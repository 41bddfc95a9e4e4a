import type { Pid } from '../act/tree.ts';
import { count } from '../base/english.ts';
import { MAX_CHANGES_PER_LINE } from './changes.ts';
import type { UnplacedChange } from './item.ts';
import { firstLaterAuthor } from './makers.ts';
import type { ReturnedLine } from './returned-lines.ts';
import type { SentLine } from './sent-lines.ts';
import { deletedText, insertedText, type MissingLine } from './whole-edits.ts';
import type { OwnerOf } from './whose.ts';
import type { ChangeAuthor } from './word-document.ts';

/** Lines whose changes cannot be imported, shown in full so that a person can make them by hand. */

/** A line with more changes than can be imported in one paragraph. */
export const tooManyChanges = (
  { line, amended }: SentLine,
  { text, runs }: ReturnedLine,
  ownerOf: OwnerOf,
): UnplacedChange => ({
  kind: 'other',
  words: `One paragraph has more than ${count(MAX_CHANGES_PER_LINE, 'separate change')}. No more can be imported in one paragraph, so none of them was. Change the provision by hand`,
  pid: line.pid,
  shownRuns: [...deletedText(amended), ...insertedText(text)],
  by: firstLaterAuthor(runs, ownerOf),
});

/** A line that was split in two, or lines that were joined. */
export function splitOrJoined(
  sentLines: readonly SentLine[],
  returnedLines: readonly ReturnedLine[],
  ownerOf: OwnerOf,
): UnplacedChange {
  const before = sentLines.map(({ amended }) => amended).join('¶');
  const after = returnedLines.map(({ text }) => text).join('¶');
  const isSplit = returnedLines.length > 1;
  return {
    kind: isSplit ? 'split' : 'joined',
    words: isSplit ? 'A line was split in two. Use a command to divide a provision' : 'Lines were joined',
    pid: sentLines[0]?.line.pid ?? null,
    shownRuns: [...deletedText(before), ...insertedText(after)],
    by: firstLaterAuthor(
      returnedLines.flatMap(({ runs }) => runs),
      ownerOf,
    ),
  };
}

/** New lines after a provision, which cannot be inserted there; or lines that Word says were moved there. */
export const unplacedNewLines = (
  text: string,
  isMoved: boolean,
  pid: Pid | null,
  by: ChangeAuthor | null,
): UnplacedChange => ({
  kind: 'line-new',
  words: isMoved
    ? 'A line was moved here'
    : 'A new line has no number, or a number that does not fit here. Use a command to insert it',
  pid,
  shownRuns: insertedText(text),
  by,
});

/** A line that vanished in one place and appeared in another, after the previous line. */
export const movedLine = (
  { sentLine: { line, amended }, maker }: MissingLine,
  { text, runs }: ReturnedLine,
  previousLine: SentLine | null,
  ownerOf: OwnerOf,
): UnplacedChange => ({
  kind: 'moved',
  words: `A line was moved to after “${previousLine?.amended.slice(0, 80) ?? 'the beginning'}”. Use a command to move a provision`,
  pid: line.pid,
  shownRuns: [...deletedText(amended), ...insertedText(text)],
  by: firstLaterAuthor(runs, ownerOf) ?? (maker.kind === 'tracked' ? maker.by : null),
});
