import type { Caret } from '../../state/review/undo.ts';
import { liveText, ownerAt } from './blocks.ts';
import type { EditorModel } from './model.ts';
import type { EditorOptions } from './options.ts';
import type { Rights } from './rights.ts';

/** Reports where the caret is, for people who can’t see it: in which table cell, and in whose words. */
export class CaretReporter {
  readonly #model: EditorModel;
  readonly #rights: Rights;
  /** The table cell that the caret was in last. */
  #cellKey: string | null = null;
  /** Whose words the caret was in, and the active amendment. Both decide where typing goes. */
  #ownership = '';

  constructor(model: EditorModel, rights: Rights) {
    this.#model = model;
    this.#rights = rights;
  }

  report(caret: Caret | undefined, activeId: string, options: EditorOptions): void {
    const block = caret && this.#model.block(caret.key);
    const at = block?.cell ? block.key : null;
    if (block?.cell && at !== this.#cellKey) options.onCell?.(block.cell.name);
    this.#cellKey = at;
    if (!caret || !block || !options.onDestination) return;
    const { key, offset, side } = caret;
    // A cancelled composition is on the page a moment longer than in the text.
    if (offset > liveText(block).length) return;
    const owner = ownerAt(block, offset);
    const ownership = `${activeId} ${key} ${owner} ${owner !== null && this.#rights.asksFirst(owner)}`;
    if (ownership === this.#ownership) return;
    this.#ownership = ownership;
    options.onDestination(this.#model.destinationAt(key, activeId, offset, side, this.#rights));
  }
}
