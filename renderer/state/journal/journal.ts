import type { UnsavedWords } from '../../../core/amend/typing/unsaved-words.ts';
import type { Review } from '../review/review-store.ts';
import type { Saving } from '../review/saver.ts';
import { heldChanges } from './held.ts';
import { type Kept, keyOf, putKept, type Store } from './kept.ts';

/** How long what was typed waits to be kept, in milliseconds: long after the letter is on screen. */
const GATHER = 250;

interface JournalHost {
  /** The review as it is at this moment. */
  readonly review: () => Review;
  readonly storage: Store;
  /** The window's name among those that are alive. */
  readonly window: string;
  readonly now: () => string;
  /** Says whether what is unsaved could be kept, when that is otherwise than before. */
  readonly onKept: (kept: Kept) => void;
}

/**
 * Keeps what one window holds of a review and is not stored yet in the browser, so that it outlives the window, and lets
 * go of it once it is stored.
 */
export class Journal {
  readonly #host: JournalHost;
  readonly #key: string;
  #unsaved: Saving['unsaved'] | null = null;
  #phase: Saving['phase'] = 'saved';
  #isLeaving = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #kept: Kept = 'kept';
  /** Whether anything of this window is kept. */
  #isHeld = false;

  constructor(review: string, host: JournalHost) {
    this.#host = host;
    this.#key = keyOf(review, host.window);
  }

  /** Hears that the review may be another. */
  readonly hear = (): void => {
    const { unsaved, phase } = this.#host.review().saving;
    const isSaved = unsaved !== this.#unsaved && unsaved.size === 0;
    // What is written is kept first: words whose answer never comes are known again by it, and not put back twice.
    const isSent = phase === 'saving' && phase !== this.#phase;
    this.#unsaved = unsaved;
    this.#phase = phase;
    if (this.#isLeaving || isSaved || isSent) this.write();
    else this.#timer ??= setTimeout(() => this.write(), GATHER);
  };

  /** From now on everything is kept at once, for the page may end; until it is said that it doesn't. */
  leaving(isLeaving: boolean): void {
    this.#isLeaving = isLeaving;
    if (isLeaving) this.write();
  }

  /** Keeps what there is now. */
  write(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const { review, saving } = this.#host.review();
    const changes = heldChanges(saving);
    const words: UnsavedWords | null =
      changes.length === 0
        ? null
        : {
            review: review.id,
            path: review.path,
            base: review.instrumentHash,
            at: this.#host.now(),
            changes: [...changes],
          };
    if (words === null && !this.#isHeld) return;
    const kept = putKept(this.#host.storage, this.#key, words);
    this.#isHeld = words !== null;
    if (kept === this.#kept) return;
    this.#kept = kept;
    this.#host.onKept(kept);
  }
}
