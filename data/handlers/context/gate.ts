import type { Knex } from 'knex';
import { Gate } from '../../../core/disclosure/gate.ts';
import type { Reader } from '../../../core/disclosure/reader.ts';
import { listRecords } from '../../store/records.ts';
import { ledgerMoment } from './ledger-moment.ts';

/** Makes the disclosure gate for a reader, with the redactions and the time of the review's present content. */
export const gateFor = async (trx: Knex.Transaction, reader: Reader): Promise<Gate> =>
  new Gate(reader, await listRecords(trx, 'redaction'), (await ledgerMoment(trx)).at);
