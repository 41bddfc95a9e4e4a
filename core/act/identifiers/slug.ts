import type { Provision } from '../tree.ts';

/** The words that a printed number of a group or Schedule begins with. */
const UNIT_WORD =
  /^(?:the\s+)?(?:first |second |third )?(?:group of parts|part|chapter|schedule|appendix|annex)\b/i;
const NOT_NAME = /[^\p{L}\p{N}_.]+/gu;

/** A printed number for use in an identifier: without brackets, stops and the name of its unit. */
export const numberSlug = (num: string): string =>
  num
    .replace(UNIT_WORD, '')
    .replace(NOT_NAME, '')
    .replace(/^\.+|\.+$/g, '');

/** The first quoted term of a definition. Null if it begins with no quotation. */
export function definedTerm({ intro, content }: Provision): string | null {
  const quotedTerm = /^\W{0,3}?(?:(?:an?|the) )?(?:“([^”]{1,200})”|"([^"]{1,200})"|‘([^’]{1,200})’)/.exec(
    intro || content,
  );
  return quotedTerm?.[1] ?? quotedTerm?.[2] ?? quotedTerm?.[3] ?? null;
}

/** A defined term for use in Lawmaker's identifiers: its letters, digits, stops and hyphens, without spaces. */
export const termSlug = (term: string): string => term.replace(/[^\p{L}\p{N}_.-]+/gu, '');

/** A heading for use in legislation.gov.uk's identifiers: small letters without accents, one hyphen between words. */
export const headingSlug = (heading: string): string =>
  heading
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9\s]+/g, '')
    .trim()
    .replace(/\s+/g, '-');
