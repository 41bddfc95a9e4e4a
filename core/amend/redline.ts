import { FIELDS, type Field, type Pid, type Provision, walk } from '../act/tree.ts';
import type { Amendment } from './amendment.ts';
import { type InsertEdit, pidOf, type TextEdit } from './edit.ts';
import { byRank, type Owned, type Segment, segmentsOf } from './segments.ts';

/** As much of an amendment as the text depends on. */
export type Drafted = Pick<Amendment, 'id' | 'edits'>;

/** A stretch of text that was kept, inserted or deleted; the last two know whose they are. */
export type Run =
  | { readonly kind: 'kept'; readonly text: string }
  | { readonly kind: 'inserted' | 'deleted'; readonly text: string; readonly am: string };

/** Whether a whole provision is kept, or was put in or left out by an amendment. */
export type Fate =
  | { readonly state: 'kept' }
  | { readonly state: 'inserted' | 'deleted'; readonly am: string };

/** A provision with the changes to it: computed from the base text and a selection, never stored. */
export interface RedlineNode {
  /** The base provision, or the inserted one as drafted. */
  readonly provision: Provision;
  readonly fate: Fate;
  readonly fields: Readonly<Record<Field, readonly Run[]>>;
  readonly children: readonly RedlineNode[];
}

const KEPT: Fate = { state: 'kept' };

/** The edits of a selection by the place they touch, so that one provision's redline costs only its own edits. */
export interface EditIndex {
  readonly text: ReadonlyMap<string, readonly Owned<TextEdit>[]>;
  readonly inserts: ReadonlyMap<string, readonly Owned<InsertEdit>[]>;
  readonly omits: ReadonlyMap<Pid, string>;
  /** The provisions that have text edits, or insertions directly under them. */
  readonly edited: ReadonlySet<Pid>;
}

const fieldKey = (pid: Pid, field: Field) => `${pid} ${field}`;
const gapKey = (parent: Pid, after: Pid | null) => `${parent} ${after ?? ''}`;

function push<E>(map: Map<string, Owned<E>[]>, key: string, owned: Owned<E>): void {
  const list = map.get(key);
  if (list) list.push(owned);
  else map.set(key, [owned]);
}

/**
 * Sorts a selection's edits by place. The order of the amendments makes no difference.
 * @throws RangeError when two of them omit the same provision: alternatives can't be selected together.
 */
export function indexEdits(selection: readonly Drafted[]): EditIndex {
  const text = new Map<string, Owned<TextEdit>[]>();
  const inserts = new Map<string, Owned<InsertEdit>[]>();
  const omits = new Map<Pid, string>();
  const edited = new Set<Pid>();
  for (const { id: am, edits } of selection) {
    for (const edit of edits) {
      if (edit.type !== 'omit') edited.add(pidOf(edit));
      if (edit.type === 'text') push(text, fieldKey(edit.pid, edit.field), { am, edit });
      else if (edit.type === 'insert') push(inserts, gapKey(edit.parent, edit.after), { am, edit });
      else if (omits.has(edit.pid)) throw new RangeError(`${am} omits what ${omits.get(edit.pid)} omits`);
      else omits.set(edit.pid, am);
    }
  }
  for (const list of inserts.values()) list.sort(byRank);
  return { text, inserts, omits, edited };
}

/** One field's runs; touching runs of one kind and amendment are one run. An insertion follows what it replaces. */
function runsOf(base: string, edits: readonly Owned<TextEdit>[]): readonly Run[] {
  const runs: Run[] = [];
  for (const segment of segmentsOf(base, edits)) {
    const run = runOf(base, segment);
    const last = runs.at(-1);
    if (last && last.kind === run.kind && ownerOfRun(last) === ownerOfRun(run)) {
      runs[runs.length - 1] = { ...last, text: last.text + run.text };
    } else runs.push(run);
  }
  return runs;
}

const ownerOfRun = (run: Run) => (run.kind === 'kept' ? null : run.am);

function runOf(base: string, segment: Segment): Run {
  if (segment.kind === 'inserted') return { kind: 'inserted', text: segment.text, am: segment.mark.am };
  const text = base.slice(segment.from, segment.to);
  return segment.struck ? { kind: 'deleted', text, am: segment.struck.am } : { kind: 'kept', text };
}

function wholeRuns(text: string, fate: Fate): readonly Run[] {
  if (!text) return [];
  return [fate.state === 'kept' ? { kind: 'kept', text } : { kind: fate.state, text, am: fate.am }];
}

function fieldsOf(runs: (field: Field) => readonly Run[]): RedlineNode['fields'] {
  return {
    num: runs('num'),
    heading: runs('heading'),
    intro: runs('intro'),
    content: runs('content'),
    wrapUp: runs('wrapUp'),
  };
}

function whole(provision: Provision, fate: Fate): RedlineNode {
  return {
    provision,
    fate,
    fields: fieldsOf((field) => wholeRuns(provision[field], fate)),
    children: provision.children.map((child) => whole(child, fate)),
  };
}

const unchanged = new WeakMap<Provision, RedlineNode>();

/** A provision in which nothing changes: the same value each time, so that what is shown of it need not be redone. */
function kept(base: Provision): RedlineNode {
  const known = unchanged.get(base);
  if (known) return known;
  const node: RedlineNode = {
    provision: base,
    fate: KEPT,
    fields: fieldsOf((field) => wholeRuns(base[field], KEPT)),
    children: base.children.map(kept),
  };
  unchanged.set(base, node);
  return node;
}

function leftOut(base: Provision, am: string, { edited, omits }: EditIndex): RedlineNode {
  for (const { pid } of walk(base)) {
    if (edited.has(pid) || (omits.has(pid) && pid !== base.pid)) {
      throw new RangeError(`${am} leaves out ${base.pid}, in which ${pid} is changed`);
    }
  }
  return whole(base, { state: 'deleted', am });
}

/**
 * The redline of one base provision and all it holds, for edits sorted by `indexEdits`. Where nothing is changed it is
 * the same value each time.
 * @throws RangeError when edits overlap, or change what another leaves out: they are alternatives.
 */
export function redlineNode(base: Provision, index: EditIndex): RedlineNode {
  const omittedBy = index.omits.get(base.pid);
  if (omittedBy !== undefined) return leftOut(base, omittedBy, index);
  const children = base.children.map((child) => redlineNode(child, index));
  if (!index.edited.has(base.pid)) {
    const same = kept(base);
    return children.every((child, at) => child === same.children[at]) ? same : { ...same, children };
  }
  const gap = (after: Pid | null) =>
    (index.inserts.get(gapKey(base.pid, after)) ?? []).map(({ am, edit }) =>
      whole(edit.provision, { state: 'inserted', am }),
    );
  return {
    provision: base,
    fate: KEPT,
    fields: fieldsOf((field) => {
      const edits = index.text.get(fieldKey(base.pid, field));
      return edits ? runsOf(base[field], edits) : wholeRuns(base[field], KEPT);
    }),
    children: [...gap(null), ...children.flatMap((child) => [child, ...gap(child.provision.pid)])],
  };
}

/**
 * What differs between the base text and the text with a selection of amendments made.
 * @throws RangeError when the selection holds alternatives; `chooseCompatible` finds those first.
 */
export function redline(base: Provision, selection: readonly Drafted[]): RedlineNode {
  return redlineNode(base, indexEdits(selection));
}

function project(node: RedlineNode, leave: 'inserted' | 'deleted'): Provision {
  if (unchanged.get(node.provision) === node) return node.provision;
  const text = (field: Field) =>
    node.fields[field].map((run) => (run.kind === leave ? '' : run.text)).join('');
  const fields = Object.fromEntries(FIELDS.map((field) => [field, text(field)]));
  return {
    ...node.provision,
    ...fields,
    children: node.children
      .filter((child) => child.fate.state !== leave)
      .map((child) => project(child, leave)),
  };
}

/** Kept + deleted: the base text again (design theorem 2). */
export const originalOf = (node: RedlineNode): Provision => project(node, 'inserted');

/** Kept + inserted: the text as it would read. @throws RangeError for a provision that is itself left out. */
export function asAmendedOf(node: RedlineNode): Provision {
  if (node.fate.state === 'deleted') throw new RangeError(`${node.provision.pid} is left out`);
  return project(node, 'deleted');
}
