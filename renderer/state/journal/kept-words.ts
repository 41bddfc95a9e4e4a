import { type UnsavedWords, unsavedWordsSchema } from '../../../core/amend/typing/unsaved-words.ts';
import { isOwnVersionOf } from '../../../core/base/displaced.ts';
import type { Store } from '../../ui/page-storage.ts';

/** The prefix of the keys of unsaved words in the browser's storage. There is one entry for each window and review. */
const PREFIX = 'keeling.unsaved/';

/** The maximum length of an entry, in characters. Browsers limit each origin to about five million. */
const MAX_ENTRY_LENGTH = 1_000_000;

/** How long discarded words can be restored, in milliseconds. */
const DISCARDED_FOR_MS = 24 * 60 * 60 * 1000;

/** Whether unsaved typing is stored; `too-much` if the browser has no room for it. */
export type JournalStatus = 'kept' | 'too-much';

/** Unsaved words that a closed window left. */
export interface Left extends UnsavedWords {
  readonly key: string;
  /** The id of the window in which they were typed. */
  readonly window: string;
}

export const keyOf = (review: string, window: string): string => `${PREFIX}${window}/${review}`;

/** The window's id in a key; null for other keys. */
export const windowOf = (key: string): string | null =>
  key.startsWith(PREFIX) ? (key.slice(PREFIX.length).split('/')[0] ?? null) : null;

/** Stores words; with null, deletes them. If there is no room, the earlier words stay. */
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
    // The storage is full, or the browser's settings forbid it.
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

/**
 * Whether words of one path belong to a file with some paths, or to the file of which that is a person's own version.
 */
const isOf = (path: string, paths: readonly string[]): boolean =>
  paths.some((own) => own === path || isOwnVersionOf(own, path));

/**
 * All stored words of a review, the oldest first. Deletes those that were discarded a day ago. @param review its id,
 * and the paths that it has or had, because several files can have the same id
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

/** Replaces the stored words of a closed window by those that still have to be restored. */
export function replaceKept(storage: Store, { key, window: _, ...words }: Left): void {
  putKept(storage, key, words);
}

/** Marks words as discarded. They can be restored until the next day. */
export const discard = (storage: Store, left: Left, now: string): void =>
  replaceKept(storage, { ...left, discarded: now });

export const letGo = (storage: Store, { key }: Left): void => storage.removeItem(key);
