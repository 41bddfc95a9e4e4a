import type { UnsavedWords } from '../../../core/amend/typing/unsaved-words.ts';
import type { Store } from '../../ui/page-storage.ts';
import type { Review } from '../review/review-store.ts';
import type { Saving } from '../review/saving.ts';
import { heldChanges } from './held-changes.ts';
import { type JournalStatus, keyOf, putKept } from './kept-words.ts';

interface JournalHost {
  /** The review as it is at this moment. */
  readonly review: () => Review;
  readonly storage: Store;
  /** The window's name among those that are alive. */
  readonly window: string;
  readonly now: () => string;
  /** Says whether what is unsaved could be kept, when that is otherwise than before. */
  readonly onStatus: (status: JournalStatus) => void;
}

/**
 * Keeps what one window holds of a review and is not stored yet in the browser, so that it outlives the window, and lets
 * go of it once it is stored. A window may end at any moment, and says so at none that can be relied on: what is typed is
 * kept before it is drawn, and what is sent before it is sent.
 */
export class Journal {
  readonly #host: JournalHost;
  readonly #key: string;
  #writtenState: Pick<Saving, 'unsaved' | 'unclaimed'> | null = null;
  #status: JournalStatus = 'kept';
  /** Whether anything of this window is kept. */
  #isHeld = false;

  constructor(review: string, host: JournalHost) {
    this.#host = host;
    this.#key = keyOf(review, host.window);
  }

  /** Hears that something was typed, sent or stored. */
  readonly hear = ({ unsaved, unclaimed }: Saving): void => {
    if (unsaved === this.#writtenState?.unsaved && unclaimed === this.#writtenState.unclaimed) return;
    this.write();
  };

  /** Keeps what there is now. */
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
