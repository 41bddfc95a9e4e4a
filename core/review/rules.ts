import type { Amendment, AmendmentState } from '../amend/edits/amendment.ts';
import { nameOfEdit } from '../amend/edits/edit-key.ts';
import { canMove, STATE_WORDS, stateInSentence, TRANSITIONS } from '../amend/edits/states.ts';
import { type Result, refuse } from '../base/result.ts';
import type { Agreement } from './records.ts';

/**
 * What a person may do with an amendment in its state. Handlers ask before they write, and the window asks for what to
 * offer: each answers with the refusal that a person reads, or null where the action is allowed.
 */

type DecidableAmendment = Pick<Amendment, 'id' | 'state' | 'author'>;

/** Who would act, and who may agree an amendment in this review. */
export interface AgreementContext {
  readonly person: string;
  readonly agreement: Pick<Agreement, 'who'>;
}

const quoted = (state: AmendmentState): string => `“${STATE_WORDS[state]}”`;

/** Who may agree an amendment where nobody has said. */
export const DEFAULT_AGREEMENT: Agreement = { id: 'agreement', who: 'not-the-author' };

/** Why a person may not agree an amendment: the review keeps authors from agreeing their own. */
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

/** Why a person may not move an amendment to a state; null where they may. */
export function moveRefusal(
  amendment: DecidableAmendment,
  to: AmendmentState,
  agreeing: AgreementContext,
): Result<never> | null {
  const { id, state } = amendment;
  if (!canMove(state, to)) {
    const may = TRANSITIONS[state].map(quoted).join(' or ');
    return refuse(
      'refused',
      `${id} is ${quoted(state)}. You can change it to ${may}, but not to ${quoted(to)}.`,
      id,
    );
  }
  return to === 'agreed' ? agreeingRefusal(amendment, agreeing) : null;
}

/** Why an amendment is not to be decided on, whoever would; null where it is in legal review. */
export const notInReviewRefusal = ({ id, state }: Pick<Amendment, 'id' | 'state'>): Result<never> | null =>
  canMove(state, 'agreed')
    ? null
    : refuse(
        'refused',
        `${id} is ${quoted(state)}. You can only decide on an amendment that is in legal review.`,
        id,
      );

/** Why a person may not agree an amendment, or return it with a comment; null where they may. */
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
 * Why one change of an amendment can’t be accepted, or its acceptance undone; null where it can. Without a change,
 * why the amendment can’t be marked as reviewed. An agreed amendment is settled with every change in it, and a
 * withdrawn one proposes nothing.
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
