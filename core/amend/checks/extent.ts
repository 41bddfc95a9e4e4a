import { cite } from '../../act/citation.ts';
import { extentOf } from '../../act/extent.ts';
import type { Reference } from '../../act/references/references.ts';
import { type Kind, type Pid, type Provision, walk } from '../../act/tree.ts';
import { capital, listed } from '../../base/english.ts';
import { type Edit, pidOf, pidsOf } from '../edits/edit.ts';
import type { RedlineNode } from '../redline/redline.ts';
import { changedFields, isNew, statusChanger } from './changed.ts';
import { type CheckContext, nodePath } from './context.ts';
import type { Check, Fix, UnkeyedFinding } from './finding.ts';

/** Extents in words (drafting-conventions.md §1.4 R1.12). */
const NAMES: Readonly<Record<string, string>> = {
  E: 'England',
  W: 'Wales',
  S: 'Scotland',
  'N.I.': 'Northern Ireland',
};

function extentInWords(extent: string): string {
  return listed(extent.split('+').map((each) => NAMES[each] ?? each));
}

/** New sections and Schedules, except those in quotations. */
export const newDivisions = ({ touched, parentOf }: CheckContext): readonly RedlineNode[] =>
  touched.filter(
    (node) =>
      isNew(node) &&
      (node.provision.kind === 'section' || node.provision.kind === 'schedule') &&
      parentOf.get(node.provision.pid)?.provision.kind !== 'quotation',
  );

/** The sections whose heading matches: "Extent", "Commencement". */
export const sectionsHeaded = (root: Provision, heading: RegExp): readonly Provision[] =>
  [...walk(root)].filter((node) => node.kind === 'section' && heading.test(node.heading));

/** The references in a section and its parts. */
export function referencesUnder({ after }: CheckContext, section: Provision): readonly Reference[] {
  return [...walk(section)].flatMap(({ pid }) => after.inside.get(pid) ?? []);
}

/** The nearest old sections before and after a new one. The extent clause should cover the new one as it covers them. */
function oldNeighbours(context: CheckContext, node: RedlineNode): readonly Pid[] {
  const siblings = context.parentOf.get(node.provision.pid)?.children ?? [];
  const at = siblings.indexOf(node);
  const isOld = ({ changeStatus, provision }: RedlineNode) =>
    changeStatus.state === 'kept' && provision.kind === node.provision.kind;
  const nearest = [siblings.slice(0, at).findLast(isOld), siblings.slice(at + 1).find(isOld)];
  return nearest.flatMap((sibling) => (sibling ? [sibling.provision.pid] : []));
}

/** A fix that extends a range to a new section just after it. */
function extendRange(context: CheckContext, range: Reference, num: string): Fix | null {
  const list = context.after.inside.get(range.pid) ?? [];
  const last = list.find(
    (each) => each.range?.end === 'last' && each.from > range.from && each.field === range.field,
  );
  if (!last || last.range?.takesIn !== range.range?.takesIn) return null;
  return {
    words: `Replace “${last.text}” with “${num}” in ${cite(context.amended, last.pid)}`,
    texts: [
      {
        pid: last.pid,
        field: last.field,
        splices: [{ at: last.from, remove: last.to - last.from, insert: num }],
      },
    ],
  };
}

/** Finds a new section that the Act's extent clause doesn't cover, though it covers a section beside the new one. */
function clauseFinding(context: CheckContext, node: RedlineNode): UnkeyedFinding | null {
  const { pid, num } = node.provision;
  const ranges = sectionsHeaded(context.amended, /^Extent\b/i).flatMap((section) =>
    referencesUnder(context, section),
  );
  const reaches = ({ range, targets }: Reference, pid: Pid) => (range?.takesIn ?? targets).includes(pid);
  if (ranges.some((reference) => reaches(reference, pid))) return null;
  const neighbours = oldNeighbours(context, node);
  const siblingRange = ranges.find(
    (reference) => reference.range?.end === 'first' && neighbours.some((each) => reaches(reference, each)),
  );
  if (!siblingRange) return null;
  const fix =
    siblingRange.range?.takesIn.at(-1) === neighbours[0] ? extendRange(context, siblingRange, num) : null;
  const { byPid } = context.index;
  const [from, to] = [siblingRange.range?.takesIn.at(0), siblingRange.range?.takesIn.at(-1)].map(
    (each) => byPid.get(each ?? '')?.num,
  );
  return {
    severity: 'error',
    pid,
    amendment: statusChanger(node),
    detail: 'clause',
    message: `${capital(cite(context.amended, siblingRange.pid))} gives the extent of sections ${from} to ${to}, and so not that of new section ${num}, which would have the extent of the rest of the Act`,
    ...(fix ? { fix } : {}),
  };
}

/** Finds a provision without an extent, or with another extent than its parent or than before its move. */
function extentFinding(context: CheckContext, node: RedlineNode): UnkeyedFinding | null {
  const { pid, extent } = node.provision;
  const parent = context.parentOf.get(pid);
  const name = cite(context.amended, pid);
  const cited = capital(name);
  const at = { severity: 'error', pid, amendment: statusChanger(node) } as const;
  const newExtent = extentOf(context.amended, pid);
  if (!newExtent) return { ...at, detail: 'none', message: `Nothing says where ${name} extends` };
  const oldExtent = isNew(node) ? newExtent : extentOf(context.base, pid);
  if (oldExtent !== newExtent) {
    const message = `${cited} extends to ${extentInWords(oldExtent)}, and would by its new place extend to ${extentInWords(newExtent)}`;
    return { ...at, detail: 'moved', message };
  }
  const parentExtent = parent ? extentOf(context.amended, parent.provision.pid) : '';
  if (extent === undefined || !parentExtent || extent === parentExtent) return null;
  const message = `${cited} would extend to ${extentInWords(extent)}, and stands among provisions that extend to ${extentInWords(parentExtent)}`;
  return { ...at, detail: 'other', message };
}

/** Whether the text records any extent. The text of an Act as enacted on legislation.gov.uk records none. */
function recordsExtents({ base }: CheckContext): boolean {
  for (const { extent } of walk(base)) if (extent !== undefined) return true;
  return false;
}

/** The note that a new section or Schedule has the extent of the Act, for a text that doesn't record extents. */
function unrecordedFinding(context: CheckContext, node: RedlineNode): UnkeyedFinding {
  const { pid } = node.provision;
  const [clause] = sectionsHeaded(context.amended, /\bextent\b/i);
  const name = cite(context.amended, pid);
  const message = clause
    ? `New ${name} extends where ${cite(context.amended, clause.pid)} says that this Act extends. Is this intended?`
    : `The text of this Act does not record where it extends. Check where new ${name} is to extend`;
  return { severity: 'information', pid, amendment: statusChanger(node), detail: 'unrecorded', message };
}

/** The extents of the provisions of the base text that one amendment changes. */
function extentsOf(
  context: CheckContext,
  touched: ReadonlySet<Pid>,
  edits: readonly Edit[],
): ReadonlySet<string> {
  return new Set(
    edits
      .map(pidsOf)
      // An edit that changes nothing is not counted.
      .filter((pids) => pids.some((pid) => touched.has(pid)))
      .flat()
      .map((pid) => extentOf(context.base, pid))
      .filter(Boolean),
  );
}

/** D20. Finds new provisions without an extent, with another extent than their parent's, or outside the extent clause. */
export const D20: Check = {
  id: 'D20',
  run: (context) => {
    const inserted = context.touched.filter(({ changeStatus }) => changeStatus.state === 'inserted');
    const tops = inserted.filter(
      ({ provision }) => context.parentOf.get(provision.pid)?.changeStatus.state === 'kept',
    );
    const touched = new Set(context.touched.map(({ provision }) => provision.pid));
    const mixed = context.selected.flatMap(({ id, edits }): UnkeyedFinding[] => {
      const extents = extentsOf(context, touched, edits);
      const [first] = edits;
      if (extents.size < 2 || !first) return [];
      const extentNames = [...extents].map(extentInWords).join('; ');
      const message = `${id} changes provisions of different extents (${extentNames}): its own extent follows each of them`;
      return [
        { severity: 'information', pid: pidOf(first), amendment: id, detail: `extents ${id}`, message },
      ];
    });
    return [
      ...(recordsExtents(context)
        ? tops.flatMap((node) => extentFinding(context, node) ?? [])
        : newDivisions(context).map((node) => unrecordedFinding(context, node))),
      ...newDivisions(context).flatMap((node) => clauseFinding(context, node) ?? []),
      ...mixed,
    ];
  },
};

const GROUP_KINDS: ReadonlySet<Kind> = new Set(['crossheading', 'part']);

/** The groups of sections at the top of the Act with another extent than the Act's. */
function groupsOfOtherExtent({ base }: CheckContext): readonly Provision[] {
  const extentOfAct = extentOf(base, base.pid);
  return base.children.filter(
    (child) => GROUP_KINDS.has(child.kind) && extentOf(base, child.pid) !== extentOfAct,
  );
}

/** D29. Finds changes to the law of one jurisdiction, if the Act has a group for another jurisdiction that stays unchanged. */
export const D29: Check = {
  id: 'D29',
  run: (context) => {
    const all = groupsOfOtherExtent(context);
    const isIn = (group: Provision, node: RedlineNode) =>
      nodePath(context, node.provision.pid).some(({ provision }) => provision.pid === group.pid);
    const substantive = context.touched.filter(
      (node) => node.changeStatus.state !== 'kept' || changedFields(node).length > 0,
    );
    const changed = all.filter((group) => substantive.some((node) => isIn(group, node)));
    return changed.flatMap((group) =>
      all
        .filter(
          (other) =>
            !changed.includes(other) &&
            extentOf(context.base, other.pid) !== extentOf(context.base, group.pid),
        )
        .map((other): UnkeyedFinding => {
          const ownExtent = extentInWords(extentOf(context.base, group.pid));
          const otherExtent = extentInWords(extentOf(context.base, other.pid));
          const ams = new Set(substantive.filter((node) => isIn(group, node)).map(statusChanger));
          const [only] = ams;
          return {
            severity: 'information',
            pid: other.pid,
            amendment: ams.size === 1 ? (only ?? null) : null,
            detail: group.pid,
            message: `The draft changes the law of ${ownExtent}; the provisions for ${otherExtent} under “${other.heading}” stay as they are. Is this intended?`,
          };
        }),
    );
  },
};
