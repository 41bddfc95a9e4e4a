import { type UnsavedWords, unsavedWordsSchema } from '../../../core/amend/typing/unsaved-words.ts';
import { isOwnVersionOf } from '../../../core/base/displaced.ts';
import type { Store } from '../../ui/page-storage.ts';

/** Words that were not stored, in the browser's own storage: one entry for each window and review. */
const PREFIX = 'keeling.unsaved/';

/** The most characters of one entry: a browser gives all of a page's origin about five million. */
const MAX_ENTRY_LENGTH = 1_000_000;

/** How long discarded words can still be read, in milliseconds. */
const DISCARDED_FOR_MS = 24 * 60 * 60 * 1000;

/** Whether what is unsaved is in the browser's storage: `too-much` where it has no room. */
export type JournalStatus = 'kept' | 'too-much';

/** Words that a window left. */
export interface Left extends UnsavedWords {
  readonly key: string;
  /** The window that they were typed in. */
  readonly window: string;
}

export const keyOf = (review: string, window: string): string => `${PREFIX}${window}/${review}`;

/** The window whose words are kept under a key; null for a key of something else. */
export const windowOf = (key: string): string | null =>
  key.startsWith(PREFIX) ? (key.slice(PREFIX.length).split('/')[0] ?? null) : null;

/** Keeps words, or (null) lets go of them. What was kept before stays where there is no room for more. */
export function putKept(storage: Store, key: string, words: UnsavedWords | null): JournalStatus {
  if (words === null) {
    storage.removeItem(key);
    return 'kept';
  }
  const text = JSON.stringify(words);
  if (text.length > MAX_ENTRY_LENGTH) return 'too-much';
  try {
    storage.setItem(key, text);
    return 'kept';
  } catch {
    // A full storage, or one that a browser's settings forbid.
    return 'too-much';
  }
}

function readKept(key: string, text: string | null): Left | null {
  if (text === null) return null;
  try {
    const read = unsavedWordsSchema.safeParse(JSON.parse(text));
    return read.success ? { ...read.data, key, window: windowOf(key) ?? '' } : null;
  } catch {
    return null;
  }
}

/** Whether words of a path are of a file that has, or had, some paths; or of one that it is a person’s own version of. */
const isOf = (path: string, paths: readonly string[]): boolean =>
  paths.some((own) => own === path || isOwnVersionOf(own, path));

/**
 * All words that are kept of a review, the oldest first, less those that were discarded a day ago.
 * @param review its id, and the path that it has or had: several files may be of one review
 */
export function keptOf(
  storage: Store,
  review: { readonly review: string; readonly paths: readonly string[] },
  now: number,
): readonly Left[] {
  const keys = Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '');
  const leftWords: Left[] = [];
  for (const key of keys.filter((one) => one.startsWith(PREFIX))) {
    const left = readKept(key, storage.getItem(key));
    if (!left) continue;
    const isOver = left.discarded !== undefined && now - Date.parse(left.discarded) > DISCARDED_FOR_MS;
    if (isOver) storage.removeItem(key);
    else if (left.review === review.review && isOf(left.path, review.paths)) leftWords.push(left);
  }
  return leftWords.sort((a, b) => (a.at < b.at ? -1 : 1));
}

/** Keeps of words that a window left what is still to be put back. */
export function replaceKept(storage: Store, { key, window: _, ...words }: Left): void {
  putKept(storage, key, words);
}

/** Puts words aside until the next day. */
export const discard = (storage: Store, left: Left, now: string): void =>
  replaceKept(storage, { ...left, discarded: now });

export const letGo = (storage: Store, { key }: Left): void => storage.removeItem(key);
