import type { UnsavedWords } from '../../../core/amend/typing/unsaved-words.ts';
import type { Store } from '../../ui/page-storage.ts';
import type { Review } from '../review/review-store.ts';
import type { Saving } from '../review/saving.ts';
import { heldChanges } from './held-changes.ts';
import { type JournalStatus, keyOf, putKept } from './kept-words.ts';

interface JournalHost {
  /** Returns the present state of the review. */
  readonly review: () => Review;
  readonly storage: Store;
  /** The id of this window. */
  readonly window: string;
  readonly now: () => string;
  /** Called when it changes whether unsaved typing can be stored. */
  readonly onStatus: (status: JournalStatus) => void;
}

/**
 * Stores the unsaved typing of one window in the browser, so that it survives the window, and deletes it after it is
 * saved. A window can end at any moment without notice, so typing is stored before it is drawn, and before it is sent.
 */
export class Journal {
  readonly #host: JournalHost;
  readonly #key: string;
  #writtenState: Pick<Saving, 'unsaved' | 'unclaimed'> | null = null;
  #status: JournalStatus = 'kept';
  /** Whether anything of this window is stored. */
  #isHeld = false;

  constructor(review: string, host: JournalHost) {
    this.#host = host;
    this.#key = keyOf(review, host.window);
  }

  /** Stores the typing if it has changed. */
  readonly hear = ({ unsaved, unclaimed }: Saving): void => {
    if (unsaved === this.#writtenState?.unsaved && unclaimed === this.#writtenState.unclaimed) return;
    this.write();
  };

  /** Stores the present typing. */
  write(): void {
    const { review, saving } = this.#host.review();
    this.#writtenState = saving;
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
    const status = putKept(this.#host.storage, this.#key, words);
    this.#isHeld = words !== null;
    if (status === this.#status) return;
    this.#status = status;
    this.#host.onStatus(status);
  }
}
