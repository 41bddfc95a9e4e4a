import { cite } from '../../act/citation.ts';
import { isNumbered } from '../../act/numbering.ts';
import { indexTree, type Kind, type Pid, type Provision } from '../../act/tree.ts';
import { isPlaced, placedPid } from '../edits/edit.ts';
import { type RedlineNode, textOf } from '../redline/redline.ts';
import { isNewSeries, withoutReplaced } from '../structure/renumber.ts';
import { withInsertions } from '../structure/with-insertions.ts';
import { numberSeries, seriesFor } from '../text/series.ts';
import { authorOf, changedField, statusChanger } from './changed.ts';
import { type CheckContext, nodePath } from './context.ts';
import type { Check, Fix, UnkeyedFinding } from './finding.ts';

/** Kinds that are numbered through a whole Act or Schedule, and not within their parent (§1.1 R1.1). */
const ACT_WIDE_KINDS: ReadonlySet<Kind> = new Set(['section', 'schedule', 'scheduleParagraph']);

const sameNumber = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** The provision within which a provision is numbered: its parent, or the Act, Schedule or quotation around it. */
function seriesOf(context: CheckContext, node: RedlineNode): RedlineNode | null {
  const path = nodePath(context, node.provision.pid).slice(0, -1);
  const { kind } = node.provision;
  if (!ACT_WIDE_KINDS.has(kind)) return path.at(-1) ?? null;
  return (
    path.findLast(
      ({ provision: above }) =>
        above.kind === 'act' ||
        above.kind === 'quotation' ||
        (above.kind === 'schedule' && kind === 'scheduleParagraph'),
    ) ?? null
  );
}

function* membersOf(series: RedlineNode, kind: Kind): Generator<RedlineNode> {
  for (const child of series.children) {
    if (child.provision.kind === kind && numOf(child)) yield child;
    const deeper = ACT_WIDE_KINDS.has(kind) && child.provision.kind !== 'quotation';
    if (deeper && !(kind === 'scheduleParagraph' && child.provision.kind === 'schedule'))
      yield* membersOf(child, kind);
  }
}

/** A provision's number as amended; for an omitted provision, its old number. */
const numOf = ({ provision, fields, changeStatus }: RedlineNode): string =>
  changeStatus.state === 'deleted' ? provision.num : textOf(fields.num, 'deleted');

/** Whether the draft gave a provision its number: it is new, moved or renumbered. */
const hasNewNumber = (node: RedlineNode): boolean =>
  node.changeStatus.state === 'inserted' || changedField(node, 'num') !== undefined;

const ownerOf = (node: RedlineNode): string | null =>
  statusChanger(node) ?? authorOf(changedField(node, 'num'));

/** The reason why a number can't be used: another provision has it, or an omitted one had it. Null if it can. */
function clashReason(context: CheckContext, node: RedlineNode): string | null {
  const series = seriesOf(context, node);
  const num = numOf(node);
  if (!series || !num) return null;
  for (const other of membersOf(series, node.provision.kind)) {
    if (other === node || !sameNumber(numOf(other), num)) continue;
    if (other.changeStatus.state !== 'deleted')
      return hasNewNumber(other) ? `${ownerOf(other)} gives that number too` : 'there is one already';
    // A provision that the same amendment substitutes for another may have its number.
    if (other.changeStatus.am !== ownerOf(node))
      return `${other.changeStatus.am} removes one, and its number can’t be used again`;
  }
  return null;
}

/** The id of an amendment outside the selection that gives the same number in the same series; null if none does. */
function claimantOf(context: CheckContext, node: RedlineNode): string | null {
  const { kind, pid } = node.provision;
  const parent = context.parentOf.get(pid)?.provision.pid;
  const claims = context.otherAmendments.find(({ edits }) =>
    edits.some(
      (edit) =>
        edit.type === 'insert' &&
        edit.provision.pid !== pid &&
        edit.provision.kind === kind &&
        (ACT_WIDE_KINDS.has(kind) || edit.parent === parent) &&
        sameNumber(edit.provision.num, numOf(node)),
    ),
  );
  return claims?.id ?? null;
}

/** D05. Finds numbers that are given twice in one series, by this draft or by amendments outside the selection. */
export const D05: Check = {
  id: 'D05',
  run: (context) =>
    context.touched.flatMap((node): UnkeyedFinding[] => {
      if (node.changeStatus.state === 'deleted' || !isNumbered(node.provision.kind) || !hasNewNumber(node))
        return [];
      const { pid } = node.provision;
      const at = { pid, field: 'num' as const, from: 0, to: numOf(node).length, amendment: ownerOf(node) };
      const cited = cite(context.amended, pid);
      const reason = clashReason(context, node);
      if (reason)
        return [{ ...at, severity: 'error', detail: 'twice', message: `Two are called ${cited}: ${reason}` }];
      const other = claimantOf(context, node);
      if (!other) return [];
      const message = `${other}, which isn’t applied, also inserts ${cited}`;
      return [{ ...at, severity: 'warning', detail: `also ${other}`, message }];
    }),
};

/** The provisions whose number a person chose against the rules. */
function pidsWithChosenNumber({ selected }: CheckContext): ReadonlySet<Pid> {
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

/** Returns a function that gives the number of a drafted provision by the rules, or null if its present number is allowed. */
function numberRule(context: CheckContext): (pid: Pid, num: string) => string | null {
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
    const numberIf = (isFree: (other: Provision) => boolean) =>
      numberSeries(series, isFree, isNewOne).numbers.get(pid);
    // Both ways are allowed: numbered alone, or with all drafted provisions. Of several before (1), the number depends on that.
    const allowed = [numberIf((other) => other === node), numberIf(isDrafted)].filter(
      (number) => number !== undefined,
    );
    return allowed.some((number) => sameNumber(number, num)) ? null : (allowed[0] ?? null);
  };
}

/** D06. Finds new and moved provisions with another number than drafting-conventions.md §2 gives, and renumbered ones (N1). */
export const D06: Check = {
  id: 'D06',
  run: (context) => {
    if (!context.touched.some(hasNewNumber)) return [];
    const chosen = pidsWithChosenNumber(context);
    const ruledNumberOf = numberRule(context);
    return context.touched.flatMap((node): UnkeyedFinding[] => {
      const { pid, kind, num: old } = node.provision;
      if (node.changeStatus.state === 'deleted' || !isNumbered(kind) || chosen.has(pid)) return [];
      // A provision in a quotation has the number of its place in the other Act.
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
      // Parts of a moved provision keep their numbers.
      if (node.changeStatus.moved && parent?.changeStatus.state === 'inserted' && parent.changeStatus.moved)
        return [];
      const ruledNumber = num && !clashReason(context, node) ? ruledNumberOf(pid, num) : null;
      if (ruledNumber === null) return [];
      const message = `${num} would by the rules be numbered ${ruledNumber}`;
      return [{ ...at, detail: 'number', message, fix: number(`Number it ${ruledNumber}`, ruledNumber) }];
    });
  },
};
