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
import { hashesOf, type LedgerWriter, readNewestChange } from '../../store/ledger.ts';
import { findRecord, listRecords, nextRecordIds } from '../../store/records.ts';
import { type Context, type Handler, nameRefusal } from '../context/context.ts';
import { saveRecords } from '../context/keep-records.ts';

// Named versions of a review: a name for the state after a ledger entry. The start and end of each round of review are
// saved as versions, and so is each export.

/** Saves a name for the state after entry `seq`. `why` says whether a user, an export or a round made the version. */
async function saveVersion(
  { deps }: Context,
  trx: Knex.Transaction,
  writeEntry: LedgerWriter,
  fields: Pick<Version, 'name' | 'why' | 'seq' | 'hash' | 'round'>,
): Promise<Version> {
  const [id = ''] = await nextRecordIds(trx, 'version');
  const version: Version = { id, ...fields, by: deps.person().name, at: deps.now() };
  const description = `saved a version after entry ${fields.seq}: “${fields.name}”`;
  await saveRecords(trx, writeEntry, { subject: '', description }, [
    { kind: 'version', id, was: null, is: version },
  ]);
  return version;
}

/** The versions whose entry is in this ledger. A merge can bring versions of another copy's ledger. */
async function versionsOfLedger(trx: Knex.Transaction): Promise<readonly Version[]> {
  const storedVersions = await listRecords(trx, 'version');
  const hashes = await hashesOf(
    trx,
    storedVersions.map(({ seq }) => seq),
  );
  return storedVersions.filter(({ seq, hash }) => hashes.get(seq) === hash);
}

export const listVersions: Handler<'version.list'> = (context) =>
  context.read(async (trx) => ok(await versionsOfLedger(trx)));

export const nameVersion: Handler<'version.keep'> = async (context, { name, seq }) =>
  nameRefusal(name, 'The name') ??
  context.write(async (trx, writeEntry) => {
    const versionSeq = seq ?? (await readNewestChange(trx)).seq;
    const hash = (await hashesOf(trx, [versionSeq])).get(versionSeq);
    if (hash === undefined)
      return refuse('not-found', `There is no entry ${versionSeq} in the history. Nothing was saved.`, 'seq');
    const versions = await versionsOfLedger(trx);
    if (versions.some((version) => version.seq === versionSeq && version.name === name.trim()))
      return refuse('clash', `This entry of the history is already called “${name.trim()}”.`, 'name');
    return ok(
      await saveVersion(context, trx, writeEntry, {
        name: name.trim(),
        why: 'by-hand',
        seq: versionSeq,
        hash,
        round: null,
      }),
    );
  });

export const removeVersion: Handler<'version.drop'> = (context, { id }) =>
  context.write(async (trx, writeEntry) => {
    const version = await findRecord(trx, 'version', id);
    if (!version) return refuse('not-found', `There is no version ${id}.`, 'id');
    const refusal = removeVersionRefusal(version);
    if (refusal) return refusal;
    const description = `removed the version name “${version.name}” after entry ${version.seq}`;
    await saveRecords(trx, writeEntry, { subject: '', description }, [
      { kind: 'version', id, was: version, is: null },
    ]);
    return ok({ id });
  });

/** Answers `round.turn`: starts or finishes a round of review, in which reviewers go through the draft. */
export const changeRound: Handler<'round.turn'> = (context, { to }) =>
  context.write(async (trx, writeEntry) => {
    const versions = await versionsOfLedger(trx);
    const refusal = roundRefusal(versions, to);
    if (refusal) return refusal;
    const { last: lastRound } = roundStatus(versions);
    const round = to === 'start' ? lastRound + 1 : lastRound;
    const head = await readNewestChange(trx);
    const reason = to === 'start' ? 'round-started' : 'round-finished';
    const name = `Round ${round} of the review, ${to === 'start' ? 'at the start' : 'at the end'}`;
    return ok(await saveVersion(context, trx, writeEntry, { name, why: reason, ...head, round }));
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
      const versions = await versionsOfLedger(trx);
      const fields = { name: name(request), why: 'export', seq, hash, round: null } as const;
      if (
        !versions.some(
          (otherVersion) =>
            otherVersion.seq === fields.seq &&
            otherVersion.name === fields.name &&
            otherVersion.why === 'export',
        )
      )
        await saveVersion(context, trx, writeEntry, fields);
      return ok(null);
    });
    return ok(answer);
  };
