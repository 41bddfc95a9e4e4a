import { canonicalJson } from '../../../core/base/canonical-json.ts';
import { ok } from '../../../core/base/result.ts';
import { listLedger } from '../../store/ledger.ts';
import { verify, verifyAndRebuild } from '../../store/verify.ts';
import type { Handler } from '../context/context.ts';

/** Answers `ledger.list`. Every window polls this call, so its refusal also tells them that the file was displaced. */
export const listEntries: Handler<'ledger.list'> = async (context, { after, limit }) => {
  const entries = await context.readShared(canonicalJson(['ledger.list', after, limit]), async (trx) =>
    ok([...(await listLedger(trx, after, limit))]),
  );
  return context.displacedRefusal() ?? entries;
};

/** Answers `ledger.verify`. A damaged search index is rebuilt without a ledger entry, because the responses determine it. */
export const verifyLedger: Handler<'ledger.verify'> = async (context) => {
  const verified = await context.read(verify);
  if (!verified.ok) return verified;
  const { isSearchable, ...chain } = verified.value;
  if (isSearchable) return ok(chain);
  if (context.readOnly) return ok({ ...chain, search: 'damaged' });
  const rebuilt = await context.write(verifyAndRebuild);
  return rebuilt.ok ? ok({ ...chain, search: 'rebuilt' }) : rebuilt;
};
