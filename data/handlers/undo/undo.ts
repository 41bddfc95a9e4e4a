import type { Knex } from 'knex';
import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import { amendmentOf, isAmendmentEvent } from '../../../core/amend/edits/events.ts';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import type { EventTypeName } from '../../../core/events/event-types.ts';
import { describeAct, LASTING_EVENTS } from '../../../core/history/undo.ts';
import type { LedgerEntry } from '../../../core/ledger/entry.ts';
import { findAmendments } from '../../store/amendments.ts';
import { type LedgerWriter, ledgerHead, listLedger } from '../../store/ledger.ts';
import { renumberAmendments } from '../amendments/states.ts';
import type { Context, Handler } from '../context/context.ts';
import {
  undoCreation,
  undoDeferredDecision,
  undoDescription,
  undoRevision,
  undoStateChange,
  undoWording,
} from './amendments.ts';
import {
  undoAddition,
  undoAnswerCorrection,
  undoNoteCorrection,
  undoRemoval,
  undoSourceCorrection,
} from './evidence.ts';
import {
  undoConfirmationRemoval,
  undoIgnoring,
  undoLinkAddition,
  undoLinkConfirmation,
  undoLinkRemoval,
  undoUnignoring,
} from './links.ts';
import { undoRecordChanges } from './records.ts';
import type { UndoHandler } from './take-back.ts';

/** The function that undoes each event type, except those that can't be undone. */
export const UNDO_HANDLERS: Readonly<
  Record<Exclude<EventTypeName, keyof typeof LASTING_EVENTS>, UndoHandler>
> = {
  'amendment.create': undoCreation,
  'amendment.revise': undoRevision,
  'amendment.change': undoRevision,
  'amendment.describe': undoDescription,
  'amendment.setState': undoStateChange,
  'amendment.word': undoWording,
  'amendment.settle': undoDeferredDecision,
  'finding.ignore': undoIgnoring,
  'finding.heed': undoUnignoring,
  'evidence.add': undoAddition,
  'evidence.remove': undoRemoval,
  'note.add': undoAddition,
  'note.revise': undoNoteCorrection,
  'source.revise': undoSourceCorrection,
  'answer.revise': undoAnswerCorrection,
  'records.change': undoRecordChanges,
  'link.add': undoLinkAddition,
  'link.look': undoLinkConfirmation,
  'link.unlook': undoConfirmationRemoval,
  'link.remove': undoLinkRemoval,
};

/** Whether an event can never be undone. */
const isLastingEvent = (name: string): name is keyof typeof LASTING_EVENTS =>
  Object.hasOwn(LASTING_EVENTS, name);
const isUndoable = (name: string): name is keyof typeof UNDO_HANDLERS => Object.hasOwn(UNDO_HANDLERS, name);

/** Reads the entries of one action in order, each with its undo function. Refused if another person wrote one. */
async function readActionEntries(
  context: Context,
  trx: Knex.Transaction,
  seqs: readonly number[],
): Promise<Result<readonly (readonly [LedgerEntry, UndoHandler])[]>> {
  const steps: (readonly [LedgerEntry, UndoHandler])[] = [];
  for (const seq of [...new Set(seqs)].sort((a, b) => a - b)) {
    const [entry] = await listLedger(trx, seq - 1, 1);
    if (entry?.seq !== seq) return refuse('not-found', `There is no entry ${seq} in the history.`, 'entries');
    if (entry.who !== context.deps.person().name)
      return refuse('refused', `${entry.who} did this. You can only undo what you did.`, 'entries');
    if (isLastingEvent(entry.act))
      return refuse('refused', `${LASTING_EVENTS[entry.act]} Nothing was changed.`);
    if (!isUndoable(entry.act)) return refuse('unsupported', 'This version of Keeling can’t undo this.');
    steps.push([entry, UNDO_HANDLERS[entry.act]]);
  }
  return ok(steps);
}

/**
 * Refuses to undo anything from before a merge or a change of the base text. Ids and pids may mean something else
 * since.
 */
async function renumberingRefusal(trx: Knex.Transaction, seq: number): Promise<Result<never> | null> {
  const renumbering = await trx('ledger')
    .where('seq', '>', seq)
    .whereIn('act', ['review.rebase', 'review.merge', 'review.choose'])
    .first();
  const reason = 'Other work was imported, or the base text was changed, since then. Nothing was changed.';
  return renumbering ? refuse('clash', reason) : null;
}

/** Whether other people have changed amendments since. They may have used provision numbers that were free then. */
async function hasOthersAmended(
  { deps }: Context,
  trx: Knex.Transaction,
  [first, last]: readonly [number, number],
): Promise<boolean> {
  const rows: readonly { readonly act: string }[] = await trx('ledger')
    .where('seq', '>', first)
    .where('seq', '<=', last)
    .whereNot({ who: deps.person().name })
    .distinct('act');
  return rows.some(({ act }) => isAmendmentEvent(act));
}

/** Reads the present state of the amendments that some entries are about. */
async function readAmendments(
  trx: Knex.Transaction,
  entries: readonly LedgerEntry[],
): Promise<readonly Amendment[]> {
  const amendmentEntries = entries.filter(({ act }) => isAmendmentEvent(act));
  return findAmendments(trx, [...new Set(amendmentEntries.map(({ subject }) => amendmentOf(subject)))]);
}

/** Answers `history.undo`: undoes the entries of one action of the current user, newest first. */
export const undoAction: Handler<'history.undo'> = (context, { entries: seqs, as: role }) =>
  context.write(async (trx, write) => {
    const steps = await readActionEntries(context, trx, seqs);
    if (!steps.ok) return steps;
    const entries = steps.value.map(([entry]) => entry);
    const [first, last] = [entries[0]?.seq ?? 0, entries.at(-1)?.seq ?? 0];
    const renumbered = await renumberingRefusal(trx, last);
    if (renumbered) return renumbered;
    const headBefore = await ledgerHead(trx);
    const undoEntries: LedgerEntry[] = [];
    const writeEntry: LedgerWriter = async (type, subject, payload) => {
      const entry = await write(type, subject, payload);
      undoEntries.push(entry);
      return entry;
    };
    for (const [entry, undoEntry] of steps.value.toReversed()) {
      const step = { context, trx, writeEntry, entry, seqRange: [first, last] as const, role };
      const outcome = await undoEntry(step);
      if (!outcome.ok) return outcome;
    }
    const hasStateChange = undoEntries.some(({ act: eventType }) => eventType === 'amendment.setState');
    if (hasStateChange && (await hasOthersAmended(context, trx, [first, headBefore.seq]))) {
      const because = `undoing: ${describeAct(entries)}`.slice(0, 1000);
      const renumberOutcome = await renumberAmendments(context, trx, writeEntry, because);
      if (!renumberOutcome.ok) return renumberOutcome;
    }
    return ok({ what: describeAct(entries), amendments: [...(await readAmendments(trx, undoEntries))] });
  });
