import type { Provision } from '../../../core/act/tree.ts';
import type { Edit } from '../../../core/amend/edits/edit.ts';
import {
  type OwnLetters,
  type OwnLettersAt,
  ownLettersAfter,
} from '../../../core/amend/typing/own-letters.ts';

const NO_LETTERS: OwnLettersAt = { edits: [], own: new Map() };

/**
 * Knows which letters of amendments this window saved itself. Further typing behind them is never separated from them.
 */
export class TypedLetters {
  readonly #base: () => Provision;
  readonly #ownByAmendment = new Map<string, OwnLettersAt>();

  constructor(base: () => Provision) {
    this.#base = base;
  }

  /** Records that the window saved edits of an amendment. `before` is the state that the window knew. */
  wrote(id: string, before: readonly Edit[], after: readonly Edit[]): void {
    if (before !== after)
      this.#ownByAmendment.set(id, ownLettersAfter(this.#base(), this.#at(id, before), after, true));
  }

  /** The letters in an amendment's edits that were typed in this window. */
  in(id: string, edits: readonly Edit[]): OwnLetters {
    return this.#at(id, edits).own;
  }

  #at(id: string, edits: readonly Edit[]): OwnLettersAt {
    const own = this.#ownByAmendment.get(id) ?? NO_LETTERS;
    if (own.edits === edits || own.own.size === 0) return { ...own, edits };
    const now = ownLettersAfter(this.#base(), own, edits, false);
    this.#ownByAmendment.set(id, now);
    return now;
  }
}
