import { statusRuns } from '../../core/act/extent.ts';
import { FIELDS, indexTree, type Pid, type Provision, type Status } from '../../core/act/tree.ts';
import type { RedlineNode } from '../../core/amend/redline.ts';
import { isContainer } from './units.ts';

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
  readonly fate: RedlineNode['fate']['state'];
  readonly rows: readonly OutlineRow[];
}

/** As much of a subsection's words as tells it from its neighbours. */
const GIST_LENGTH = 60;

function reads(node: RedlineNode, field: 'num' | 'heading' | 'intro' | 'content'): string {
  const leave = node.fate.state === 'deleted' ? 'inserted' : 'deleted';
  return node.fields[field].map((run) => (run.kind === leave ? '' : run.text)).join('');
}

const DOUBTS = ['missing', 'unverified', 'derived'] as const;

function doubtIn(root: Provision, provision: Provision): OutlineRow['doubt'] {
  const found = new Set<OutlineRow['doubt']>();
  const visit = (node: Provision): void => {
    if (node.missing) found.add('missing');
    for (const field of FIELDS) {
      for (const { status } of statusRuns(root, node.pid, field))
        if (status !== 'verified') found.add(status);
    }
    node.children.forEach(visit);
  };
  visit(provision);
  return DOUBTS.find((doubt) => found.has(doubt)) ?? null;
}

const doubts = new WeakMap<Provision, OutlineRow['doubt']>();

function doubtOf(root: Provision, node: RedlineNode): OutlineRow['doubt'] {
  if (!indexTree(root).byPid.has(node.provision.pid)) return null;
  const known = doubts.get(node.provision);
  if (known !== undefined) return known;
  const doubt = doubtIn(root, node.provision);
  doubts.set(node.provision, doubt);
  return doubt;
}

function gist(node: RedlineNode): string {
  const words = reads(node, 'heading') || reads(node, 'intro') || reads(node, 'content');
  return words.length > GIST_LENGTH ? `${words.slice(0, words.lastIndexOf(' ', GIST_LENGTH))}…` : words;
}

/** Changes shown in a provision and all it holds, by pid; see `changeCounts`. */
type Counts = ReadonlyMap<Pid, number>;

function inner(root: Provision, node: RedlineNode, counts: Counts): OutlineRow {
  return {
    pid: node.provision.pid,
    kind: node.provision.kind,
    num: reads(node, 'num'),
    title: gist(node),
    changes: counts.get(node.provision.pid) ?? 0,
    doubt: doubtOf(root, node),
    fate: node.fate.state,
    rows: [],
  };
}

const made = new WeakMap<RedlineNode, OutlineRow>();

/** The row of a section or a group, made anew only when it changed: the counts in it follow from it. */
function rowOf(root: Provision, node: RedlineNode, counts: Counts): OutlineRow {
  const known = made.get(node);
  if (known) return known;
  const group = isContainer(node.provision);
  const numbered = node.children.filter(({ provision }) => provision.num !== '');
  const row = {
    ...inner(root, node, counts),
    title: reads(node, 'heading') || gist(node),
    ...(group ? { doubt: null } : {}),
    rows: group ? rowsOf(root, node.children, counts) : numbered.map((child) => inner(root, child, counts)),
  };
  made.set(node, row);
  return row;
}

const UNLISTED = new Set<Provision['kind']>(['longTitle', 'enactingWords', 'block']);

const rowsOf = (root: Provision, nodes: readonly RedlineNode[], counts: Counts): readonly OutlineRow[] =>
  nodes
    // What is moved has its row where it now stands.
    .filter(({ provision, fate }) => !UNLISTED.has(provision.kind) && !isMovedAway(fate))
    .map((node) => rowOf(root, node, counts));

const isMovedAway = (fate: RedlineNode['fate']): boolean => fate.state === 'deleted' && fate.moved === 'from';

/**
 * Rows with every one that says the same as before put in the place of its own: words typed into a section that is
 * changed already change no row, and the tree isn't drawn anew.
 */
export function shareRows(before: readonly OutlineRow[], now: readonly OutlineRow[]): readonly OutlineRow[] {
  const known = new Map(before.map((row) => [row.pid, row]));
  const rows = now.map((row) => shareRow(known.get(row.pid), row));
  return rows.length === before.length && rows.every((row, at) => row === before[at]) ? before : rows;
}

function shareRow(before: OutlineRow | undefined, now: OutlineRow): OutlineRow {
  if (!before || before === now) return now;
  const rows = shareRows(before.rows, now.rows);
  const says = ({ kind, num, title, changes, doubt, fate }: OutlineRow) =>
    JSON.stringify([kind, num, title, changes, doubt, fate]);
  return rows === before.rows && says(before) === says(now) ? before : { ...now, rows };
}

/** The structure tree: cross-headings, the sections in them, and their subsections, with the changes in each. */
export const outlineOf = (root: Provision, act: RedlineNode, counts: Counts): readonly OutlineRow[] =>
  rowsOf(root, act.children, counts);
