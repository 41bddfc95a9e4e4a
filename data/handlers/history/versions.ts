import type { Knex } from 'knex';
import type { CallName, CallOutput, CallRequest } from '../../../core/api.ts';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import type { ChainHead } from '../../../core/ledger/chain.ts';
import {
  removeVersionRefusal,
  roundRefusal,
  roundStatus,
  type Version,
} from '../../../core/review/versions.ts';
import { hashesOf, type LedgerWriter, lastSaid } from '../../store/ledger.ts';
import { findRecord, listRecords, nextRecordIds } from '../../store/records.ts';
import { type Context, type Handler, nameRefusal } from '../context/context.ts';
import { keepRecords } from '../context/keep-records.ts';

async function keepVersion(
  { deps }: Context,
  trx: Knex.Transaction,
  writeEntry: LedgerWriter,
  fields: Pick<Version, 'name' | 'why' | 'seq' | 'hash' | 'round'>,
): Promise<Version> {
  const [id = ''] = await nextRecordIds(trx, 'version');
  const version: Version = { id, ...fields, by: deps.person().name, at: deps.now() };
  const description = `saved a version after entry ${fields.seq}: “${fields.name}”`;
  await keepRecords(trx, writeEntry, { subject: '', description }, [
    { kind: 'version', id, was: null, is: version },
  ]);
  return version;
}

/** The versions whose entry is in this ledger. A merge can bring versions of another copy's ledger. */
async function ownVersions(trx: Knex.Transaction): Promise<readonly Version[]> {
  const all = await listRecords(trx, 'version');
  const hashes = await hashesOf(
    trx,
    all.map(({ seq }) => seq),
  );
  return all.filter(({ seq, hash }) => hashes.get(seq) === hash);
}

export const listVersions: Handler<'version.list'> = (context) =>
  context.read(async (trx) => ok(await ownVersions(trx)));

export const nameVersion: Handler<'version.keep'> = async (context, { name, seq }) =>
  nameRefusal(name, 'The name') ??
  context.write(async (trx, writeEntry) => {
    const at = seq ?? (await lastSaid(trx)).seq;
    const hash = (await hashesOf(trx, [at])).get(at);
    if (hash === undefined)
      return refuse('not-found', `There is no entry ${at} in the history. Nothing was saved.`, 'seq');
    const versions = await ownVersions(trx);
    if (versions.some((version) => version.seq === at && version.name === name.trim()))
      return refuse('clash', `This entry of the history is already called “${name.trim()}”.`, 'name');
    return ok(
      await keepVersion(context, trx, writeEntry, {
        name: name.trim(),
        why: 'by-hand',
        seq: at,
        hash,
        round: null,
      }),
    );
  });

export const removeVersion: Handler<'version.drop'> = (context, { id }) =>
  context.write(async (trx, writeEntry) => {
    const was = await findRecord(trx, 'version', id);
    if (!was) return refuse('not-found', `There is no version ${id}.`, 'id');
    const refusal = removeVersionRefusal(was);
    if (refusal) return refusal;
    const description = `removed the version name “${was.name}” after entry ${was.seq}`;
    await keepRecords(trx, writeEntry, { subject: '', description }, [
      { kind: 'version', id, was, is: null },
    ]);
    return ok({ id });
  });

export const changeRound: Handler<'round.turn'> = (context, { to }) =>
  context.write(async (trx, writeEntry) => {
    const versions = await ownVersions(trx);
    const refusal = roundRefusal(versions, to);
    if (refusal) return refusal;
    const { last } = roundStatus(versions);
    const round = to === 'start' ? last + 1 : last;
    const head = await lastSaid(trx);
    const reason = to === 'start' ? 'round-started' : 'round-finished';
    const name = `Round ${round} of the review, ${to === 'start' ? 'at the start' : 'at the end'}`;
    return ok(await keepVersion(context, trx, writeEntry, { name, why: reason, ...head, round }));
  });

/** Exports files of a review, and returns the ledger entry as of which it was read. */
export type Exporter<N extends CallName> = (
  context: Context,
  request: CallRequest<N>,
) => Promise<Result<{ readonly answer: CallOutput<N>; readonly moment: ChainHead }>>;

/**
 * Wraps an export so that its ledger entry is saved as a version, unless it already has that name. So users can later
 * open what they sent out and compare with it. The export succeeds even if the version can't be saved.
 */
export const withVersion =
  <N extends CallName>(name: (request: CallRequest<N>) => string, exporter: Exporter<N>): Handler<N> =>
  async (context, request) => {
    const exported = await exporter(context, request);
    if (!exported.ok) return exported;
    const { answer, moment } = exported.value;
    const { seq, hash } = moment;
    if (seq === 0) return ok(answer);
    await context.write(async (trx, writeEntry) => {
      const versions = await ownVersions(trx);
      const fields = { name: name(request), why: 'export', seq, hash, round: null } as const;
      if (!versions.some((one) => one.seq === fields.seq && one.name === fields.name && one.why === 'export'))
        await keepVersion(context, trx, writeEntry, fields);
      return ok(null);
    });
    return ok(answer);
  };
