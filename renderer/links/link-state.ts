import type { StandingLink } from '../../core/evidence/link.ts';

/** Whether an end of a link is not what a person looked at. */
export const isSuspect = ({ suspect }: Pick<StandingLink, 'suspect'>): boolean => suspect.length > 0;

/** Whether two lists hold the very same links, so that what is drawn of the one need not be drawn of the other. */
export const sameLinks = (a: readonly StandingLink[], b: readonly StandingLink[]): boolean =>
  a.length === b.length && a.every((link, at) => link === b[at]);
