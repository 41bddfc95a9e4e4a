import type { Instrument } from '../../../core/act/instrument.ts';
import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import { canRevise } from '../../../core/amend/edits/states.ts';
import { keepSavedLetters } from '../../../core/amend/typing/known-letters.ts';
import type { ReviewInfo } from '../../../core/api.ts';
import type { Evidence } from '../../../core/evidence/evidence.ts';
import type { LinkWithStatus } from '../../../core/evidence/link.ts';
import { lastPlaceIn } from '../window/last-place.ts';
import { type Action, START, step, type Workbench } from '../window/workbench.ts';
import { isPackageBrought } from './brought-package.ts';
import { type Draft, draftOf } from './draft.ts';
import { Saver } from './saver.ts';
import type { SaverHost } from './saver-host.ts';
import type { Saving } from './saving.ts';
import { UNCLAIMED } from './unclaimed.ts';
import { UndoStack } from './undo.ts';

/** The answers of the host about the open review. */
export interface Holdings {
  readonly review: ReviewInfo;
  readonly instrument: Instrument;
  readonly evidence: Evidence;
  readonly amendments: readonly Amendment[];
  readonly links: readonly LinkWithStatus[];
}

export interface Review extends Holdings {
  /** The amendments with unsaved typing applied, and which of them the text shows. */
  readonly draft: Draft;
  readonly saver: Saver;
  /** What the person did in this window, to be undone and redone. */
  readonly undoStack: UndoStack;
  readonly saving: Saving;
  readonly bench: Workbench;
  readonly dispatch: (action: Action) => void;
}

type Parts = Omit<Review, 'draft'>;

/** How the store writes to the host and reads cached answers. */
export interface ReviewHost extends Pick<SaverHost, 'write' | 'refresh' | 'revisionOf'> {
  /** The amendments last read for the present base text; null if unknown. */
  readonly amendmentsOf: (review: ReviewInfo) => readonly Amendment[] | null;
  /** Calls the listener whenever those amendments may have changed. */
  readonly watch: (listener: () => void) => () => void;
}

/** What a review shows when it opens: the last room, or the History room if a package is waiting. */
const firstSeen = (review: string): Workbench => ({
  ...START,
  room: isPackageBrought() ? 'history' : (lastPlaceIn(review)?.room ?? START.room),
});

/** The longest time until the parts that depend on a typed letter are redrawn, in milliseconds. */
const REDRAW_DELAY_MS = 40;

/**
 * The open review outside React, with the only draft of the window. A key changes the draft at once, so that `now` is
 * always up to date. Views are redrawn a moment later after a key, and at once after anything else.
 */
export class ReviewStore {
  #parts: Parts;
  #now: Review;
  #drafted: { readonly of: Parts; readonly draft: Draft } | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether the draft must be recomputed because something was typed or saved. */
  #isBehind = false;
  /** The phase of saving that the views have shown last. */
  #toldPhase: Saving['phase'] = 'saved';
  readonly #host: ReviewHost;
  readonly #listeners = new Set<() => void>();
  /** The amendments whose letters' ids have been stored. */
  #lettered: readonly Amendment[] | null = null;

  constructor(holdings: Holdings, host: ReviewHost) {
    this.#host = host;
    const undoStack = new UndoStack();
    const saver = new Saver(
      {
        write: host.write,
        refresh: host.refresh,
        revisionOf: host.revisionOf,
        saved: () => this.#saved(),
        base: () => this.#parts.instrument.root,
      },
      {
        started: (id) => this.#do({ do: 'activate', id }),
        adopted: ({ id, heldEdits, rerank }) => undoStack.rename(UNCLAIMED, id, heldEdits, rerank),
      },
    );
    const dispatch = (action: Action) => this.#do(action);
    this.#parts = {
      ...holdings,
      saver,
      undoStack,
      saving: saver.now(),
      bench: firstSeen(holdings.review.id),
      dispatch,
    };
    this.#now = this.#reviewOf(this.#parts);
    saver.subscribe((urgency) => {
      this.#isBehind = true;
      if (urgency === 'now') this.#notifyListeners();
      else this.#tellSoon();
    });
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly now = (): Review => {
    if (this.#isBehind) this.#follow();
    return this.#now;
  };

  /** Follows the cached answers about the review while it is shown. */
  readonly watch = (): (() => void) =>
    this.#host.watch(() => {
      this.#isBehind = true;
      if (this.#saved() === this.#parts.amendments) return;
      this.#parts.saver.mergeOthers();
      this.#notifyListeners();
    });

  /** Updates the store with new answers of the host. */
  hold(holdings: Holdings): void {
    const { review, instrument, evidence, amendments, links } = holdings;
    const now = this.#parts;
    const isNews =
      now.review !== review ||
      now.instrument !== instrument ||
      now.evidence !== evidence ||
      now.links !== links ||
      this.#saved(review, amendments) !== now.amendments;
    if (!isNews) return;
    this.#update(holdings);
    this.#notifyListeners();
  }

  /** Redraws the views at once, because a command needs their present state. */
  readonly notify = (): void => this.#notifyListeners();

  #saved(review = this.#parts.review, amendments = this.#parts.amendments): readonly Amendment[] {
    const saved = this.#host.amendmentsOf(review) ?? amendments;
    if (saved !== this.#lettered) for (const amendment of saved) keepSavedLetters(amendment);
    this.#lettered = saved;
    return saved;
  }

  #do(action: Action): void {
    const bench = step(this.#parts.bench, action);
    this.#update({ bench });
    // Typing for which no amendment could be created goes into the first one that is chosen.
    const active = action.do === 'activate' ? this.#saved().find(({ id }) => id === action.id) : undefined;
    const { saver } = this.#parts;
    if (active && canRevise(active.state) && !saver.now().settled) saver.adopt(active.id);
    this.#notifyListeners();
  }

  #update(news: Partial<Parts>): void {
    this.#parts = { ...this.#parts, ...news };
    this.#now = this.#reviewOf(this.#parts);
  }

  /** Applies everything that was typed and saved since the last time. */
  #follow(): void {
    this.#isBehind = false;
    const saving = this.#parts.saver.now();
    const amendments = this.#saved();
    if (saving !== this.#parts.saving || amendments !== this.#parts.amendments)
      this.#update({ saving, amendments });
  }

  #tellSoon(): void {
    // The letter and “Saved” must not appear at the same moment.
    if (this.#toldPhase !== this.#parts.saver.now().phase) queueMicrotask(this.notify);
    else this.#timer ??= setTimeout(this.notify, REDRAW_DELAY_MS);
  }

  #notifyListeners(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#follow();
    this.#toldPhase = this.#parts.saving.phase;
    for (const listener of this.#listeners) listener();
  }

  /** Computes the draft only on demand: most readers at each key do not need it. */
  #reviewOf(parts: Parts): Review {
    const draft = () => this.#draftOf(parts);
    return {
      ...parts,
      get draft() {
        return draft();
      },
    };
  }

  #draftOf(parts: Parts): Draft {
    const was = this.#drafted;
    if (was && comesToTheSame(was.of, parts)) return was.draft;
    const { instrument, amendments, saving, bench } = parts;
    const draft = draftOf(instrument, amendments, saving.unsaved, bench, bench.active);
    this.#drafted = { of: parts, draft };
    return draft;
  }
}

/** Whether two states of a review have the same draft, because nothing that it depends on differs. */
const comesToTheSame = (was: Parts, now: Parts): boolean =>
  was.instrument === now.instrument &&
  was.amendments === now.amendments &&
  was.saving.unsaved === now.saving.unsaved &&
  was.bench.hidden === now.bench.hidden &&
  was.bench.preferred === now.bench.preferred &&
  was.bench.leftOut === now.bench.leftOut &&
  was.bench.open === now.bench.open &&
  was.bench.active === now.bench.active;
