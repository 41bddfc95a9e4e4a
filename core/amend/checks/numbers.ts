import { cite } from '../../act/citation.ts';
import { isNumbered, nextNumber } from '../../act/numbering.ts';
import { type Kind, type Provision, walk } from '../../act/tree.ts';
import { withInsertions } from '../inserted.ts';
import type { RedlineNode } from '../redline.ts';
import { changedFields } from './changed.ts';
import { type CheckContext, nodePath } from './context.ts';
import type { Check, Found } from './finding.ts';

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
const numOf = ({ provision, fields, fate }: RedlineNode): string =>
  fate.state === 'deleted'
    ? provision.num
    : fields.num.map((run) => (run.kind === 'deleted' ? '' : run.text)).join('');

const isNew = (node: RedlineNode): boolean =>
  node.fate.state === 'inserted' || changedFields(node).some(({ field }) => field === 'num');

const ownerOf = (node: RedlineNode): string | null => {
  if (node.fate.state !== 'kept') return node.fate.am;
  const num = changedFields(node).find(({ field }) => field === 'num');
  return num?.puts[0]?.am ?? num?.cuts[0]?.am ?? null;
};

/** Why a number can't be had: another has it, or had it and its shell or memory keeps it. */
function taken(context: CheckContext, node: RedlineNode): string | null {
  const series = seriesOf(context, node);
  const num = numOf(node);
  if (!series || !num) return null;
  for (const other of members(series, node.provision.kind)) {
    if (other === node || !sameNumber(numOf(other), num)) continue;
    if (other.fate.state !== 'deleted')
      return isNew(other) ? `${ownerOf(other)} gives that number too` : 'there is one already';
    // A whole provision substituted for another has its number.
    if (other.fate.am !== ownerOf(node)) return `${other.fate.am} leaves one out, and its number stays taken`;
  }
  return null;
}

/** The numbers that drafts which are not shown give to what they insert in the same series. */
function claimed(context: CheckContext, node: RedlineNode): string | null {
  const { kind, pid } = node.provision;
  const parent = context.parentOf.get(pid)?.provision.pid;
  const claims = context.others.find(({ edits }) =>
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
    context.touched.flatMap((node): Found[] => {
      if (node.fate.state === 'deleted' || !isNumbered(node.provision.kind) || !isNew(node)) return [];
      const { pid } = node.provision;
      const at = { pid, field: 'num' as const, from: 0, to: numOf(node).length, amendment: ownerOf(node) };
      const cited = cite(context.amended, pid);
      const why = taken(context, node);
      if (why)
        return [{ ...at, severity: 'error', detail: 'twice', message: `Two are called ${cited}: ${why}` }];
      const other = claimed(context, node);
      if (!other) return [];
      const message = `${other}, which isn’t applied, also inserts ${cited}`;
      return [{ ...at, severity: 'warning', detail: `also ${other}`, message }];
    }),
};

/** The numbers that the rules would give: counted on from what stands before, up to the next of the Act's own. */
function ruled(kind: Kind, series: readonly Provision[], at: number, inserted: ReadonlySet<string>) {
  const prev = series[at - 1]?.num ?? null;
  const rest = series.slice(at + 1);
  const nexts = [rest[0]?.num ?? null, rest.find(({ pid }) => !inserted.has(pid))?.num ?? null];
  // What comes next may be new, too: the first of several before (1) is not before the second of them.
  return (prev === null ? nexts.toReversed() : nexts).flatMap((next) => {
    try {
      return [nextNumber(kind, prev, next)];
    } catch {
      return []; // Labels that can't be read, or out of order, are for a person to number round.
    }
  });
}

function seriesIn(series: Provision, kind: Kind): readonly Provision[] {
  const found: Provision[] = [];
  const read = (node: Provision): void => {
    for (const child of node.children) {
      if (child.kind === kind && child.num) found.push(child);
      if (THROUGHOUT.has(kind) && child.kind !== 'quotation') read(child);
    }
  };
  read(series);
  return found;
}

/** Inserted provisions whose number is not the one that drafting-conventions.md §2 gives. */
export const D06: Check = {
  id: 'D06',
  run: (context) => {
    const inserted = context.touched.filter(({ fate }) => fate.state === 'inserted');
    if (inserted.length === 0) return [];
    const text = withInsertions(context.base, context.selected);
    const all = new Map([...walk(text)].map((node) => [node.pid, node]));
    const pids = new Set(inserted.map(({ provision }) => provision.pid));
    return inserted.flatMap((node): Found[] => {
      const { pid, kind, num } = node.provision;
      const home = seriesOf(context, node);
      const series = home && all.get(home.provision.pid);
      if (!series || !isNumbered(kind) || !num || taken(context, node)) return [];
      const list = seriesIn(series, kind);
      const replaces = list.some((other) => other.pid !== pid && sameNumber(other.num, num));
      const numbers = ruled(
        kind,
        list,
        list.findIndex((other) => other.pid === pid),
        pids,
      );
      const [wanted] = numbers;
      if (wanted === undefined || replaces || numbers.some((number) => sameNumber(number, num))) return [];
      return [
        {
          severity: 'warning',
          pid,
          field: 'num',
          from: 0,
          to: num.length,
          amendment: ownerOf(node),
          detail: 'number',
          message: `${num} would by the rules be numbered ${wanted}`,
          mend: {
            words: `Number it ${wanted}`,
            texts: [{ pid, field: 'num', splices: [{ at: 0, remove: num.length, insert: wanted }] }],
          },
        },
      ];
    });
  },
};
