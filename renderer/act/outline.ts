import { statusRuns } from '../../core/act/extent.ts';
import { FIELDS, type Pid, type Provision, type Status } from '../../core/act/tree.ts';
import type { RedlineNode } from '../../core/amend/redline.ts';
import type { Unit } from './units.ts';

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

/** Changes in one provision's own words: neighbouring runs of one amendment are one change. */
function ownChanges(node: RedlineNode): number {
  let changes = 0;
  for (const field of FIELDS) {
    let last: string | null = null;
    for (const run of node.fields[field]) {
      const am = run.kind === 'kept' ? null : run.am;
      if (am !== null && am !== last) changes += 1;
      last = am;
    }
  }
  return changes;
}

/** How many changes a redline shows: a provision put in or left out whole is one. */
export function changesIn(node: RedlineNode): number {
  if (node.fate.state !== 'kept') return 1;
  return node.children.reduce((sum, child) => sum + changesIn(child), ownChanges(node));
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
  if (node.fate.state === 'inserted') return null;
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

function inner(root: Provision, node: RedlineNode): OutlineRow {
  return {
    pid: node.provision.pid,
    kind: node.provision.kind,
    num: reads(node, 'num'),
    title: gist(node),
    changes: changesIn(node),
    doubt: doubtOf(root, node),
    fate: node.fate.state,
    rows: [],
  };
}

const made = new WeakMap<Unit, OutlineRow>();

/** The row of one unit, made anew only when the unit was. Text before the first section has no row. */
function rowOf(root: Provision, unit: Unit): OutlineRow {
  const known = made.get(unit);
  if (known) return known;
  const { node, units } = unit;
  const rows =
    units.length > 0
      ? rowsOf(root, units)
      : node.children.filter(({ provision }) => provision.num !== '').map((child) => inner(root, child));
  const own = node.fate.state === 'kept' ? ownChanges(node) : 1;
  const row = {
    ...inner(root, node),
    title: reads(node, 'heading') || gist(node),
    changes: units.length > 0 ? rows.reduce((sum, { changes }) => sum + changes, own) : changesIn(node),
    doubt: units.length > 0 ? null : doubtOf(root, node),
    rows,
  };
  made.set(unit, row);
  return row;
}

const UNLISTED = new Set<Provision['kind']>(['longTitle', 'enactingWords', 'block']);

const rowsOf = (root: Provision, units: readonly Unit[]): readonly OutlineRow[] =>
  units.filter(({ node }) => !UNLISTED.has(node.provision.kind)).map((unit) => rowOf(root, unit));

/** The structure tree: cross-headings, the sections in them, and their subsections, with the changes in each. */
export const outlineOf = (root: Provision, act: Unit): readonly OutlineRow[] => rowsOf(root, act.units);
