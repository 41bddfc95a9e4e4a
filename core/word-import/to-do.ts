import { indexTree, type Pid, type Provision } from '../act/tree.ts';
import type { Drafted } from '../amend/edits/edit-index.ts';
import { insertionOf } from '../amend/structure/with-inserted.ts';
import { canonicalJson } from '../base/canonical-json.ts';
import type { Thread } from '../review/records.ts';
import { singleFieldOf } from '../review/suggest.ts';
import { selectedWords, type ThreadWords } from '../review/thread-words.ts';
import { sourcesOfStretches } from '../review/words-in-lines.ts';
import type { TextChange } from './changes.ts';
import type { UnplacedChange, WordItem } from './item.ts';
import type { MatchedLine } from './placed-line.ts';

/**
 * Writes comments with tasks for changes of a returned file that can't be imported. A task remains until a person has
 * dealt with it.
 */

/** The contents of the comment: what was done in Word, why it was not imported, and the exact words. */
interface ToDoWords {
  readonly file: string;
  readonly description: string;
  readonly reason: string;
  readonly deleted: string;
  readonly inserted: string;
  /** Whether `description` already quotes the deleted and inserted words in full. */
  readonly isSaid: boolean;
}

const quoted = (name: string, text: string): readonly string[] => (text === '' ? [] : [`${name}: “${text}”`]);
const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

/** The most UTF-16 code units in one comment, a little under what a comment may store. */
const MAX_COMMENT_LENGTH = 19_000;

/** The text of a task, in as many comments as it needs. Nothing is left out. */
export function toDoTexts({
  file,
  description,
  reason,
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
    // A surrogate pair must not be cut in two.
    const isPairCut = /[\uD800-\uDBFF]/.test(remaining.charAt(MAX_COMMENT_LENGTH - 1));
    const length = isPairCut ? MAX_COMMENT_LENGTH - 1 : MAX_COMMENT_LENGTH;
    texts.push(remaining.slice(0, length));
    remaining = remaining.slice(length);
  }
  return texts;
}

const wordsOf = (runs: UnplacedChange['shownRuns'], kind: 'deleted' | 'inserted'): string =>
  runs.map((run) => (run.kind === kind ? run.text : '')).join('');

/** The deleted and inserted words of an unplaced point. */
export const unplacedWords = ({ shownRuns }: Pick<UnplacedChange, 'shownRuns'>) => ({
  deleted: wordsOf(shownRuns, 'deleted'),
  inserted: wordsOf(shownRuns, 'inserted'),
});

/** The ids of the threads with tasks from Word files, by the print of the change that each is about. */
export const taskThreadsByPrint = (threads: readonly Thread[]): ReadonlyMap<string, string> =>
  new Map(
    threads.flatMap(({ id, comments }) =>
      comments.flatMap(({ kept }) => (kept ? [[kept.print, id] as const] : [])),
    ),
  );

/** Identifies an unplaced point in another copy of the file. It is stored with the task, so its format is fixed. */
export const unplacedPrint = ({ kind, words, pid, shownRuns, by }: UnplacedChange): string =>
  canonicalJson(['listed', kind, words, pid, shownRuns, by]);

/** Whether an unplaced point has a place in the Act where people would see a comment. */
export const hasPlaceInAct = ({ kind, pid }: Pick<UnplacedChange, 'kind' | 'pid'>): boolean =>
  kind === 'deleted-comment' || (pid !== null && kind !== 'formatting');

/** The subject of a task: the provision or, where no amendment inserts it any more, the amendment that did. */
export function toDoSubject(
  base: Provision,
  pid: Pid,
  currentAmendments: readonly Drafted[],
  sentAmendments: readonly Drafted[],
): string {
  if (indexTree(base).byPid.has(pid) || insertionOf(currentAmendments, pid)) return `provision:${pid}`;
  const earlierInsertion = insertionOf(sentAmendments, pid);
  return earlierInsertion ? `amendment:${earlierInsertion.am}` : `provision:${pid}`;
}

const isSpace = (char: string | undefined): boolean => char === undefined || /\s/.test(char);

/** Extends a change to whole words, because a comment can’t be on a part of a word or on no words at all. */
function wholeWordSpan(text: string, from: number, to: number, insert: string) {
  let [start, end] = [from, to];
  const isEmpty = from === to;
  if (isEmpty || isSpace(text[start])) {
    while (start > 0 && isSpace(text[start - 1])) start -= 1;
    while (start > 0 && !isSpace(text[start - 1])) start -= 1;
  }
  if ((isEmpty && start === end) || (end > start && isSpace(text[end - 1]))) {
    while (end < text.length && isSpace(text[end])) end += 1;
    while (end < text.length && !isSpace(text[end])) end += 1;
  }
  return { from: start, to: end, insert: text.slice(start, from) + insert + text.slice(to, end) };
}

/**
 * The words of the Act for a comment on a change, with the suggested replacement. Null where they are not together in
 * one field, and for changes beside restored words.
 */
export function suggestionFor(
  change: TextChange,
  matchedLines: readonly MatchedLine[],
  base: Provision,
): { readonly words: ThreadWords; readonly pid: Pid; readonly insert: string } | null {
  if (change.restored.length > 0 || change.past.length > 0) return null;
  const isInChangedField = ({ pid, field }: { readonly pid: Pid; readonly field: string }) =>
    pid === change.pid && field === change.field;
  const line = matchedLines.find(({ sentLine }) => sentLine.stretches.some(isInChangedField));
  if (!line) return null;
  const { stretches } = line.sentLine;
  // For each character of the field as amended, its index in the line.
  const lineIndices: number[] = [];
  let text = '';
  let offset = 0;
  for (const stretch of stretches) {
    const { run } = stretch;
    if (isInChangedField(stretch) && run.kind !== 'deleted') {
      if (stretch.live !== text.length) return null;
      for (let at = 0; at < run.text.length; at++) lineIndices.push(offset + at);
      text += run.text;
    }
    offset += run.text.length;
  }
  const { at, remove } = change;
  const span = wholeWordSpan(text, at, at + remove, change.insert);
  const [from, to] = [lineIndices[span.from], lineIndices[span.to - 1]];
  if (from === undefined || to === undefined) return null;
  const selection = selectedWords([{ sources: sourcesOfStretches(base, stretches), from, to: to + 1 }]);
  const isWhole = selection?.words.quote === text.slice(span.from, span.to);
  if (!selection || !isWhole || !singleFieldOf(selection.words.held ?? [])) return null;
  return { words: selection.words, pid: selection.pid, insert: span.insert };
}

/** Whether the sentence about an item quotes its deleted and inserted words in full. */
export const quotesAllWords = ({ operation, before, after }: WordItem): boolean =>
  operation.do === 'text' && before.length <= 300 && after.length <= 300;
