import { cite } from '../act/citation.ts';
import { sourcesOf, statusOf, statusRuns } from '../act/extent.ts';
import type { Instrument } from '../act/instrument.ts';
import { FIELDS, type Pid, type Provision, STATUSES, type Status, walk } from '../act/tree.ts';

/** A place in the base text that a reader must know about before relying on it. */
export interface Reliance {
  readonly pid: Pid;
  readonly cite: string;
  /** The least certain status of the words. */
  readonly status: Status;
  /** The status in words; for missing words, that they are not available. */
  readonly meaning: string;
  /** The words, if they are not all words of the provision; otherwise empty. */
  readonly words: readonly string[];
  /** Whether the words are not available at all. */
  readonly missing: boolean;
  readonly remark: string;
  readonly sources: readonly string[];
  /** The version that was read, in the source's words; '' if none is named. */
  readonly versionDate: string;
}

const leastSure = (statuses: Iterable<Status>): Status =>
  STATUSES[Math.max(0, ...[...statuses].map((status) => STATUSES.indexOf(status)))] ?? 'unverified';

/** Whether all of a text was read at its source, as in an imported Act. */
const isSure = (root: Provision): boolean =>
  root.status === 'verified' &&
  [...walk(root)].every(
    ({ status = 'verified', spans, missing, remark, sources }, at) =>
      status === 'verified' && !spans && !missing && !remark && (at === 0 || !sources),
  );

/**
 * The places of the base text that were not verified, are missing, or have a remark, in order. A provision with the
 * same status throughout is one entry; otherwise there is one for each part.
 */
export function relianceOf({ root, statusKey }: Pick<Instrument, 'root' | 'statusKey'>): readonly Reliance[] {
  if (isSure(root)) return [];
  const runsOf = (node: Provision) =>
    FIELDS.filter((field) => field !== 'num').flatMap((field) =>
      statusRuns(root, node.pid, field).map((run) => ({ ...run, text: node[field].slice(run.from, run.to) })),
    );
  const relianceOn = (node: Provision, statuses: Iterable<Status>, words: readonly string[]): Reliance => {
    const status = leastSure(statuses);
    return {
      pid: node.pid,
      cite: cite(root, node.pid),
      status,
      meaning: node.missing ? 'the wording is not available' : statusKey[status],
      words,
      missing: node.missing ?? false,
      remark: node.remark ?? '',
      // The source of the rest of a section is no source for unverified words.
      sources: status === 'unverified' ? (node.sources ?? []) : sourcesOf(root, node.pid),
      versionDate: node.versionDate ?? '',
    };
  };
  const visit = (node: Provision): readonly Reliance[] => {
    const below = [...walk(node)];
    const within = new Set(below.flatMap((inner) => runsOf(inner).map((run) => run.status)));
    const plain = below.every((inner) => inner === node || !(inner.remark || inner.missing || inner.sources));
    if (plain && within.size < 2) {
      const statuses = within.size ? within : [statusOf(root, node.pid)];
      const sure = leastSure(statuses) === 'verified';
      return sure && !node.remark && !node.missing ? [] : [relianceOn(node, statuses, [])];
    }
    const own = runsOf(node);
    const unsure = own.filter((run) => run.status !== 'verified');
    const hasRemark = node.remark || node.missing || unsure.length > 0;
    const part = unsure.length < own.length || node.children.length > 0;
    const words = part ? unsure.map((run) => run.text) : [];
    const mine = hasRemark
      ? [relianceOn(node, own.length ? own.map((run) => run.status) : ['verified'], words)]
      : [];
    return [...mine, ...node.children.flatMap(visit)];
  };
  return visit(root);
}
