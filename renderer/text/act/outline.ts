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
  /** Changes shown in it and in all it holds. */
  readonly changes: number;
  /** The least sure status of any words in it. */
  readonly doubt: Exclude<Status, 'verified'> | 'missing' | null;
  readonly changeStatus: RedlineNode['changeStatus']['state'];
  /** Whether there are rows under it; they are made only where they are shown. */
  readonly holds: boolean;
  readonly rows: readonly OutlineRow[];
}

/** As much of a subsection's words as tells it from its neighbours. */
const GIST_LENGTH = 60;

function reads(node: RedlineNode, field: 'num' | 'heading' | 'intro' | 'content'): string {
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

const doubts = new WeakMap<Provision, OutlineRow['doubt']>();
const sure = new WeakMap<Provision, boolean>();

/** Whether every word of a text was read at its source, as all of an imported one was. */
function isSure(root: Provision): boolean {
  const cachedSureness = sure.get(root);
  if (cachedSureness !== undefined) return cachedSureness;
  const all =
    root.status === 'verified' &&
    [...walk(root)].every(
      ({ status = 'verified', spans, missing }) => status === 'verified' && !spans && !missing,
    );
  sure.set(root, all);
  return all;
}

function doubtOf(root: Provision, node: RedlineNode): OutlineRow['doubt'] {
  if (isSure(root)) return null;
  if (!indexTree(root).byPid.has(node.provision.pid)) return null;
  const cachedDoubt = doubts.get(node.provision);
  if (cachedDoubt !== undefined) return cachedDoubt;
  const doubt = doubtIn(root, node.provision);
  doubts.set(node.provision, doubt);
  return doubt;
}

function gist(node: RedlineNode): string {
  const words = reads(node, 'heading') || reads(node, 'intro') || reads(node, 'content');
  return abridged(words, GIST_LENGTH);
}

/** Changes shown in a provision and all it holds, by pid; see `changeCounts`. */
type Counts = ReadonlyMap<Pid, number>;

/** What the rows of an outline are made from. */
interface Outlining {
  readonly root: Provision;
  readonly counts: Counts;
  /** The groups and sections whose rows are shown; those of an italic heading always are. */
  readonly opened: ReadonlySet<Pid>;
  /** The rows that were made for one set of opened ones, by what they were made of. */
  readonly rowsByNode: WeakMap<RedlineNode, OutlineRow>;
}

function inner({ root, counts }: Outlining, node: RedlineNode): OutlineRow {
  return {
    pid: node.provision.pid,
    kind: node.provision.kind,
    num: reads(node, 'num'),
    title: gist(node),
    changes: counts.get(node.provision.pid) ?? 0,
    doubt: doubtOf(root, node),
    changeStatus: node.changeStatus.state,
    holds: false,
    rows: [],
  };
}

/** The row of a section or a group, made anew only when it changed: the counts in it follow from it. */
function rowOf(outlining: Outlining, node: RedlineNode): OutlineRow {
  const cachedRow = outlining.rowsByNode.get(node);
  if (cachedRow) return cachedRow;
  const { kind, pid } = node.provision;
  const group = isContainer(node.provision);
  const below = group ? listed(node.children) : node.children.filter(({ provision }) => provision.num !== '');
  const isOpened = kind === 'crossheading' || outlining.opened.has(pid);
  const row = {
    ...inner(outlining, node),
    title: reads(node, 'heading') || gist(node),
    ...(group ? { doubt: null } : {}),
    holds: below.length > 0,
    rows: isOpened ? below.map((child) => (group ? rowOf(outlining, child) : inner(outlining, child))) : [],
  };
  outlining.rowsByNode.set(node, row);
  return row;
}

const UNLISTED = new Set<Provision['kind']>(['longTitle', 'enactingWords', 'block']);

const listed = (nodes: readonly RedlineNode[]): readonly RedlineNode[] =>
  // What is moved has its row where it now stands.
  nodes.filter(({ provision, changeStatus }) => !UNLISTED.has(provision.kind) && !isMovedAway(changeStatus));

const isMovedAway = (changeStatus: RedlineNode['changeStatus']): boolean =>
  changeStatus.state === 'deleted' && changeStatus.moved === 'from';

/**
 * Rows with every one that says the same as before put in the place of its own: words typed into a section that is
 * changed already change no row, and the tree isn't drawn anew.
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

const rowsByOpened = new WeakMap<ReadonlySet<Pid>, Outlining['rowsByNode']>();

/** The structure tree: groups, the sections in those that are open, and their subsections, with the changes in each. */
export function outlineOf(
  root: Provision,
  act: RedlineNode,
  counts: Counts,
  opened: ReadonlySet<Pid>,
): readonly OutlineRow[] {
  const rowsByNode = rowsByOpened.get(opened) ?? new WeakMap<RedlineNode, OutlineRow>();
  rowsByOpened.set(opened, rowsByNode);
  return listed(act.children).map((node) => rowOf({ root, counts, opened, rowsByNode }, node));
}

/** The structure tree of one draft after another: the same rows for as long as they say the same. */
export class Outlines {
  #rows: readonly OutlineRow[] = [];
  #act: RedlineNode | null = null;
  #opened: ReadonlySet<Pid> | null = null;

  /** `shown` are the amendments that `act` is the redline of. */
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
