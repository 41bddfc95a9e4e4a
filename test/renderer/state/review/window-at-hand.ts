import { provision } from '../../../../core/act/tree.ts';
import type { Amendment } from '../../../../core/amend/edits/amendment.ts';
import { checkEdits } from '../../../../core/amend/edits/check.ts';
import type { Edit } from '../../../../core/amend/edits/edit.ts';
import { withAmendments } from '../../../../core/amend/edits/with-amendments.ts';
import type { CallInput, CallName, CallOutput } from '../../../../core/api.ts';
import { Saver } from '../../../../renderer/state/review/saver.ts';
import {
  type Span,
  type StepKind,
  type UndoDirection,
  UndoStack,
} from '../../../../renderer/state/review/undo.ts';
import { liveText } from '../../../../renderer/text/editor/blocks.ts';
import { EditorModel } from '../../../../renderer/text/editor/model.ts';
import { undoOrRedoStep } from '../../../../renderer/text/editor/undo-redo-step.ts';
import { Refused } from '../../../../renderer/ui/refused.ts';

/** The one amendment that all type in, and the line that they type in: each of its letters is there once. */
export const AM = 'A-001';
const PID = 's1-1';
export const WORDS = 'abcde fghij klmno pqrst uvwxyz';
const line = provision({ pid: PID, kind: 'subsection', num: '(1)', content: WORDS });
const section = provision({ pid: 's1', kind: 'section', num: '1', heading: 'Words', children: [line] });
export const ACT = provision({ pid: 'act', kind: 'act', heading: 'An Act', children: [section] });

const anyone = { mayRevise: () => true, asksFirst: () => false, outOfScope: () => null };

/** What is stored of an amendment that several write to: whoever wrote over another revision than the newest is refused. */
export class Shelf {
  #amendment: Amendment = {
    id: AM,
    title: '',
    purpose: '',
    reason: '',
    state: 'draft',
    revision: 1,
    edits: [],
    author: 'Olive Official',
    createdAt: '2026-01-05T09:00:00.000Z',
    changedAt: '2026-01-05T09:00:00.000Z',
    changedBy: 'Olive Official',
  };

  get amendment(): Amendment {
    return this.#amendment;
  }

  revise(edits: readonly Edit[], revision: number): Amendment {
    if (revision !== this.#amendment.revision)
      throw new Refused({ kind: 'stale', message: 'Not the newest' });
    const checked = checkEdits(ACT, edits);
    if (!checked.ok) throw new Refused(checked.error);
    this.#amendment = { ...this.#amendment, edits: structuredClone([...edits]), revision: revision + 1 };
    return this.#amendment;
  }
}

/**
 * A window without a page: the model, the undo and the saver of one, at somebody's hand. What it asks of the shelf is
 * done, and answered, one step at a time, as `answer` is called.
 */
export class WindowAtHand {
  readonly #shelf: Shelf;
  readonly #stack = new UndoStack();
  readonly #model = new EditorModel(ACT, 's1');
  readonly #saver: Saver;
  readonly #waiting: (() => void)[] = [];
  #known: readonly Amendment[];
  #isSaving = false;
  #clashes = 0;
  #clock = 0;

  constructor(shelf: Shelf) {
    this.#shelf = shelf;
    this.#known = [shelf.amendment];
    const write = async <N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> => {
      if (name !== 'amendment.revise') throw new RangeError(`Nobody asks for ${name} here`);
      await this.#wait();
      const { changes } = input as CallInput<'amendment.revise'>;
      const written = changes.map(({ edits, revision }) => shelf.revise(edits as readonly Edit[], revision));
      await this.#wait();
      this.#known = withAmendments(this.#known, written, changes);
      return written as CallOutput<N>;
    };
    const refresh = async () => {
      await this.#wait();
      this.#known = [shelf.amendment];
    };
    this.#saver = new Saver(
      { write, refresh, revisionOf: async () => null, saved: () => this.#known, base: () => ACT },
      { started: () => undefined, adopted: () => undefined },
    );
    this.#saver.subscribe(() => this.#draw());
    this.#draw();
  }

  readonly #wait = (): Promise<void> => new Promise((done) => this.#waiting.push(done));

  #draw(): void {
    this.#model.receive([{ id: AM, edits: this.#saver.editsOf(AM) }]);
    const held = this.#saver.now().unsaved.get(AM);
    // What clashes with what another wrote first gets an amendment of its own.
    if (!held?.unmerged) return;
    this.#clashes += 1;
    queueMicrotask(() => this.#saver.release(AM, held));
  }

  get #block() {
    const block = this.#model.blocks.find(({ pid, field }) => pid === PID && field === 'content');
    if (!block) throw new RangeError('The line is gone');
    return block;
  }

  /** The line as the window shows it. */
  get text(): string {
    return liveText(this.#block);
  }

  /** How often words that were typed here had to leave the amendment, since another's took the same place. */
  get clashes(): number {
    return this.#clashes;
  }

  type(at: number, remove: number, insert: string, kind: StepKind): void {
    const { key } = this.#block;
    const typed = this.#model.type(key, AM, { at, remove, insert }, remove > 0 ? 'after' : 'before', anyone);
    if (!('changes' in typed) || typed.changes.length === 0) return;
    const span = (offset: number): Span => {
      const caret = { key, pid: PID, field: 'content', offset, side: 'before' } as const;
      return { anchor: caret, focus: caret };
    };
    this.#clock += 10;
    const [before, after] = [span(at + (kind === 'delete-back' ? remove : 0)), span(at + insert.length)];
    this.#stack.record({ kind, changes: typed.changes, by: AM, before, after, at: this.#clock });
    this.#saver.type(typed.changes.map(({ am, after: edits }) => ({ id: am, edits })));
  }

  /** @returns what the person is told */
  turn(way: UndoDirection): string {
    const { message: said, changes } = undoOrRedoStep(this.#model, this.#stack, way, anyone);
    if (changes.length > 0) this.#saver.type(changes.map(({ am, after }) => ({ id: am, edits: after })));
    return said;
  }

  save(): void {
    if (this.#isSaving) return;
    this.#isSaving = true;
    void this.#saver.flush().finally(() => {
      this.#isSaving = false;
    });
  }

  /** Goes on with what was asked of the shelf. @returns whether anything was */
  answer(): boolean {
    const next = this.#waiting.shift();
    next?.();
    return next !== undefined;
  }

  /** Takes in what others wrote, unless it writes itself at this moment. */
  hear(): void {
    if (this.#isSaving) return;
    this.#known = [this.#shelf.amendment];
    this.#saver.mergeOthers();
    this.#draw();
  }
}
