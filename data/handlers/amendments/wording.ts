import type { Knex } from 'knex';
import type { Instrument } from '../../../core/act/instrument.ts';
import type { Scope } from '../../../core/amend/changes/scope.ts';
import { canRevise, revisionRefusal } from '../../../core/amend/edits/states.ts';
import type { CallOutput, CallRequest } from '../../../core/api.ts';
import { canonicalJson } from '../../../core/base/canonical-json.ts';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import { type Selection, selectionOf } from '../../../core/selection/selection.ts';
import { referencesToCheck } from '../../../core/wording/consequential.ts';
import { ownWording } from '../../../core/wording/own-wording.ts';
import type { Proposal } from '../../../core/wording/propose.ts';
import type { ProposedItem } from '../../../core/wording/proposed-item-schema.ts';
import { listAmendments, nextAmendmentId } from '../../store/amendments.ts';
import type { LedgerWriter } from '../../store/ledger.ts';
import { findConsequences } from '../context/consequential.ts';
import { type Context, type Handler, wordingReader } from '../context/context.ts';
import { scopeOf } from '../context/enforce-scope.ts';
import { writeIfUnchanged } from '../context/write-if-unchanged.ts';
import { amendmentAsRead, fittingEdits, recordEvent, reviseAmendment } from './amendments.ts';

// Handlers for wording: the text of amendments as a Bill would have it, generated, checked, read and edited.

/** Reads the selected amendments. Callers generate wording after this read has ended, so that no write waits for that. */
const readSelection = (context: Context, ids: readonly string[] | undefined): Promise<Result<Selection>> =>
  context.read(async (trx) => selectionOf(context.instrument.root, await listAmendments(trx), ids));

export const writeWording: Handler<'wording.write'> = async (context, { amendments, style, asBill }) => {
  const selection = await readSelection(context, amendments);
  if (!selection.ok) return selection;
  const { chosen } = selection.value;
  const { consequences, consequentials } = asBill
    ? await findConsequences(context, chosen)
    : { consequences: [], consequentials: [] };
  const wording = ownWording(context.instrument, chosen, { style, asBill, consequential: consequentials });
  const { text, inexpressible, proved, differences, alsoAmends } = wording;
  return ok({
    text,
    proved,
    otherActs: referencesToCheck(consequences, new Set(alsoAmends)),
    differences,
    inexpressible: inexpressible.map(({ amendments, place, reason, spacesOnly }) => ({
      amendments,
      place,
      reason,
      spacesOnly,
    })),
    leftOut: alternativesLeftOut(selection.value),
  });
};

export const checkWording: Handler<'wording.check'> = async (context, { amendments, text }) => {
  const selection = await readSelection(context, amendments);
  if (!selection.ok) return selection;
  const { instrument, deps } = context;
  const input = { instrument: rootAndTitle(instrument), selection: selection.value.chosen, text };
  const checkOutcome = await wordingReader(deps)('check', input, deps.newId);
  if (!checkOutcome.ok) return checkOutcome;
  const comparison = checkOutcome.value;
  return ok({ same: comparison.isSame, differences: comparison.isSame ? [] : comparison.differences });
};

/** Amending text, the amendments that it applies to, and the numbers of its items to use; absent for all. */
interface WordingRequest {
  readonly text: string;
  readonly amendments?: readonly string[] | undefined;
  readonly only?: readonly number[] | undefined;
}

/** The input for reading amending text: the review's Act with the selected amendments. */
interface WordingBasis {
  readonly instrument: Pick<Instrument, 'root' | 'title'>;
  /** The id of the amendment that the text may create. */
  readonly am: string;
  readonly selection: Selection;
  /** The ids of amendments that can't be revised in their state. */
  readonly settled: readonly string[];
  readonly scope: Scope | null;
  readonly instrumentHash: string;
}

/** Reads the input for reading amending text. */
async function readBasis(
  context: Context,
  trx: Knex.Transaction,
  request: WordingRequest,
): Promise<Result<WordingBasis>> {
  const { instrument, instrumentHash } = context;
  const amendments = await listAmendments(trx);
  const selection = selectionOf(instrument.root, amendments, request.amendments);
  if (!selection.ok) return selection;
  const am = await nextAmendmentId(trx);
  const settled = amendments.filter(({ state }) => !canRevise(state)).map(({ id }) => id);
  const scope = await scopeOf(trx);
  return ok({
    instrument: rootAndTitle(instrument),
    am,
    selection: selection.value,
    settled,
    scope,
    instrumentHash,
  });
}

/** Returns the basis with a `stateKey`, which differs as soon as any part of the basis has changed. */
async function readMarkedBasis(context: Context, trx: Knex.Transaction, request: WordingRequest) {
  const basis = await readBasis(context, trx, request);
  if (!basis.ok) return basis;
  const { instrumentHash, am, settled, scope, selection } = basis.value;
  const stateKey = canonicalJson({ instrumentHash, am, settled, scope, chosen: selection.chosen });
  return ok({ ...basis.value, stateKey });
}

const rootAndTitle = ({ root, title }: Instrument) => ({ root, title });

/** Reads the amending text and proposes edits, which may take seconds. */
function proposeEdits(
  { deps }: Context,
  { text, only }: WordingRequest,
  { instrument, am, selection, settled, scope }: WordingBasis,
) {
  const amendments = selection.chosen.map(({ id, edits }) => ({ id, edits }));
  const input = { text, only, instrument, am, amendments, settled, scope };
  return wordingReader(deps)('propose', input, deps.newId);
}

/** The selected amendments that are left out, because they clash with others (`with`). */
const alternativesLeftOut = ({ leftOut }: Selection) =>
  leftOut.map((one) => ({ id: one.id, with: [...one.with] }));

export const readWording: Handler<'wording.read'> = async (context, request) => {
  const basis = await context.read((trx) => readBasis(context, trx, request));
  if (!basis.ok) return basis;
  const proposal = await proposeEdits(context, request, basis.value);
  return proposal.ok
    ? ok({ items: [...proposal.value.items], leftOut: alternativesLeftOut(basis.value.selection) })
    : proposal;
};

/** Refuses an amending text of which no item can be applied, with the reason of each item. */
function refuseAllItems(items: readonly ProposedItem[]): Result<never> {
  if (items.every(({ status }) => status === 'set-aside' || status === 'other-act')) {
    return refuse('refused', 'These words do not amend this Act. Nothing was saved.');
  }
  const reasons = items
    .filter(({ status }) => status !== 'left-out' && status !== 'set-aside' && status !== 'other-act')
    .map(({ words, reason }) => `“${words}”: ${reason}`);
  if (reasons.length === 0) return refuse('refused', 'You did not choose any items. Nothing was saved.');
  return refuse('refused', `Nothing could be applied, and nothing was saved. ${reasons.join('; ')}.`);
}

/** Saves a proposal as a new amendment, and revises the selected amendments that it changes. */
async function writeProposal(
  { context, trx, writeEntry }: WriteContext,
  { am, selection }: WordingBasis,
  proposal: Proposal,
  { title, purpose, reason }: CallRequest<'wording.apply'>,
): Promise<Result<CallOutput<'wording.apply'>>> {
  const { items, revised } = proposal;
  const { root } = context.instrument;
  const revisedAmendments = [];
  for (const before of selection.chosen) {
    const edits = revised.get(before.id);
    if (!edits || canonicalJson(edits) === canonicalJson(before.edits)) continue;
    const fittedEdits = await fittingEdits(trx, root, before.id, edits);
    if (!fittedEdits.ok) return fittedEdits;
    const after = await reviseAmendment(trx, writeEntry, before, {
      edits: fittedEdits.value,
      because: `while drafting ${am}`,
    });
    if (!after.ok) return after;
    revisedAmendments.push(after.value);
  }
  const edits = await fittingEdits(trx, root, am, proposal.edits);
  if (!edits.ok) return edits;
  const amendment = await recordEvent(trx, writeEntry, am, undefined, 'amendment.create', {
    revision: 1,
    title,
    purpose,
    reason,
    edits: edits.value,
  });
  if (!amendment.ok) return amendment;
  return ok({
    amendment: amendment.value,
    revised: revisedAmendments,
    items: [...items],
    leftOut: alternativesLeftOut(selection),
  });
}

interface WriteContext {
  readonly context: Context;
  readonly trx: Knex.Transaction;
  readonly writeEntry: LedgerWriter;
}

/**
 * Answers `wording.apply`: makes an amendment of amending text. Refused, with the reasons, if no item can be applied.
 */
export const applyWording: Handler<'wording.apply'> = (context, request) =>
  writeIfUnchanged(context, {
    readInput: (trx) => readMarkedBasis(context, trx, request),
    computeOutput: async (basis) => {
      const proposal = await proposeEdits(context, request, basis);
      if (!proposal.ok) return proposal;
      const { items } = proposal.value;
      return items.some(({ status }) => status === 'applied') ? proposal : refuseAllItems(items);
    },
    saveOutput: (transaction, basis, proposal) =>
      writeProposal({ context, ...transaction }, basis, proposal, request),
  });

/** Answers `amendment.word`: saves wording that a drafter edited by hand, or removes it. */
export const wordAmendment: Handler<'amendment.word'> = (context, { id, revision, wording }) =>
  context.write(async (trx, writeEntry) => {
    const before = await amendmentAsRead(trx, id, revision);
    if (!before.ok) return before;
    if (canonicalJson(wording) === canonicalJson(before.value.wording ?? null)) return before;
    const refusal = revisionRefusal(before.value);
    if (refusal) return refusal;
    return recordEvent(trx, writeEntry, id, before.value, 'amendment.word', {
      revision: revision + 1,
      wording,
    });
  });
