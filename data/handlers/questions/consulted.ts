import type { Knex } from 'knex';
import type { Provision } from '../../../core/act/tree.ts';
import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import { outwardAmendments } from '../../../core/coding/scrub.ts';
import { type RecordKind, type RecordValues, recordKey } from '../../../core/events/records.ts';
import { replay } from '../../../core/events/replay.ts';
import { askedInOrder, proposalPart, proposalsInOrder } from '../../../core/pack/paper/facts.ts';
import { proposedIn } from '../../../core/pack/proposed.ts';
import type { Asking, ConsultationRecord, PackArrangement } from '../../../core/pack/records.ts';
import { choosePack } from '../../papers/pack/choose.ts';
import type { Context } from '../context/context.ts';
import type { Outward } from '../context/outward.ts';
import { arrangementOf, askingOf } from '../context/paper-records.ts';
import { baseOf, entriesTo } from '../history/compare.ts';

/** What people were asked: the paper and its draft, as they were consulted on, or as they are where nobody has said when. */
export interface Consulted {
  readonly root: Provision;
  readonly amendments: readonly Amendment[];
  readonly arrangement: PackArrangement;
  readonly asks: Asking['asks'];
  /** When that was; null where nobody has said it. */
  readonly version: ConsultationRecord['consulted'];
  readonly isRebased: boolean;
}

export async function consultedOn(
  context: Context,
  trx: Knex.Transaction,
  { amendments, copies }: Pick<Outward, 'amendments' | 'copies'>,
  { consulted }: ConsultationRecord,
): Promise<Consulted> {
  const now = {
    root: context.instrument.root,
    amendments,
    arrangement: await arrangementOf(trx, 'consultation'),
    asks: (await askingOf(trx)).asks,
    version: consulted,
    isRebased: false,
  };
  if (!consulted) return now;
  const state = replay(await entriesTo(trx, consulted.seq));
  const record = <K extends RecordKind>(kind: K, id: string) =>
    state.records.get(recordKey(kind, id))?.value as RecordValues[K] | undefined;
  const arrangement = record('pack', 'consultation') ?? { ...now.arrangement, order: [], leftOut: [] };
  // A paper that was recorded before it had its questions, or that others printed, has those of now.
  const { asks } = record('asking', 'asking') ?? now;
  const { root } = await baseOf(context, trx, state);
  const before = outwardAmendments([...state.amendments.values()], copies);
  const isRebased = state.instrumentHash !== context.instrumentHash;
  return { ...now, root, amendments: before, arrangement, asks, isRebased };
}

/** The number of each question in the consultation paper. */
export function numbersIn({ root, amendments, arrangement, asks }: Consulted): ReadonlyMap<string, number> {
  const { proposes = 'agreed', leftOut } = arrangement;
  const selection = choosePack(root, amendments, { ...proposedIn(amendments, proposes), isProposed: true });
  const left = new Set(leftOut);
  const proposals = proposalsInOrder(selection.ok ? selection.value.chosen : [], arrangement)
    .map(({ id }) => id)
    .filter((id) => !left.has(proposalPart(id)));
  return new Map(askedInOrder(asks, proposals).map(({ question }, at) => [question, at + 1]));
}
