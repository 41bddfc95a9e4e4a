import { cite } from '../../act/citation.ts';
import { isNumbered } from '../../act/numbering.ts';
import { indexTree, type Kind, type Pid, type Provision } from '../../act/tree.ts';
import { isPlaced, placedPid } from '../edits/edit.ts';
import { type RedlineNode, textOf } from '../redline/redline.ts';
import { isNewSeries, withoutReplaced } from '../structure/renumber.ts';
import { withInsertions } from '../structure/with-insertions.ts';
import { numberSeries, seriesFor } from '../text/series.ts';
import { changedFields } from './changed.ts';
import { type CheckContext, nodePath } from './context.ts';
import type { Check, Fix, UnkeyedFinding } from './finding.ts';

/** Kinds numbered through a whole Act or Schedule rather than within what they stand in (§1.1 R1.1). */
const THROUGHOUT: ReadonlySet<Kind> = new Set(['section', 'schedule', 'scheduleParagraph']);

const sameNumber = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** The series that a provision is numbered in: its parent, or the Act, Schedule or quotation round it. */
function seriesOf(context: CheckContext, node: RedlineNode): RedlineNode | null {
  const path = nodePath(context, node.provision.pid).slice(0, -1);
  const { kind } = node.provision;
  if (!THROUGHOUT.has(kind)) return path.at(-1) ?? null;
  return (
    path.findLast(
      ({ provision: above }) =>
        above.kind === 'act' ||
        above.kind === 'quotation' ||
        (above.kind === 'schedule' && kind === 'scheduleParagraph'),
    ) ?? null
  );
}

function* members(series: RedlineNode, kind: Kind): Generator<RedlineNode> {
  for (const child of series.children) {
    if (child.provision.kind === kind && numOf(child)) yield child;
    const deeper = THROUGHOUT.has(kind) && child.provision.kind !== 'quotation';
    if (deeper && !(kind === 'scheduleParagraph' && child.provision.kind === 'schedule'))
      yield* members(child, kind);
  }
}

/** A provision's number as it would be; that of one left out as it was. */
const numOf = ({ provision, fields, changeStatus }: RedlineNode): string =>
  changeStatus.state === 'deleted' ? provision.num : textOf(fields.num, 'deleted');

/** Whether a provision has its number from the draft: it is new, moved, or given another. */
const isNumberedAnew = (node: RedlineNode): boolean =>
  node.changeStatus.state === 'inserted' || changedFields(node).some(({ field }) => field === 'num');

const ownerOf = (node: RedlineNode): string | null => {
  if (node.changeStatus.state !== 'kept') return node.changeStatus.am;
  const num = changedFields(node).find(({ field }) => field === 'num');
  return num?.puts[0]?.am ?? num?.cuts[0]?.am ?? null;
};

/** Why a number can't be had: another has it, or had it and its shell or memory keeps it. */
function clashReason(context: CheckContext, node: RedlineNode): string | null {
  const series = seriesOf(context, node);
  const num = numOf(node);
  if (!series || !num) return null;
  for (const other of members(series, node.provision.kind)) {
    if (other === node || !sameNumber(numOf(other), num)) continue;
    if (other.changeStatus.state !== 'deleted')
      return isNumberedAnew(other) ? `${ownerOf(other)} gives that number too` : 'there is one already';
    // A whole provision substituted for another has its number.
    if (other.changeStatus.am !== ownerOf(node))
      return `${other.changeStatus.am} removes one, and its number can’t be used again`;
  }
  return null;
}

/** The numbers that drafts which are not shown give to what they insert in the same series. */
function claimed(context: CheckContext, node: RedlineNode): string | null {
  const { kind, pid } = node.provision;
  const parent = context.parentOf.get(pid)?.provision.pid;
  const claims = context.otherAmendments.find(({ edits }) =>
    edits.some(
      (edit) =>
        edit.type === 'insert' &&
        edit.provision.pid !== pid &&
        edit.provision.kind === kind &&
        (THROUGHOUT.has(kind) || edit.parent === parent) &&
        sameNumber(edit.provision.num, numOf(node)),
    ),
  );
  return claims?.id ?? null;
}

/** Numbers given twice in one series, by this draft or by it and another that is not shown. */
export const D05: Check = {
  id: 'D05',
  run: (context) =>
    context.touched.flatMap((node): UnkeyedFinding[] => {
      if (node.changeStatus.state === 'deleted' || !isNumbered(node.provision.kind) || !isNumberedAnew(node))
        return [];
      const { pid } = node.provision;
      const at = { pid, field: 'num' as const, from: 0, to: numOf(node).length, amendment: ownerOf(node) };
      const cited = cite(context.amended, pid);
      const reason = clashReason(context, node);
      if (reason)
        return [{ ...at, severity: 'error', detail: 'twice', message: `Two are called ${cited}: ${reason}` }];
      const other = claimed(context, node);
      if (!other) return [];
      const message = `${other}, which isn’t applied, also inserts ${cited}`;
      return [{ ...at, severity: 'warning', detail: `also ${other}`, message }];
    }),
};

/** The provisions whose number a person chose against the rules, and said why. */
function overridden({ selected }: CheckContext): ReadonlySet<Pid> {
  const pids = new Set<Pid>();
  for (const { edits } of selected) {
    for (const edit of edits) {
      if (edit.type === 'text' && edit.field === 'num' && edit.reason) pids.add(edit.pid);
      if (isPlaced(edit) && edit.numbering?.override) pids.add(placedPid(edit));
      const inside = edit.type === 'insert' ? Object.entries(edit.numberingInside ?? {}) : [];
      for (const [pid, { override }] of inside) if (override) pids.add(pid);
    }
  }
  return pids;
}

/** Says of a provision of the draft which number the rules give it; null where it has one that they allow. */
function numberer(context: CheckContext): (pid: Pid, num: string) => string | null {
  const { base, selected, otherAmendments } = context;
  const all = [...selected, ...otherAmendments];
  const text = withoutReplaced(withInsertions(base, all), all);
  const { byPid, parentOf } = indexTree(text);
  const baseByPid = indexTree(base).byPid;
  const isDrafted = ({ pid, repealed }: Provision) =>
    (!baseByPid.has(pid) && !repealed) || context.nodes.get(pid)?.changeStatus.state === 'inserted';
  return (pid, num) => {
    const node = byPid.get(pid);
    const home = parentOf.get(pid);
    if (!node || !home) return null;
    const series = seriesFor(text, home, node.kind);
    if (series.some((other) => other !== node && sameNumber(other.num, num))) return null;
    const isNewOne = isNewSeries(base, series);
    const by = (isFree: (other: Provision) => boolean) =>
      numberSeries(series, isFree, isNewOne).numbers.get(pid);
    // By itself, or with all that drafts put there: the first of several before (1) is not before the second.
    const allowed = [by((other) => other === node), by(isDrafted)].filter((number) => number !== undefined);
    return allowed.some((number) => sameNumber(number, num)) ? null : (allowed[0] ?? null);
  };
}

/** Inserted and moved provisions whose number is not that of drafting-conventions.md §2, and renumbered ones (N1). */
export const D06: Check = {
  id: 'D06',
  run: (context) => {
    if (!context.touched.some(isNumberedAnew)) return [];
    const chosen = overridden(context);
    const ruled = numberer(context);
    return context.touched.flatMap((node): UnkeyedFinding[] => {
      const { pid, kind, num: old } = node.provision;
      if (node.changeStatus.state === 'deleted' || !isNumbered(kind) || chosen.has(pid)) return [];
      // What a quotation sets out is numbered as where it is to go.
      if (nodePath(context, pid).some(({ provision }) => provision.kind === 'quotation')) return [];
      const num = numOf(node);
      const parent = context.parentOf.get(pid);
      const at = {
        severity: 'warning',
        pid,
        field: 'num',
        from: 0,
        to: num.length,
        amendment: ownerOf(node),
      } as const;
      const number = (words: string, insert: string): Fix => ({
        words,
        texts: [{ pid, field: 'num', splices: [{ at: 0, remove: num.length, insert }] }],
      });
      if (node.changeStatus.state === 'kept') {
        if (sameNumber(old, num) || node.division) return [];
        const message = `${old} becomes ${num}: what is there already keeps its number`;
        return [{ ...at, detail: 'renumbered', message, fix: number(`Leave it ${old}`, old) }];
      }
      // What is inside a moved provision keeps its numbers with it.
      if (node.changeStatus.moved && parent?.changeStatus.state === 'inserted' && parent.changeStatus.moved)
        return [];
      const ruledNumber = num && !clashReason(context, node) ? ruled(pid, num) : null;
      if (ruledNumber === null) return [];
      const message = `${num} would by the rules be numbered ${ruledNumber}`;
      return [{ ...at, detail: 'number', message, fix: number(`Number it ${ruledNumber}`, ruledNumber) }];
    });
  },
};
