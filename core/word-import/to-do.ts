import { indexTree, type Pid, type Provision } from '../act/tree.ts';
import type { Drafted } from '../amend/edits/edit-index.ts';
import { insertionOf } from '../amend/structure/inserted.ts';
import { canonicalJson } from '../base/canonical-json.ts';
import type { Thread } from '../review/records.ts';
import { fieldOfWords } from '../review/suggest.ts';
import { chosenWords, type ThreadWords } from '../review/thread-words.ts';
import { writtenSources } from '../review/words-in-lines.ts';
import type { TextChange } from './changes.ts';
import type { Item, Unplaced } from './item.ts';
import type { PlacedLine } from './placed-line.ts';

/** What of a returned file can't be taken: kept as a comment with a task, where people look, until a person has done it. */

/** What it says: what was done, why it isn't taken, and the exact words that went and came. */
interface ToDoWords {
  readonly file: string;
  readonly what: string;
  readonly why: string;
  readonly deleted: string;
  readonly inserted: string;
  /** Whether `what` says those words in full already. */
  readonly isSaid: boolean;
}

const quoted = (name: string, text: string): readonly string[] => (text === '' ? [] : [`${name}: “${text}”`]);
const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

/** As much as one comment holds. */
const LONGEST = 19_000;

/** What a to-do says, in as many comments as it takes: none of the words is cut off. */
export function toDoTexts({
  file,
  what: description,
  why: reason,
  deleted,
  inserted,
  isSaid,
}: ToDoWords): readonly string[] {
  const lines = [
    `Not imported from ${file}: ${sentence(description)}${reason === '' ? '' : ` ${sentence(reason)}`}`,
    ...(isSaid ? [] : [...quoted('Deleted', deleted), ...quoted('Inserted', inserted)]),
  ];
  let remaining = lines.join('\n');
  const texts: string[] = [];
  while (remaining !== '') {
    const isCut = /[\uD800-\uDBFF]/.test(remaining.charAt(LONGEST - 1));
    const length = isCut ? LONGEST - 1 : LONGEST;
    texts.push(remaining.slice(0, length));
    remaining = remaining.slice(length);
  }
  return texts;
}

const wordsOf = (runs: Unplaced['shown'], kind: 'deleted' | 'inserted'): string =>
  runs.map((run) => (run.kind === kind ? run.text : '')).join('');

/** What went and what came by something that is listed. */
export const listedWords = ({ shown: shownRuns }: Pick<Unplaced, 'shown'>) => ({
  deleted: wordsOf(shownRuns, 'deleted'),
  inserted: wordsOf(shownRuns, 'inserted'),
});

/** The threads that keep what could not be taken, by what that is known by. */
export const keptBy = (threads: readonly Thread[]): ReadonlyMap<string, string> =>
  new Map(
    threads.flatMap(({ id, comments }) =>
      comments.flatMap(({ kept }) => (kept ? [[kept.print, id] as const] : [])),
    ),
  );

/** What something that is listed is known by in another copy of the file. */
export const listedPrint = ({ what: kind, words, pid, shown: shownRuns, by }: Unplaced): string =>
  canonicalJson(['listed', kind, words, pid, shownRuns, by]);

/** Whether something that is listed has a place in the Act where people would see it. */
export const isAtPlace = ({ what: kind, pid }: Pick<Unplaced, 'what' | 'pid'>): boolean =>
  kind === 'deleted-comment' || (pid !== null && kind !== 'formatting');

/** What a to-do about a provision is on: the provision or, where that is put in by no amendment any more, what put it in. */
export function toDoSubject(
  base: Provision,
  pid: Pid,
  now: readonly Drafted[],
  sentAmendments: readonly Drafted[],
): string {
  if (indexTree(base).byPid.has(pid) || insertionOf(now, pid)) return `provision:${pid}`;
  const was = insertionOf(sentAmendments, pid);
  return was ? `amendment:${was.am}` : `provision:${pid}`;
}

const isSpace = (char: string | undefined): boolean => char === undefined || /\s/.test(char);

/** The words that a change is of, from a whole word to a whole word, and what would stand in their place. */
function spanOf(text: string, from: number, to: number, insert: string) {
  let [start, end] = [from, to];
  const isBare = from === to;
  if (isBare || isSpace(text[start])) {
    while (start > 0 && isSpace(text[start - 1])) start -= 1;
    while (start > 0 && !isSpace(text[start - 1])) start -= 1;
  }
  if ((isBare && start === end) || (end > start && isSpace(text[end - 1]))) {
    while (end < text.length && isSpace(text[end])) end += 1;
    while (end < text.length && !isSpace(text[end])) end += 1;
  }
  return { from: start, to: end, insert: text.slice(start, from) + insert + text.slice(to, end) };
}

/**
 * The words of the Act that a change of words is of, as a comment is on them, with what is suggested in their place. Null
 * where they are not the words of one provision that a comment can be on.
 */
export function suggestionFor(
  change: TextChange,
  placedLines: readonly PlacedLine[],
  base: Provision,
): { readonly words: ThreadWords; readonly pid: Pid; readonly insert: string } | null {
  if (change.restored.length > 0 || change.past.length > 0) return null;
  const isOf = ({ pid, field }: { readonly pid: Pid; readonly field: string }) =>
    pid === change.pid && field === change.field;
  const line = placedLines.find(({ sent }) => sent.stretches.some(isOf));
  if (!line) return null;
  const { stretches } = line.sent;
  // Each character of the field as amended, by where it stands in the line.
  const places: number[] = [];
  let text = '';
  let offset = 0;
  for (const stretch of stretches) {
    const { run } = stretch;
    if (isOf(stretch) && run.kind !== 'deleted') {
      if (stretch.live !== text.length) return null;
      for (let at = 0; at < run.text.length; at++) places.push(offset + at);
      text += run.text;
    }
    offset += run.text.length;
  }
  const { at, remove } = change;
  const span = spanOf(text, at, at + remove, change.insert);
  const [from, to] = [places[span.from], places[span.to - 1]];
  if (from === undefined || to === undefined) return null;
  const chosen = chosenWords([{ sources: writtenSources(base, stretches), from, to: to + 1 }]);
  const isWhole = chosen?.words.quote === text.slice(span.from, span.to);
  if (!chosen || !isWhole || !fieldOfWords(chosen.words.held ?? [])) return null;
  return { words: chosen.words, pid: chosen.pid, insert: span.insert };
}

/** Whether a sentence of an item says in full what went and came. */
export const saysAll = ({ operation, before, after }: Item): boolean =>
  operation.do === 'text' && before.length <= 300 && after.length <= 300;
