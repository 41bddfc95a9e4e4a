import { type Result, refuse } from '../base/result.ts';
import { refWords } from './describe.ts';
import { splitRef } from './link.ts';
import type { Decision } from './records.ts';

/** The kinds of things on which a decision can be recorded. */
const DECIDABLE: ReadonlySet<string> = new Set(['recommendation', 'commitment', 'question', 'theme']);

/** The refusal of a decision that lacks a necessary reason; null for a complete decision. */
export const reasonRefusal = ({
  outcome,
  reason,
}: Pick<Decision, 'outcome' | 'reason'>): Result<never> | null =>
  outcome !== 'taken-forward' && reason.trim() === ''
    ? refuse('invalid', 'Give the reason for this decision. People will ask.', 'reason')
    : null;

/** The refusal of a new decision; null for a decision that can be recorded. @param decisions those recorded already */
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
