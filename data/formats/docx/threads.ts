import type { Line } from '../../../core/amend/redline/lines.ts';
import type { PackModel } from '../../../core/pack/model.ts';
import type { ThreadWords } from '../../../core/review/thread-words.ts';
import { wordsInDraft } from '../../../core/review/words-in-draft.ts';
import { createWordsFinder, firstChange, type LineSpan } from '../../../core/review/words-in-lines.ts';
import type { ThreadMark, WordThread } from './comments.ts';

/**
 * A thread and its subject: the first change of an amendment, a provision or some of its words, or nothing in the
 * document.
 */
export interface PlacedThread extends WordThread {
  readonly amendment?: string;
  readonly pid?: string;
  readonly words?: ThreadWords;
  /** A prefix for the first comment if it can't be on its subject: "On “examples”: ". */
  readonly about: string;
}

/** The places of threads in a document. */
interface PlacedThreads {
  /** The marks in each line of the Act, by the line's key. */
  readonly marks: ReadonlyMap<string, readonly ThreadMark[]>;
  /** Threads that are on no line. */
  readonly elsewhere: readonly WordThread[];
}

/** Places threads on the words that they are about, in the lines of a model. */
export function placeThreads(model: PackModel, threads: readonly PlacedThread[]): PlacedThreads {
  const { markedUp: lines, instrument } = model;
  const marks = new Map<string, ThreadMark[]>();
  const elsewhere: WordThread[] = [];
  if (threads.length === 0) return { marks, elsewhere };
  const amendments = model.amendments.map(({ amendment }) => amendment);
  const find = createWordsFinder(instrument.root, lines);
  const firstLines = new Map<string, Line>();
  for (const line of lines) if (!firstLines.has(line.pid)) firstLines.set(line.pid, line);

  function onWords({ pid, words }: PlacedThread): {
    readonly span: LineSpan | null;
    readonly isUnchanged: boolean;
  } {
    if (pid === undefined || !words) return { span: null, isUnchanged: false };
    const { state, words: heldWords } = wordsInDraft(instrument.root, pid, words, amendments);
    const span = find(heldWords);
    return { span, isUnchanged: state === 'stands' && span?.isWhole === true };
  }

  function mark(line: Line | undefined, thread: WordThread, from: number | null, to: number | null): void {
    if (line) marks.set(line.key, [...(marks.get(line.key) ?? []), { thread, from, to }]);
  }

  for (const placedThread of threads) {
    const { amendment, pid, resolved, comments, about } = placedThread;
    const { span: words, isUnchanged: isUnchangedThere } = onWords(placedThread);
    const span = words ?? (amendment === undefined ? null : firstChange(lines, amendment));
    const wholeLine = span || pid === undefined ? undefined : firstLines.get(pid);
    const isPlaced = placedThread.words ? isUnchangedThere : span !== null || wholeLine !== undefined;
    const thread = isPlaced ? { resolved, comments } : { resolved, comments: withPrefix(comments, about) };
    if (span && span.first === span.last) mark(lines[span.first], thread, span.from, span.to);
    else if (span) {
      mark(lines[span.first], thread, span.from, null);
      mark(lines[span.last], thread, null, span.to);
    } else if (wholeLine) mark(wholeLine, thread, 0, Number.POSITIVE_INFINITY);
    else elsewhere.push(thread);
  }
  return { marks, elsewhere };
}

const withPrefix = (comments: WordThread['comments'], about: string): WordThread['comments'] =>
  comments.map((comment, at) => (at === 0 ? { ...comment, text: about + comment.text } : comment));
