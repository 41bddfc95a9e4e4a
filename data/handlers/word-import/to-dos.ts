import type { Knex } from 'knex';
import { canonicalJson } from '../../../core/base/canonical-json.ts';
import { count, listedByNumber } from '../../../core/base/english.ts';
import { groupBy } from '../../../core/base/group-by.ts';
import type { RecordChange } from '../../../core/events/records.ts';
import type { Comment, Thread } from '../../../core/review/records.ts';
import { addReply, setResolved, setTask } from '../../../core/review/threads.ts';
import type { Returned, Waiting } from '../../../core/word-import/records.ts';
import {
  hasPlaceInAct,
  quotesAllWords,
  suggestionFor,
  taskThreadsByPrint,
  toDoSubject,
  toDoTexts,
  unplacedPrint,
  unplacedWords,
} from '../../../core/word-import/to-do.ts';
import { sha256 } from '../../base/hash.ts';
import type { LedgerWriter } from '../../store/ledger.ts';
import { listRecords, nextRecordIds } from '../../store/records.ts';
import type { Context } from '../context/context.ts';
import { saveRecords } from '../context/keep-records.ts';
import { commenterOf } from './names.ts';
import type { WordPreview } from './preview-word.ts';

// Makes to-dos of the changes of a Word file that could not be imported: comments with a task. A `print` is a hash of a
// change, which recognises it in another copy of the file.

/**
 * Returns a function that hashes descriptions of changes. Equal descriptions get different hashes, because two equal
 * changes are two to-dos.
 */
function printHasher(): (changeText: string) => string {
  const countByText = new Map<string, number>();
  return (changeText) => {
    const occurrence = (countByText.get(changeText) ?? 0) + 1;
    countByText.set(changeText, occurrence);
    return sha256(occurrence === 1 ? changeText : `${changeText} ${occurrence}`);
  };
}

/** A thread that keeps a to-do, before it has an id. */
type NewThread = Pick<Thread, 'on' | 'words'> & {
  readonly comments: readonly Comment[];
  readonly print: string;
};

/** The author, time and file of a change, and the hash that recognises it in another copy of the file. */
interface Attribution {
  readonly by: string;
  readonly at: string;
  readonly file: string;
  readonly print: string;
}

/** Makes the comments of a to-do. The first has the suggested wording, if any, and the hash of the change. */
const toDoComments = (
  texts: readonly string[],
  { by, at, file, print }: Attribution,
  insert: string | null,
): readonly Comment[] =>
  texts.map((text, index) => ({
    text,
    by: commenterOf(by),
    at,
    ...(index === 0 && insert !== null && insert.length <= 20_000 && { suggestion: { insert, taken: null } }),
    ...(index === 0 && { kept: { file, print } }),
  }));

/** Makes to-dos of changes that can't be imported into the present draft. */
function blockedToDos(context: Context, preview: WordPreview, at: string): readonly NewThread[] {
  const { root } = context.instrument;
  const { document, changes, look, session } = preview;
  return [...preview.items.values()].flatMap(
    ({ item, description: lookedItem, print }): readonly NewThread[] => {
      if (lookedItem.blocked === null || lookedItem.isTaken || lookedItem.toDo !== null) return [];
      const { operation, maker, before, after } = item;
      const suggestion =
        operation.do === 'text' && maker.kind !== 'rejected'
          ? suggestionFor(operation.change, changes.matchedLines, root)
          : null;
      const prefix = { tracked: '', untracked: 'Typed without tracking. ', rejected: 'Rejected in Word. ' }[
        maker.kind
      ];
      const texts = toDoTexts({
        file: look.file,
        description: `${prefix}${lookedItem.words}`,
        reason: lookedItem.blocked,
        deleted: before,
        inserted: after,
        isSaid: quotesAllWords(item),
      });
      const author = maker.kind === 'tracked' ? maker.by : { author: '', date: null };
      const subject = toDoSubject(root, suggestion?.pid ?? item.pid, session.now, session.sentAmendments);
      const words = subject.startsWith('provision:') ? (suggestion?.words ?? null) : null;
      const attribution = {
        by: author.author || document.savedBy,
        at: author.date ?? at,
        file: look.file,
        print,
      };
      return [
        {
          on: subject,
          words,
          comments: toDoComments(texts, attribution, words && (suggestion?.insert ?? null)),
          print,
        },
      ];
    },
  );
}

/** Makes to-dos of changes that Keeling could not interpret, but whose place in the Act is known. */
function listedToDos(context: Context, preview: WordPreview, at: string): readonly NewThread[] {
  const { root } = context.instrument;
  const { document, changes, look, session } = preview;
  const hashOfNext = printHasher();
  return changes.unplaced.filter(hasPlaceInAct).map((unplaced): NewThread => {
    const { words, by, pid, shownRuns: runs } = unplaced;
    const unchangedText = runs.map(({ kind, text }) => (kind === 'kept' ? text : '')).join('');
    const changedWords = unplacedWords(unplaced);
    const isUnchanged = changedWords.deleted + changedWords.inserted === '' && unchangedText !== '';
    const texts = toDoTexts({
      file: look.file,
      description: words,
      reason: isUnchanged ? `It is on “${unchangedText.slice(0, 500)}”` : '',
      ...changedWords,
      isSaid: false,
    });
    const print = hashOfNext(unplacedPrint(unplaced));
    const attribution = { by: by?.author || document.savedBy, at: by?.date ?? at, file: look.file, print };
    const subject = toDoSubject(root, pid ?? '', session.now, session.sentAmendments);
    return { on: subject, words: null, comments: toDoComments(texts, attribution, null), print };
  });
}

/** Keeps all changes of a file that can't be imported as to-dos. @returns their threads */
export async function keepToDos(
  context: Context,
  trx: Knex.Transaction,
  writeEntry: LedgerWriter,
  preview: WordPreview,
): Promise<readonly string[]> {
  const at = context.deps.now();
  const owner = context.deps.person().name;
  const task = { owner, due: null, done: null };
  const threads = new Map((await listRecords(trx, 'thread')).map((thread) => [thread.id, thread]));
  const keptPrints = taskThreadsByPrint([...threads.values()]);
  const newToDos = [...blockedToDos(context, preview, at), ...listedToDos(context, preview, at)].filter(
    ({ print }) => !keptPrints.has(print),
  );
  const newIds = await nextRecordIds(trx, 'thread', newToDos.length);
  const changes: RecordChange[] = newToDos.map(({ on: subject, words, comments }, index) => {
    const id = newIds[index] ?? '';
    return { kind: 'thread', id, was: null, is: { id, on: subject, words, comments, resolved: null, task } };
  });
  const { file } = preview.look;
  for (const [id, deletedComments] of groupBy(preview.missingComments ?? [], ({ thread }) => thread)) {
    const was = threads.get(id);
    if (!was) continue;
    const newComments = deletedComments.flatMap(({ author, text }): readonly Comment[] => {
      const print = sha256(canonicalJson(['deleted', id, author, text]));
      const texts = [
        `Deleted in Word (${file}): “${text.slice(0, 19_000)}” by ${author}. Decide whether this is settled.`,
      ];
      return keptPrints.has(print)
        ? []
        : toDoComments(texts, { by: preview.document.savedBy, at, file, print }, null);
    });
    if (newComments.length === 0) continue;
    const withReplies = newComments.reduce(addReply, was);
    const is =
      was.task && was.task.done === null
        ? withReplies
        : setTask(withReplies, { owner, due: null, isDone: false }, { by: owner, at });
    changes.push({ kind: 'thread', id, was, is: { ...is, task: is.task && { ...is.task, done: null } } });
  }
  if (changes.length === 0) return [];
  const threadIds = changes.map(({ id }) => id);
  const description = `kept ${count(changes.length, 'thing')} that could not be imported from ${file} as tasks: ${listedByNumber(threadIds)}`;
  await saveRecords(trx, writeEntry, { subject: '', description }, changes);
  return threadIds;
}

/** Resolves the to-dos whose changes have been imported. */
export async function resolveToDos(
  context: Context,
  trx: Knex.Transaction,
  writeEntry: LedgerWriter,
  prints: ReadonlySet<string>,
  file: string,
): Promise<void> {
  const resolution = { by: context.deps.person().name, at: context.deps.now() };
  const changes = (await listRecords(trx, 'thread')).flatMap((was): readonly RecordChange[] => {
    const isTaken = was.comments.some(({ kept }) => kept && prints.has(kept.print));
    if (!isTaken || was.resolved) return [];
    const task = was.task && { ...was.task, done: was.task.done ?? resolution };
    return [{ kind: 'thread', id: was.id, was, is: { ...setResolved(was, resolution), task } }];
  });
  if (changes.length === 0) return;
  const description = `resolved ${listedByNumber(changes.map(({ id }) => id))}: imported now from ${file}`;
  await saveRecords(trx, writeEntry, { subject: '', description }, changes);
}

/**
 * The items without a place in the Act that wait for a decision. Those that another copy of the file brought already
 * are left out.
 */
export function stillWaiting(waiting: readonly Waiting[], former: readonly Returned[]): readonly Waiting[] {
  const keyOf = (one: Waiting) => canonicalJson([one.what, one.words, one.pid, one.shown, one.by]);
  const formerCounts = new Map<string, number>();
  for (const one of former.flatMap((each) => each.waiting))
    formerCounts.set(keyOf(one), (formerCounts.get(keyOf(one)) ?? 0) + 1);
  return waiting.filter((one) => {
    const remaining = formerCounts.get(keyOf(one)) ?? 0;
    if (remaining > 0) formerCounts.set(keyOf(one), remaining - 1);
    return remaining === 0 && !hasPlaceInAct({ kind: one.what, pid: one.pid });
  });
}
