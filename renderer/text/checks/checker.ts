import type { Instrument } from '../../../core/act/instrument.ts';
import type { Pid } from '../../../core/act/tree.ts';
import type { Edit } from '../../../core/amend/edits/edit.ts';
import type { Drafted } from '../../../core/amend/redline/redline.ts';
import type { HeldCitation } from '../../../core/library/held-text.ts';
import type {
  CheckReply,
  CheckRequest,
  Meaning,
  PlacedFinding,
  PointerNews,
  Pointers,
  SentDraft,
} from './protocol.ts';

/** The amendments to check. */
export interface CheckedDraft {
  readonly selected: readonly Drafted[];
  readonly unselected: readonly Drafted[];
}

/** A connection to a worker. */
interface Port {
  readonly post: (question: CheckRequest) => void;
  readonly close: () => void;
}

/** Starts a worker and listens to it. `onFault` is called when it dies. */
export type Connect = (onAnswer: (answer: CheckReply) => void, onFault: (words: string) => void) => Port;

/** The references and defined terms of one version of the text. */
export interface Reading {
  readonly pointers: ReadonlyMap<Pid, Pointers>;
  readonly meanings: ReadonlyMap<string, Meaning>;
}

/** The findings and other results of the checks. */
export interface CheckState {
  /** `resting` when the findings are of the current draft. */
  readonly phase: 'resting' | 'waiting' | 'failed';
  /** Whether any check has finished. Until then, no findings does not mean no problems. */
  readonly hasChecked: boolean;
  /** Why the checks stopped, in words. */
  readonly failure: string | null;
  /** The findings shown to the person. */
  readonly findings: readonly PlacedFinding[];
  /** The number of findings held back until the person leaves what they are typing. */
  readonly heldBack: number;
  readonly original: Reading;
  readonly amended: Reading;
}

/** The edits of a fix: whole lists by amendment. */
type Fixed = readonly (readonly [am: string, edits: readonly Edit[]])[];

const sameDrafts = (a: readonly Drafted[], b: readonly Drafted[]): boolean =>
  a.length === b.length && a.every(({ id, edits }, at) => id === b[at]?.id && edits === b[at]?.edits);

const sameDraft = (a: CheckedDraft, b: CheckedDraft): boolean =>
  sameDrafts(a.selected, b.selected) && sameDrafts(a.unselected, b.unselected);

/** How long the draft must rest before it is checked. */
const CHECK_DELAY_MS = 150;

const NO_READING: Reading = { pointers: new Map(), meanings: new Map() };
const NOT_CHECKED: CheckState = {
  phase: 'waiting',
  hasChecked: false,
  failure: null,
  findings: [],
  heldBack: 0,
  original: NO_READING,
  amended: NO_READING,
};

function withNews(before: ReadonlyMap<Pid, Pointers>, news: PointerNews): ReadonlyMap<Pid, Pointers> {
  if (news.length === 0) return before;
  const now = new Map(before);
  for (const [pid, pointers] of news) {
    if (pointers) now.set(pid, pointers);
    else now.delete(pid);
  }
  return now;
}

/** Replaces findings that say the same as before by the old objects; if all do, returns the old list. */
function withOldObjects(
  before: readonly PlacedFinding[],
  now: readonly PlacedFinding[],
): readonly PlacedFinding[] {
  const oldByKey = new Map(before.map((finding) => [finding.key, finding]));
  const findings = now.map((finding) => {
    const old = oldByKey.get(finding.key);
    return old && JSON.stringify(old) === JSON.stringify(finding) ? old : finding;
  });
  const isSame = findings.length === before.length && findings.every((finding, at) => finding === before[at]);
  return isSame ? before : findings;
}

/** The findings to show now. New ones in unfinished provisions are held back. */
function reportable(
  all: readonly PlacedFinding[],
  before: readonly PlacedFinding[],
  unfinished: ReadonlySet<Pid>,
): readonly PlacedFinding[] {
  if (unfinished.size === 0) return all;
  const keysBefore = new Set(before.map(({ key }) => key));
  return all.filter(({ key, pid }) => keysBefore.has(key) || !unfinished.has(pid));
}

const NOBODY_TYPES = (): ReadonlySet<Pid> => new Set();

const byKey = (meanings: readonly Meaning[]) => new Map(meanings.map((meaning) => [meaning.key, meaning]));

/** Updates a reading. Returns the old object if nothing in it changed. */
function updatedReading(before: Reading, news: PointerNews, meanings: readonly Meaning[]): Reading {
  const pointers = withNews(before.pointers, news);
  const isSame = JSON.stringify([...before.meanings.values()]) === JSON.stringify(meanings);
  return isSame && pointers === before.pointers ? before : { pointers, meanings: byKey(meanings) };
}

interface PendingFix {
  readonly resolve: (fixed: Fixed | null) => void;
  readonly reject: (reason: Error) => void;
}

/**
 * Checks drafts in a worker, so that the window’s thread stays free. One draft is checked at a time, and then the newest
 * that arrived meanwhile. A key press costs the window one timer; a pause, one message with the changes.
 */
export class Checker {
  /** The base text of the drafts. */
  readonly instrument: Instrument;
  #state = NOT_CHECKED;
  readonly #connect: Connect;
  readonly #unfinished: () => ReadonlySet<Pid>;
  /** All findings of the newest draft checked, including those held back. */
  #findings: readonly PlacedFinding[] = [];
  #port: Port | null = null;
  /** Citations of this Act in other Acts, once the library has answered. */
  #citing: readonly HeldCitation[] = [];
  /** The edits of each amendment that the worker has. */
  #sentEdits = new Map<string, Drafted['edits']>();
  #draft: CheckedDraft | null = null;
  #turn = 0;
  /** The draft being checked; null when the worker is idle. */
  #underWay: CheckedDraft | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #fixes = new Map<number, PendingFix>();
  readonly #listeners = new Set<() => void>();
  readonly #readers = new Set<() => void>();

  /** @param unfinished returns the provisions that somebody is typing in at the moment */
  constructor(instrument: Instrument, connect: Connect, unfinished: () => ReadonlySet<Pid> = NOBODY_TYPES) {
    this.instrument = instrument;
    this.#connect = connect;
    this.#unfinished = unfinished;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Notifies only of new readings. Every reference and term in the text listens, and most changes are not readings. */
  readonly subscribeToReadings = (reader: () => void): (() => void) => {
    this.#readers.add(reader);
    return () => this.#readers.delete(reader);
  };

  readonly now = (): CheckState => this.#state;

  /** Starts the worker, also after it failed, and sends it everything. */
  start(): void {
    this.stop();
    this.#port = this.#connect(
      (answer) => this.#onReply(answer),
      (words) => this.#fail(words),
    );
    this.#setState({ ...this.#state, phase: 'waiting', failure: null });
    this.#port.post({
      ask: 'begin',
      instrument: this.instrument,
      ...(this.#citing.length > 0 && { citing: this.#citing }),
    });
    if (this.#draft) this.#schedule();
  }

  /** Sets the citations in other Acts, and checks everything again with them. */
  setCiting(citing: readonly HeldCitation[]): void {
    if (this.#citing === citing || (this.#citing.length === 0 && citing.length === 0)) return;
    this.#citing = citing;
    if (this.#port) this.start();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#port?.close();
    this.#port = null;
    this.#sentEdits = new Map();
    this.#underWay = null;
    for (const { reject } of this.#fixes.values()) reject(new Error('The checks were stopped.'));
    this.#fixes.clear();
  }

  /** Sets the current draft. */
  setDraft(looked: CheckedDraft): void {
    // States and descriptions can change without an edit. Then there is nothing to check.
    if (this.#draft && sameDraft(this.#draft, looked)) return;
    this.#draft = looked;
    if (!this.#port) return;
    if (this.#state.phase !== 'waiting') this.#setState({ ...this.#state, phase: 'waiting', failure: null });
    this.#schedule();
  }

  /** The caret has moved. Shows findings that were held back for its old place. */
  readonly onCaretMoved = (): void => {
    if (this.#state.heldBack === 0) return;
    const reported = this.#reported();
    if (reported.findings !== this.#state.findings) this.#setState({ ...this.#state, ...reported });
  };

  #reported(): Pick<CheckState, 'findings' | 'heldBack'> {
    const { findings: before, hasChecked } = this.#state;
    const reported = hasChecked ? reportable(this.#findings, before, this.#unfinished()) : this.#findings;
    const findings = withOldObjects(before, reported);
    return { findings, heldBack: this.#findings.length - findings.length };
  }

  /**
   * The edits of a finding’s fix in the current draft; null when the finding is gone.
   * @throws Error when the checks have failed
   */
  fix(key: string, me: string): Promise<Fixed | null> {
    const looked = this.#draft;
    if (!looked || !this.#port) return Promise.reject(new Error('The checks are not running.'));
    const draft = this.#send(looked);
    const fixed = new Promise<Fixed | null>((resolve, reject) => {
      this.#fixes.set(draft.turn, { resolve, reject });
    });
    this.#port.post({ ask: 'fix', draft, key, me });
    return fixed;
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#requestCheck(), CHECK_DELAY_MS);
  }

  #requestCheck(): void {
    if (this.#underWay || !this.#draft || !this.#port) return;
    this.#underWay = this.#draft;
    this.#port.post({ ask: 'check', draft: this.#send(this.#draft) });
  }

  #send({ selected, unselected }: CheckedDraft): SentDraft {
    const all = [...selected, ...unselected];
    const changed = all.filter(({ id, edits }) => this.#sentEdits.get(id) !== edits);
    for (const { id, edits } of changed) this.#sentEdits.set(id, edits);
    this.#turn += 1;
    return {
      turn: this.#turn,
      changed: changed.map(({ id, edits }) => ({ id, edits })),
      selected: selected.map(({ id }) => id),
      unselected: unselected.map(({ id }) => id),
    };
  }

  #onReply(answer: CheckReply): void {
    switch (answer.type) {
      case 'begun': {
        const meanings = byKey(answer.meanings);
        const original = { pointers: withNews(new Map(), answer.pointers), meanings };
        this.#setState({ ...this.#state, original, amended: original });
        return;
      }
      case 'checked': {
        const isNewest = this.#underWay === this.#draft;
        this.#underWay = null;
        const { findings, pointers, meanings } = answer;
        if (isNewest) this.#findings = findings;
        this.#setState({
          ...this.#state,
          // Of an outdated draft, only the pointers are used, because the next news builds on them.
          ...(isNewest ? { phase: 'resting', hasChecked: true, ...this.#reported() } : {}),
          amended: updatedReading(this.#state.amended, pointers, meanings),
        });
        // The next draft’s delay may have ended during this check.
        if (!isNewest) this.#schedule();
        return;
      }
      case 'fixed':
        this.#fixes.get(answer.turn)?.resolve(answer.changes);
        this.#fixes.delete(answer.turn);
        return;
      case 'failed':
        // The worker continues: the next draft may be one that it can check.
        this.#underWay = null;
        this.#fault(answer.message);
    }
  }

  #fail(words: string): void {
    this.stop();
    this.#fault(words);
  }

  #fault(words: string): void {
    for (const { reject } of this.#fixes.values()) reject(new Error(words));
    this.#fixes.clear();
    this.#setState({ ...this.#state, phase: 'failed', failure: words });
  }

  #setState(state: CheckState): void {
    const { original, amended } = this.#state;
    this.#state = state;
    for (const listener of this.#listeners) listener();
    if (state.original === original && state.amended === amended) return;
    for (const reader of this.#readers) reader();
  }
}
