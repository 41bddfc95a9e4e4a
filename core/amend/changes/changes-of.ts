import type { Field, Pid, Provision } from '../../act/tree.ts';
import { marksInWords } from '../../base/marks-in-words.ts';
import { pidsOf } from '../edits/edit.ts';
import { type Drafted, withAncestors } from '../edits/edit-index.ts';
import {
  type ChangedStatus,
  type ChangeStatus,
  isUntouched,
  type RedlineNode,
  type Run,
} from '../redline/redline.ts';
import type { Change, Cite } from './change.ts';
import {
  divisionChange,
  insertionChange,
  isMoved,
  type Located,
  located,
  moveChange,
  omissionChange,
  substitutionChange,
} from './whole-words.ts';

export type { Change } from './change.ts';

/** The words for each field of a cited provision. An italic heading has no other words, so "the heading of" is left out. */
export const FIELD_PLACES: Readonly<Record<Field, (cited: string) => string>> = {
  num: (cited) => `the number of ${cited}`,
  heading: (cited) => (cited.startsWith('the italic heading ') ? cited : `the heading of ${cited}`),
  intro: (cited) => `the opening words of ${cited}`,
  content: (cited) => cited,
  wrapUp: (cited) => `the closing words of ${cited}`,
};

/** Words in a sentence about a change: `“must”`, `“,” (comma)`, `a space`. */
export function inQuotes(text: string): string {
  const marks = marksInWords(text);
  const isNamed = marks !== '' && marks !== text.trim();
  if (/\S/u.test(text)) return isNamed ? `“${text}” (${marks})` : `“${text}”`;
  return text.length === 1 ? `a ${marks}` : marks;
}

/** A short label for a run of changed words: `deleted`, `inserted comma`, `moved to here`. */
export function labelChange({
  kind,
  moved,
  text,
}: Pick<Run, 'kind' | 'text'> & { readonly moved?: boolean }): string {
  const verb = !moved ? kind : kind === 'deleted' ? 'moved from here' : 'moved to here';
  return `${verb} ${marksInWords(text)}`.trimEnd();
}

/** A change of words: `deleted “must”; inserted “may”`. */
export const inWords = (before: string, after: string): string =>
  [before && `deleted ${inQuotes(before)}`, after && `inserted ${inQuotes(after)}`]
    .filter(Boolean)
    .join('; ');

function* fieldChanges(node: RedlineNode, field: Field, cite: Cite, of?: Pid): Generator<Change> {
  const pid = of ?? node.provision.pid;
  const runs = node.fields[field];
  if (runs.every(({ kind }) => kind === 'kept')) return;
  const place = FIELD_PLACES[field](cite(pid));
  let at = 0;
  let nth = 0;
  for (let index = 0; index < runs.length; index++) {
    const run = runs[index];
    if (!run) continue;
    const start = at;
    if (run.kind !== 'inserted' || run.moved) at += run.text.length;
    if (run.kind === 'kept' || run.moved) continue;
    const following = runs[index + 1];
    const replaced = run.kind === 'deleted' && isInsertionOf(following, run.am) ? following.text : null;
    if (replaced !== null) index++;
    const before = run.kind === 'deleted' ? run.text : '';
    const after = run.kind === 'inserted' ? run.text : (replaced ?? '');
    yield {
      key: `${pid} ${field} ${run.am} ${nth++}`,
      am: run.am,
      kind: replaced !== null ? 'replaced' : run.kind,
      pid,
      field,
      at: start,
      place,
      before,
      after,
      words: `In ${place}: ${inWords(before, after)}`,
    };
  }
}

const isInsertionOf = (run: Run | undefined, am: string): run is Extract<Run, { am: string }> =>
  run?.kind === 'inserted' && run.am === am && !run.moved;

/** An index of a whole redline, because the two ends of a move or substitution can be far apart. */
interface Index {
  /** The new place of each moved provision. */
  readonly landings: ReadonlyMap<Pid, Located>;
  /** The halves of each substitution, by amendment and pair. */
  readonly pairs: ReadonlyMap<string, readonly RedlineNode[]>;
  /** The base provisions with changes in them or below them. All are searched when it is absent. */
  readonly reached?: ReadonlySet<Pid>;
}

const pairKey = (changeStatus: ChangeStatus): string | null =>
  changeStatus.state === 'kept' || changeStatus.pair === undefined
    ? null
    : `${changeStatus.am} ${changeStatus.pair}`;

function indexChanges(root: RedlineNode, cite: Cite): Index {
  const landings = new Map<Pid, Located>();
  const pairs = new Map<string, RedlineNode[]>();
  const visit = (node: RedlineNode): void => {
    if (isUntouched(node)) return;
    for (const landing of located(node, cite)) {
      const { node: child } = landing;
      const key = pairKey(child.changeStatus);
      if (key !== null) pairs.set(key, [...(pairs.get(key) ?? []), child]);
      if (isMoved(child, 'to') && !isMoved(node, 'to')) landings.set(child.provision.pid, landing);
      if (child.changeStatus.state === 'kept' || child.changeStatus.moved) visit(child);
    }
  };
  visit(root);
  return { landings, pairs };
}

function* changes(node: RedlineNode, cite: Cite, index: Index): Generator<Change> {
  if (isUntouched(node)) return;
  const { division } = node;
  if (index.reached && !index.reached.has(division?.of ?? node.provision.pid)) return;
  if (division) yield divisionChange(node, division, cite);
  else for (const field of ['num', 'heading'] as const) yield* fieldChanges(node, field, cite);
  for (const field of ['intro', 'content'] as const) yield* fieldChanges(node, field, cite, division?.of);
  for (const { node: child, where } of located(node, cite)) {
    if (isMoved(child, 'from')) yield* atOrigin(child, cite, index);
    else if (child.changeStatus.state === 'kept' || child.changeStatus.moved)
      yield* changes(child, cite, index);
    else yield* wholeChanges(child, child.changeStatus, where, cite, index);
  }
  yield* fieldChanges(node, 'wrapUp', cite, division?.of);
}

function* wholeChanges(node: RedlineNode, status: ChangedStatus, at: () => string, cite: Cite, index: Index) {
  const key = pairKey(status);
  const halves = (key !== null && index.pairs.get(key)) || [];
  const all = substitutionChange(halves, status.am, cite);
  if (all) {
    if (node === halves[0]) yield all;
  } else
    yield status.state === 'inserted'
      ? insertionChange(node, status, at())
      : omissionChange(node, status, cite);
}

const nowhere = () => '';

/** The changes at the old place of a moved provision: the move, and moves and omissions from inside it. */
function* atOrigin(node: RedlineNode, cite: Cite, index: Index, isRoot = true): Generator<Change> {
  const { changeStatus, provision } = node;
  if (changeStatus.state === 'kept') return;
  const landing = index.landings.get(provision.pid);
  if (isRoot || landing) yield moveChange(node, changeStatus, cite, landing);
  for (const child of node.children) {
    if (isMoved(child, 'from')) yield* atOrigin(child, cite, index, false);
    else if (child.changeStatus.state !== 'kept')
      yield* wholeChanges(child, child.changeStatus, nowhere, cite, index);
  }
}

/**
 * Every change of a redline, in words, in reading order. `cite` is asked only about provisions of the base text. The
 * place of an inserted one is described by the provision before it. A move or a substitution is one change, at the old
 * place.
 */
export function changesOf(node: RedlineNode, cite: Cite): readonly Change[] {
  const { changeStatus, provision } = node;
  const index = indexChanges(node, cite);
  return changeStatus.state === 'kept'
    ? [...changes(node, cite, index)]
    : [...wholeChanges(node, changeStatus, () => provision.pid, cite, index)];
}

/**
 * One amendment's changes, as `changesOf` describes them, without a search of the rest of the Act. Null for an amendment
 * with a move or a substitution, which needs the whole Act.
 * @param nodes the redline, or those of its sections that the amendment changes, in order
 * @param base the text that the redline is of
 */
export function changesBy(
  nodes: readonly RedlineNode[],
  { id, edits }: Drafted,
  base: Provision,
  cite: Cite,
): readonly Change[] | null {
  if (edits.some((edit) => edit.type === 'move' || ('pair' in edit && edit.pair !== undefined))) return null;
  const index = {
    landings: new Map(),
    pairs: new Map(),
    reached: withAncestors(base, edits.flatMap(pidsOf)),
  };
  return nodes.flatMap((node) => [...changes(node, cite, index)]).filter(({ am }) => am === id);
}
