import { FIELDS, type Field, indexTree, type Pid, type Provision, walk } from '../../act/tree.ts';
import { DIVIDED, partOf, shellOf } from '../edits/division.ts';
import type { InsertEdit, MoveEdit, OmitEdit, TextEdit } from '../edits/edit.ts';
import { type Drafted, type EditIndex, gapKey, indexEdits } from '../edits/edit-index.ts';
import { fieldKey } from '../edits/letters.ts';
import { type Owned, type Segment, segmentsOf } from '../edits/segments.ts';

export { type Drafted, indexEdits, within } from '../edits/edit-index.ts';

/**
 * A stretch of text that was kept, inserted or deleted; the last two know whose they are. Words that were only
 * moved are deleted where they stood and inserted where they stand, and marked at both ends.
 */
export type Run =
  | { readonly kind: 'kept'; readonly text: string }
  | {
      readonly kind: 'inserted' | 'deleted';
      readonly text: string;
      readonly am: string;
      readonly moved?: true;
    };

/**
 * Whether a whole provision is kept, or was put in or left out by an amendment. The two ends of a move say which they
 * are, `from` being where it stood; the two halves of a substitution have one `pair`.
 */
export type ChangeStatus =
  | { readonly state: 'kept' }
  | {
      readonly state: 'inserted' | 'deleted';
      readonly am: string;
      readonly moved?: 'from' | 'to';
      /** What is moved: the outermost provision that the move names. */
      readonly of?: Pid;
      readonly pair?: string;
    };

/** A provision with the changes to it: computed from the base text and a selection, never stored. */
export interface RedlineNode {
  /** The base provision, or the inserted one as drafted. */
  readonly provision: Provision;
  readonly changeStatus: ChangeStatus;
  readonly fields: Readonly<Record<Field, readonly Run[]>>;
  readonly children: readonly RedlineNode[];
  /**
   * Where an amendment divides the provision `of`: this is the part that the existing text becomes. Its words and
   * children are those of `of`, and are edited there; in the base text it isn't there, and they are.
   */
  readonly division?: { readonly am: string; readonly of: Pid };
}

type Changed = Exclude<ChangeStatus, { state: 'kept' }>;

const KEPT_STATUS: ChangeStatus = { state: 'kept' };

const insertedBy = ({ am, edit }: Owned<InsertEdit>): Changed => ({
  state: 'inserted',
  am,
  ...(edit.pair === undefined ? {} : { pair: edit.pair }),
});
const omittedBy = ({ am, edit }: Owned<OmitEdit>): Changed => ({
  state: 'deleted',
  am,
  ...(edit.pair === undefined ? {} : { pair: edit.pair }),
});
const movedFrom = ({ am, edit }: Owned<MoveEdit>): Changed => ({
  state: 'deleted',
  am,
  moved: 'from',
  of: edit.pid,
});
const movedTo = ({ am, edit }: Owned<MoveEdit>): Changed => ({
  state: 'inserted',
  am,
  moved: 'to',
  of: edit.pid,
});

/** Words that have one change status, all of them. */
function runIn(text: string, changeStatus: ChangeStatus): Run {
  if (changeStatus.state === 'kept') return { kind: 'kept', text };
  const { state: kind, am } = changeStatus;
  return changeStatus.moved ? { kind, text, am, moved: true } : { kind, text, am };
}

const wholeRuns = (text: string, changeStatus: ChangeStatus): readonly Run[] =>
  text ? [runIn(text, changeStatus)] : [];

const sameMaker = (a: Run, b: Run): boolean =>
  a.kind === 'kept' || b.kind === 'kept' ? a.kind === b.kind : a.am === b.am && a.moved === b.moved;

/**
 * The runs of one field of a provision that stands, or stands in another place than it did; touching runs of one kind
 * and amendment are one run. An insertion follows what it replaces.
 * @throws RangeError when edits overlap or reach outside the field
 */
export function runsOf(
  base: string,
  edits: readonly Owned<TextEdit>[],
  changeStatus: ChangeStatus,
): readonly Run[] {
  const runs: Run[] = [];
  for (const segment of segmentsOf(base, edits)) {
    const run = runOf(base, segment, changeStatus);
    const last = runs.at(-1);
    if (last && last.kind === run.kind && sameMaker(last, run)) {
      runs[runs.length - 1] = { ...last, text: last.text + run.text };
    } else runs.push(run);
  }
  return runs;
}

function runOf(base: string, segment: Segment, changeStatus: ChangeStatus): Run {
  if (segment.kind === 'inserted') return { kind: 'inserted', text: segment.text, am: segment.mark.am };
  const text = base.slice(segment.from, segment.to);
  return segment.struck ? { kind: 'deleted', text, am: segment.struck.am } : runIn(text, changeStatus);
}

/** The runs of a node's fields, each worked out. */
export function fieldsOf(runs: (field: Field) => readonly Run[]): RedlineNode['fields'] {
  return {
    num: runs('num'),
    heading: runs('heading'),
    intro: runs('intro'),
    content: runs('content'),
    wrapUp: runs('wrapUp'),
  };
}

function wholeNode(provision: Provision, changeStatus: ChangeStatus): RedlineNode {
  return {
    provision,
    changeStatus,
    fields: fieldsOf((field) => wholeRuns(provision[field], changeStatus)),
    children: provision.children.map((child) => wholeNode(child, changeStatus)),
  };
}

const unchanged = new WeakMap<Provision, RedlineNode>();

/** A provision in which nothing changes: the same value each time, so that what is shown of it need not be redone. */
function keptNode(base: Provision): RedlineNode {
  const cached = unchanged.get(base);
  if (cached) return cached;
  const node: RedlineNode = {
    provision: base,
    changeStatus: KEPT_STATUS,
    fields: fieldsOf((field) => wholeRuns(base[field], KEPT_STATUS)),
    children: base.children.map(keptNode),
  };
  unchanged.set(base, node);
  return node;
}

/** Whether nothing is changed in a node of a redline, nor in anything it holds. */
export const isUntouched = (node: RedlineNode): boolean => unchanged.get(node.provision) === node;

function leftOut(base: Provision, omit: Owned<OmitEdit>, { edited, omits, moves }: EditIndex): RedlineNode {
  for (const { pid } of walk(base)) {
    if (edited.has(pid) || moves.has(pid) || (omits.has(pid) && pid !== base.pid)) {
      throw new RangeError(`${omit.am} leaves out ${base.pid}, in which ${pid} is changed`);
    }
  }
  return wholeNode(base, omittedBy(omit));
}

/**
 * What is struck where a moved provision stood: all of it, as it was. What is left out of it, or moved elsewhere, is
 * struck here by whoever does so; every other change in it is shown where it now stands.
 */
function struck(base: Provision, changeStatus: ChangeStatus, index: EditIndex): RedlineNode {
  return {
    provision: base,
    changeStatus,
    fields: fieldsOf((field) => wholeRuns(base[field], changeStatus)),
    children: base.children.map((child) => away(child, index) ?? struck(child, changeStatus, index)),
  };
}

/** What is to be seen in the place of a provision that doesn't stand there any more; null for one that does. */
function away(base: Provision, index: EditIndex): RedlineNode | null {
  const omit = index.omits.get(base.pid);
  if (omit) return leftOut(base, omit, index);
  const move = index.moves.get(base.pid);
  return move ? struck(base, movedFrom(move), index) : null;
}

function gap(index: EditIndex, parent: Pid, after: Pid | null): readonly RedlineNode[] {
  return (index.placements.get(gapKey(parent, after)) ?? []).map(({ am, edit }) => {
    if (edit.type === 'insert') return wholeNode(edit.provision, insertedBy({ am, edit }));
    const base = indexTree(index.root).byPid.get(edit.pid);
    if (!base) throw new RangeError(`There is no provision ${edit.pid} to move`);
    const changeStatus = movedTo({ am, edit });
    const node = nodeInPlace(base, index, changeStatus);
    return edit.num ? { ...node, fields: { ...node.fields, num: wholeRuns(edit.num, changeStatus) } } : node;
  });
}

/** A provision that stands, where it stood or where it was moved to, with every change in it. */
function nodeInPlace(base: Provision, index: EditIndex, changeStatus: ChangeStatus): RedlineNode {
  const moved = changeStatus.state !== 'kept';
  if (!moved && !index.reached.has(base.pid)) return keptNode(base);
  const inner = base.children.map((child) => {
    const awayNode = away(child, index);
    // At a move's new place there is nothing to strike: it is struck where it was.
    return awayNode ? (moved ? [] : [awayNode]) : [nodeInPlace(child, index, changeStatus)];
  });
  if (!moved && !index.edited.has(base.pid)) {
    const intact = keptNode(base);
    const children = inner.flat();
    return children.every((child, at) => child === intact.children[at]) ? intact : { ...intact, children };
  }
  const node: RedlineNode = {
    provision: base,
    changeStatus,
    fields: fieldsOf((field) => {
      const edits = index.text.get(fieldKey({ pid: base.pid, field }));
      return edits ? runsOf(base[field], edits, changeStatus) : wholeRuns(base[field], changeStatus);
    }),
    children: [
      ...gap(index, base.pid, null),
      ...base.children.flatMap((child, at) => [...(inner[at] ?? []), ...gap(index, base.pid, child.pid)]),
    ],
  };
  return divided(node, index);
}

function divided(node: RedlineNode, index: EditIndex): RedlineNode {
  const { provision: base, changeStatus, fields, children } = node;
  const divide = index.divides.get(base.pid);
  if (!divide) return node;
  const { am, edit } = divide;
  const status: ChangeStatus = { state: 'inserted', am };
  const part: RedlineNode = {
    provision: partOf(base, edit),
    changeStatus,
    fields: { ...fields, num: wholeRuns(edit.num, status), heading: wholeRuns(edit.heading ?? '', status) },
    children,
    division: { am, of: base.pid },
  };
  return {
    ...node,
    fields: fieldsOf((field) => (DIVIDED.has(field) ? [] : fields[field])),
    children: [part, ...gap(index, base.pid, edit.newPid)],
  };
}

/**
 * The redline of one base provision and all it holds, for edits sorted by `indexEdits`. Where nothing is changed it is
 * the same value each time.
 * @throws RangeError when edits overlap, or change what another leaves out: they are alternatives.
 */
export const redlineNode = (base: Provision, index: EditIndex): RedlineNode =>
  away(base, index) ?? nodeInPlace(base, index, KEPT_STATUS);

/**
 * What differs between the base text and the text with a selection of amendments made.
 * @throws RangeError when the selection holds alternatives; `chooseCompatible` finds those first.
 */
export function redline(base: Provision, selection: readonly Drafted[]): RedlineNode {
  return redlineNode(base, indexEdits(selection, base));
}

/** A node with the part that its text became taken for its text again. */
function undivided(node: RedlineNode): RedlineNode {
  const part = node.children.find((child) => child.division);
  if (!part) return node;
  const { intro, content, wrapUp } = part.fields;
  return { ...node, fields: { ...node.fields, intro, content, wrapUp }, children: part.children };
}

/** What runs read in one text: without the inserted ones as it was, without the deleted ones as it would be. */
export const textOf = (runs: readonly Run[], leave: Run['kind']): string =>
  runs.map((run) => (run.kind === leave ? '' : run.text)).join('');

function project(redlineNode: RedlineNode, leave: 'inserted' | 'deleted'): Provision {
  if (isUntouched(redlineNode)) return redlineNode.provision;
  const node = leave === 'inserted' ? undivided(redlineNode) : redlineNode;
  const fields = Object.fromEntries(FIELDS.map((field) => [field, textOf(node.fields[field], leave)]));
  const isDivided = node.children.some((child) => child.division);
  return {
    ...(isDivided ? shellOf(node.provision) : node.provision),
    ...fields,
    children: node.children
      .filter((child) => child.changeStatus.state !== leave)
      .map((child) => project(child, leave)),
  };
}

/** Kept + deleted: the base text again (design theorem 2). */
export const originalOf = (node: RedlineNode): Provision => project(node, 'inserted');

/** Kept + inserted: the text as it would read. @throws RangeError for a provision that is itself left out. */
export function asAmendedOf(node: RedlineNode): Provision {
  if (node.changeStatus.state === 'deleted') throw new RangeError(`${node.provision.pid} is left out`);
  return project(node, 'deleted');
}
