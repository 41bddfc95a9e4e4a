import type { UndoStack } from '../../state/undo.ts';
import type { EditorModel } from './model.ts';
import { UNCLAIMED } from './model.ts';
import type { EditorOptions } from './options.ts';

/** How long typing is gathered before it is reported, in milliseconds: after the letter is seen, before it is missed. */
const GATHER = 40;

interface Host {
  readonly options: EditorOptions;
  readonly model: EditorModel;
  readonly undoStack: UndoStack;
  readonly say: (words: string) => void;
  redraw(): void;
}

/** Tells the review what was typed, and finds an amendment for words that were typed without one. */
export class Reporter {
  readonly #host: Host;
  readonly #touched = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #claiming = false;
  #isTyping: boolean | null = null;
  /** An amendment that was started for what was typed, until it comes in as the one worked on. */
  #claimed: string | null = null;

  constructor(host: Host) {
    this.#host = host;
  }

  /** Whose the next keystroke is. */
  get me(): string {
    return this.#host.options.active ?? this.#claimed ?? UNCLAIMED;
  }

  /** Amendments were changed here. */
  changed(ams: Iterable<string>): void {
    const { model, undoStack } = this.#host;
    undoStack.unclaimed = model.edits.get(UNCLAIMED) ?? [];
    for (const am of ams) if (am !== this.me && am !== UNCLAIMED) this.#touched.add(am);
    if (undoStack.unclaimed.length > 0) this.#claim();
    this.soon();
  }

  soon(): void {
    this.#timer ??= setTimeout(() => this.flush(), GATHER);
    this.#tell();
  }

  /** Tells whether anything is still to be reported, where that is news. */
  #tell(): void {
    const { model, options, undoStack } = this.#host;
    const isUnclaimed = (model.edits.get(UNCLAIMED) ?? []).length > 0;
    const isTyping = this.#timer !== undefined || isUnclaimed;
    if (undoStack.keeper !== this || isTyping === this.#isTyping) return;
    this.#isTyping = isTyping;
    options.onTyping?.(isTyping);
  }

  /** Reports what was typed, now. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const { model, options } = this.#host;
    const changes = model.unreported();
    if (changes.size > 0) {
      const touched = [...this.#touched].filter((am) => changes.has(am)).sort();
      this.#touched.clear();
      model.reported(changes);
      options.onTyped(changes, touched);
    }
    this.#tell();
  }

  /** An amendment is being worked on: it takes what was typed without one. */
  chosen(active: string): void {
    this.#claimed = null;
    if (this.#host.model.edits.has(UNCLAIMED)) this.#adopt(active);
  }

  /** The section was opened: words may be there that were typed in one that was left meanwhile. */
  begin(): void {
    const { model, undoStack } = this.#host;
    if (undoStack.unclaimed.length > 0 && !model.edits.has(UNCLAIMED)) return;
    undoStack.keeper = this;
    if (undoStack.unclaimed.length > 0 && undoStack.claiming) this.#await(undoStack.claiming);
    this.#tell();
  }

  /** Words were typed and there is no amendment to hold them: asks for one, once. */
  #claim(): void {
    const { undoStack, options } = this.#host;
    if (this.#claiming) return;
    if (!undoStack.claiming) {
      const asked = options.onNeedAmendment();
      const answered = () => {
        undoStack.claiming = null;
      };
      asked.then(answered, answered);
      undoStack.claiming = asked;
    }
    this.#await(undoStack.claiming);
  }

  #await(asked: Promise<string | null>): void {
    this.#claiming = true;
    const { undoStack, say } = this.#host;
    const kept = 'Your words are kept here: choose or start an amendment, or go on typing.';
    asked.then(
      (id) => {
        this.#claiming = false;
        // The section was left, and another goes on from its words.
        if (undoStack.keeper !== this) return;
        if (id !== null) this.#adopt(id);
        else say(`No amendment was started, so nothing is saved yet. ${kept}`);
      },
      (thrown: unknown) => {
        this.#claiming = false;
        const why = thrown instanceof Error ? thrown.message : String(thrown);
        say(`An amendment could not be started (${why}), so nothing is saved yet. ${kept}`);
      },
    );
  }

  #adopt(id: string): void {
    const { model, undoStack, options } = this.#host;
    const { held, rerank } = model.claim(id);
    undoStack.rename(UNCLAIMED, id, held, rerank);
    undoStack.unclaimed = [];
    this.#claimed = options.active === null ? id : null;
    this.flush();
    this.#host.redraw();
  }
}
