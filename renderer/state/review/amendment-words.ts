import type { Amendment, AmendmentState } from '../../../core/amend/edits/amendment.ts';
import { isBlank, isDecision, TRANSITIONS } from '../../../core/amend/edits/states.ts';

/** What a person does to bring an amendment into a state; see `moveWords` for what is settled. */
const MOVE_WORDS: Readonly<Record<AmendmentState, string>> = {
  draft: 'Back to draft',
  ready: 'Mark as ready for review',
  'in-legal-review': 'Start legal review',
  agreed: 'Agree',
  returned: 'Return to the drafter',
  withdrawn: 'Withdraw',
};

/** What a person does to bring an amendment from one state into another: what is settled is reopened. */
export function moveWords(from: AmendmentState, to: AmendmentState): string {
  if (from === 'agreed' && to === 'in-legal-review') return 'Reopen';
  return from === 'withdrawn' && to === 'draft' ? 'Reopen as a draft' : MOVE_WORDS[to];
}

/** What a person does to withdraw an amendment: one with nothing in it is deleted. */
export const withdrawWords = (amendment: Amendment): string =>
  isBlank(amendment) ? 'Delete' : moveWords(amendment.state, 'withdrawn');

/** The states that an amendment may go to at once; withdrawal and decisions have buttons of their own. */
export const movesOf = ({ state }: Pick<Amendment, 'state'>): readonly AmendmentState[] =>
  TRANSITIONS[state].filter((next) => next !== 'withdrawn' && !isDecision(next));

/** What to call an amendment that nobody has named yet. */
export const titleOf = ({ title }: Pick<Amendment, 'title'>): string => title.trim() || 'Not named yet';
