import type { Knex } from 'knex';
import { Gate } from '../../../core/disclosure/gate.ts';
import type { Reader } from '../../../core/disclosure/reader.ts';
import { listRecords } from '../../store/records.ts';
import { ledgerMoment } from './ledger-moment.ts';

/** The gate between an open review, as it is now, and a reader. */
export const gateFor = async (trx: Knex.Transaction, reader: Reader): Promise<Gate> =>
  new Gate(reader, await listRecords(trx, 'redaction'), (await ledgerMoment(trx)).at);
