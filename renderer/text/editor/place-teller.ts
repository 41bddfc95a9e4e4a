import type { Caret } from '../../state/review/undo.ts';
import { liveText, ownerAt } from './blocks.ts';
import type { EditorModel } from './model.ts';
import type { EditorOptions } from './options.ts';
import type { Rights } from './rights.ts';

/** Tells where the caret came to, for who doesn't see it: into which cell of a table, and among whose words. */
export class PlaceTeller {
  readonly #model: EditorModel;
  readonly #rights: Rights;
  /** The cell of a table that the caret was in last. */
  #cell: string | null = null;
  /** Whose words the caret was among, and for whom: where typing goes follows from that. */
  #ownership = '';

  constructor(model: EditorModel, rights: Rights) {
    this.#model = model;
    this.#rights = rights;
  }

  report(caret: Caret | undefined, me: string, options: EditorOptions): void {
    const block = caret && this.#model.block(caret.key);
    const at = block?.cell ? block.key : null;
    if (block?.cell && at !== this.#cell) options.onCell?.(block.cell.name);
    this.#cell = at;
    if (!caret || !block || !options.onDestination) return;
    const { key, offset, side } = caret;
    // What an input method cancels is on the page a moment longer than it is in the text.
    if (offset > liveText(block).length) return;
    const owner = ownerAt(block, offset);
    const ownership = `${me} ${key} ${owner} ${owner !== null && this.#rights.asksFirst(owner)}`;
    if (ownership === this.#ownership) return;
    this.#ownership = ownership;
    options.onDestination(this.#model.destinationAt(key, me, offset, side, this.#rights));
  }
}
