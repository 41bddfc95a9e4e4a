/** A review's file name ends so. */
export const REVIEW_SUFFIX = '.keeling';

/** Whether a path is of a review, in whatever case a system or a colleague wrote its ending. */
export const isReviewPath = (path: string): boolean => path.toLowerCase().endsWith(REVIEW_SUFFIX);

/** A path or name of a review without its ending. */
export const withoutSuffix = (path: string): string =>
  isReviewPath(path) ? path.slice(0, -REVIEW_SUFFIX.length) : path;

/** Names that Windows keeps for devices, with or without an ending. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * A file name for a review of the given name, safe on every system: letters, digits, spaces and plain
 * punctuation are kept. Null when nothing of the name is left.
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
  return `${RESERVED.test(cleaned) ? `${cleaned.replace(/\.?$/, '')}_` : cleaned}${REVIEW_SUFFIX}`;
}

/** Whether a name is one that {@link fileNameFor} could have given: nothing in it can lead out of a folder. */
export const isReviewFileName = (name: string): boolean =>
  /^[^/\\\0:]+$/.test(name) && !name.startsWith('.') && isReviewPath(name);

/** Whether a name is one of a folder and no more: nothing in it can lead out of the folder that it is in, or hide it. */
export const isFolderName = (name: string): boolean =>
  /^[^/\\\0:*?"<>|]+$/.test(name) && !/^[. ]|[. ]$/.test(name) && !RESERVED.test(name);
