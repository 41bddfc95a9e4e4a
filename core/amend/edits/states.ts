import { type Result, refuse } from '../../base/result.ts';
import type { Amendment, AmendmentState } from './amendment.ts';

/**
 * Where an amendment may go from each state. A draft is offered, read by a lawyer, and agreed or returned; what
 * was offered too soon can be taken back, and what was agreed must be reopened before its words can change.
 */
export const TRANSITIONS: Readonly<Record<AmendmentState, readonly AmendmentState[]>> = {
  draft: ['ready', 'withdrawn'],
  ready: ['in-legal-review', 'draft', 'withdrawn'],
  'in-legal-review': ['agreed', 'returned', 'withdrawn'],
  agreed: ['in-legal-review', 'withdrawn'],
  returned: ['draft', 'ready', 'withdrawn'],
  withdrawn: ['draft'],
};

/** Whether an amendment counts: all do but those that are withdrawn. */
export const isLive = ({ state }: { readonly state: AmendmentState }): boolean => state !== 'withdrawn';

type Content = Pick<Amendment, 'title' | 'purpose' | 'reason' | 'edits' | 'aside'>;

/** Whether an amendment changes nothing and says nothing: it was started, and no more. */
export const isBlank = ({ title, purpose, reason, edits, aside = [] }: Content): boolean =>
  `${title}${purpose}${reason}`.trim() === '' && edits.length === 0 && aside.length === 0;

/** Whether somebody deleted it: it was withdrawn with nothing in it, and is listed nowhere. Its number is not used again. */
export const isDeleted = (amendment: Content & Pick<Amendment, 'state'>): boolean =>
  !isLive(amendment) && isBlank(amendment);

/** Each state as an official would say it. */
export const STATE_WORDS: Readonly<Record<AmendmentState, string>> = {
  draft: 'Draft',
  ready: 'Ready for review',
  'in-legal-review': 'In legal review',
  agreed: 'Agreed',
  returned: 'Returned',
  withdrawn: 'Withdrawn',
};

/** A state in the middle of a sentence: "in legal review". */
export const stateInSentence = (state: AmendmentState): string => STATE_WORDS[state].toLowerCase();

/** Whether a person may move an amendment from one state to another. */
export const canMove = (from: AmendmentState, to: AmendmentState): boolean => TRANSITIONS[from].includes(to);

/** Whether a state is a reviewer's decision on an amendment. */
export const isDecision = (state: AmendmentState): state is 'agreed' | 'returned' =>
  state === 'agreed' || state === 'returned';

/** Whether an amendment's edits may change: never the words that a lawyer agreed, nor those of a withdrawn one. */
export const canRevise = (state: AmendmentState): boolean => state !== 'agreed' && state !== 'withdrawn';

/** Why the words of an amendment can’t be changed: it is settled. Null where they can. */
export function revisionRefusal({ id, state }: Pick<Amendment, 'id' | 'state'>): Result<never> | null {
  if (canRevise(state)) return null;
  const why =
    state === 'agreed'
      ? `${id} is agreed. Reopen it for legal review first, then change its words.`
      : `${id} is “${STATE_WORDS[state]}”. Make it a draft again first, then change its words.`;
  return refuse('refused', why, id);
}

/** What somebody did who brought an amendment into a state. */
export const STATE_ACTIONS: Readonly<Record<AmendmentState, (name: string) => string>> = {
  draft: (name) => `made ${name} a draft again`,
  ready: (name) => `marked ${name} as ready for review`,
  'in-legal-review': (name) => `sent ${name} for legal review`,
  agreed: (name) => `agreed ${name}`,
  returned: (name) => `returned ${name}`,
  withdrawn: (name) => `withdrew ${name}`,
};
