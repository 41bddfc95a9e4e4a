import { cite } from '../../../core/act/citation.ts';
import type { Instrument } from '../../../core/act/instrument.ts';
import type { Pid } from '../../../core/act/tree.ts';
import { type CheckContext, contextOf } from '../../../core/amend/checks/context.ts';
import { fixChanges } from '../../../core/amend/checks/fix.ts';
import { findingsIn } from '../../../core/amend/checks/registry.ts';
import type { Drafted } from '../../../core/amend/redline/redline.ts';
import type { HeldCitation } from '../../../core/library/held-text.ts';
import { newsOf, pointersIn } from './pointers.ts';
import type { CheckReply, CheckRequest, PlacedFinding, Pointers, SentDraft } from './protocol.ts';

interface Checked {
  readonly selected: readonly Drafted[];
  readonly unselected: readonly Drafted[];
  readonly context: CheckContext;
  readonly findings: readonly PlacedFinding[];
}

const sameList = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a.length === b.length && a.every((item, at) => item === b[at]);

/** The worker’s side: stores the base text and the newest edits of each amendment, and answers requests. */
export class Checking {
  #instrument: Instrument | null = null;
  #citing: readonly HeldCitation[] = [];
  readonly #amendments = new Map<string, Drafted>();
  #reportedPointers: ReadonlyMap<Pid, Pointers> = new Map();
  #checked: Checked | null = null;

  /** Answers a request. Never throws: an error is an answer too. */
  answer(question: CheckRequest): CheckReply {
    try {
      if (question.ask === 'begin') return this.#begin(question);
      return question.ask === 'check' ? this.#check(question.draft) : this.#fix(question);
    } catch (thrown) {
      return { type: 'failed', message: thrown instanceof Error ? thrown.message : String(thrown) };
    }
  }

  #begin({ instrument, citing = [] }: CheckRequest & { readonly ask: 'begin' }): CheckReply {
    this.#instrument = instrument;
    this.#citing = citing;
    this.#amendments.clear();
    this.#checked = null;
    const { byPid, meanings } = pointersIn(instrument.root, instrument.title);
    this.#reportedPointers = byPid;
    return { type: 'begun', pointers: [...byPid], meanings };
  }

  #check(draft: SentDraft): CheckReply {
    const { context, findings } = this.#checkedAs(draft);
    const { byPid, meanings } = pointersIn(context.amended, context.title);
    const pointers = newsOf(this.#reportedPointers, byPid);
    this.#reportedPointers = byPid;
    return { type: 'checked', turn: draft.turn, findings, pointers, meanings };
  }

  #fix({ draft, key, me }: CheckRequest & { readonly ask: 'fix' }): CheckReply {
    const { context, findings } = this.#checkedAs(draft);
    const finding = findings.find((each) => each.key === key);
    const changes = finding?.fix ? [...fixChanges(context, finding, me)] : null;
    return { type: 'fixed', turn: draft.turn, changes };
  }

  /** The findings of a draft; the last ones again, if nothing changed. */
  #checkedAs({ changed, selected: selectedIds, unselected: otherIds }: SentDraft): Checked {
    if (!this.#instrument) throw new TypeError('A draft came before the base text');
    for (const drafted of changed) {
      const stored = this.#amendments.get(drafted.id);
      // Saved edits come back as a new object with the same value.
      if (JSON.stringify(stored?.edits) !== JSON.stringify(drafted.edits))
        this.#amendments.set(drafted.id, drafted);
    }
    const amendmentOf = (id: string): Drafted => {
      const drafted = this.#amendments.get(id);
      if (!drafted) throw new RangeError(`Keeling did not receive the edits of ${id}`);
      return drafted;
    };
    const selected = selectedIds.map(amendmentOf);
    const unselected = otherIds.map(amendmentOf);
    const last = this.#checked;
    if (last && sameList(last.selected, selected) && sameList(last.unselected, unselected)) return last;
    const context = contextOf({
      instrument: this.#instrument,
      selected,
      otherAmendments: unselected,
      citing: this.#citing,
    });
    const findings = findingsIn(context).map((finding): PlacedFinding => {
      const root = context.index.byPid.has(finding.pid) ? context.amended : context.base;
      return { ...finding, place: cite(root, finding.pid) };
    });
    this.#checked = { selected, unselected, context, findings };
    return this.#checked;
  }
}
