import type { Pid } from '../../act/tree.ts';
import type { AmendmentState } from '../edits/amendment.ts';
import type { CarriedAmendment } from './carry.ts';

/**
 * An amendment's state in the newer text. An offered or agreed amendment with deferred edits is returned to its author,
 * because it is no longer what was offered or agreed. Drafts and withdrawn amendments keep their state.
 */
export function stateAfter(
  was: AmendmentState,
  { deferred }: Pick<CarriedAmendment, 'deferred'>,
): AmendmentState {
  const isOut = was === 'ready' || was === 'in-legal-review' || was === 'agreed';
  return isOut && deferred.length > 0 ? 'returned' : was;
}

/**
 * The key of an ignored finding in the newer text. A check's key has its code and then its provision; a reference's key
 * begins with its provision. Null when the newer text lacks that, because the old key could hide another finding.
 */
export function findingKeyNow(key: string, pidNow: (pid: Pid) => Pid | null): string | null {
  const steps = key.split('/');
  const at = /^D\d\d$/.test(steps[0] ?? '') ? 1 : 0;
  const now = pidNow(steps[at] ?? '');
  return now === null ? null : steps.with(at, now).join('/');
}
