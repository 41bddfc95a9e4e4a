import type { LinkWithStatus } from '../../core/evidence/link.ts';

/** Whether an endpoint of a link has changed since a person last checked the link. */
export const isSuspect = ({ suspect }: Pick<LinkWithStatus, 'suspect'>): boolean => suspect.length > 0;

/** Whether two lists hold identical links, so that a component need not redraw. */
export const sameLinks = (a: readonly LinkWithStatus[], b: readonly LinkWithStatus[]): boolean =>
  a.length === b.length && a.every((link, at) => link === b[at]);
