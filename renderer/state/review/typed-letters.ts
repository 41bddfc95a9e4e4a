import type { Provision } from '../../../core/act/tree.ts';
import type { Edit } from '../../../core/amend/edits/edit.ts';
import { type OwnIn, type OwnLetters, ownAfter } from '../../../core/amend/typing/own-letters.ts';

const NONE: OwnIn = { edits: [], own: new Map() };

/** Which letters of amendments this window saved itself: what is typed on behind them is never parted from them. */
export class TypedLetters {
  readonly #base: () => Provision;
  readonly #known = new Map<string, OwnIn>();

  constructor(base: () => Provision) {
    this.#base = base;
  }

  /** Tells that the window saved edits of an amendment that it knew as they were before. */
  wrote(id: string, before: readonly Edit[], after: readonly Edit[]): void {
    if (before !== after) this.#known.set(id, ownAfter(this.#base(), this.#at(id, before), after, true));
  }

  /** Which letters of an amendment's edits were typed in this window. */
  in(id: string, edits: readonly Edit[]): OwnLetters {
    return this.#at(id, edits).own;
  }

  #at(id: string, edits: readonly Edit[]): OwnIn {
    const known = this.#known.get(id) ?? NONE;
    if (known.edits === edits || known.own.size === 0) return { ...known, edits };
    const now = ownAfter(this.#base(), known, edits, false);
    this.#known.set(id, now);
    return now;
  }
}
