import type { LinkWithStatus } from '../../core/evidence/link.ts';

/** Whether an end of a link is not what a person looked at. */
export const isSuspect = ({ suspect }: Pick<LinkWithStatus, 'suspect'>): boolean => suspect.length > 0;

/** Whether two lists hold the very same links, so that what is drawn of the one need not be drawn of the other. */
export const sameLinks = (a: readonly LinkWithStatus[], b: readonly LinkWithStatus[]): boolean =>
  a.length === b.length && a.every((link, at) => link === b[at]);
