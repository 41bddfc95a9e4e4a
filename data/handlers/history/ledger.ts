import { ok } from '../../../core/base/result.ts';
import { listLedger } from '../../store/ledger.ts';
import { verify } from '../../store/verify.ts';
import type { Handler } from '../context/context.ts';

export const listEntries: Handler<'ledger.list'> = (context, { after, limit }) =>
  context.read(async (trx) => ok([...(await listLedger(trx, after, limit))]));

export const verifyLedger: Handler<'ledger.verify'> = (context) => context.read(verify);
