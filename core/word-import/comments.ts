import type { Provision } from '../act/tree.ts';
import type { Comment, Thread } from '../review/records.ts';
import { selectedWords, type ThreadWords } from '../review/thread-words.ts';
import { sourcesOfStretches } from '../review/words-in-lines.ts';
import { plainWords } from './outside-prints.ts';
import type { MatchedLine } from './placed-line.ts';
import type { SentLine } from './sent-lines.ts';
import { paragraphText, type WordComment, type WordDocument } from './word-document.ts';

/** Finds what the comments of a returned file do to the review's threads. It changes no thread. */

/** What a returned comment does to the review's threads. */
export type ThreadOperation =
  | {
      readonly do: 'begin';
      readonly on: string;
      readonly words: ThreadWords | null;
      readonly comments: readonly WordComment[];
      readonly resolved: boolean;
    }
  | { readonly do: 'reply'; readonly thread: string; readonly comments: readonly WordComment[] }
  | { readonly do: 'resolve' | 'reopen'; readonly thread: string };

export interface ReturnedThreads {
  readonly operations: readonly ThreadOperation[];
  /** Comments on words outside the Act, with those words. */
  readonly unplaced: readonly { readonly comments: readonly WordComment[]; readonly words: string }[];
  /** How many comments of the file the review already has. */
  readonly knownCount: number;
}

/** A thread as the exported file had it. */
export interface SentThread {
  readonly id: string;
  readonly resolved: boolean;
  /** Whether the thread was certainly in the exported file. */
  readonly isSent: boolean;
  /** Words that the file has before the first comment because it could not attach the comment to its place. */
  readonly about: string;
  readonly comments: readonly FileComment[];
}

interface FileComment {
  readonly author: string;
  /** ISO time, to the second. */
  readonly date: string | null;
  readonly text: string;
}

const isSame = (a: Pick<FileComment, 'author' | 'text'>, b: Pick<FileComment, 'author' | 'text'>): boolean =>
  plainWords(a.text) === plainWords(b.text) && a.author === b.author;

/** Groups comments with all direct and indirect replies, in the order of the file. */
function conversations(comments: readonly WordComment[]): readonly (readonly WordComment[])[] {
  const byId = new Map(comments.map((comment) => [comment.id, comment]));
  const rootOf = (comment: WordComment): string => {
    const met = new Set<string>();
    let at = comment;
    for (
      let above = byId.get(at.parentId ?? '');
      above && !met.has(above.id);
      above = byId.get(at.parentId ?? '')
    ) {
      met.add(at.id);
      at = above;
    }
    return at.id;
  };
  const groups = new Map<string, WordComment[]>();
  for (const comment of comments.filter(({ parentId }) => !parentId)) groups.set(comment.id, [comment]);
  for (const comment of comments)
    if (comment.parentId) groups.set(rootOf(comment), [...(groups.get(rootOf(comment)) ?? []), comment]);
  return [...groups.values()];
}

/** A thread’s first comment in the forms that a file may have: with its place prepended, or without. */
const firstsOf = ({ about, comments }: SentThread): readonly FileComment[] =>
  comments.slice(0, 1).flatMap((first) => [first, { ...first, text: about + first.text }]);

/**
 * Finds the thread of a conversation by the words of its first comment.
 *
 * Of several with the same words, the one by the same person at the same time is preferred, then one by the same
 * person.
 */
function threadOf(
  root: WordComment,
  sentThreads: readonly SentThread[],
  now: ReadonlyMap<string, Thread>,
  takenIds: ReadonlySet<string>,
): SentThread | null {
  const alike = sentThreads
    .filter(({ id }) => !takenIds.has(id))
    .flatMap((thread) => {
      const first = now.get(thread.id)?.comments[0];
      // A comment imported from another file has that file's words, and was not yet there when this one was exported.
      const nowFirst = first ? [{ author: first.by, date: secondOf(first.at), text: first.text }] : [];
      const firsts = [...firstsOf(thread), ...nowFirst].filter(
        ({ text }) => plainWords(text) === plainWords(root.text),
      );
      return firsts.length > 0 ? [{ thread, firsts }] : [];
    });
  const by = (isSo: (comment: FileComment) => boolean) =>
    alike.find(({ firsts }) => firsts.some(isSo))?.thread;
  const { author, date } = root;
  return (
    by((said) => said.author === author && said.date === date) ??
    by((said) => said.author === author) ??
    alike[0]?.thread ??
    null
  );
}

/** A time in the form that Word stores. */
const secondOf = (at: string): string => `${at.slice(0, 19)}Z`;

interface Place {
  readonly on: string;
  readonly words: ThreadWords | null;
}

/** The words of an exported line under a returned comment. Offsets count all words of the line, also deleted ones. */
function rangeUnder(
  { sentLine, returnedLine, columns }: MatchedLine,
  paragraph: number,
  range: { readonly from: number; readonly to: number },
): { readonly sentLine: SentLine; readonly from: number; readonly to: number; readonly isWhole: boolean } {
  let offset = 0;
  let [from, to] = [-1, -1];
  let charsRead = 0;
  let run = returnedLine.runs[0];
  for (const column of columns()) {
    if (column.returnedRun) {
      if (column.returnedRun !== run) [run, charsRead] = [column.returnedRun, 0];
      const place = column.returnedRun.from + charsRead;
      charsRead += 1;
      const isIn = column.returnedRun.paragraphIndex === paragraph && place >= range.from && place < range.to;
      if (isIn && column.sentPlace) {
        if (from < 0) from = offset;
        to = offset + 1;
      }
    }
    if (column.sentPlace) offset += 1;
  }
  return { sentLine, from, to, isWhole: from <= 0 && to >= offset };
}

/** Where a comment is in the exported Act: on words of one or several lines, or on a whole provision. */
function placeOf(
  id: string,
  { paragraphs }: WordDocument,
  placedLines: readonly MatchedLine[],
  base: Provision,
): Place | null {
  const ranges = paragraphs.flatMap(({ comments }, at) => {
    const range = comments.find((comment) => comment.id === id);
    const line = range && placedLines.find(({ returnedLine }) => returnedLine.paragraphIndices.includes(at));
    return range && line ? [rangeUnder(line, at, range)] : [];
  });
  const [first] = ranges;
  if (!first) return null;
  const isOnWhole = ranges.length === 1 && first.isWhole;
  const lines = ranges.flatMap(({ sentLine, from, to }) =>
    from < 0 ? [] : [{ sources: sourcesOfStretches(base, sentLine.stretches), from, to }],
  );
  const chosen = isOnWhole ? null : selectedWords(lines);
  return { on: `provision:${chosen?.pid ?? first.sentLine.line.pid}`, words: chosen?.words ?? null };
}

/**
 * What a file's comments do. Replies go to their threads, whatever ids Word gave them; new comments go to their
 * places.
 *
 * A comment that the review already has, with the same words and author, is counted as known.
 */
export function returnedThreads(
  document: WordDocument,
  sentThreads: readonly SentThread[],
  now: readonly Thread[],
  placedLines: readonly MatchedLine[],
  base: Provision,
): ReturnedThreads {
  const operations: ThreadOperation[] = [];
  const unplaced: { comments: readonly WordComment[]; words: string }[] = [];
  const takenIds = new Set<string>();
  const hasResolved = document.comments.some(({ isResolved }) => isResolved);
  const byId = new Map(now.map((thread) => [thread.id, thread]));
  let knownCount = 0;
  for (const group of conversations(document.comments)) {
    const [root, ...answers] = group;
    if (!root || root.text.trim() === '') continue;
    const thread = threadOf(root, sentThreads, byId, takenIds);
    const threadNow = byId.get(thread?.id ?? '');
    if (!thread || !threadNow) {
      // Some programs drop which comment a reply belongs to. A reply that a thread already has is not added again.
      const isKnown = sentThreads.some((one) =>
        [...firstsOf(one), ...one.comments].some((comment) => isSame(comment, root)),
      );
      if (isKnown && answers.length === 0) {
        knownCount += 1;
        continue;
      }
      const place = placeOf(root.id, document, placedLines, base);
      if (place) operations.push({ do: 'begin', ...place, comments: group, resolved: root.isResolved });
      else unplaced.push({ comments: group, words: wordsUnder(root.id, document) });
      continue;
    }
    takenIds.add(thread.id);
    const knownComments = [
      ...thread.comments,
      ...threadNow.comments.map(({ by, text }: Comment) => ({ author: by, text })),
    ];
    const fresh = answers.filter((answer) => !knownComments.some((one) => isSame(one, answer)));
    knownCount += group.length - fresh.length;
    if (fresh.length > 0) operations.push({ do: 'reply', thread: thread.id, comments: fresh });
    // A reply reopens its thread. Where the file has both, the thread ends resolved.
    if (root.isResolved && (fresh.length > 0 || (!thread.resolved && threadNow.resolved === null)))
      operations.push({ do: 'resolve', thread: thread.id });
    if (
      !root.isResolved &&
      thread.resolved &&
      threadNow.resolved !== null &&
      hasResolved &&
      fresh.length === 0
    )
      operations.push({ do: 'reopen', thread: thread.id });
  }
  return { operations, unplaced, knownCount };
}

function wordsUnder(id: string, { paragraphs }: WordDocument): string {
  const ranges = paragraphs.flatMap((paragraph) => {
    const range = paragraph.comments.find((comment) => comment.id === id);
    const text = paragraphText(paragraph);
    return range ? [{ words: text.slice(range.from, range.to), text }] : [];
  });
  return ranges.map(({ words }) => words).join('\n') || (ranges[0]?.text ?? '');
}
