import type { Amendment } from '../../core/amend/amendment.ts';
import type { Edit } from '../../core/amend/edit.ts';
import type { CallInput, CallName, CallOutput } from '../../core/api.ts';
import type { Refusal } from '../../core/base/result.ts';
import { refusalOf } from '../ui/refused.ts';
import { editsHeld, isOfAll, refusedOf, type Unsaved, unrefused, WORDS, type Words } from './unsaved.ts';

export interface Saving {
  readonly unsaved: ReadonlyMap<string, Unsaved>;
  readonly phase: 'saved' | 'waiting' | 'saving' | 'failed';
  /** Why something is not saved: nothing can be, or one amendment was refused. */
  readonly failure: Refusal | null;
}

/** New edits for an amendment, and on whose account where that isn't its own. */
interface Typing {
  readonly id: string;
  readonly edits: readonly Edit[];
  readonly because?: string;
}

/** What is on its way to disk though nothing is held here: words of the open section, or an amendment being started. */
type Coming = 'typing' | 'amendment';

type Write = <N extends CallName>(name: N, input: CallInput<N>) => Promise<CallOutput<N>>;

/** How long typing may rest before it is saved, in milliseconds. Leaving a field or a section saves at once. */
const PAUSE = 600;

/** How long it is at most from a letter to its write, in milliseconds, for who types on without a rest. */
const LONGEST_WAIT = 1_500;

/** How long after a failure saving is tried again, in milliseconds: soon at first, then less often. */
const RETRY = { first: 1_000, longest: 15_000 } as const;

/**
 * Saves what is typed, one write at a time, in the order in which it must happen: an amendment's revision goes up
 * with each, so two at once would refuse each other. What a refused write held is kept until it is saved or
 * given a new home, and holds back nothing of another amendment. Where nothing can be saved it is tried again and again.
 */
export class Saver {
  #state: Saving = { unsaved: new Map(), phase: 'saved', failure: null };
  readonly #listeners = new Set<() => void>();
  readonly #write: Write;
  readonly #known: (id: string) => Amendment | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<boolean> | null = null;
  readonly #coming = new Set<Coming>();
  /** When the first was typed of what waits to be written, on the clock of the page; null where nothing waits. */
  #waitingSince: number | null = null;
  /** How often in turn nothing could be saved. */
  #failures = 0;

  constructor(write: Write, known: (id: string) => Amendment | undefined) {
    this.#write = write;
    this.#known = known;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly now = (): Saving => this.#state;

  /** New edits for amendments; each list replaces the one before. */
  type(changes: readonly Typing[]): void {
    this.#hold(changes.map(({ id, ...typed }) => [id, typed]));
  }

  /** New words for an amendment's title, purpose or reason. */
  describe(id: string, words: Words): void {
    this.#hold([[id, { words }]]);
  }

  /** Something that isn't held here yet is coming, or no longer is: meanwhile nobody is told that all is saved. */
  expect(what: Coming, isComing: boolean): void {
    if (isComing) this.#coming.add(what);
    else this.#coming.delete(what);
    const { phase } = this.#state;
    if (phase === 'saved' || phase === 'waiting') this.#rest(this.#state);
  }

  /** Saves now. True when nothing that is held here is left unsaved. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    while (this.#running) await this.#running;
    const isReady = [...this.#state.unsaved.values()].some(({ refused }) => !refused);
    if (!isReady) return this.#state.unsaved.size === 0;
    this.#running = this.#save();
    const went = await this.#running;
    this.#running = null;
    return went && this.flush();
  }

  /** Sends what was refused once more: what stood in its way may be gone. What another hand changed stays as it is. */
  async again(): Promise<boolean> {
    const unsaved = new Map([...this.#state.unsaved].map(([id, held]) => [id, unrefused(held)]));
    this.#set({ ...this.#state, unsaved, failure: refusedOf(unsaved) });
    return this.flush();
  }

  /** Holds nothing of an amendment any longer: what was typed for it has another home. */
  release(id: string): void {
    const unsaved = new Map(this.#state.unsaved);
    unsaved.delete(id);
    if (unsaved.size === 0) clearTimeout(this.#timer);
    this.#rest({ unsaved, failure: refusedOf(unsaved) });
  }

  #hold(typed: readonly (readonly [string, Partial<Unsaved>])[]): void {
    const unsaved = new Map(this.#state.unsaved);
    for (const [id, { edits, because, words }] of typed) {
      const held = unsaved.get(id);
      const revision = held?.revision ?? this.#known(id)?.revision;
      if (revision === undefined) throw new RangeError(`No amendment ${id} to type for`);
      unsaved.set(id, {
        revision,
        ...editsHeld(edits ? { edits, ...(because === undefined ? {} : { because }) } : held),
        words: { ...held?.words, ...words },
        ...(held && unrefused(held).refused ? { refused: held.refused } : {}),
      });
    }
    const phase = this.#state.phase === 'saving' ? 'saving' : 'waiting';
    this.#set({ ...this.#state, unsaved, phase });
    clearTimeout(this.#timer);
    const now = performance.now();
    this.#waitingSince ??= now;
    const wait = Math.min(PAUSE, Math.max(0, this.#waitingSince + LONGEST_WAIT - now));
    this.#timer = setTimeout(() => void this.flush(), wait);
  }

  /** @returns whether the review could be written to, whatever it refused */
  async #save(): Promise<boolean> {
    this.#waitingSince = null;
    this.#set({ ...this.#state, phase: 'saving' });
    try {
      await this.#saveEdits();
      await this.#saveWords();
    } catch (thrown) {
      this.#set({ ...this.#state, phase: 'failed', failure: refusalOf(thrown) });
      this.#tryLater();
      return false;
    }
    this.#failures = 0;
    this.#rest({ ...this.#state, failure: refusedOf(this.#state.unsaved) });
    return true;
  }

  #tryLater(): void {
    // Nobody looks on: the window that held this is gone.
    if (this.#listeners.size === 0) return;
    const wait = Math.min(RETRY.first * 2 ** this.#failures++, RETRY.longest);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), wait);
  }

  /** What is sent of each amendment. */
  #sendable(): readonly (readonly [string, Unsaved])[] {
    return [...this.#state.unsaved].filter(([, { refused }]) => !refused);
  }

  async #saveEdits(): Promise<void> {
    const sent = this.#sendable().flatMap(([id, { revision, ...typed }]) => {
      const { edits, ...why } = editsHeld(typed);
      return edits ? [{ id, revision, edits, ...why }] : [];
    });
    if (sent.length === 0) return;
    const written = await this.#revise(sent);
    for (const { id, edits } of sent) {
      this.#settle(id, written, (now) => (now.edits === edits ? { ...now, edits: undefined } : now));
    }
  }

  /** Writes edits of several amendments as one, or, where that is refused, all but those that it is refused for. */
  async #revise(sent: CallInput<'amendment.revise'>['changes']): Promise<readonly Amendment[]> {
    const [first] = sent;
    if (!first) return [];
    try {
      return await this.#write('amendment.revise', { changes: sent });
    } catch (thrown) {
      const refusal = refusalOf(thrown);
      if (isOfAll(refusal)) throw thrown;
      if (sent.length === 1) this.#refuse(first.id, refusal);
    }
    const written: Amendment[] = [];
    if (sent.length > 1) for (const one of sent) written.push(...(await this.#revise([one])));
    return written;
  }

  async #saveWords(): Promise<void> {
    for (const [id, { words }] of this.#sendable()) {
      const revision = this.#state.unsaved.get(id)?.revision;
      if (revision === undefined || Object.keys(words).length === 0) continue;
      let written: Amendment;
      try {
        written = await this.#write('amendment.describe', { id, revision, ...words });
      } catch (thrown) {
        const refusal = refusalOf(thrown);
        if (isOfAll(refusal)) throw thrown;
        this.#refuse(id, refusal);
        continue;
      }
      this.#settle(id, [written], (now) => ({
        ...now,
        words: Object.fromEntries(
          WORDS.flatMap((field) => {
            const typed = now.words[field];
            return typed === undefined || typed === words[field] ? [] : [[field, typed]];
          }),
        ),
      }));
    }
  }

  #refuse(id: string, refused: Refusal): void {
    const held = this.#state.unsaved.get(id);
    if (!held) return;
    this.#set({ ...this.#state, unsaved: new Map(this.#state.unsaved).set(id, { ...held, refused }) });
  }

  /** What stays unsaved of one amendment after a write: what was typed while it was under way. */
  #settle(id: string, written: readonly Amendment[], left: (now: Unsaved) => Unsaved): void {
    const now = this.#state.unsaved.get(id);
    const revision = written.find((amendment) => amendment.id === id)?.revision;
    if (!now || revision === undefined) return;
    const unsaved = new Map(this.#state.unsaved);
    const { words, ...typed } = left(now);
    const { edits } = typed;
    if (!edits && Object.keys(words).length === 0) unsaved.delete(id);
    else unsaved.set(id, { revision, ...editsHeld(typed), words });
    this.#set({ ...this.#state, unsaved });
  }

  /** Nothing is being written. */
  #rest(state: Omit<Saving, 'phase'>): void {
    const isSaved = state.unsaved.size === 0 && this.#coming.size === 0;
    const isStuck = state.unsaved.size > 0 && [...state.unsaved.values()].every(({ refused }) => refused);
    const phase = isSaved ? 'saved' : isStuck ? 'failed' : 'waiting';
    const now = this.#state;
    if (phase !== now.phase || state.unsaved !== now.unsaved || state.failure !== now.failure)
      this.#set({ ...state, phase });
  }

  #set(state: Saving): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
