import type { AmendmentState } from '../amend/edits/amendment.ts';
import { revisionRefusal } from '../amend/edits/states.ts';
import { capital } from '../base/english.ts';
import { type Result, refuse } from '../base/result.ts';
import { nameOfKey } from './overlay-keys.ts';
import type { OverlayStep } from './overlay-records.ts';

/** What a person does with an item of an overlay. */
export type OverlayAction = 'apply' | 'skip' | 'undo';

/** What was decided of an item, and the state of the amendment by which it is in the draft; null where there is none. */
export type ItemDecision = Pick<OverlayStep, 'state' | 'made' | 'by'> & {
  readonly now: AmendmentState | null;
};

/** What is decided of an item and still stands: the amendment that was made of it may be withdrawn since. */
export function standingDecision(decision: ItemDecision | null): 'applied' | 'skipped' | null {
  if (decision?.state === 'skipped') return 'skipped';
  return decision?.state === 'applied' && decision.now !== 'withdrawn' ? 'applied' : null;
}

/** Why something can’t be done with an item, by what is decided of it; null where it can. */
export function overlayRefusal(
  action: OverlayAction,
  key: string,
  decision: ItemDecision | null,
): Result<never> | null {
  const standing = standingDecision(decision);
  if (action === 'undo') {
    if (!decision || decision.state === 'open')
      return refuse(
        'not-found',
        `Nothing was decided about ${nameOfKey(key)}, so there is nothing to undo.`,
        key,
      );
    const { made: madeAmendment, now } = decision;
    return madeAmendment && now && standing === 'applied'
      ? revisionRefusal({ id: madeAmendment.amendment, state: now })
      : null;
  }
  if (!decision || !standing || (action === 'skip' && standing === 'skipped')) return null;
  const name = capital(nameOfKey(key));
  const reason =
    action === 'apply' && standing === 'applied'
      ? `${name} was already applied by ${decision.by}. Nothing was changed.`
      : `${name} was ${standing} by ${decision.by}. Undo that first.`;
  return refuse('clash', reason, key);
}
