import type { Amendment, AmendmentState } from '../amend/edits/amendment.ts';
import { nameOfEdit } from '../amend/edits/edit-key.ts';
import { canMove, STATE_WORDS, stateInSentence, TRANSITIONS } from '../amend/edits/states.ts';
import { type Result, refuse } from '../base/result.ts';
import type { Agreement } from './records.ts';

/**
 * What a person may do with an amendment in its state. Handlers check before they write, and the window to decide what to offer.
 * Each function returns the refusal, or null if the action is allowed.
 */

type DecidableAmendment = Pick<Amendment, 'id' | 'state' | 'author'>;

/** The person who acts, and the review's setting of who may agree an amendment. */
export interface AgreementContext {
  readonly person: string;
  readonly agreement: Pick<Agreement, 'who'>;
}

const quotedState = (state: AmendmentState): string => `“${STATE_WORDS[state]}”`;

/** The setting of a review in which nobody has changed it. */
export const DEFAULT_AGREEMENT: Agreement = { id: 'agreement', who: 'not-the-author' };

/** The refusal of an author's agreement to their own amendment. Null if the review allows it. */
export function agreeingRefusal(
  { id, author }: Pick<DecidableAmendment, 'id' | 'author'>,
  { person, agreement }: AgreementContext,
): Result<never> | null {
  if (author !== person || agreement.who === 'anyone') return null;
  return refuse(
    'refused',
    `${id} is ${author}’s own amendment. Somebody else must agree it. To let authors agree their own, choose “Who can agree amendments…” in the menu under the review’s title.`,
    id,
  );
}

/** The refusal of a change of state. Null if the person may make it. */
export function moveRefusal(
  amendment: DecidableAmendment,
  to: AmendmentState,
  agreeing: AgreementContext,
): Result<never> | null {
  const { id, state } = amendment;
  if (!canMove(state, to)) {
    const may = TRANSITIONS[state].map(quotedState).join(' or ');
    return refuse(
      'refused',
      `${id} is ${quotedState(state)}. You can change it to ${may}, but not to ${quotedState(to)}.`,
      id,
    );
  }
  return to === 'agreed' ? agreeingRefusal(amendment, agreeing) : null;
}

/** The refusal of any decision on an amendment that is not in legal review. Null if it is. */
export const notInReviewRefusal = ({ id, state }: Pick<Amendment, 'id' | 'state'>): Result<never> | null =>
  canMove(state, 'agreed')
    ? null
    : refuse(
        'refused',
        `${id} is ${quotedState(state)}. You can only decide on an amendment that is in legal review.`,
        id,
      );

/** The refusal of an agreement, or of a return with a comment. Null if the person may do it. */
export function decisionRefusal(
  amendment: DecidableAmendment,
  decision: 'agree' | 'return',
  comment: string,
  agreeing: AgreementContext,
): Result<never> | null {
  const undecided = notInReviewRefusal(amendment);
  if (undecided) return undecided;
  if (decision === 'agree') return agreeingRefusal(amendment, agreeing);
  if (comment.trim() !== '') return null;
  return refuse(
    'invalid',
    'Say why you are returning the amendment, so the drafter knows what to change.',
    'comment',
  );
}

/**
 * The refusal to mark one change of an amendment as accepted or, without `change`, the whole amendment as reviewed; or to remove
 * that mark. Null if allowed. Changes of an agreed amendment can't be decided, and a withdrawn one proposes nothing.
 */
export function markRefusal(
  { id, state, edits }: Pick<Amendment, 'id' | 'state' | 'edits'>,
  change: readonly string[] | undefined,
  isReviewed: boolean,
): Result<never> | null {
  if (change && state === 'agreed')
    return refuse('refused', `${id} is agreed already, and this change with it.`, id);
  if (state === 'withdrawn' && (change || isReviewed))
    return refuse(
      'refused',
      `${id} is ${stateInSentence(state)}. Make it a draft again first. Nothing was saved.`,
      id,
    );
  if (!change || !isReviewed) return null;
  const names = new Set(edits.map(nameOfEdit));
  if (change.every((name) => names.has(name))) return null;
  return refuse('not-found', `${id} makes no such change any more. Nothing was saved.`, 'change');
}
