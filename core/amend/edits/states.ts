import { type Result, refuse } from '../../base/result.ts';
import type { Amendment, AmendmentState } from './amendment.ts';

/**
 * The states that may follow each state. A draft is made ready, reviewed by a lawyer, and agreed or returned. A ready
 * amendment can become a draft again. An agreed one must be reopened before its words can change.
 */
export const TRANSITIONS: Readonly<Record<AmendmentState, readonly AmendmentState[]>> = {
  draft: ['ready', 'withdrawn'],
  ready: ['in-legal-review', 'draft', 'withdrawn'],
  'in-legal-review': ['agreed', 'returned', 'withdrawn'],
  agreed: ['in-legal-review', 'withdrawn'],
  returned: ['draft', 'ready', 'withdrawn'],
  withdrawn: ['draft'],
};

/** Whether an amendment is not withdrawn. */
export const isLive = ({ state }: { readonly state: AmendmentState }): boolean => state !== 'withdrawn';

type Content = Pick<Amendment, 'title' | 'purpose' | 'reason' | 'edits' | 'aside'>;

/** Whether an amendment has no edits and no words of its own yet. */
export const isBlank = ({ title, purpose, reason, edits, aside = [] }: Content): boolean =>
  `${title}${purpose}${reason}`.trim() === '' && edits.length === 0 && aside.length === 0;

/** Whether an amendment counts as deleted: withdrawn and blank. It is listed nowhere, and its number isn't used again. */
export const isDeleted = (amendment: Content & Pick<Amendment, 'state'>): boolean =>
  !isLive(amendment) && isBlank(amendment);

/** The name of each state on the screen. */
export const STATE_WORDS: Readonly<Record<AmendmentState, string>> = {
  draft: 'Draft',
  ready: 'Ready for review',
  'in-legal-review': 'In legal review',
  agreed: 'Agreed',
  returned: 'Returned',
  withdrawn: 'Withdrawn',
};

/** The name of a state within a sentence: "in legal review". */
export const stateInSentence = (state: AmendmentState): string => STATE_WORDS[state].toLowerCase();

/** Whether a person may move an amendment from one state to another. */
export const canMove = (from: AmendmentState, to: AmendmentState): boolean => TRANSITIONS[from].includes(to);

/** Whether a state is a reviewer's decision on an amendment. */
export const isDecision = (state: AmendmentState): state is 'agreed' | 'returned' =>
  state === 'agreed' || state === 'returned';

/** Whether an amendment's edits may change. They may not once a lawyer agreed them or it is withdrawn. */
export const canRevise = (state: AmendmentState): boolean => state !== 'agreed' && state !== 'withdrawn';

/** Refuses a change of the edits of an agreed or withdrawn amendment. Null where the change is allowed. */
export function revisionRefusal({ id, state }: Pick<Amendment, 'id' | 'state'>): Result<never> | null {
  if (canRevise(state)) return null;
  const message =
    state === 'agreed'
      ? `${id} is agreed. Reopen it for legal review first, then change its words.`
      : `${id} is “${STATE_WORDS[state]}”. Make it a draft again first, then change its words.`;
  return refuse('refused', message, id);
}

/** The history's words for moving an amendment into each state. */
export const STATE_ACTIONS: Readonly<Record<AmendmentState, (name: string) => string>> = {
  draft: (name) => `made ${name} a draft again`,
  ready: (name) => `marked ${name} as ready for review`,
  'in-legal-review': (name) => `sent ${name} for legal review`,
  agreed: (name) => `agreed ${name}`,
  returned: (name) => `returned ${name}`,
  withdrawn: (name) => `withdrew ${name}`,
};
