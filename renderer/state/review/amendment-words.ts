import type { Amendment, AmendmentState } from '../../../core/amend/edits/amendment.ts';
import { isBlank, isDecision, TRANSITIONS } from '../../../core/amend/edits/states.ts';

/** The command that moves an amendment into a state; `moveWords` has those that reopen it. */
const MOVE_WORDS: Readonly<Record<AmendmentState, string>> = {
  draft: 'Back to draft',
  ready: 'Mark as ready for review',
  'in-legal-review': 'Start legal review',
  agreed: 'Agree',
  returned: 'Return to the drafter',
  withdrawn: 'Withdraw',
};

/** The command that moves an amendment from one state into another. Moving a settled one is called reopening. */
export function moveWords(from: AmendmentState, to: AmendmentState): string {
  if (from === 'agreed' && to === 'in-legal-review') return 'Reopen';
  return from === 'withdrawn' && to === 'draft' ? 'Reopen as a draft' : MOVE_WORDS[to];
}

/** The command that withdraws an amendment. An empty one is deleted. */
export const withdrawWords = (amendment: Amendment): string =>
  isBlank(amendment) ? 'Delete' : moveWords(amendment.state, 'withdrawn');

/** The states to which an amendment can move directly. Withdrawing and decisions have their own buttons. */
export const movesOf = ({ state }: Pick<Amendment, 'state'>): readonly AmendmentState[] =>
  TRANSITIONS[state].filter((next) => next !== 'withdrawn' && !isDecision(next));

/** The title of an amendment, or words for one without a title. */
export const titleOf = ({ title }: Pick<Amendment, 'title'>): string => title.trim() || 'Not named yet';
