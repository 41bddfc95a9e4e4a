import type { AmendmentState } from '../amend/edits/amendment.ts';
import { revisionRefusal } from '../amend/edits/states.ts';
import { capital } from '../base/english.ts';
import { type Result, refuse } from '../base/result.ts';
import { nameOfKey } from './overlay-keys.ts';
import type { OverlayStep } from './overlay-records.ts';

/** An action of a person on an item of an overlay. */
export type OverlayAction = 'apply' | 'skip' | 'undo';

/** A decision about an item. `now` is the present state of the amendment that was made of it; null if there is none. */
export type ItemDecision = Pick<OverlayStep, 'state' | 'made' | 'by'> & {
  readonly now: AmendmentState | null;
};

/** The decision that is still in force. Null if there is none, or if the amendment of an applied item was withdrawn. */
export function decisionInForce(decision: ItemDecision | null): 'applied' | 'skipped' | null {
  if (decision?.state === 'skipped') return 'skipped';
  return decision?.state === 'applied' && decision.now !== 'withdrawn' ? 'applied' : null;
}

/** The refusal of an action that contradicts the decision about an item. Null if the action is allowed. */
export function overlayRefusal(
  action: OverlayAction,
  key: string,
  decision: ItemDecision | null,
): Result<never> | null {
  const standing = decisionInForce(decision);
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
