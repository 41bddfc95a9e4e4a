import { type Result, refuse } from '../base/result.ts';
import { refWords } from './describe.ts';
import { splitRef } from './link.ts';
import type { Decision } from './records.ts';

/** What can be decided on: what asks for something. */
const DECIDABLE: ReadonlySet<string> = new Set(['recommendation', 'commitment', 'question', 'theme']);

/** Why no reason is no decision, where the outcome needs one; null where it is whole. */
export const reasonRefusal = ({
  outcome,
  reason,
}: Pick<Decision, 'outcome' | 'reason'>): Result<never> | null =>
  outcome !== 'taken-forward' && reason.trim() === ''
    ? refuse('invalid', 'Give the reason for this decision. People will ask.', 'reason')
    : null;

/** Why a decision can’t be recorded beside those that there are; null where it can. */
export function newDecisionRefusal(
  decision: Pick<Decision, 'about' | 'outcome' | 'reason'>,
  decisions: readonly Decision[],
): Result<never> | null {
  const { about } = decision;
  if (!DECIDABLE.has(splitRef(about).kind))
    return refuse('invalid', `You cannot record a decision on ${refWords(about)}.`, 'about');
  const earlier = decisions.find((one) => one.about === about);
  return (
    reasonRefusal(decision) ??
    (earlier
      ? refuse('clash', `${earlier.id} is already a decision on ${refWords(about)}.`, earlier.id)
      : null)
  );
}
