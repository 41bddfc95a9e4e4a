import { type Result, refuse } from '../base/result.ts';
import { refWords } from './describe.ts';
import { LINK_ENDPOINTS, type Link, type LinkWithStatus, splitRef } from './link.ts';

/** Why a link can’t be made between two things, whatever there is of them; null where it can. */
export function newLinkRefusal({ from, to }: Pick<Link, 'from' | 'to'>): Result<never> | null {
  const { kind } = splitRef(from);
  if (kind !== 'amendment' && kind !== 'provision')
    return refuse(
      'invalid',
      `A link must start from an amendment or a provision, not from ${refWords(from)}.`,
      'from',
    );
  return from === to ? refuse('invalid', `${refWords(from)} cannot be linked to itself.`, 'to') : null;
}

/** Why a link can’t be confirmed as it is now: an end is gone, or nothing has changed. Null where it can. */
export function confirmRefusal(
  link: Pick<LinkWithStatus, 'id' | 'from' | 'to' | 'suspect'>,
): Result<never> | null {
  const missingEnd = LINK_ENDPOINTS.find((end) =>
    link.suspect.some((suspicion) => suspicion.end === end && suspicion.because === 'gone'),
  );
  if (missingEnd)
    return refuse(
      'refused',
      `${refWords(link[missingEnd])} no longer exists, so you cannot confirm this link. Remove the link.`,
      link.id,
    );
  return link.suspect.length > 0
    ? null
    : refuse('refused', 'Nothing has changed at either end of this link since it was confirmed.', link.id);
}
