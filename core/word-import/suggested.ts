import type { LookedItem } from './calls.ts';

/**
 * Whether an item is ticked before anybody looked at it. What would drop a change of the draft's own is a proposal, and
 * never is; nor is what is only missing from a file of a part of the Act, nor what a word processor may have done by
 * itself. A space that somebody tracked is a change as any other: without it the words on its two sides would run together.
 */
export const isSuggested = ({
  blocked,
  isTaken,
  isTypography,
  isMissing,
  how: makerKind,
}: LookedItem): boolean =>
  blocked === null &&
  !isTaken &&
  !(isTypography && makerKind === 'untracked') &&
  makerKind !== 'rejected' &&
  !isMissing;
