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
  takeBackCreated,
  takeBackDescribed,
  takeBackRevised,
  takeBackSettled,
  takeBackState,
  takeBackWording,
} from './amendments.ts';
import { takeBackAdded, takeBackAnswer, takeBackNote, takeBackRemoved, takeBackSource } from './evidence.ts';
import {
  takeBackIgnored,
  takeBackLinked,
  takeBackReviewed,
  takeBackUnignored,
  takeBackUnlinked,
  takeBackUnreviewed,
} from './links.ts';
import { takeBackRecords } from './records.ts';
import type { UndoHandler } from './take-back.ts';

/** The function that undoes each event type, except those that can't be undone. */
export const TAKE_BACK: Readonly<Record<Exclude<EventTypeName, keyof typeof LASTING_EVENTS>, UndoHandler>> = {
  'amendment.create': takeBackCreated,
  'amendment.revise': takeBackRevised,
  'amendment.change': takeBackRevised,
  'amendment.describe': takeBackDescribed,
  'amendment.setState': takeBackState,
  'amendment.word': takeBackWording,
  'amendment.settle': takeBackSettled,
  'finding.ignore': takeBackIgnored,
  'finding.heed': takeBackUnignored,
  'evidence.add': takeBackAdded,
  'evidence.remove': takeBackRemoved,
  'note.add': takeBackAdded,
  'note.revise': takeBackNote,
  'source.revise': takeBackSource,
  'answer.revise': takeBackAnswer,
  'records.change': takeBackRecords,
  'link.add': takeBackLinked,
  'link.look': takeBackReviewed,
  'link.unlook': takeBackUnreviewed,
  'link.remove': takeBackUnlinked,
};

const isLasting = (name: string): name is keyof typeof LASTING_EVENTS => Object.hasOwn(LASTING_EVENTS, name);
const canBeTakenBack = (name: string): name is keyof typeof TAKE_BACK => Object.hasOwn(TAKE_BACK, name);

/** Reads the entries of one act in order, each with the function that undoes it. Refused if another person wrote one. */
async function readAct(
  context: Context,
  trx: Knex.Transaction,
  numbers: readonly number[],
): Promise<Result<readonly (readonly [LedgerEntry, UndoHandler])[]>> {
  const act: (readonly [LedgerEntry, UndoHandler])[] = [];
  for (const seq of [...new Set(numbers)].sort((a, b) => a - b)) {
    const [entry] = await listLedger(trx, seq - 1, 1);
    if (entry?.seq !== seq) return refuse('not-found', `There is no entry ${seq} in the history.`, 'entries');
    if (entry.who !== context.deps.person().name)
      return refuse('refused', `${entry.who} did this. You can only undo what you did.`, 'entries');
    if (isLasting(entry.act)) return refuse('refused', `${LASTING_EVENTS[entry.act]} Nothing was changed.`);
    if (!canBeTakenBack(entry.act)) return refuse('unsupported', 'This version of Keeling can’t undo this.');
    act.push([entry, TAKE_BACK[entry.act]]);
  }
  return ok(act);
}

/** Refuses to undo anything from before a merge or a change of the base text, because numbers may have a new meaning. */
async function renumberedRefusal(trx: Knex.Transaction, seq: number): Promise<Result<never> | null> {
  const renumbering = await trx('ledger')
    .where('seq', '>', seq)
    .whereIn('act', ['review.rebase', 'review.merge', 'review.choose'])
    .first();
  const reason = 'Other work was imported, or the base text was changed, since then. Nothing was changed.';
  return renumbering ? refuse('clash', reason) : null;
}

/** Whether other people have changed amendments since. They may have used the numbers that were free then. */
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

/** Answers `history.undo`: undoes the entries of one act of the current user, newest first. */
export const undoAct: Handler<'history.undo'> = (context, { entries: numbers, as }) =>
  context.write(async (trx, write) => {
    const act = await readAct(context, trx, numbers);
    if (!act.ok) return act;
    const entries = act.value.map(([entry]) => entry);
    const [first, last] = [entries[0]?.seq ?? 0, entries.at(-1)?.seq ?? 0];
    const anew = await renumberedRefusal(trx, last);
    if (anew) return anew;
    const before = await ledgerHead(trx);
    const undoEntries: LedgerEntry[] = [];
    const writeEntry: LedgerWriter = async (type, subject, payload) => {
      const entry = await write(type, subject, payload);
      undoEntries.push(entry);
      return entry;
    };
    for (const [entry, takeBack] of act.value.toReversed()) {
      const step = { context, trx, writeEntry, entry, range: [first, last] as const, as };
      const undone = await takeBack(step);
      if (!undone.ok) return undone;
    }
    const isMoved = undoEntries.some(({ act: name }) => name === 'amendment.setState');
    if (isMoved && (await hasOthersAmended(context, trx, [first, before.seq]))) {
      const because = `undoing: ${describeAct(entries)}`.slice(0, 1000);
      const numbered = await renumberAmendments(context, trx, writeEntry, because);
      if (!numbered.ok) return numbered;
    }
    return ok({ what: describeAct(entries), amendments: [...(await readAmendments(trx, undoEntries))] });
  });
