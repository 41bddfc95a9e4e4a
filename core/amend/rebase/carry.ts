import { cite } from '../../act/citation.ts';
import { indexTree, type Pid, type Provision } from '../../act/tree.ts';
import type { Identity } from '../../compare/align.ts';
import { FIELD_PLACES } from '../changes/changes-of.ts';
import { describeEdits } from '../changes/describe-edits.ts';
import { citePlace, placeOfEdit } from '../changes/edit-place.ts';
import { checkEdits } from '../edits/check.ts';
import type { DeferredEdit } from '../edits/deferred.ts';
import { type Edit, type InsertEdit, pidOf } from '../edits/edit.ts';
import type { Drafted } from '../edits/edit-index.ts';
import { editKey } from '../edits/edit-key.ts';
import { type Carried, carryEdit } from './carry-edit.ts';
import { Counterparts } from './counterparts.ts';
import { enactedPids, isInForce } from './enacted-pids.ts';

/** One amendment in a newer text. Each of its edits is either in `edits` or in `deferred`. */
export interface CarriedAmendment {
  readonly id: string;
  /** In coordinates of the newer text. The same objects where no place changed. */
  readonly edits: readonly Edit[];
  readonly deferred: readonly DeferredEdit[];
  /** Places, in words, where carried edits stand among changed words. A person should read them again. */
  readonly readAgain: readonly string[];
}

/** Amendments in a newer text, and where the provisions of the older text are in it. */
export interface CarriedDraft {
  readonly amendments: readonly CarriedAmendment[];
  /** The pid in the newer text of an older or inserted provision. Null where the newer text lacks it. */
  readonly pidNow: (pid: Pid) => Pid | null;
  /** Whether a provision reads the same in the newer text, with its number and everything in it. */
  readonly saysSame: (pid: Pid) => boolean;
}

const IN_FORCE: Carried = {
  reason: 'in-force',
  message: 'The new base text already says this',
};
/** The place of an edit in the older text, in words that can follow "in". */
function oldPlaceOf(before: Provision, edit: Edit): string {
  if (edit.type === 'text') return FIELD_PLACES[edit.field](cite(before, edit.pid));
  if (edit.type === 'insert') return `the place ${placeOfEdit(before, edit) ?? 'of a new provision'}`;
  return citePlace(before, { pid: edit.pid, field: null }) ?? 'this Act';
}

const NO_OTHER_HALF: Carried = {
  reason: 'pair',
  message: 'The other half of the substitution could not be carried over',
};

class Carrier {
  readonly #texts: Counterparts;

  constructor(texts: Counterparts) {
    this.#texts = texts;
  }

  carry({ id, edits }: Drafted): CarriedAmendment {
    const divisions = edits.filter((edit) => edit.type === 'divide');
    const alone = new Map<Edit, Carried>();
    for (const edit of edits) {
      // Checked first, because an edit that is already law could often be made again: “must not” would become “must not not”.
      const isLaw = isInForce(this.#texts, edit, edits);
      alone.set(edit, isLaw ? IN_FORCE : carryEdit(this.#texts, edit, divisions));
    }
    const outcomes = this.#fitting(edits, deferBrokenPairs(edits, alone));
    const carried: Edit[] = [];
    const deferred: DeferredEdit[] = [];
    for (const edit of edits) {
      const outcome = outcomes.get(edit) ?? NO_OTHER_HALF;
      if ('edit' in outcome) carried.push(outcome.edit);
      else deferred.push(this.#deferred({ id, edits }, edit, outcome));
    }
    return { id, edits: carried, deferred, readAgain: this.#readAgain(edits, outcomes) };
  }

  /** Defers the edits that the newer text has no room for, and the edits that depend on them. */
  #fitting(edits: readonly Edit[], outcomes: ReadonlyMap<Edit, Carried>): ReadonlyMap<Edit, Carried> {
    const { after } = this.#texts;
    const carried = [...outcomes.values()].flatMap((outcome) => ('edit' in outcome ? [outcome.edit] : []));
    if (checkEdits(after, carried).ok) return outcomes;
    const fitted = new Map(outcomes);
    // Divisions come first, because insertions beside their parts depend on them.
    const inOrder = edits.toSorted((a, b) => Number(b.type === 'divide') - Number(a.type === 'divide'));
    let fitting: readonly Edit[] = [];
    for (const edit of inOrder) {
      const outcome = outcomes.get(edit);
      if (!outcome || !('edit' in outcome)) continue;
      const candidate = [...fitting, outcome.edit];
      const fits = checkEdits(after, candidate);
      if (fits.ok) fitting = candidate;
      else
        fitted.set(edit, {
          reason: 'unfit',
          message: `This edit does not fit the new base text: ${fits.error.message}`,
        });
    }
    return deferBrokenPairs(edits, fitted);
  }

  #deferred(
    amendment: Drafted,
    edit: Edit,
    { reason, message }: Exclude<Carried, { edit: Edit }>,
  ): DeferredEdit {
    const { before, after } = this.#texts;
    const key = editKey(amendment.id, edit);
    const described = describeEdits(before, amendment).find((one) => one.key === key);
    const near = this.#texts.nearest(pidOf(edit));
    return {
      why: reason,
      message,
      words:
        described?.changes.map(({ words }) => words).join('. ') ||
        `A change ${placeOfEdit(before, edit) ?? 'in this Act'}`,
      was: oldPlaceOf(before, edit),
      near: { pid: near.pid, place: cite(after, near.pid) },
      edit,
    };
  }

  #readAgain(edits: readonly Edit[], outcomes: ReadonlyMap<Edit, Carried>): readonly string[] {
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

/** Defers a half of a substitution when the other half can't be carried. */
function deferBrokenPairs(
  edits: readonly Edit[],
  outcomes: ReadonlyMap<Edit, Carried>,
): ReadonlyMap<Edit, Carried> {
  const pairOf = (edit: Edit) => (edit.type === 'insert' || edit.type === 'omit' ? edit.pair : undefined);
  const broken = new Set(
    edits.flatMap((edit) => {
      const outcome = outcomes.get(edit);
      return outcome && 'edit' in outcome ? [] : [pairOf(edit)];
    }),
  );
  const isWhole = (edit: Edit) => pairOf(edit) === undefined || !broken.has(pairOf(edit));
  return new Map(
    [...outcomes].map(([edit, outcome]) => [
      edit,
      'edit' in outcome && !isWhole(edit) ? NO_OTHER_HALF : outcome,
    ]),
  );
}

/**
 * Carries amendments from one text of an Act to a newer one. An edit is carried only when the words that it strikes, or
 * the neighbours of its insertion, are certainly the same. All others are deferred with the reason, and so are edits that
 * the newer text already has as law. Carrying to the same text changes nothing.
 * @param identity whether the pids of the two texts name the same provisions.
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
    for (const { why: reason, edit } of deferred) {
      if (reason === 'in-force' && edit.type === 'insert')
        for (const [was, is] of enactedPids(texts, edit)) enacted.set(was, is);
      const part = reason === 'in-force' && edit.type === 'divide' ? texts.partOf(edit.pid) : undefined;
      if (part && edit.type === 'divide') enacted.set(edit.newPid, part.pid);
    }
  }
  return (pid) => {
    if (old.has(pid)) return texts.now(pid)?.pid ?? null;
    return inserted.has(pid) ? pid : (enacted.get(pid) ?? null);
  };
}
