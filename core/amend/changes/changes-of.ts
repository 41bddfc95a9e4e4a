import { type Field, indexTree, type Pid, type Provision } from '../../act/tree.ts';
import { marksInWords } from '../../base/marks-in-words.ts';
import { pidsOf } from '../edits/edit.ts';
import type { Drafted } from '../edits/edit-index.ts';
import { type ChangeStatus, isUntouched, type RedlineNode, type Run } from '../redline/redline.ts';
import type { Change, Cite } from './change.ts';
import {
  divided,
  type Gone,
  isMoved,
  type Landing,
  moved,
  placed,
  putIn,
  substitution,
  takenOut,
} from './whole-words.ts';

export type { Change } from './change.ts';

/** A field of a provision that is named already, in words. What is named as a heading is not said to have one. */
export const IN: Readonly<Record<Field, (cited: string) => string>> = {
  num: (cited) => `the number of ${cited}`,
  heading: (cited) => (cited.startsWith('the italic heading ') ? cited : `the heading of ${cited}`),
  intro: (cited) => `the opening words of ${cited}`,
  content: (cited) => cited,
  wrapUp: (cited) => `the closing words of ${cited}`,
};

/** Words as a change is told of: `“must”`, `“,” (comma)`, `a space`. */
export function inQuotes(text: string): string {
  const marks = marksInWords(text);
  const isNamed = marks !== '' && marks !== text.trim();
  if (/\S/u.test(text)) return isNamed ? `“${text}” (${marks})` : `“${text}”`;
  return text.length === 1 ? `a ${marks}` : marks;
}

/** How a change is said where its words stand: `deleted`, `inserted comma`, `moved to here`. */
export function changeSaid({
  kind,
  moved,
  text,
}: Pick<Run, 'kind' | 'text'> & { readonly moved?: boolean }): string {
  const said = !moved ? kind : kind === 'deleted' ? 'moved from here' : 'moved to here';
  return `${said} ${marksInWords(text)}`.trimEnd();
}

/** What happened to some words: `deleted “must”; inserted “may”`. */
export const inWords = (before: string, after: string): string =>
  [before && `deleted ${inQuotes(before)}`, after && `inserted ${inQuotes(after)}`]
    .filter(Boolean)
    .join('; ');

function* fieldChanges(node: RedlineNode, field: Field, cite: Cite, of?: Pid): Generator<Change> {
  const pid = of ?? node.provision.pid;
  const runs = node.fields[field];
  if (runs.every(({ kind }) => kind === 'kept')) return;
  const place = IN[field](cite(pid));
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

/** What must be known of a whole redline before its changes can be told one by one. */
interface Ends {
  /** Where each provision that is moved was moved to. */
  readonly landings: ReadonlyMap<Pid, Landing>;
  /** The halves of each substitution, by amendment and pair. */
  readonly pairs: ReadonlyMap<string, readonly RedlineNode[]>;
  /** The base provisions to look into; all, when absent. */
  readonly reached?: ReadonlySet<Pid>;
}

const pairKey = (changeStatus: ChangeStatus): string | null =>
  changeStatus.state === 'kept' || changeStatus.pair === undefined
    ? null
    : `${changeStatus.am} ${changeStatus.pair}`;

function endsOf(root: RedlineNode, cite: Cite): Ends {
  const landings = new Map<Pid, Landing>();
  const pairs = new Map<string, RedlineNode[]>();
  const visit = (node: RedlineNode): void => {
    if (isUntouched(node)) return;
    for (const landing of placed(node, cite)) {
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

function* changes(node: RedlineNode, cite: Cite, ends: Ends): Generator<Change> {
  if (isUntouched(node)) return;
  const { division } = node;
  if (ends.reached && !ends.reached.has(division?.of ?? node.provision.pid)) return;
  if (division) yield divided(node, division, cite);
  else for (const field of ['num', 'heading'] as const) yield* fieldChanges(node, field, cite);
  for (const field of ['intro', 'content'] as const) yield* fieldChanges(node, field, cite, division?.of);
  for (const { node: child, where } of placed(node, cite)) {
    if (isMoved(child, 'from')) yield* gone(child, cite, ends);
    else if (child.changeStatus.state === 'kept' || child.changeStatus.moved)
      yield* changes(child, cite, ends);
    else yield* wholeChanges(child, child.changeStatus, where, cite, ends);
  }
  yield* fieldChanges(node, 'wrapUp', cite, division?.of);
}

function* wholeChanges(node: RedlineNode, changeStatus: Gone, where: () => string, cite: Cite, ends: Ends) {
  const key = pairKey(changeStatus);
  const halves = (key !== null && ends.pairs.get(key)) || [];
  const all = substitution(halves, changeStatus.am, cite);
  if (all) {
    if (node === halves[0]) yield all;
  } else
    yield changeStatus.state === 'inserted'
      ? putIn(node, changeStatus, where())
      : takenOut(node, changeStatus, cite);
}

const nowhere = () => '';

/** What is told where a provision stood that is moved: the move, and what is moved or left out from inside it. */
function* gone(node: RedlineNode, cite: Cite, ends: Ends, isRoot = true): Generator<Change> {
  const { changeStatus, provision } = node;
  if (changeStatus.state === 'kept') return;
  const landing = ends.landings.get(provision.pid);
  if (isRoot || landing) yield moved(node, changeStatus, landing, cite);
  for (const child of node.children) {
    if (isMoved(child, 'from')) yield* gone(child, cite, ends, false);
    else if (child.changeStatus.state !== 'kept')
      yield* wholeChanges(child, child.changeStatus, nowhere, cite, ends);
  }
}

/**
 * Every change of a redline, in reading order, in words. `cite` names provisions of the base text: it is not asked
 * about inserted ones, whose place is told by what they come after. A move is told once, where the provision stood,
 * and so is a substitution.
 */
export function changesOf(node: RedlineNode, cite: Cite): readonly Change[] {
  const { changeStatus, provision } = node;
  const ends = endsOf(node, cite);
  return changeStatus.state === 'kept'
    ? [...changes(node, cite, ends)]
    : [...wholeChanges(node, changeStatus, () => provision.pid, cite, ends)];
}

/**
 * The changes that one amendment makes, as `changesOf` tells them, found without a look at the rest of the Act. Null where that
 * can't be: what is moved or substituted is told in one place of what stands in another.
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
  const { parentOf } = indexTree(base);
  const reached = new Set<Pid>();
  for (const pid of edits.flatMap(pidsOf))
    for (let at: Pid | undefined = pid; at !== undefined && !reached.has(at); at = parentOf.get(at)?.pid)
      reached.add(at);
  const ends = { landings: new Map(), pairs: new Map(), reached };
  return nodes.flatMap((node) => [...changes(node, cite, ends)]).filter(({ am }) => am === id);
}
