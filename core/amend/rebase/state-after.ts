import type { Pid } from '../../act/tree.ts';
import type { AmendmentState } from '../edits/amendment.ts';
import type { CarriedAmendment } from './carry.ts';

/**
 * An amendment's state once it is carried. What was offered, or agreed, is not that any more when a part of it had to be
 * put aside: it goes back to its author, as a lawyer's return does. A draft stays one, and what is withdrawn stays so.
 */
export function stateAfter(
  was: AmendmentState,
  { deferred }: Pick<CarriedAmendment, 'deferred'>,
): AmendmentState {
  const isOut = was === 'ready' || was === 'in-legal-review' || was === 'agreed';
  return isOut && deferred.length > 0 ? 'returned' : was;
}

/**
 * The key of an ignored finding in the newer text: a check's own is its name and then its provision, a reference's begins
 * with its provision. Null when that is not there: kept as it is, it could come to hide a finding about another.
 */
export function findingKeyNow(key: string, pidNow: (pid: Pid) => Pid | null): string | null {
  const steps = key.split('/');
  const at = /^D\d\d$/.test(steps[0] ?? '') ? 1 : 0;
  const now = pidNow(steps[at] ?? '');
  return now === null ? null : steps.with(at, now).join('/');
}
