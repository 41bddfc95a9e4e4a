import { z } from 'zod';
import { indexTree, KINDS, type Pid, type Provision } from '../../act/tree.ts';
import { type AmendmentState, amendmentIdSchema } from '../edits/amendment.ts';
import type { Edit, InsertEdit, MoveEdit, Numbering } from '../edits/edit.ts';
import type { Drafted } from '../edits/edit-index.ts';
import { canRevise } from '../edits/states.ts';
import { allSeries, numberSeries } from '../text/series.ts';
import type { Changes } from './spot-for.ts';
import { changedIn } from './with-inserted.ts';
import { movesOf, withInsertions } from './with-insertions.ts';

/** The fields of an amendment that numbering depends on. A withdrawn one claims no number; an agreed one keeps its own. */
export interface Numbered extends Drafted {
  readonly state?: AmendmentState;
}

export const renumberedSchema = z.object({
  am: amendmentIdSchema,
  pid: z.string(),
  kind: z.enum(KINDS),
  from: z.string(),
  to: z.string(),
});
/** A provision whose number changed because an earlier one was inserted, omitted or moved. */
export type Renumbered = Readonly<z.infer<typeof renumberedSchema>>;

export const unnumberedSchema = z.object({
  am: amendmentIdSchema,
  pid: z.string(),
  num: z.string(),
  why: z.string(),
});
/** A provision that the rules can't number, and why. It keeps its number until a person chooses another. */
type Unnumbered = Readonly<z.infer<typeof unnumberedSchema>>;

interface Renumbering {
  /** All edits of each amendment in which a number changed. */
  readonly changes: Changes;
  readonly renumbered: readonly Renumbered[];
  readonly unable: readonly Unnumbered[];
}

/** The amendments that claim numbers and places in the text: all that aren't withdrawn. */
export const claiming = <A extends Numbered>(amendments: readonly A[]): readonly A[] =>
  amendments.filter(({ state }) => state !== 'withdrawn');

const isUnlocked = (numbering: Numbering | undefined): boolean =>
  numbering !== undefined && !numbering.locked;

/** The parts of a provision, without those of a quotation, which has the numbers of another Act. */
function* ownParts(node: Provision): Generator<Provision> {
  for (const child of node.children) {
    yield child;
    if (child.kind !== 'quotation') yield* ownParts(child);
  }
}

function freeInInsertion(edit: InsertEdit): readonly Pid[] {
  const { provision, numbering, numberingInside = {} } = edit;
  if (!numbering) return [];
  const own = isUnlocked(numbering) && edit.pair === undefined ? [provision.pid] : [];
  const parts = provision.kind === 'quotation' ? [] : [...ownParts(provision)];
  return [...own, ...parts.filter(({ pid }) => !numberingInside[pid]?.locked).map(({ pid }) => pid)];
}

/**
 * The provisions whose number follows from their place, each with its amendment. They are inserted or moved by an
 * amendment that may still be revised, and their number is not locked. A provision without a record of its numbering
 * keeps its number. So does a substituted one, which has the number of the provision that it replaces.
 */
export function freelyNumbered(base: Provision, amendments: readonly Numbered[]): ReadonlyMap<Pid, string> {
  const moves = movesOf(base, amendments);
  const free = new Map<Pid, string>();
  for (const { id, edits, state = 'draft' } of claiming(amendments)) {
    if (!canRevise(state)) continue;
    for (const edit of edits) {
      if (edit.type === 'insert') for (const pid of freeInInsertion(edit)) free.set(pid, id);
      const moved = edit.type === 'move' && isUnlocked(edit.numbering) && moves.get(edit.pid)?.edit === edit;
      if (moved) free.set(edit.pid, id);
    }
  }
  return free;
}

/** A text without the provisions that are substituted under the same number, so that the number counts once. */
export function withoutReplaced(text: Provision, amendments: readonly Drafted[]): Provision {
  const all = amendments.flatMap(({ id, edits }) => edits.map((edit) => ({ id, edit })));
  const replacements = new Set(
    all.flatMap(({ id, edit }) =>
      edit.type === 'insert' && edit.pair !== undefined ? [`${id} ${edit.pair} ${edit.provision.num}`] : [],
    ),
  );
  let left = text;
  for (const { id, edit } of all) {
    if (replacements.size === 0 || edit.type !== 'omit' || edit.pair === undefined) continue;
    const num = indexTree(text).byPid.get(edit.pid)?.num;
    if (replacements.has(`${id} ${edit.pair} ${num}`)) left = changedIn(left, edit.pid, () => null) ?? left;
  }
  return left;
}

/** Whether a series has no provision of the base text, moved ones included. */
export function isNewSeries(base: Provision, series: readonly Provision[]): boolean {
  const { byPid } = indexTree(base);
  return !series.some((node) => byPid.has(node.pid) || node.repealed);
}

function renumberedEdit(edit: Edit, numbers: ReadonlyMap<Pid, string>): Edit {
  if (edit.type === 'move') return withNumber(edit, numbers.get(edit.pid));
  if (edit.type !== 'insert') return edit;
  const provision = numberedTree(edit.provision, numbers);
  return provision === edit.provision ? edit : { ...edit, provision };
}

const withNumber = (edit: MoveEdit, num: string | undefined): MoveEdit =>
  num === undefined || num === edit.num ? edit : { ...edit, num };

/** A provision with new numbers for it and its parts. The same object when no number changes. */
function numberedTree(node: Provision, numbers: ReadonlyMap<Pid, string>): Provision {
  const num = numbers.get(node.pid) ?? node.num;
  const children = node.children.map((child) => numberedTree(child, numbers));
  const isSame = num === node.num && children.every((child, at) => child === node.children[at]);
  return isSame ? node : { ...node, num, children };
}

/**
 * Gives every unlocked inserted provision the number of its place (drafting-conventions.md §2). Provisions that are
 * repealed, omitted or moved away still count, and so do the insertions of all amendments that aren't withdrawn. Existing
 * and locked provisions keep their numbers. Run it after every insertion, move, withdrawal and restoration.
 */
export function renumber(base: Provision, amendments: readonly Numbered[]): Renumbering {
  const live = claiming(amendments);
  const free = freelyNumbered(base, live);
  if (free.size === 0) return { changes: new Map(), renumbered: [], unable: [] };
  const text = withoutReplaced(withInsertions(base, live), live);
  const numbers = new Map<Pid, string>();
  const renumbered: Renumbered[] = [];
  const unable: Unnumbered[] = [];
  for (const series of allSeries(text)) {
    if (!series.some(({ pid }) => free.has(pid))) continue;
    const numbered = numberSeries(series, ({ pid }) => free.has(pid), isNewSeries(base, series));
    for (const { pid, kind, num } of series) {
      const am = free.get(pid) ?? '';
      const to = numbered.numbers.get(pid);
      const reason = numbered.unable.get(pid);
      if (reason !== undefined) unable.push({ am, pid, num, why: reason });
      if (to === undefined || to === num) continue;
      numbers.set(pid, to);
      renumbered.push({ am, pid, kind, from: num, to });
    }
  }
  const changes = new Map<string, readonly Edit[]>();
  if (numbers.size > 0) {
    for (const { id, edits } of live) {
      const next = edits.map((edit) => renumberedEdit(edit, numbers));
      if (next.some((edit, at) => edit !== edits[at])) changes.set(id, next);
    }
  }
  return { changes, renumbered, unable };
}

/** Amendments with their changed edits, and new amendments for changes of ids that aren't in the list. */
export const withChanges = <A extends Drafted>(
  amendments: readonly A[],
  changes: Changes,
): readonly (A | Drafted)[] => {
  const ids = new Set(amendments.map(({ id }) => id));
  const added = [...changes].filter(([id]) => !ids.has(id)).map(([id, edits]) => ({ id, edits }));
  return [...amendments.map((one) => ({ ...one, edits: changes.get(one.id) ?? one.edits })), ...added];
};
