import type { Knex } from 'knex';
import { ok, type Result, refuse } from '../../../../core/base/result.ts';
import type { Suggesting } from '../../../../core/coding/suggest/records.ts';
import { SUGGESTING_METHOD } from '../../../../core/coding/suggest/theme-words.ts';
import type { LedgerWriter } from '../../../store/ledger.ts';
import { findRecord, listRecords } from '../../../store/records.ts';
import type { Context, Handler } from '../../context/context.ts';
import { saveRecords } from '../../context/keep-records.ts';

// The record of suggestions in a review: whether they are on, their method and measured quality, and those dismissed.

const RECORD_ID = 'suggesting';

/** The record of suggestions in a review; null if nobody has ever turned them on. */
const findSuggesting = async (trx: Knex.Transaction): Promise<Suggesting | null> =>
  (await findRecord(trx, 'suggesting', RECORD_ID)) ?? null;

/** The record of suggestions. Refused `refused` if suggestions are off. */
export async function requireSuggesting(trx: Knex.Transaction): Promise<Result<Suggesting>> {
  const suggesting = await findSuggesting(trx);
  return suggesting?.isOn
    ? ok(suggesting)
    : refuse('refused', 'Suggestions are off in this review. Turn them on first.');
}

/** Saves a change of the record. The subject of the ledger entry is the review itself. */
export async function saveSuggesting(
  context: Context,
  trx: Knex.Transaction,
  writeEntry: LedgerWriter,
  description: string,
  change: Partial<Suggesting>,
): Promise<void> {
  const was = await findSuggesting(trx);
  const newRecord: Suggesting = {
    id: RECORD_ID,
    isOn: false,
    method: SUGGESTING_METHOD,
    quality: null,
    dismissed: [],
    by: '',
    at: '',
  };
  const is: Suggesting = {
    ...(was ?? newRecord),
    ...change,
    method: SUGGESTING_METHOD,
    by: context.deps.person().name,
    at: context.deps.now(),
  };
  await saveRecords(trx, writeEntry, { subject: '', description }, [
    { kind: 'suggesting', id: RECORD_ID, was, is },
  ]);
}

export const getSuggestState: Handler<'suggest.state'> = (context) =>
  context.read(async (trx) => {
    const suggesting = await findSuggesting(trx);
    const accepted = (await listRecords(trx, 'excerpt')).filter(({ suggested }) => suggested).length;
    return ok({
      isOn: suggesting?.isOn ?? false,
      method: suggesting?.method ?? SUGGESTING_METHOD,
      quality: suggesting?.quality ?? null,
      accepted,
      dismissed: suggesting?.dismissed.length ?? 0,
    });
  });

export const setSuggestState: Handler<'suggest.set'> = (context, { isOn }) =>
  context.write(async (trx, writeEntry) => {
    const was = await findSuggesting(trx);
    if ((was?.isOn ?? false) === isOn) return ok({ isOn });
    const description = `turned suggestions ${isOn ? 'on' : 'off'} (${SUGGESTING_METHOD})`;
    await saveSuggesting(context, trx, writeEntry, description, { isOn });
    return ok({ isOn });
  });

export const dismissSuggestion: Handler<'suggest.dismiss'> = (context, { of, theme }) =>
  context.write(async (trx, writeEntry) => {
    const suggesting = await requireSuggesting(trx);
    if (!suggesting.ok) return suggesting;
    const { dismissed } = suggesting.value;
    if (dismissed.some((one) => one.of === of && one.theme === theme))
      return ok({ dismissed: dismissed.length });
    const name = (await findRecord(trx, 'theme', theme))?.name ?? theme;
    const dismissedAfter = [...dismissed, { of, theme }];
    const description = `did not accept the suggested theme ${name} for ${of.replace(':', ' ')}`;
    await saveSuggesting(context, trx, writeEntry, description, { dismissed: dismissedAfter });
    return ok({ dismissed: dismissedAfter.length });
  });
