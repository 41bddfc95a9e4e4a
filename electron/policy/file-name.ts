/** The file name extension of reviews. */
export const REVIEW_SUFFIX = '.keeling';

/** Whether a path has the extension of reviews, in upper or lower case. */
export const isReviewPath = (path: string): boolean => path.toLowerCase().endsWith(REVIEW_SUFFIX);

/** Removes the extension of reviews from a path or name. */
export const withoutSuffix = (path: string): string =>
  isReviewPath(path) ? path.slice(0, -REVIEW_SUFFIX.length) : path;

/** The names that Windows reserves for devices, with any extension; the digits may be superscript. */
const RESERVED_NAMES = /^(con|prn|aux|nul|(?:com|lpt)[\d¹²³])(\.|$)/i;

/**
 * Makes a file name for a review from its title, valid on every system. Keeps letters, digits, spaces and simple
 * punctuation. Null if nothing is left.
 */
export function fileNameFor(name: string): string | null {
  const cleaned = withoutSuffix(name)
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N} ()&,'’–_.-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(0, 100)
    .trimEnd();
  if (cleaned === '') return null;
  return `${RESERVED_NAMES.test(cleaned) ? `${cleaned.replace(/\.?$/, '')}_` : cleaned}${REVIEW_SUFFIX}`;
}

/** Whether a name could come from {@link fileNameFor}. Such a name cannot lead out of a folder. */
export const isReviewFileName = (name: string): boolean =>
  /^[^/\\\0:]+$/.test(name) && !name.startsWith('.') && isReviewPath(name);

/** Whether a name is that of a single folder, which cannot lead out of its parent folder and is not hidden. */
export const isFolderName = (name: string): boolean =>
  /^[^/\\\0:*?"<>|]+$/.test(name) && !/^[. ]|[. ]$/.test(name) && !RESERVED_NAMES.test(name);
