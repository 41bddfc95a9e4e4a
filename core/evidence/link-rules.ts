import { type Result, refuse } from '../base/result.ts';
import { refWords } from './describe.ts';
import { LINK_ENDPOINTS, type Link, type LinkWithStatus, splitRef } from './link.ts';

/** The refusal of a link between two references; null for a possible link. Does not check that the things exist. */
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

/** The refusal of a confirmation, because an endpoint is gone or nothing has changed; null for a possible confirmation. */
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
