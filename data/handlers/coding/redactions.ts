import type { Knex } from 'knex';
import { ok, refuse } from '../../../core/base/result.ts';
import { withState } from '../../../core/coding/excerpt-places.ts';
import type { Ref } from '../../../core/evidence/link.ts';
import type { Redaction } from '../../../core/evidence/records.ts';
import { findRecord, listRecords, nextRecordIds } from '../../store/records.ts';
import type { Handler } from '../context/context.ts';
import { saveRecords } from '../context/keep-records.ts';
import { anchorAt, textFor, textsFor } from './texts.ts';

// Handlers for redactions: passages of a text that must not be published.

/** The redactions of a text. */
export const redactionsOf = async (trx: Knex.Transaction, ref: Ref): Promise<readonly Redaction[]> =>
  (await listRecords(trx, 'redaction')).filter((redaction) => redaction.of === ref);

export const listRedactions: Handler<'redaction.list'> = (context, { of }) =>
  context.read(async (trx) => {
    const redactions = of ? await redactionsOf(trx, of) : await listRecords(trx, 'redaction');
    const texts = await textsFor(
      context,
      trx,
      redactions.map((redaction) => redaction.of),
    );
    return ok(redactions.map((redaction) => withState(redaction, texts.get(redaction.of)?.text)));
  });

export const addRedaction: Handler<'redaction.add'> = (context, { of, because, ...passage }) =>
  context.write(async (trx, writeEntry) => {
    const text = await textFor(context, trx, of);
    if (!text.ok) return text;
    const anchor = anchorAt(text.value, passage);
    if (!anchor.ok) return anchor;
    const [id = ''] = await nextRecordIds(trx, 'redaction');
    const by = context.deps.person().name;
    const is: Redaction = { id, of, anchor: anchor.value, because, by, at: context.deps.now() };
    const purpose = { subject: of, description: `redacted a passage of ${text.value.name} (${id})` };
    await saveRecords(trx, writeEntry, purpose, [{ kind: 'redaction', id, was: null, is }]);
    return ok(withState(is, text.value.text));
  });

export const removeRedaction: Handler<'redaction.remove'> = (context, { id }) =>
  context.write(async (trx, writeEntry) => {
    const was = await findRecord(trx, 'redaction', id);
    if (!was) return refuse('not-found', `There is no redaction ${id}.`, 'id');
    await saveRecords(trx, writeEntry, { subject: was.of, description: `removed the redaction ${id}` }, [
      { kind: 'redaction', id, was, is: null },
    ]);
    return ok({ id });
  });
