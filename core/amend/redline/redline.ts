import { FIELDS, type Field, indexTree, type Pid, type Provision, walk } from '../../act/tree.ts';
import { DIVIDED, partOf, shellOf } from '../edits/division.ts';
import type { InsertEdit, MoveEdit, OmitEdit, TextEdit } from '../edits/edit.ts';
import { type Drafted, type EditIndex, gapKey, indexEdits } from '../edits/edit-index.ts';
import { fieldKey } from '../edits/letters.ts';
import { type Owned, type Segment, segmentsOf } from '../edits/segments.ts';

export { type Drafted, indexEdits, within } from '../edits/edit-index.ts';

/**
 * A stretch of text that is kept, inserted or deleted. `am` is the id of the amendment that inserts or deletes it. Moved
 * words are deleted at the old place and inserted at the new one, with `moved` at both.
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
 * Whether a whole provision is kept, inserted or deleted, and by which amendment. A move has two ends: `from` at the old
 * place and `to` at the new one. The two halves of a substitution have the same `pair`.
 */
export type ChangeStatus =
  | { readonly state: 'kept' }
  | {
      readonly state: 'inserted' | 'deleted';
      readonly am: string;
      readonly moved?: 'from' | 'to';
      /** The provision that the move edit names. The moved node may be that provision or one inside it. */
      readonly of?: Pid;
      readonly pair?: string;
    };

/** A provision with the changes to it. Computed from the base text and a selection of amendments, and never stored. */
export interface RedlineNode {
  /** The base provision, or the inserted one as drafted. */
  readonly provision: Provision;
  readonly changeStatus: ChangeStatus;
  readonly fields: Readonly<Record<Field, readonly Run[]>>;
  readonly children: readonly RedlineNode[];
  /**
   * Present if this is the part that the existing text of the provision `of` becomes. The base text has no such part: its
   * words and children are those of `of` there, and edits of the words name `of`.
   */
  readonly division?: { readonly am: string; readonly of: Pid };
}

/** The status of a provision that is inserted, deleted or moved. */
export type ChangedStatus = Exclude<ChangeStatus, { state: 'kept' }>;

const KEPT_STATUS: ChangeStatus = { state: 'kept' };

const statusOf = ({ am, edit }: Owned<InsertEdit | OmitEdit>): ChangedStatus => ({
  state: edit.type === 'insert' ? 'inserted' : 'deleted',
  am,
  ...(edit.pair !== undefined && { pair: edit.pair }),
});
const statusOfMove = ({ am, edit }: Owned<MoveEdit>, moved: 'from' | 'to'): ChangedStatus => ({
  state: moved === 'to' ? 'inserted' : 'deleted',
  am,
  moved,
  of: edit.pid,
});

/** Words that all have the status of their provision. */
export function runIn(text: string, changeStatus: ChangeStatus): Run {
  if (changeStatus.state === 'kept') return { kind: 'kept', text };
  const { state: kind, am } = changeStatus;
  return changeStatus.moved ? { kind, text, am, moved: true } : { kind, text, am };
}

const runsOfWhole = (text: string, changeStatus: ChangeStatus): readonly Run[] =>
  text ? [runIn(text, changeStatus)] : [];

const isSameSource = (a: Run, b: Run): boolean =>
  a.kind === 'kept' || b.kind === 'kept' ? a.kind === b.kind : a.am === b.am && a.moved === b.moved;

/**
 * The runs of one field of a kept or moved provision. Adjacent runs of one kind and amendment are joined. An insertion
 * follows the words that it replaces.
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
    if (last && last.kind === run.kind && isSameSource(last, run)) {
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

/** A node's fields, computed one by one. */
export function fieldsOf(runs: (field: Field) => readonly Run[]): RedlineNode['fields'] {
  return {
    num: runs('num'),
    heading: runs('heading'),
    intro: runs('intro'),
    content: runs('content'),
    wrapUp: runs('wrapUp'),
  };
}

function uniformNode(provision: Provision, changeStatus: ChangeStatus): RedlineNode {
  return {
    provision,
    changeStatus,
    fields: fieldsOf((field) => runsOfWhole(provision[field], changeStatus)),
    children: provision.children.map((child) => uniformNode(child, changeStatus)),
  };
}

const untouchedNodes = new WeakMap<Provision, RedlineNode>();

/** The node of an unchanged provision. It is the same object each time, so that views of it can be cached. */
function keptNode(base: Provision): RedlineNode {
  const cached = untouchedNodes.get(base);
  if (cached) return cached;
  const node: RedlineNode = {
    provision: base,
    changeStatus: KEPT_STATUS,
    fields: fieldsOf((field) => runsOfWhole(base[field], KEPT_STATUS)),
    children: base.children.map(keptNode),
  };
  untouchedNodes.set(base, node);
  return node;
}

/** Whether a node has no change in it, at any depth. */
export const isUntouched = (node: RedlineNode): boolean => untouchedNodes.get(node.provision) === node;

function omittedNode(
  base: Provision,
  omit: Owned<OmitEdit>,
  { edited, omits, moves }: EditIndex,
): RedlineNode {
  for (const { pid } of walk(base)) {
    if (edited.has(pid) || moves.has(pid) || (omits.has(pid) && pid !== base.pid)) {
      throw new RangeError(`${omit.am} leaves out ${base.pid}, in which ${pid} is changed`);
    }
  }
  return uniformNode(base, statusOf(omit));
}

/**
 * The node at the old place of a moved provision, which is struck as a whole. A part that an amendment omits or moves
 * elsewhere is struck here by that amendment. All other changes in the provision are shown at its new place.
 */
function movedAwayNode(base: Provision, changeStatus: ChangeStatus, index: EditIndex): RedlineNode {
  return {
    provision: base,
    changeStatus,
    fields: fieldsOf((field) => runsOfWhole(base[field], changeStatus)),
    children: base.children.map(
      (child) => nodeTakenAway(child, index) ?? movedAwayNode(child, changeStatus, index),
    ),
  };
}

/** The node at the place of a provision that is omitted or moved away. Null for a provision that stays. */
function nodeTakenAway(base: Provision, index: EditIndex): RedlineNode | null {
  const omit = index.omits.get(base.pid);
  if (omit) return omittedNode(base, omit, index);
  const move = index.moves.get(base.pid);
  return move ? movedAwayNode(base, statusOfMove(move, 'from'), index) : null;
}

function nodesInGap(index: EditIndex, parent: Pid, after: Pid | null): readonly RedlineNode[] {
  return (index.placements.get(gapKey(parent, after)) ?? []).map(({ am, edit }) => {
    if (edit.type === 'insert') return uniformNode(edit.provision, statusOf({ am, edit }));
    const base = indexTree(index.root).byPid.get(edit.pid);
    if (!base) throw new RangeError(`There is no provision ${edit.pid} to move`);
    const changeStatus = statusOfMove({ am, edit }, 'to');
    const node = nodeInPlace(base, index, changeStatus);
    return edit.num
      ? { ...node, fields: { ...node.fields, num: runsOfWhole(edit.num, changeStatus) } }
      : node;
  });
}

/** The node of a provision with every change in it, at its unchanged place or at the new place of a move. */
function nodeInPlace(base: Provision, index: EditIndex, changeStatus: ChangeStatus): RedlineNode {
  const moved = changeStatus.state !== 'kept';
  if (!moved && !index.reached.has(base.pid)) return keptNode(base);
  const inner = base.children.map((child) => {
    const awayNode = nodeTakenAway(child, index);
    // Parts that are taken away from a moved provision are struck at its old place only.
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
      return edits ? runsOf(base[field], edits, changeStatus) : runsOfWhole(base[field], changeStatus);
    }),
    children: [
      ...nodesInGap(index, base.pid, null),
      ...base.children.flatMap((child, at) => [
        ...(inner[at] ?? []),
        ...nodesInGap(index, base.pid, child.pid),
      ]),
    ],
  };
  return withDivision(node, index);
}

function withDivision(node: RedlineNode, index: EditIndex): RedlineNode {
  const { provision: base, changeStatus, fields, children } = node;
  const divide = index.divides.get(base.pid);
  if (!divide) return node;
  const { am, edit } = divide;
  const status: ChangeStatus = { state: 'inserted', am };
  const part: RedlineNode = {
    provision: partOf(base, edit),
    changeStatus,
    fields: {
      ...fields,
      num: runsOfWhole(edit.num, status),
      heading: runsOfWhole(edit.heading ?? '', status),
    },
    children,
    division: { am, of: base.pid },
  };
  return {
    ...node,
    fields: fieldsOf((field) => (DIVIDED.has(field) ? [] : fields[field])),
    children: [part, ...nodesInGap(index, base.pid, edit.newPid)],
  };
}

/**
 * The redline of one base provision with everything in it, for the edits of `indexEdits`. An unchanged provision gives
 * the same object each time.
 * @throws RangeError for alternatives: edits overlap, or one changes a provision that another omits
 */
export const redlineNode = (base: Provision, index: EditIndex): RedlineNode =>
  nodeTakenAway(base, index) ?? nodeInPlace(base, index, KEPT_STATUS);

/**
 * The difference between the base text and the text with a selection of amendments made.
 * @throws RangeError when the selection has alternatives, which `chooseCompatible` can find beforehand
 */
export function redline(base: Provision, selection: readonly Drafted[]): RedlineNode {
  return redlineNode(base, indexEdits(selection, base));
}

/** The node of a divided provision with its words and children back from the new part. */
function withoutDivision(node: RedlineNode): RedlineNode {
  const part = node.children.find((child) => child.division);
  if (!part) return node;
  const { intro, content, wrapUp } = part.fields;
  return { ...node, fields: { ...node.fields, intro, content, wrapUp }, children: part.children };
}

/** The text of runs without one kind: without `inserted` the original text, without `deleted` the amended text. */
export const textOf = (runs: readonly Run[], excluded: Run['kind']): string =>
  runs.map((run) => (run.kind === excluded ? '' : run.text)).join('');

function readingOf(redlineNode: RedlineNode, leave: 'inserted' | 'deleted'): Provision {
  if (isUntouched(redlineNode)) return redlineNode.provision;
  const node = leave === 'inserted' ? withoutDivision(redlineNode) : redlineNode;
  const fields = Object.fromEntries(FIELDS.map((field) => [field, textOf(node.fields[field], leave)]));
  const isDivided = node.children.some((child) => child.division);
  return {
    ...(isDivided ? shellOf(node.provision) : node.provision),
    ...fields,
    children: node.children
      .filter((child) => child.changeStatus.state !== leave)
      .map((child) => readingOf(child, leave)),
  };
}

/** The kept and deleted text, which is the base text again (docs/design.md §2, theorem 2). */
export const originalOf = (node: RedlineNode): Provision => readingOf(node, 'inserted');

/** The kept and inserted text, which is the text as amended. @throws RangeError for a provision that is itself omitted */
export function asAmendedOf(node: RedlineNode): Provision {
  if (node.changeStatus.state === 'deleted') throw new RangeError(`${node.provision.pid} is left out`);
  return readingOf(node, 'deleted');
}
