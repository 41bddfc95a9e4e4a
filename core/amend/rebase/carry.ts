import { cite } from '../../act/citation.ts';
import { indexTree, type Pid, type Provision } from '../../act/tree.ts';
import type { Identity } from '../../compare/align.ts';
import { IN } from '../changes/changes-of.ts';
import { describeEdits } from '../changes/describe-edits.ts';
import { citePlace, placeOfEdit } from '../changes/edit-place.ts';
import { checkEdits } from '../edits/check.ts';
import type { DeferralReason, DeferredEdit } from '../edits/deferred.ts';
import { type Edit, type InsertEdit, pidOf } from '../edits/edit.ts';
import type { Drafted } from '../edits/edit-index.ts';
import { editKey } from '../edits/edit-key.ts';
import { carryEdit } from './carry-edit.ts';
import { Counterparts } from './counterparts.ts';
import { enactedPids, isInForce } from './enacted-pids.ts';

/** What became of one amendment. Every edit that it had is in `edits` or in `deferred`. */
export interface CarriedAmendment {
  readonly id: string;
  /** In coordinates of the newer text; the very same values where no place changed. */
  readonly edits: readonly Edit[];
  readonly deferred: readonly DeferredEdit[];
  /** Where, in words, carried edits stand among words that changed: nothing is wrong, but it wants reading again. */
  readonly readAgain: readonly string[];
}

/** Amendments in a newer text, and what the provisions of the older are in it. */
export interface CarriedDraft {
  readonly amendments: readonly CarriedAmendment[];
  /** A provision of the older text, or one that an amendment inserts, in the newer; null where it is not in it. */
  readonly pidNow: (pid: Pid) => Pid | null;
  /** Whether a provision of the older text says the same in the newer, number and all that is in it included. */
  readonly saysSame: (pid: Pid) => boolean;
}

type Outcome = { readonly edit: Edit } | { readonly why: DeferralReason; readonly message: string };

const IN_FORCE: Outcome = {
  why: 'in-force',
  message: 'The new base text already says this',
};
/** Where an edit was, by a name that goes on after "in". */
function whereItStood(before: Provision, edit: Edit): string {
  if (edit.type === 'text') return IN[edit.field](cite(before, edit.pid));
  if (edit.type === 'insert') return `the place ${placeOfEdit(before, edit) ?? 'of a new provision'}`;
  return citePlace(before, { pid: edit.pid, field: null }) ?? 'this Act';
}

const HALF: Outcome = {
  why: 'pair',
  message: 'The other half of the substitution could not be carried over',
};

class Carrier {
  readonly #texts: Counterparts;

  constructor(texts: Counterparts) {
    this.#texts = texts;
  }

  carry({ id, edits }: Drafted): CarriedAmendment {
    const divisions = edits.filter((edit) => edit.type === 'divide');
    const alone = new Map<Edit, Outcome>();
    for (const edit of edits) {
      // First, for what is law already could often be made again: “must” into “must not”, and that into “must not not”.
      const isLaw = isInForce(this.#texts, edit, edits);
      alone.set(edit, isLaw ? IN_FORCE : carryEdit(this.#texts, edit, divisions));
    }
    const outcomes = this.#fitting(edits, withoutHalves(edits, alone));
    const kept: Edit[] = [];
    const deferred: DeferredEdit[] = [];
    for (const edit of edits) {
      const outcome = outcomes.get(edit) ?? HALF;
      if ('edit' in outcome) kept.push(outcome.edit);
      else deferred.push(this.#deferred({ id, edits }, edit, outcome));
    }
    return { id, edits: kept, deferred, readAgain: this.#readAgain(edits, outcomes) };
  }

  /** What fits the newer text together: an edit for which it leaves no room goes, and what depends on it. */
  #fitting(edits: readonly Edit[], outcomes: ReadonlyMap<Edit, Outcome>): ReadonlyMap<Edit, Outcome> {
    const { after } = this.#texts;
    const carried = [...outcomes.values()].flatMap((outcome) => ('edit' in outcome ? [outcome.edit] : []));
    if (checkEdits(after, carried).ok) return outcomes;
    const fitted = new Map(outcomes);
    // Parts come first, for what is put beside them needs them.
    const inOrder = edits.toSorted((a, b) => Number(b.type === 'divide') - Number(a.type === 'divide'));
    let kept: readonly Edit[] = [];
    for (const edit of inOrder) {
      const outcome = outcomes.get(edit);
      if (!outcome || !('edit' in outcome)) continue;
      const tried = [...kept, outcome.edit];
      const fits = checkEdits(after, tried);
      if (fits.ok) kept = tried;
      else
        fitted.set(edit, {
          why: 'unfit',
          message: `This edit does not fit the new base text: ${fits.error.message}`,
        });
    }
    return withoutHalves(edits, fitted);
  }

  #deferred(
    amendment: Drafted,
    edit: Edit,
    { why, message }: Exclude<Outcome, { edit: Edit }>,
  ): DeferredEdit {
    const { before, after } = this.#texts;
    const key = editKey(amendment.id, edit);
    const told = describeEdits(before, amendment).find((one) => one.key === key);
    const near = this.#texts.nearest(pidOf(edit));
    return {
      why,
      message,
      words:
        told?.changes.map(({ words }) => words).join('. ') ||
        `A change ${placeOfEdit(before, edit) ?? 'in this Act'}`,
      was: whereItStood(before, edit),
      near: { pid: near.pid, place: cite(after, near.pid) },
      edit,
    };
  }

  #readAgain(edits: readonly Edit[], outcomes: ReadonlyMap<Edit, Outcome>): readonly string[] {
    const places = new Set<string>();
    for (const edit of edits) {
      const outcome = outcomes.get(edit);
      if (!outcome || !('edit' in outcome)) continue;
      const now = indexTree(this.#texts.after).byPid.get(pidOf(outcome.edit));
      const was = this.#texts.old(pidOf(edit));
      if (now && !this.#texts.saysSame(was, now)) places.add(cite(this.#texts.after, now.pid));
    }
    return [...places];
  }
}

/** Halves of a substitution go together: one that can't be carried keeps the other back. */
function withoutHalves(
  edits: readonly Edit[],
  outcomes: ReadonlyMap<Edit, Outcome>,
): ReadonlyMap<Edit, Outcome> {
  const pairOf = (edit: Edit) => (edit.type === 'insert' || edit.type === 'omit' ? edit.pair : undefined);
  const broken = new Set(
    edits.flatMap((edit) => {
      const outcome = outcomes.get(edit);
      return outcome && 'edit' in outcome ? [] : [pairOf(edit)];
    }),
  );
  const whole = (edit: Edit) => pairOf(edit) === undefined || !broken.has(pairOf(edit));
  return new Map(
    [...outcomes].map(([edit, outcome]) => [edit, 'edit' in outcome && !whole(edit) ? HALF : outcome]),
  );
}

/**
 * Carries amendments from one text of an Act to a newer one. An edit is carried when what it strikes, or what it stands
 * between, is certainly the same there, and then does what it did; every other is listed with the reason, and those that
 * the newer text says already as law. Carried to the same text, everything is as it was.
 * @param identity whether the pids of the two texts name the same provisions
 * @throws RangeError for a text in which a pid occurs twice, or an edit of what the older text does not hold
 */
export function carry(
  before: Provision,
  after: Provision,
  amendments: readonly Drafted[],
  identity: Identity,
): CarriedDraft {
  const texts = new Counterparts(before, after, identity);
  const carrier = new Carrier(texts);
  const carried = amendments.map((amendment) => carrier.carry(amendment));
  const saysSame = (pid: Pid): boolean => {
    const was = indexTree(before).byPid.get(pid);
    const is = was && texts.now(pid);
    return was !== undefined && is !== undefined && is.num === was.num && texts.saysSame(was, is);
  };
  return { amendments: carried, pidNow: pidsNow(texts, carried), saysSame };
}

function pidsNow(texts: Counterparts, carried: readonly CarriedAmendment[]): (pid: Pid) => Pid | null {
  const old = indexTree(texts.before).byPid;
  const enacted = new Map<Pid, Pid>();
  const inserted = new Set<Pid>();
  const all = (edit: InsertEdit) => indexTree(edit.provision).byPid.keys();
  for (const { edits, deferred } of carried) {
    for (const edit of edits) {
      if (edit.type === 'insert') for (const pid of all(edit)) inserted.add(pid);
      if (edit.type === 'divide') inserted.add(edit.newPid);
    }
    for (const { why, edit } of deferred) {
      if (why === 'in-force' && edit.type === 'insert')
        for (const [was, is] of enactedPids(texts, edit)) enacted.set(was, is);
      const part = why === 'in-force' && edit.type === 'divide' ? texts.partOf(edit.pid) : undefined;
      if (part && edit.type === 'divide') enacted.set(edit.newPid, part.pid);
    }
  }
  return (pid) => {
    if (old.has(pid)) return texts.now(pid)?.pid ?? null;
    return inserted.has(pid) ? pid : (enacted.get(pid) ?? null);
  };
}
