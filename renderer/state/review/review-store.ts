import type { Instrument } from '../../../core/act/instrument.ts';
import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import { canRevise } from '../../../core/amend/edits/states.ts';
import { keepSaved } from '../../../core/amend/typing/known-letters.ts';
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

/** What the open review holds. */
export interface Holdings {
  readonly review: ReviewInfo;
  readonly instrument: Instrument;
  readonly evidence: Evidence;
  readonly amendments: readonly Amendment[];
  readonly links: readonly LinkWithStatus[];
}

export interface Review extends Holdings {
  /** The amendments with what was typed since they were saved, and what the text shows of them. */
  readonly draft: Draft;
  readonly saver: Saver;
  /** What was done here, by typing, by commands and by fixes, to be undone in turn. */
  readonly undoStack: UndoStack;
  readonly saving: Saving;
  readonly bench: Workbench;
  readonly dispatch: (action: Action) => void;
}

type Parts = Omit<Review, 'draft'>;

/** How the review is written to, and the answers that are kept of it. */
export interface ReviewHost extends Pick<SaverHost, 'write' | 'refresh' | 'revisionOf'> {
  /** The amendments as the host told of them last, where they are of this text; null where nothing is known. */
  readonly amendmentsOf: (review: ReviewInfo) => readonly Amendment[] | null;
  /** Tells whenever that may be another. */
  readonly watch: (listener: () => void) => () => void;
}

/** What is looked at when a review is opened: what was looked at last, or what a package would bring that was chosen before. */
const firstSeen = (review: string): Workbench => ({
  ...START,
  room: isPackageBrought() ? 'history' : (lastPlaceIn(review)?.room ?? START.room),
});

/** How long a letter that is on screen may wait until what follows from it is drawn, in milliseconds. */
const GATHER = 40;

/**
 * The open review outside React, and the one draft of the window: what is saved, with what was typed laid over it. A key
 * changes it at once. Whoever draws from it is told a moment later, and of anything else at once; whoever asks meanwhile
 * is told what is so.
 */
export class ReviewStore {
  #parts: Parts;
  #now: Review;
  #drafted: { readonly of: Parts; readonly draft: Draft } | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Something was typed or saved that was not looked at yet: whoever draws asks at every key, each of them. */
  #isBehind = false;
  /** The phase of saving that whoever draws was told of last. */
  #toldPhase: Saving['phase'] = 'saved';
  readonly #host: ReviewHost;
  readonly #listeners = new Set<() => void>();
  /** The saved amendments of whose letters what is known was kept in mind. */
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

  /** Follows the answers that are kept of the review, for as long as it is drawn. */
  readonly watch = (): (() => void) =>
    this.#host.watch(() => {
      this.#isBehind = true;
      if (this.#saved() === this.#parts.amendments) return;
      this.#parts.saver.followed();
      this.#notifyListeners();
    });

  /** What the host holds now. */
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

  /** Draws from what is now, without waiting: a command was made of it. */
  readonly notify = (): void => this.#notifyListeners();

  #saved(review = this.#parts.review, amendments = this.#parts.amendments): readonly Amendment[] {
    const saved = this.#host.amendmentsOf(review) ?? amendments;
    if (saved !== this.#lettered) for (const amendment of saved) keepSaved(amendment);
    this.#lettered = saved;
    return saved;
  }

  #do(action: Action): void {
    const bench = step(this.#parts.bench, action);
    this.#update({ bench });
    // Words that no amendment could be started for go into the first that is chosen.
    const active = action.do === 'activate' ? this.#saved().find(({ id }) => id === action.id) : undefined;
    const { saver } = this.#parts;
    if (active && canRevise(active.state) && !saver.now().settled) saver.adopt(active.id);
    this.#notifyListeners();
  }

  #update(news: Partial<Parts>): void {
    this.#parts = { ...this.#parts, ...news };
    this.#now = this.#reviewOf(this.#parts);
  }

  /** Takes in what was typed and what was saved since it was looked at last. */
  #follow(): void {
    this.#isBehind = false;
    const saving = this.#parts.saver.now();
    const amendments = this.#saved();
    if (saving !== this.#parts.saving || amendments !== this.#parts.amendments)
      this.#update({ saving, amendments });
  }

  #tellSoon(): void {
    // The letter and “Saved” are not to be seen at once.
    if (this.#toldPhase !== this.#parts.saver.now().phase) queueMicrotask(this.notify);
    else this.#timer ??= setTimeout(this.notify, GATHER);
  }

  #notifyListeners(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#follow();
    this.#toldPhase = this.#parts.saving.phase;
    for (const listener of this.#listeners) listener();
  }

  /** The draft is worked out only where it is asked for: most that is asked at each key is not of it. */
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

/** Whether two states of a review come to the same draft: none of what matters to it is another. */
const comesToTheSame = (was: Parts, now: Parts): boolean =>
  was.instrument === now.instrument &&
  was.amendments === now.amendments &&
  was.saving.unsaved === now.saving.unsaved &&
  was.bench.hidden === now.bench.hidden &&
  was.bench.preferred === now.bench.preferred &&
  was.bench.leftOut === now.bench.leftOut &&
  was.bench.open === now.bench.open &&
  was.bench.active === now.bench.active;
