import type { UnsavedWords } from '../../../core/amend/unsaved-words.ts';
import type { Review } from '../review-store.ts';
import { heldChanges, type Sent } from './held.ts';
import { type Kept, keyOf, putKept, type Store } from './kept.ts';

/** How long what was typed waits to be kept, in milliseconds: long after the letter is on screen. */
const GATHER = 250;

interface JournalHost {
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
  #review: Review | null = null;
  #sent: Sent = new Map();
  #isWriting = false;
  #isLeaving = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #kept: Kept = 'kept';
  /** Whether anything of this window is kept. */
  #isHeld = false;

  constructor(review: string, host: JournalHost) {
    this.#host = host;
    this.#key = keyOf(review, host.window);
  }

  /** Hears of the review as it is now. */
  readonly hear = (review: Review): void => {
    const before = this.#review;
    this.#review = review;
    const { saving } = review;
    // What is held as a save begins is what it writes.
    const isWriting = saving.phase === 'saving';
    if (isWriting && !this.#isWriting) this.#sent = saving.unsaved;
    if (saving.phase === 'saved') this.#sent = new Map();
    const isNews = before?.saving.unsaved !== saving.unsaved || isWriting !== this.#isWriting;
    this.#isWriting = isWriting;
    if (this.#isLeaving || (isNews && saving.unsaved.size === 0)) this.write();
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
    if (!this.#review) return;
    const { review } = this.#review;
    const changes = heldChanges(this.#review, this.#sent);
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
