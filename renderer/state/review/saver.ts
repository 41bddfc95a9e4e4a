import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import { checkEdits } from '../../../core/amend/edits/check.ts';
import type { Edit } from '../../../core/amend/edits/edit.ts';
import { canRevise } from '../../../core/amend/edits/states.ts';
import { hasLetters, keepSavedLetters, savableLetters } from '../../../core/amend/typing/known-letters.ts';
import { keepChangedLetters } from '../../../core/amend/typing/new-letters.ts';
import { ownChanges } from '../../../core/amend/typing/own-changes.ts';
import { isWordless, type Words, wordsLeft } from '../../../core/amend/typing/word-fields.ts';
import type { CallInput } from '../../../core/api.ts';
import type { Refusal } from '../../../core/base/result.ts';
import { sameValue } from '../../../core/base/same-value.ts';
import { refusalOf } from '../../ui/refused.ts';
import { newLetters } from './new-letters.ts';
import type { SaverHost } from './saver-host.ts';
import type { Saving } from './saving.ts';
import { TypedLetters } from './typed-letters.ts';
import { joinedEdits, rerankFor, UNCLAIMED, withClaimed } from './unclaimed.ts';
import {
  blocksAll,
  editsHeld,
  isSendable,
  isSettled,
  markSentBy,
  mergedTyping,
  refusedOf,
  settledRefusal,
  type Unsaved,
  unmergedSince,
  withoutRefusal,
  withoutSentBy,
} from './unsaved.ts';

/** New edits of an amendment, or of none yet, with the reason if they were not made to draft that amendment. */
interface Typing {
  readonly id: string;
  readonly edits: readonly Edit[];
  readonly because?: string;
  /** The windows that may have saved some of these edits over a revision. */
  readonly sentBefore?: { readonly revision: number; readonly windows: readonly string[] };
}

/** How soon listeners should update. After a letter, which is on screen already, they can wait. */
export type Urgency = 'now' | 'soon';

/** An amendment took over the typing that belonged to none. `heldEdits` are the edits that it had before. */
export interface Adopted {
  readonly id: string;
  readonly heldEdits: readonly Edit[];
  readonly rerank: (edit: Edit) => Edit;
}

/** The pause in typing after which it is saved, in milliseconds. Leaving a field or a section saves at once. */
const PAUSE_MS = 600;

/** The longest time from a letter to its write, in milliseconds, if somebody types without a pause. */
const LONGEST_WAIT_MS = 1_500;

/** The delays of retries after a failure, in milliseconds. They double up to `longest`. */
const RETRY_MS = { first: 1_000, longest: 15_000 } as const;

/**
 * Holds typing until it is saved. There is one write at a time, because each raises the revision of an amendment. If
 * somebody else changed an amendment, the typing is merged into the new revision. Refused typing is kept until it is
 * saved or moved to another amendment, and does not hold back other amendments. If the host cannot save at all, the
 * saver retries until it can.
 */
export class Saver {
  #state: Saving = { unsaved: new Map(), unclaimed: [], phase: 'saved', settled: null, failure: null };
  /** The id of this window, under which the ledger records its saves. */
  readonly #window = crypto.randomUUID();
  /** The amendments in the running write for which an earlier write got no answer. */
  #unheard: ReadonlySet<string> = new Set();
  readonly #listeners = new Set<(urgency: Urgency) => void>();
  readonly #host: SaverHost;
  readonly #onStarted: (id: string) => void;
  readonly #onAdopted: (adopted: Adopted) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** When saving last failed, by `performance.now()`. */
  #failedAt = Number.NEGATIVE_INFINITY;
  #retrying: Promise<boolean> | null = null;
  #running: Promise<boolean> | null = null;
  #starting: Promise<string> | null = null;
  readonly #ownLetters: TypedLetters;
  /** When the oldest unsaved typing was typed, by `performance.now()`; null if nothing is unsaved. */
  #waitingSince: number | null = null;
  #failureCount = 0;

  constructor(
    host: SaverHost,
    on: { readonly started: (id: string) => void; readonly adopted: (adopted: Adopted) => void },
  ) {
    this.#host = host;
    this.#ownLetters = new TypedLetters(host.base);
    this.#onStarted = on.started;
    this.#onAdopted = on.adopted;
  }

  readonly subscribe = (listener: (urgency: Urgency) => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly now = (): Saving => this.#state;

  /** Takes new edits for amendments. Each list replaces the one before. */
  type(changes: readonly Typing[], urgency: Urgency = 'now'): void {
    const unclaimed = changes.find(({ id }) => id === UNCLAIMED)?.edits ?? this.#state.unclaimed;
    const typed = changes.filter(({ id }) => id !== UNCLAIMED);
    this.#hold(
      typed.map(({ id, ...typing }) => [id, typing]),
      unclaimed,
      urgency,
    );
  }

  /** Takes a new title, purpose or reason for an amendment. */
  describe(id: string, words: Words): void {
    this.#hold([[id, { words }]], this.#state.unclaimed, 'now');
  }

  /** The edits of an amendment, including unsaved typing. */
  editsOf(id: string): readonly Edit[] {
    return this.#state.unsaved.get(id)?.edits ?? this.#savedAmendment(id)?.edits ?? [];
  }

  /**
   * Creates an amendment, which also takes over the typing that belongs to none. Calls made meanwhile get the same one.
   * @returns its number. @throws Refused
   */
  start(): Promise<string> {
    this.#starting ??= this.#create().finally(() => {
      this.#starting = null;
      this.#updatePhase();
    });
    this.#updatePhase();
    return this.#starting;
  }

  /** The amendment that is being created; null if none is. */
  get starting(): Promise<string> | null {
    return this.#starting;
  }

  async #create(): Promise<string> {
    const { id } = await this.#host.write('amendment.create', {});
    this.adopt(id);
    this.#onStarted(id);
    return id;
  }

  /** Moves the typing that belongs to no amendment, if any, into one. */
  adopt(id: string): void {
    const { unclaimed } = this.#state;
    if (unclaimed.length === 0) return;
    const heldEdits = this.editsOf(id);
    const otherEdits = this.#host.saved().map((amendment) => this.editsOf(amendment.id));
    const rerank = rerankFor(id, unclaimed, otherEdits);
    this.#onAdopted({ id, heldEdits, rerank });
    this.#set({ ...this.#state, settled: null });
    const edits = withClaimed(this.#host.base(), heldEdits, unclaimed, rerank);
    this.#hold([[id, { edits }]], [], 'now');
  }

  /** Whether a title, purpose or reason is unsaved, and so in no ledger entry yet. */
  get hasUnsavedWords(): boolean {
    return [...this.#state.unsaved.values()].some(({ words }) => !isWordless(words));
  }

  /** Saves now. @returns whether nothing is left unsaved */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    while (this.#running) await this.#running;
    const { unsaved, unclaimed } = this.#state;
    const isReady = this.#mayStart() || [...unsaved.values()].some(isSendable);
    if (!isReady) {
      this.#updatePhase();
      return unsaved.size === 0 && unclaimed.length === 0;
    }
    this.#running = this.#save();
    const went = await this.#running;
    this.#running = null;
    this.mergeOthers();
    return went && this.flush();
  }

  /**
   * Whether to create an amendment for the typing that belongs to none. If its amendment was settled, a person is asked
   * first.
   */
  #mayStart(): boolean {
    return this.#state.unclaimed.length > 0 && this.#state.settled === null;
  }

  /**
   * Saves after the host can be reached again. Waits a moment first, because if only one call fails, each retry finds
   * the host reachable. @returns whether the host could save, even if it refused some changes
   */
  saveWhenReached(): Promise<boolean> {
    this.#retrying ??= this.#retry().finally(() => {
      this.#retrying = null;
    });
    return this.#retrying;
  }

  async #retry(): Promise<boolean> {
    const wait = this.#failedAt + RETRY_MS.first - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    return this.flush();
  }

  /** Sends refused typing again, because the reason for the refusal may be gone. */
  async retryRefused(): Promise<boolean> {
    while (this.#running) await this.#running;
    const unsaved = new Map([...this.#state.unsaved].map(([id, held]) => [id, withoutRefusal(held)]));
    this.#set({ ...this.#state, unsaved, failure: refusedOf(unsaved) });
    return this.flush();
  }

  /**
   * Drops the refused or unmerged typing of an amendment, because it was saved elsewhere. @param rehomed the typing
   * that was saved elsewhere; typing that became unmerged later is kept
   */
  release(id: string, rehomed = this.#state.unsaved.get(id)): void {
    const pending = this.#state.unsaved.get(id);
    if (!pending) return;
    const { unmerged: _, ...typed } = pending;
    const unmerged = pending.unmerged && unmergedSince(pending.unmerged, rehomed?.unmerged);
    const left = unmerged ? { ...typed, unmerged } : typed;
    if ((pending.refused && !unmerged) || isSettled(left)) this.#setUnsaved(id, null);
    else this.#setUnsaved(id, left);
    this.#updatePhase();
  }

  /** Replaces somebody else's title, purpose or reason by the unmerged one of this window. The history keeps both. */
  insist(id: string): void {
    const pending = this.#state.unsaved.get(id);
    if (!pending?.unmerged) return;
    const { words, edits } = pending.unmerged;
    const { unmerged: _, ...typed } = pending;
    this.#setUnsaved(id, edits.length > 0 ? { ...typed, unmerged: { edits, words: {} } } : typed);
    this.describe(id, words);
    void this.flush();
  }

  /** Merges the typing into amendments that others may have changed. */
  mergeOthers(): void {
    if (this.#running) return;
    // After a write without an answer it is not known yet which of the changes were this window's own.
    for (const [id, pending] of this.#state.unsaved) if (!pending.sentBy) this.#mergeSaved(id, pending);
    this.#updatePhase();
  }

  /** @returns whether somebody else had changed the amendment */
  #mergeSaved(id: string, pending: Unsaved): boolean {
    const now = this.#savedAmendment(id);
    if (!now || now.revision <= pending.from.revision) return false;
    const own = pending.edits && this.#ownLetters.in(id, pending.from.edits);
    const next = mergedTyping(this.#host.base(), pending, now, own);
    if (canRevise(now.state) || !this.#detach(next)) this.#setUnsaved(id, isSettled(next) ? null : next);
    return true;
  }

  /**
   * Takes the typing out of an amendment that was settled meanwhile, so that it belongs to none and can be typed on.
   * @returns whether there was any
   */
  #detach(pending: Unsaved): boolean {
    const { from, edits, because: _, ...other } = pending;
    const base = this.#host.base();
    const { own, bound, isBehind } = ownChanges(base, from.edits, edits ?? from.edits, UNCLAIMED);
    const unclaimed = joinedEdits(base, this.#state.unclaimed, own);
    if (own.length === 0 || !checkEdits(base, unclaimed).ok) return false;
    const unmerged = {
      words: {},
      ...pending.unmerged,
      edits: [...(pending.unmerged?.edits ?? []), ...bound],
    };
    const left = { ...other, from, ...(bound.length > 0 ? { unmerged } : {}) };
    const unsaved = new Map(this.#state.unsaved);
    if (isSettled(left)) unsaved.delete(from.id);
    else unsaved.set(from.id, left);
    // In one step, because the words would be shown twice otherwise.
    this.#set({ ...this.#state, unsaved, unclaimed, settled: settledRefusal(from, isBehind) });
    return true;
  }

  readonly #savedAmendment = (id: string): Amendment | undefined =>
    this.#host.saved().find((amendment) => amendment.id === id);

  #hold(
    typed: readonly (readonly [string, Partial<Omit<Typing, 'id'>> & { readonly words?: Words }])[],
    unclaimed: readonly Edit[],
    urgency: Urgency,
  ): void {
    const unsaved = new Map(this.#state.unsaved);
    for (const [id, { edits, because, words, sentBefore }] of typed) {
      const pending = unsaved.get(id);
      const from = pending?.from ?? this.#savedAmendment(id);
      if (!from) throw new RangeError(`No amendment ${id} to type for`);
      // Typing in the editor already has ids for its letters, and typing that may be stored has them in the ledger.
      if (edits && !hasLetters(edits) && !sentBefore)
        keepChangedLetters(this.#host.base(), pending?.edits ?? from.edits, edits, newLetters);
      const { because: _, ...fieldsKept } = pending ? withoutRefusal(pending) : {};
      const now = {
        ...fieldsKept,
        from,
        ...editsHeld(edits ? { edits, ...(because === undefined ? {} : { because }) } : pending),
        words: { ...pending?.words, ...words },
      };
      unsaved.set(id, sentBefore?.revision === from.revision ? markSentBy(now, sentBefore.windows) : now);
    }
    const { phase } = this.#state;
    const isUnderWay = phase === 'saving' || phase === 'starting';
    const settled = unclaimed.length > 0 ? this.#state.settled : null;
    this.#set(
      { ...this.#state, unsaved, unclaimed, settled, phase: isUnderWay ? phase : 'waiting' },
      urgency,
    );
    clearTimeout(this.#timer);
    const now = performance.now();
    this.#waitingSince ??= now;
    const wait = Math.min(PAUSE_MS, Math.max(0, this.#waitingSince + LONGEST_WAIT_MS - now));
    this.#timer = setTimeout(() => void this.flush(), wait);
  }

  /** @returns whether the host could save, even if it refused some changes */
  async #save(): Promise<boolean> {
    this.#waitingSince = null;
    try {
      if (this.#mayStart()) await this.start();
      await this.#saveEdits();
      await this.#saveWords();
    } catch (thrown) {
      this.#set({ ...this.#state, phase: 'failed', failure: refusalOf(thrown) });
      this.#failedAt = performance.now();
      this.#tryLater();
      return false;
    }
    this.#failureCount = 0;
    this.#updatePhase('waiting');
    return true;
  }

  #tryLater(): void {
    // Nobody listens because the window's review was closed.
    if (this.#listeners.size === 0) return;
    const wait = Math.min(RETRY_MS.first * 2 ** this.#failureCount++, RETRY_MS.longest);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), wait);
  }

  #sendable(): readonly (readonly [string, Unsaved])[] {
    return [...this.#state.unsaved].filter(([, held]) => isSendable(held));
  }

  async #saveEdits(): Promise<void> {
    const changes = this.#sendable().flatMap(([id, { from, ...typed }]) => {
      const { edits, ...cause } = editsHeld(typed);
      const letters = edits && savableLetters(edits);
      return edits ? [{ id, revision: from.revision, edits, ...(letters && { letters }), ...cause }] : [];
    });
    if (changes.length === 0) return;
    this.#markSent(changes.map(({ id }) => id));
    const amendments = await this.#revise(changes);
    for (const { id, edits } of changes) {
      this.#keepRest(id, amendments, ({ words, ...now }) => ({
        ...(now.edits === edits ? {} : editsHeld(now)),
        words,
      }));
    }
  }

  /**
   * Writes the edits of several amendments at once. If that is refused, writes each by itself, so that only the refused
   * ones stay unsaved.
   */
  async #revise(changes: CallInput<'amendment.revise'>['changes']): Promise<readonly Amendment[]> {
    const [first] = changes;
    if (!first) return [];
    try {
      return await this.#host.write('amendment.revise', { changes, window: this.#window });
    } catch (thrown) {
      if (blocksAll(refusalOf(thrown))) throw thrown;
      if (changes.length === 1) await this.#handleRefusal(first.id, refusalOf(thrown));
    }
    const amendments: Amendment[] = [];
    if (changes.length > 1) for (const one of changes) amendments.push(...(await this.#revise([one])));
    return amendments;
  }

  async #saveWords(): Promise<void> {
    for (const [id] of this.#sendable()) {
      const pending = this.#state.unsaved.get(id);
      if (!pending || Object.keys(pending.words).length === 0) continue;
      const { from, words } = pending;
      this.#markSent([id]);
      let amendment: Amendment;
      try {
        const fields = { id, revision: from.revision, ...words, window: this.#window };
        amendment = await this.#host.write('amendment.describe', fields);
      } catch (thrown) {
        if (blocksAll(refusalOf(thrown))) throw thrown;
        await this.#handleRefusal(id, refusalOf(thrown));
        continue;
      }
      this.#keepRest(id, [amendment], (now) => ({
        ...editsHeld(now),
        words: wordsLeft(now.words, words),
      }));
    }
  }

  /** Marks amendments before the write is sent, because it may succeed without an answer. */
  #markSent(ids: readonly string[]): void {
    const unsaved = new Map(this.#state.unsaved);
    this.#unheard = new Set(ids.filter((id) => unsaved.get(id)?.sentBy));
    for (const id of ids) {
      const pending = unsaved.get(id);
      if (pending) unsaved.set(id, markSentBy(pending, [this.#window]));
    }
    this.#set({ ...this.#state, unsaved, phase: 'saving' });
  }

  /** After a refused write, merges the typing if somebody else changed the amendment, or keeps it as refused. */
  async #handleRefusal(id: string, refused: Refusal): Promise<void> {
    const isOthers = refused.kind === 'stale' || refused.kind === 'refused';
    if (isOthers) await this.#host.refresh();
    const isWritten = isOthers && (await this.#wasWritten(id));
    const pending = this.#state.unsaved.get(id);
    if (!pending || (isOthers && this.#mergeSaved(id, pending)) || isWritten) return;
    this.#setUnsaved(id, { ...withoutSentBy(pending), refused });
  }

  /**
   * Checks in the ledger whether an unanswered write of this window was carried out, and if so continues from that
   * revision. Only the next revision can be this window's own, because later writes over the old one are refused.
   * @returns whether it was carried out.
   */
  async #wasWritten(id: string): Promise<boolean> {
    const pending = this.#state.unsaved.get(id);
    if (!pending?.sentBy) return false;
    // The write that was just refused was not carried out, so only an earlier one without an answer can have been.
    const next = this.#unheard.has(id) ? await this.#host.revisionOf(id, pending.from.revision + 1) : null;
    const isOwn = next?.window != null && pending.sentBy.includes(next.window);
    if (next && isOwn)
      this.#keepRest(id, [next.amendment], ({ words, ...now }) => ({
        ...(sameValue(now.edits, next.amendment.edits) ? {} : editsHeld(now)),
        words: wordsLeft(words, next.amendment),
      }));
    else this.#setUnsaved(id, withoutSentBy(this.#state.unsaved.get(id) ?? pending));
    return isOwn;
  }

  /** Keeps what was typed during a write as unsaved. */
  #keepRest(
    id: string,
    amendments: readonly Amendment[],
    left: (now: Unsaved) => Pick<Unsaved, 'edits' | 'because' | 'words'>,
  ): void {
    const pending = this.#state.unsaved.get(id);
    const from = amendments.find((amendment) => amendment.id === id);
    if (!pending || !from) return;
    keepSavedLetters(from);
    this.#ownLetters.wrote(id, pending.from.edits, from.edits);
    const next = { from, ...left(pending), ...(pending.unmerged ? { unmerged: pending.unmerged } : {}) };
    this.#setUnsaved(id, isSettled(next) ? null : next);
  }

  #setUnsaved(id: string, pending: Unsaved | null): void {
    const unsaved = new Map(this.#state.unsaved);
    if (pending) unsaved.set(id, pending);
    else unsaved.delete(id);
    this.#set({ ...this.#state, unsaved });
  }

  /** Updates the phase while nothing is being written, except that an amendment may be being created. */
  #updatePhase(was = this.#state.phase): void {
    if (was === 'saving') return;
    const { unsaved, settled, failure } = this.#state;
    const refused = refusedOf(unsaved) ?? settled;
    const phase = this.#restingPhase(was);
    const refusal = phase === 'failed' ? (refused ?? failure) : refused;
    const isNews = phase !== this.#state.phase || refusal?.message !== failure?.message;
    if (isNews) this.#set({ ...this.#state, phase, failure: refusal });
  }

  #restingPhase(was: Saving['phase']): Saving['phase'] {
    const { unsaved, unclaimed } = this.#state;
    if (this.#starting) return 'starting';
    if (unsaved.size === 0 && unclaimed.length === 0) return 'saved';
    const isStuck = !this.#mayStart() && ![...unsaved.values()].some(isSendable);
    return isStuck || was === 'failed' ? 'failed' : 'waiting';
  }

  #set(state: Saving, urgency: Urgency = 'now'): void {
    this.#state = state;
    for (const listener of this.#listeners) listener(urgency);
  }
}
