import type { Instrument } from '../../core/act/instrument.ts';
import type { Amendment } from '../../core/amend/amendment.ts';
import type { ReviewInfo } from '../../core/api.ts';
import type { Evidence } from '../../core/evidence/evidence.ts';
import type { LinkWithStatus } from '../../core/evidence/link.ts';
import { type Draft, draftOf } from './draft.ts';
import type { Saver, Saving } from './saver.ts';
import { UndoStack } from './undo.ts';
import { type Action, START, step, type Workbench } from './workbench.ts';

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

/** The draft that a review's parts come to; the one it had, where none of them that matter to it is another. */
function drafted(was: Review | null, now: Omit<Review, 'draft'>): Draft {
  const { instrument, amendments, saving, bench } = now;
  const { hidden, preferred, leftOut, open, active } = bench;
  const same =
    was !== null &&
    was.instrument === instrument &&
    was.amendments === amendments &&
    was.saving.unsaved === saving.unsaved &&
    was.bench.hidden === hidden &&
    was.bench.preferred === preferred &&
    was.bench.leftOut === leftOut &&
    was.bench.open === open &&
    was.bench.active === active;
  if (same) return was.draft;
  return draftOf(instrument, amendments, saving.unsaved, { hidden, preferred, leftOut, open }, active);
}

/**
 * The open review outside React: it changes with every key, and only what is drawn from the part of it that changed
 * is to be drawn anew.
 */
export class ReviewStore {
  #now: Review;
  readonly #listeners = new Set<() => void>();

  constructor(holdings: Holdings, saver: Saver) {
    const parts = {
      ...holdings,
      saver,
      undoStack: new UndoStack(),
      saving: saver.now(),
      bench: START,
      dispatch: (action: Action) => this.#put({ bench: step(this.#now.bench, action) }),
    };
    this.#now = { ...parts, draft: drafted(null, parts) };
    saver.subscribe(() => this.#put({ saving: saver.now() }));
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly now = (): Review => this.#now;

  /** What the host holds now. */
  hold(holdings: Holdings): void {
    const now = this.#now;
    const { review, instrument, evidence, amendments, links } = holdings;
    const news =
      now.review !== review ||
      now.instrument !== instrument ||
      now.evidence !== evidence ||
      now.amendments !== amendments ||
      now.links !== links;
    if (news) this.#put(holdings);
  }

  #put(news: Partial<Holdings & Pick<Review, 'saving' | 'bench'>>): void {
    const parts = { ...this.#now, ...news };
    this.#now = { ...parts, draft: drafted(this.#now, parts) };
    for (const listener of this.#listeners) listener();
  }
}
