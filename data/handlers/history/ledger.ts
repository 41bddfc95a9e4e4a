import { canonicalJson } from '../../../core/base/canonical-json.ts';
import { ok } from '../../../core/base/result.ts';
import { listLedger } from '../../store/ledger.ts';
import { verify, verifyAndRebuild } from '../../store/verify.ts';
import type { Handler } from '../context/context.ts';

/** What windows ask for again and again, so that they hear by it of a file that can't be written to any more. */
export const listEntries: Handler<'ledger.list'> = async (context, { after, limit }) => {
  const entries = await context.readShared(canonicalJson(['ledger.list', after, limit]), async (trx) =>
    ok([...(await listLedger(trx, after, limit))]),
  );
  return context.displaced() ?? entries;
};

/** What the index of words holds follows from the responses: no ledger entry tells of its being made anew. */
export const verifyLedger: Handler<'ledger.verify'> = async (context) => {
  const verified = await context.read(verify);
  if (!verified.ok) return verified;
  const { isSearchable, ...chain } = verified.value;
  if (isSearchable) return ok(chain);
  if (context.readOnly) return ok({ ...chain, search: 'damaged' });
  const rebuilt = await context.write(verifyAndRebuild);
  return rebuilt.ok ? ok({ ...chain, search: 'rebuilt' }) : rebuilt;
};
