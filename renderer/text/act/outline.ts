import { statusRuns } from '../../../core/act/extent.ts';
import { FIELDS, indexTree, type Pid, type Provision, type Status, walk } from '../../../core/act/tree.ts';
import { changeCounts } from '../../../core/amend/changes/change-counts.ts';
import { type Drafted, type RedlineNode, textOf } from '../../../core/amend/redline/redline.ts';
import { abridged } from '../../../core/base/english.ts';
import { isContainer } from '../../state/review/units.ts';

/** One row of the structure tree. */
export interface OutlineRow {
  readonly pid: Pid;
  readonly kind: Provision['kind'];
  /** `2A`, `(3)`; empty for a heading without a number. */
  readonly num: string;
  readonly title: string;
  /** The number of changes shown in it and its descendants. */
  readonly changes: number;
  /** The least certain status of any words in it; null if all are verified. */
  readonly doubt: Exclude<Status, 'verified'> | 'missing' | null;
  readonly changeStatus: RedlineNode['changeStatus']['state'];
  /** Whether it has child rows. They are built only when it is open. */
  readonly hasRows: boolean;
  readonly rows: readonly OutlineRow[];
}

/** Enough of a subsection’s words to recognise it, in characters. */
const MAX_TITLE_LENGTH = 60;

function amendedText(node: RedlineNode, field: 'num' | 'heading' | 'intro' | 'content'): string {
  const leave = node.changeStatus.state === 'deleted' ? 'inserted' : 'deleted';
  return textOf(node.fields[field], leave);
}

const DOUBTS = ['missing', 'unverified', 'derived'] as const;

function doubtIn(root: Provision, provision: Provision): OutlineRow['doubt'] {
  const doubtsInside = new Set<OutlineRow['doubt']>();
  const visit = (node: Provision): void => {
    if (node.missing) doubtsInside.add('missing');
    for (const field of FIELDS) {
      for (const { status } of statusRuns(root, node.pid, field))
        if (status !== 'verified') doubtsInside.add(status);
    }
    node.children.forEach(visit);
  };
  visit(provision);
  return DOUBTS.find((doubt) => doubtsInside.has(doubt)) ?? null;
}

const doubtByProvision = new WeakMap<Provision, OutlineRow['doubt']>();
const surenessByRoot = new WeakMap<Provision, boolean>();

/** Whether every word of a text is verified, as in all imported Acts. */
function isSure(root: Provision): boolean {
  const cachedSureness = surenessByRoot.get(root);
  if (cachedSureness !== undefined) return cachedSureness;
  const all =
    root.status === 'verified' &&
    [...walk(root)].every(
      ({ status = 'verified', spans, missing }) => status === 'verified' && !spans && !missing,
    );
  surenessByRoot.set(root, all);
  return all;
}

function doubtOf(root: Provision, node: RedlineNode): OutlineRow['doubt'] {
  if (isSure(root)) return null;
  if (!indexTree(root).byPid.has(node.provision.pid)) return null;
  const cachedDoubt = doubtByProvision.get(node.provision);
  if (cachedDoubt !== undefined) return cachedDoubt;
  const doubt = doubtIn(root, node.provision);
  doubtByProvision.set(node.provision, doubt);
  return doubt;
}

function shortTitle(node: RedlineNode): string {
  const words = amendedText(node, 'heading') || amendedText(node, 'intro') || amendedText(node, 'content');
  return abridged(words, MAX_TITLE_LENGTH);
}

/** The number of changes in each provision and its descendants; see `changeCounts`. */
type Counts = ReadonlyMap<Pid, number>;

/** What the rows of an outline are built from. */
interface OutlineContext {
  readonly root: Provision;
  readonly counts: Counts;
  /** The groups and sections that are open. Cross-headings always are. */
  readonly opened: ReadonlySet<Pid>;
  /** The rows built for one `opened` set, by their node. */
  readonly rowsByNode: WeakMap<RedlineNode, OutlineRow>;
}

function leafRow({ root, counts }: OutlineContext, node: RedlineNode): OutlineRow {
  return {
    pid: node.provision.pid,
    kind: node.provision.kind,
    num: amendedText(node, 'num'),
    title: shortTitle(node),
    changes: counts.get(node.provision.pid) ?? 0,
    doubt: doubtOf(root, node),
    changeStatus: node.changeStatus.state,
    hasRows: false,
    rows: [],
  };
}

/** The row of a section or group, cached by its node. A change inside makes a new node, so the counts stay right. */
function rowOf(outlining: OutlineContext, node: RedlineNode): OutlineRow {
  const cachedRow = outlining.rowsByNode.get(node);
  if (cachedRow) return cachedRow;
  const { kind, pid } = node.provision;
  const group = isContainer(node.provision);
  const below = group
    ? listedNodes(node.children)
    : node.children.filter(({ provision }) => provision.num !== '');
  const isOpened = kind === 'crossheading' || outlining.opened.has(pid);
  const row = {
    ...leafRow(outlining, node),
    title: amendedText(node, 'heading') || shortTitle(node),
    ...(group ? { doubt: null } : {}),
    hasRows: below.length > 0,
    rows: isOpened ? below.map((child) => (group ? rowOf(outlining, child) : leafRow(outlining, child))) : [],
  };
  outlining.rowsByNode.set(node, row);
  return row;
}

const UNLISTED = new Set<Provision['kind']>(['longTitle', 'enactingWords', 'block']);

const listedNodes = (nodes: readonly RedlineNode[]): readonly RedlineNode[] =>
  // A moved provision has a row at its new place only.
  nodes.filter(({ provision, changeStatus }) => !UNLISTED.has(provision.kind) && !isMovedAway(changeStatus));

const isMovedAway = (changeStatus: RedlineNode['changeStatus']): boolean =>
  changeStatus.state === 'deleted' && changeStatus.moved === 'from';

/**
 * Replaces rows that say the same as before by the old objects. Typing in a section that has changes already alters no row,
 * so the tree isn’t drawn again.
 */
export function shareRows(before: readonly OutlineRow[], now: readonly OutlineRow[]): readonly OutlineRow[] {
  const rowsBefore = new Map(before.map((row) => [row.pid, row]));
  const rows = now.map((row) => shareRow(rowsBefore.get(row.pid), row));
  return rows.length === before.length && rows.every((row, at) => row === before[at]) ? before : rows;
}

function shareRow(before: OutlineRow | undefined, now: OutlineRow): OutlineRow {
  if (!before || before === now) return now;
  const rows = shareRows(before.rows, now.rows);
  const says = ({ rows: _, ...said }: OutlineRow) => JSON.stringify(said);
  return rows === before.rows && says(before) === says(now) ? before : { ...now, rows };
}

const rowsByOpened = new WeakMap<ReadonlySet<Pid>, OutlineContext['rowsByNode']>();

/** The structure tree: groups, the sections of open groups, and their subsections, with the number of changes in each. */
export function outlineOf(
  root: Provision,
  act: RedlineNode,
  counts: Counts,
  opened: ReadonlySet<Pid>,
): readonly OutlineRow[] {
  const rowsByNode = rowsByOpened.get(opened) ?? new WeakMap<RedlineNode, OutlineRow>();
  rowsByOpened.set(opened, rowsByNode);
  return listedNodes(act.children).map((node) => rowOf({ root, counts, opened, rowsByNode }, node));
}

/** Builds the structure tree for one draft after another. Rows that say the same stay the same objects. */
export class Outlines {
  #rows: readonly OutlineRow[] = [];
  #act: RedlineNode | null = null;
  #opened: ReadonlySet<Pid> | null = null;

  /** @param shownAmendments the amendments that `act` is the redline of */
  of(
    root: Provision,
    act: RedlineNode,
    shownAmendments: readonly Drafted[],
    opened: ReadonlySet<Pid>,
  ): readonly OutlineRow[] {
    if (this.#act === act && this.#opened === opened) return this.#rows;
    this.#rows = shareRows(this.#rows, outlineOf(root, act, changeCounts(root, shownAmendments), opened));
    this.#act = act;
    this.#opened = opened;
    return this.#rows;
  }
}
