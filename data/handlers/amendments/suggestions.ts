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
import { keepRecords } from '../context/keep-records.ts';
import { fittingEdits, recordEvent, reviseAmendment } from './amendments.ts';

const CLASH =
  'The text shows alternatives for these words. Nothing was changed. Show only one of them first.';

/** What edits come to. Amendments that can't be made together are the caller's to sort out, not a fault of ours. */
function catchClash<T>(work: () => Result<T>): Result<T> {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError) return refuse('clash', CLASH, 'shown');
    throw error;
  }
}

/** Revises an amendment, or makes it, with what a suggestion changes in it. */
async function takeEdits(
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
  const settled = before && revisionRefusal(before);
  if (settled) return settled;
  const fit = await fittingEdits(trx, context.instrument.root, id, edits);
  if (!fit.ok) return fit;
  if (!before) {
    const words = { title: '', purpose: '', reason: '' };
    return recordEvent(trx, writeEntry, id, undefined, 'amendment.create', {
      revision: 1,
      ...words,
      edits: fit.value,
    });
  }
  return reviseAmendment(trx, writeEntry, before, { edits: fit.value, because: `as suggested in ${thread}` });
}

export const takeSuggestion: Handler<'thread.take'> = (context, { id, comment: nth, shown: ids }) =>
  context.write(async (trx, writeEntry) => {
    const suggested = openSuggestion(id, await findRecord(trx, 'thread', id), nth);
    if (!suggested.ok) return suggested;
    const { thread: was, words, by: suggester, insert } = suggested.value;
    const { root } = context.instrument;
    const all = await listAmendments(trx);
    const shownAmendments = all.filter((one) => ids.includes(one.id) && one.state !== 'withdrawn');
    const pid = was.on.slice(was.on.indexOf(':') + 1);
    const { words: passage } = wordsInDraft(root, pid, words, shownAmendments);
    const amendmentId =
      amendmentForSuggestion(passage, was.on, shownAmendments) ?? (await nextAmendmentId(trx));
    const { quote } = words;
    const changes = catchClash(() =>
      acceptSuggestion({ root, words: passage, quote, insert, amendments: shownAmendments, amendmentId }),
    );
    if (!changes.ok) return changes;
    if (changes.value.size === 0)
      return refuse('clash', 'The text already has the suggested words. Nothing was changed.', id);
    const amendments: Amendment[] = [];
    for (const [am, edits] of changes.value) {
      const before = all.find((one) => one.id === am);
      const amendment = await takeEdits(context, trx, writeEntry, { id: am, before, edits, thread: id });
      if (!amendment.ok) return amendment;
      amendments.push(amendment.value);
    }
    const into = amendments.find((one) => one.id === amendmentId) ?? amendments[0];
    if (!into) return refuse('clash', 'Nothing was changed.', id);
    const by = context.deps.person().name;
    const now = { amendment: into.id, revision: into.revision, by, at: context.deps.now() };
    const is = markSuggestionTaken(was, nth, now);
    const description = `added the suggestion of ${suggester} in ${id} to ${into.id}, revision ${into.revision}`;
    await keepRecords(trx, writeEntry, { subject: `thread:${id}`, description }, [
      { kind: 'thread', id, was, is },
    ]);
    return ok({ thread: is, into: into.id, amendments });
  });
