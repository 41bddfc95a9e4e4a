import type { Instrument } from '../../../core/act/instrument.ts';
import type { Pid } from '../../../core/act/tree.ts';
import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import { withAmendments } from '../../../core/amend/edits/with-amendments.ts';
import type { CallInput, CallName, CallOutput, ReviewInfo } from '../../../core/api.ts';
import type { Evidence } from '../../../core/evidence/evidence.ts';
import { type ReviewHost, ReviewStore } from '../../../renderer/state/review/review-store.ts';
import type { Caret } from '../../../renderer/state/review/undo.ts';
import { editedDraftOf } from '../../../renderer/text/act/edited-draft.ts';
import { liveText } from '../../../renderer/text/editor/blocks.ts';
import { EditorModel } from '../../../renderer/text/editor/model.ts';
import { Refused } from '../../../renderer/ui/refused.ts';
import type { Opened } from '../reviews/review.ts';

const ANYTHING = { mayRevise: () => true, asksFirst: () => false, outOfScope: () => null };

const NOT_REACHED = { kind: 'internal', message: 'Keeling could not be reached' } as const;

/** A step of what a window asked the review for: to be done there, or to be answered. */
type Step = () => Promise<void>;

/**
 * One person at a window without a page: its store, its saver, the model of an open section and a caret in it, on a real
 * review. What is asked of the review is done, and answered, one step at a time, as `goOn` is called.
 */
export class PersonAtHand {
  readonly store: ReviewStore;
  readonly #review: Opened;
  readonly #model: EditorModel;
  readonly #draft: ReturnType<typeof editedDraftOf>;
  readonly #waiting: Step[] = [];
  readonly #listeners = new Set<() => void>();
  readonly #place: Pick<Caret, 'pid' | 'field'>;
  #known: readonly Amendment[];
  #offset = 0;
  /** Whether what is asked of the review does not come there, or is done there and no answer comes back. */
  outage: 'before' | 'after' | null = null;
  #isTyping = false;

  constructor(
    review: Opened,
    section: Pid,
    place: Pick<Caret, 'pid' | 'field'>,
    known: readonly Amendment[],
  ) {
    this.#review = review;
    this.#place = place;
    this.#known = known;
    const host: ReviewHost = {
      write: (name, input) => this.#write(name, input),
      refresh: () =>
        this.#ask(async () => {
          const now = await review.session.call('amendment.list', {});
          if (!now.ok) throw new Refused(now.error);
          this.#know(now.value);
        }),
      revisionOf: async (id, revision) => {
        let found: CallOutput<'amendment.revision'> | null = null;
        await this.#ask(async () => {
          const answer = await review.session.call('amendment.revision', { id, revision });
          if (!answer.ok && answer.error.kind !== 'not-found') throw new Refused(answer.error);
          found = answer.ok ? answer.value : null;
        });
        return found;
      },
      amendmentsOf: () => this.#known,
      watch: (listener) => {
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
      },
    };
    this.store = new ReviewStore(
      {
        review: {} as ReviewInfo,
        instrument: { root: review.act } as Instrument,
        evidence: {} as Evidence,
        amendments: known,
        links: [],
      },
      host,
    );
    this.store.watch();
    this.store.now().dispatch({ do: 'open', pid: section });
    this.#model = new EditorModel(review.act, section);
    this.#draft = editedDraftOf(section, {
      now: this.store.now,
      start: () =>
        this.store
          .now()
          .saver.start()
          .catch(() => null),
      onOthers: () => undefined,
    });
    this.#model.receive(this.#draft.shownAmendments(), this.me);
    this.store.subscribe(() => this.#receive());
  }

  #ask(work: () => Promise<void>): Promise<void> {
    return new Promise((done, fail) => {
      // One step until it is written, and one until the window hears of it.
      this.#waiting.push(async () => {
        try {
          if (this.outage === 'before') throw new Refused(NOT_REACHED);
          await work();
          if (this.outage === 'after') throw new Refused(NOT_REACHED);
          this.#waiting.unshift(async () => done());
        } catch (thrown) {
          this.#waiting.unshift(async () => fail(thrown));
        }
      });
    });
  }

  async #write<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
    let output: CallOutput<N> | undefined;
    await this.#ask(async () => {
      const answer = await this.#review.session.call(name, input);
      if (!answer.ok) throw new Refused(answer.error);
      output = answer.value;
    });
    const written = [output].flat() as unknown as readonly Amendment[];
    const sent = name === 'amendment.revise' ? (input as CallInput<'amendment.revise'>).changes : [];
    this.#know(withAmendments(this.#known, written, sent));
    return output as CallOutput<N>;
  }

  #know(amendments: readonly Amendment[]): void {
    this.#known = amendments;
    for (const listener of this.#listeners) listener();
  }

  #receive(): void {
    const { caret } = this;
    const follow = this.#model.receive(this.#draft.shownAmendments(), this.me);
    if (follow) this.#offset = follow(caret, this.#isTyping).offset;
  }

  /** Whose amendment the next key goes to; null where it starts one. */
  get me(): string | null {
    return this.#draft.active();
  }

  get #block() {
    const { pid, field } = this.#place;
    const block = this.#model.blocks.find((one) => one.pid === pid && one.field === field);
    if (!block) throw new RangeError('The line is gone');
    return block;
  }

  /** The line as the window shows it. */
  get text(): string {
    return liveText(this.#block);
  }

  get caret(): Caret {
    return { key: this.#block.key, ...this.#place, offset: this.#offset, side: 'before' };
  }

  moveTo(offset: number): void {
    this.#offset = offset;
    this.#isTyping = false;
  }

  /** Puts words at the caret, or takes out as many letters before it. */
  key(insert: string, back = 0): void {
    const splice = { at: this.#offset - back, remove: back, insert };
    const typed = this.#model.type(this.#block.key, this.me ?? 'new', splice, 'before', ANYTHING);
    if (!('changes' in typed)) throw new RangeError(JSON.stringify(typed));
    this.#offset = splice.at + insert.length;
    this.#isTyping = true;
    const touched = typed.changes.flatMap(({ am }) => (am === this.me || am === 'new' ? [] : [am]));
    this.#draft.type(new Map(typed.changes.map(({ am, after }) => [am, after])), touched);
  }

  get isSaved(): boolean {
    return this.store.now().saving.phase === 'saved';
  }

  save(): void {
    void this.store.now().saver.flush();
  }

  /** Goes on with what was asked of the review. @returns whether anything was */
  async goOn(): Promise<boolean> {
    const next = this.#waiting.shift();
    await next?.();
    await settled();
    return next !== undefined;
  }

  /** Takes in what others wrote, unless it writes itself at this moment. */
  async hear(): Promise<void> {
    if (this.#waiting.length > 0 || this.outage) return;
    const now = await this.#review.session.call('amendment.list', {});
    if (!now.ok) return;
    const changed = now.value.filter(
      (one) => this.#known.find(({ id }) => id === one.id)?.revision !== one.revision,
    );
    if (changed.length > 0) this.#know(withAmendments(this.#known, changed));
    await settled();
  }
}

/** Lets all that waits for an answer take it. */
async function settled(): Promise<void> {
  for (let turns = 0; turns < 40; turns++) await Promise.resolve();
}
