import type { Knex } from 'knex';
import { checkEditedWording } from '../../../core/amend/instructions/write/edited.ts';
import { canRevise } from '../../../core/amend/states.ts';
import { canonicalJson } from '../../../core/base/canonical-json.ts';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import { type Selection, selectionOf } from '../../../core/selection/selection.ts';
import { ownWording } from '../../../core/wording/own.ts';
import { type Proposal, propose } from '../../../core/wording/propose.ts';
import type { ProposedItem } from '../../../core/wording/propose-item.ts';
import { listAmendments, nextAmendmentId } from '../../store/amendments.ts';
import type { Context, Handler } from '../context/context.ts';
import { closed, current, fitting, record } from './amendments.ts';

/** The amendments of a selection as they are now; what is made of them is made after, so that no write waits for it. */
const selected = (context: Context, asked: readonly string[] | undefined): Promise<Result<Selection>> =>
  context.read(async (trx) => selectionOf(context.instrument.root, await listAmendments(trx), asked));

export const writeWording: Handler<'wording.write'> = async (context, { amendments, style, asBill }) => {
  const selection = await selected(context, amendments);
  if (!selection.ok) return selection;
  const own = ownWording(context.instrument, selection.value.chosen, { style, asBill });
  const { text, inexpressible, proved, differences } = own;
  return ok({
    text,
    proved,
    differences,
    inexpressible: inexpressible.map(({ amendments, place, reason, spacesOnly }) => ({
      amendments,
      place,
      reason,
      spacesOnly,
    })),
    leftOut: told(selection.value),
  });
};

export const checkWording: Handler<'wording.check'> = async (context, { amendments, text }) => {
  const selection = await selected(context, amendments);
  if (!selection.ok) return selection;
  const { root, title } = context.instrument;
  const checked = checkEditedWording(root, selection.value.chosen, text, title);
  if (!checked.ok) return checked;
  return ok(checked.value.same ? { same: true, differences: [] } : checked.value);
};

interface Asked {
  readonly text: string;
  readonly amendments?: readonly string[] | undefined;
  readonly only?: readonly number[] | undefined;
}

interface Read {
  readonly am: string;
  readonly selection: Selection;
  readonly proposal: Proposal;
}

/** Holds amending text against the review's Act as its amendments make it. */
async function reading(context: Context, trx: Knex.Transaction, asked: Asked): Promise<Result<Read>> {
  const { instrument, deps } = context;
  const held = await listAmendments(trx);
  const selected = selectionOf(instrument.root, held, asked.amendments);
  if (!selected.ok) return selected;
  const { chosen } = selected.value;
  const am = await nextAmendmentId(trx);
  const states = new Map(held.map(({ id, state }) => [id, state]));
  const proposal = propose(asked.text, {
    instrument,
    am,
    amendments: chosen.map(({ id, edits }) => ({ id, edits })),
    only: asked.only,
    newPid: deps.newId,
    mayRevise: (id) => canRevise(states.get(id) ?? 'withdrawn'),
  });
  return proposal.ok ? ok({ am, selection: selected.value, proposal: proposal.value }) : proposal;
}

const told = ({ leftOut }: Selection) => leftOut.map((one) => ({ id: one.id, with: [...one.with] }));

export const readWording: Handler<'wording.read'> = (context, asked) =>
  context.read(async (trx) => {
    const read = await reading(context, trx, asked);
    if (!read.ok) return read;
    const { proposal, selection } = read.value;
    return ok({ items: [...proposal.items], leftOut: told(selection) });
  });

/** Why nothing of an amending text can be applied: each item's reason. */
function nothingApplied(items: readonly ProposedItem[]): Result<never> {
  if (items.every(({ status }) => status === 'no-amendment')) {
    return refuse('refused', 'These words say of nothing that it is amended. Nothing was saved.');
  }
  const reasons = items
    .filter(({ status }) => status !== 'left-out' && status !== 'no-amendment')
    .map(({ words, reason }) => `“${words}”: ${reason}`);
  if (reasons.length === 0) return refuse('refused', 'No item was chosen. Nothing was saved.');
  return refuse('refused', `Nothing could be applied, and nothing was saved. ${reasons.join('; ')}.`);
}

export const applyWording: Handler<'wording.apply'> = (context, request) =>
  context.write(async (trx, writeEntry) => {
    const read = await reading(context, trx, request);
    if (!read.ok) return read;
    const { am, proposal, selection } = read.value;
    const { items, revised } = proposal;
    if (!items.some(({ status }) => status === 'applied')) return nothingApplied(items);
    const { root } = context.instrument;
    const changed = [];
    for (const before of selection.chosen) {
      const edits = revised.get(before.id);
      if (!edits || canonicalJson(edits) === canonicalJson(before.edits)) continue;
      const fit = await fitting(trx, root, before.id, edits);
      if (!fit.ok) return fit;
      const after = await record(trx, writeEntry, before.id, before, 'amendment.revise', {
        revision: before.revision + 1,
        edits: fit.value,
        because: `while drafting ${am}`,
      });
      if (!after.ok) return after;
      changed.push(after.value);
    }
    const edits = await fitting(trx, root, am, proposal.edits);
    if (!edits.ok) return edits;
    const { title, purpose, reason } = request;
    const made = await record(trx, writeEntry, am, undefined, 'amendment.create', {
      revision: 1,
      title,
      purpose,
      reason,
      edits: edits.value,
    });
    if (!made.ok) return made;
    return ok({ amendment: made.value, revised: changed, items: [...items], leftOut: told(selection) });
  });

export const wordAmendment: Handler<'amendment.word'> = (context, { id, revision, wording }) =>
  context.write(async (trx, writeEntry) => {
    const before = await current(trx, id, revision);
    if (!before.ok) return before;
    if (canonicalJson(wording) === canonicalJson(before.value.wording ?? null)) return before;
    if (!canRevise(before.value.state)) return closed(before.value);
    return record(trx, writeEntry, id, before.value, 'amendment.word', { revision: revision + 1, wording });
  });
