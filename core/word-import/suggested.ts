import type { LookedItem } from './calls.ts';

/**
 * Whether an item is ticked when the list of changes opens.  Items that would remove one of the draft's own changes are
 * not ticked. Nor are provisions that are only absent from a file of part of the Act. Nor are changes that a word
 * processor may have made by itself. A tracked space is ticked, because without it two words would run together.
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
