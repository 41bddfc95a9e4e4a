import type { Knex } from 'knex';
import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import { revisionRefusal } from '../../../core/amend/edits/states.ts';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import { acceptSuggestion, amendmentForSuggestion } from '../../../core/review/suggest.ts';
import { markSuggestionTaken, openSuggestion } from '../../../core/review/threads.ts';
import { wordsInDraft } from '../../../core/review/words-in-draft.ts';
import { listAmendments, nextAmendmentId } from '../../store/amendments.ts';
import type { LedgerWriter } from '../../store/ledger.ts';
import { findRecord } from '../../store/records.ts';
import type { Context, Handler } from '../context/context.ts';
import { saveRecords } from '../context/keep-records.ts';
import { fittingEdits, recordEvent, reviseAmendment } from './amendments.ts';

const CLASH_MESSAGE =
  'The text shows alternatives for these words. Nothing was changed. Show only one of them first.';

/** Turns the RangeError of amendments that can't be applied together into a refusal, because the user can choose others. */
function catchClash<T>(work: () => Result<T>): Result<T> {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError) return refuse('clash', CLASH_MESSAGE, 'shown');
    throw error;
  }
}

/** Saves the edits of a suggestion in an existing amendment or, where `before` is undefined, in a new one. */
async function saveEdits(
  context: Context,
  trx: Knex.Transaction,
  writeEntry: LedgerWriter,
  {
    id,
    before,
    edits,
    thread,
  }: { id: string; before: Amendment | undefined; edits: Amendment['edits']; thread: string },
): Promise<Result<Amendment>> {
  const refusal = before && revisionRefusal(before);
  if (refusal) return refusal;
  const fittedEdits = await fittingEdits(trx, context.instrument.root, id, edits);
  if (!fittedEdits.ok) return fittedEdits;
  if (!before) {
    const words = { title: '', purpose: '', reason: '' };
    return recordEvent(trx, writeEntry, id, undefined, 'amendment.create', {
      revision: 1,
      ...words,
      edits: fittedEdits.value,
    });
  }
  return reviseAmendment(trx, writeEntry, before, {
    edits: fittedEdits.value,
    because: `as suggested in ${thread}`,
  });
}

/** Answers `thread.take`: puts the wording that a comment suggests into an amendment, and marks the suggestion as taken. */
export const takeSuggestion: Handler<'thread.take'> = (context, { id, comment: commentIndex, shown: ids }) =>
  context.write(async (trx, writeEntry) => {
    const suggestion = openSuggestion(id, await findRecord(trx, 'thread', id), commentIndex);
    if (!suggestion.ok) return suggestion;
    const { thread, words, by: suggester, insert } = suggestion.value;
    const { root } = context.instrument;
    const amendmentsBefore = await listAmendments(trx);
    const shownAmendments = amendmentsBefore.filter(
      (one) => ids.includes(one.id) && one.state !== 'withdrawn',
    );
    const pid = thread.on.slice(thread.on.indexOf(':') + 1);
    const { words: quotedWords } = wordsInDraft(root, pid, words, shownAmendments);
    const amendmentId =
      amendmentForSuggestion(quotedWords, thread.on, shownAmendments) ?? (await nextAmendmentId(trx));
    const { quote } = words;
    const changes = catchClash(() =>
      acceptSuggestion({ root, words: quotedWords, quote, insert, amendments: shownAmendments, amendmentId }),
    );
    if (!changes.ok) return changes;
    if (changes.value.size === 0)
      return refuse('clash', 'The text already has the suggested words. Nothing was changed.', id);
    const amendments: Amendment[] = [];
    for (const [changedId, edits] of changes.value) {
      const before = amendmentsBefore.find((one) => one.id === changedId);
      const amendment = await saveEdits(context, trx, writeEntry, {
        id: changedId,
        before,
        edits,
        thread: id,
      });
      if (!amendment.ok) return amendment;
      amendments.push(amendment.value);
    }
    const changedAmendment = amendments.find((one) => one.id === amendmentId) ?? amendments[0];
    if (!changedAmendment) return refuse('clash', 'Nothing was changed.', id);
    const by = context.deps.person().name;
    const takenMark = {
      amendment: changedAmendment.id,
      revision: changedAmendment.revision,
      by,
      at: context.deps.now(),
    };
    const takenThread = markSuggestionTaken(thread, commentIndex, takenMark);
    const description = `added the suggestion of ${suggester} in ${id} to ${changedAmendment.id}, revision ${changedAmendment.revision}`;
    await saveRecords(trx, writeEntry, { subject: `thread:${id}`, description }, [
      { kind: 'thread', id, was: thread, is: takenThread },
    ]);
    return ok({ thread: takenThread, into: changedAmendment.id, amendments });
  });
