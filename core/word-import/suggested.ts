import type { LookedItem } from './calls.ts';

/**
 * Whether an item is selected before anybody has looked at it.
 *
 * Items that would drop one of the draft's own changes are not. Nor are provisions merely absent from a partial file,
 * or what a word processor may have done by itself. A tracked space counts as a change: without it, two words would
 * run together.
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
