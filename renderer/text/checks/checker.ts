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

/** What the checks look at, as the window holds it. */
export interface CheckedDraft {
  readonly selected: readonly Drafted[];
  readonly unselected: readonly Drafted[];
}

/** A line to a worker. */
interface Port {
  readonly post: (question: CheckRequest) => void;
  readonly close: () => void;
}

/** Makes a worker and listens to it. `onFault` hears when it has died. */
export type Connect = (onAnswer: (answer: CheckReply) => void, onFault: (words: string) => void) => Port;

/** What points where in one reading of the text. */
export interface Reading {
  readonly pointers: ReadonlyMap<Pid, Pointers>;
  readonly meanings: ReadonlyMap<string, Meaning>;
}

/** What is known of the draft from its checks. */
export interface CheckState {
  /** `resting` when the findings are of the draft as it is now. */
  readonly phase: 'resting' | 'waiting' | 'failed';
  /** Whether anything has been looked at to the end: until then no findings does not mean that there are none. */
  readonly hasChecked: boolean;
  /** Why the checks stopped, in words. */
  readonly failure: string | null;
  /** Those that a person is told of. */
  readonly findings: readonly PlacedFinding[];
  /** How many more wait until the person has left what they are typing. */
  readonly heldBack: number;
  readonly original: Reading;
  readonly amended: Reading;
}

/** The edits that a fix comes to, whole lists by amendment. */
type Fixed = readonly (readonly [am: string, edits: readonly Edit[]])[];

const sameDrafts = (a: readonly Drafted[], b: readonly Drafted[]): boolean =>
  a.length === b.length && a.every(({ id, edits }, at) => id === b[at]?.id && edits === b[at]?.edits);

const sameLook = (a: CheckedDraft, b: CheckedDraft): boolean =>
  sameDrafts(a.selected, b.selected) && sameDrafts(a.unselected, b.unselected);

/** How long the draft must be left alone before it is checked, in milliseconds. */
const PAUSE_MS = 150;

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

function updated(before: ReadonlyMap<Pid, Pointers>, news: PointerNews): ReadonlyMap<Pid, Pointers> {
  if (news.length === 0) return before;
  const now = new Map(before);
  for (const [pid, pointers] of news) {
    if (pointers) now.set(pid, pointers);
    else now.delete(pid);
  }
  return now;
}

/** Findings with those that say the same as before put in the place of their own; the same list, if all do. */
function shared(before: readonly PlacedFinding[], now: readonly PlacedFinding[]): readonly PlacedFinding[] {
  const oldByKey = new Map(before.map((finding) => [finding.key, finding]));
  const findings = now.map((finding) => {
    const old = oldByKey.get(finding.key);
    return old && JSON.stringify(old) === JSON.stringify(finding) ? old : finding;
  });
  const isSame = findings.length === before.length && findings.every((finding, at) => finding === before[at]);
  return isSame ? before : findings;
}

/** Those that are told now: none that is new of what is still being typed. */
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

/** A reading brought up to date: the same one, where it says the same. */
function reading(before: Reading, news: PointerNews, meanings: readonly Meaning[]): Reading {
  const pointers = updated(before.pointers, news);
  const isSame = JSON.stringify([...before.meanings.values()]) === JSON.stringify(meanings);
  return isSame && pointers === before.pointers ? before : { pointers, meanings: byKey(meanings) };
}

interface Waiting {
  readonly resolve: (fixed: Fixed | null) => void;
  readonly reject: (reason: Error) => void;
}

/**
 * Has a draft checked beside the window's thread. One draft is under way at a time; when it is done, only the newest
 * that came meanwhile is looked at. A key costs the window one timer; a pause, one message with what changed.
 */
export class Checker {
  /** The base text that drafts are of. */
  readonly instrument: Instrument;
  #state = NOT_CHECKED;
  readonly #connect: Connect;
  readonly #unfinished: () => ReadonlySet<Pid>;
  /** All that the draft as it is now has. */
  #findings: readonly PlacedFinding[] = [];
  #port: Port | null = null;
  /** What other Acts cite of the text, once the library was asked. */
  #citing: readonly HeldCitation[] = [];
  /** The edits of each amendment as the worker holds them. */
  #sentEdits = new Map<string, Drafted['edits']>();
  #draft: CheckedDraft | null = null;
  #turn = 0;
  /** The draft being checked; null when the worker is idle. */
  #underWay: CheckedDraft | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #fixes = new Map<number, Waiting>();
  readonly #listeners = new Set<() => void>();
  readonly #readers = new Set<() => void>();

  /** @param unfinished the provisions that somebody is typing in at this moment */
  constructor(instrument: Instrument, connect: Connect, unfinished: () => ReadonlySet<Pid> = NOBODY_TYPES) {
    this.instrument = instrument;
    this.#connect = connect;
    this.#unfinished = unfinished;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Tells only of another reading of the text: every reference and term in it listens, and most news is not of them. */
  readonly subscribeToReadings = (reader: () => void): (() => void) => {
    this.#readers.add(reader);
    return () => this.#readers.delete(reader);
  };

  readonly now = (): CheckState => this.#state;

  /** Starts the worker. Also after it failed: everything is told to it anew. */
  start(): void {
    this.stop();
    this.#port = this.#connect(
      (answer) => this.#hear(answer),
      (words) => this.#fail(words),
    );
    this.#set({ ...this.#state, phase: 'waiting', failure: null });
    this.#port.post({
      ask: 'begin',
      instrument: this.instrument,
      ...(this.#citing.length > 0 && { citing: this.#citing }),
    });
    if (this.#draft) this.#soon();
  }

  /** Other Acts are known to cite this: what was found without them is looked for anew. */
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

  /** The draft is now this. */
  look(looked: CheckedDraft): void {
    // Words and states change with no edit: then there is nothing to check anew.
    if (this.#draft && sameLook(this.#draft, looked)) return;
    this.#draft = looked;
    if (!this.#port) return;
    if (this.#state.phase !== 'waiting') this.#set({ ...this.#state, phase: 'waiting', failure: null });
    this.#soon();
  }

  /** The person is somewhere else by now: what waited for that is told. */
  readonly moved = (): void => {
    if (this.#state.heldBack === 0) return;
    const reported = this.#reported();
    if (reported.findings !== this.#state.findings) this.#set({ ...this.#state, ...reported });
  };

  #reported(): Pick<CheckState, 'findings' | 'heldBack'> {
    const { findings: before, hasChecked } = this.#state;
    const reported = hasChecked ? reportable(this.#findings, before, this.#unfinished()) : this.#findings;
    const findings = shared(before, reported);
    return { findings, heldBack: this.#findings.length - findings.length };
  }

  /**
   * What a finding's fix comes to in the draft as it is at this moment; null when it is no longer found.
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

  #soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask(), PAUSE_MS);
  }

  #ask(): void {
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

  #hear(answer: CheckReply): void {
    switch (answer.type) {
      case 'begun': {
        const meanings = byKey(answer.meanings);
        const original = { pointers: updated(new Map(), answer.pointers), meanings };
        this.#set({ ...this.#state, original, amended: original });
        return;
      }
      case 'checked': {
        const isNewest = this.#underWay === this.#draft;
        this.#underWay = null;
        const { findings, pointers, meanings } = answer;
        if (isNewest) this.#findings = findings;
        this.#set({
          ...this.#state,
          // Of a draft since replaced, only the pointers are taken: the next news builds on them.
          ...(isNewest ? { phase: 'resting', hasChecked: true, ...this.#reported() } : {}),
          amended: reading(this.#state.amended, pointers, meanings),
        });
        // Its pause may have ended while this was under way.
        if (!isNewest) this.#soon();
        return;
      }
      case 'fixed':
        this.#fixes.get(answer.turn)?.resolve(answer.changes);
        this.#fixes.delete(answer.turn);
        return;
      case 'failed':
        // The worker goes on: the next draft may be one that it can look at.
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
    this.#set({ ...this.#state, phase: 'failed', failure: words });
  }

  #set(state: CheckState): void {
    const { original, amended } = this.#state;
    this.#state = state;
    for (const listener of this.#listeners) listener();
    if (state.original === original && state.amended === amended) return;
    for (const reader of this.#readers) reader();
  }
}
