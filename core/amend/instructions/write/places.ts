import type { Kind, Provision } from '../../../act/tree.ts';
import { termOf } from '../../structure/definition-place.ts';
import type { LabelRange, Location, Locus } from '../syntax.ts';
import { stepOfEntry, stepOfTable, stepsToCell } from './cell-steps.ts';
import { labelOf } from './label-of.ts';
import { describeHeading, fitsKind, unitOf } from './labels.ts';
import { downward, GROUPS, type RunningNode } from './running-index.ts';
import { singleSpaced } from './tokens.ts';

/** The kinds numbered through a whole Act or Schedule, so that their citation never names a Part (R1.1). */
const NUMBERED_THROUGHOUT: ReadonlySet<Kind> = new Set(['section', 'scheduleParagraph']);
/** The ancestor in which a provision's number must be unique: the next one that its citation names. */
function holderOf(node: RunningNode): RunningNode | null {
  const { kind } = node.provision;
  let at = node.parent;
  const passes = (above: RunningNode) =>
    GROUPS.has(above.provision.kind) && above.provision.kind !== 'act' && above.parent !== null;
  if (NUMBERED_THROUGHOUT.has(kind)) while (at && passes(at)) at = at.parent;
  else while (at && at.provision.kind === 'crossheading') at = at.parent;
  return at;
}

const sameLabel = (a: string, b: string): boolean => labelOf(a) === labelOf(b);

/** The provisions that are numbered in one series in a holder, through its Parts, Chapters and italic headings. */
function* numberedTogether(holder: RunningNode): Generator<RunningNode> {
  for (const child of holder.children) {
    yield child;
    if (GROUPS.has(child.provision.kind)) yield* numberedTogether(child);
  }
}

const areCitedAlike = (a: Kind, b: Kind): boolean =>
  a === b || (!GROUPS.has(a) && !GROUPS.has(b) && a !== 'schedule' && b !== 'schedule');

/** Whether a provision is a version of `main` for another extent (E+W, N.I.). The number then names the first. */
function isVersion(main: RunningNode, { provision, text, parent }: RunningNode): boolean {
  if (main.parent !== parent || main.provision.kind !== provision.kind || !sameLabel(main.text.num, text.num))
    return false;
  const isLater = /__oc_\d+$/.test(provision.eid ?? '') && !/__oc_\d+$/.test(main.provision.eid ?? '');
  return isLater || (main.provision.extent !== provision.extent && isBefore(main, parent, provision.pid));
}

const isBefore = (main: RunningNode, parent: RunningNode | null, other: string): boolean =>
  (parent?.children ?? []).find(({ provision }) => provision.pid === other || provision === main.provision)
    ?.provision === main.provision;

/** Whether a provision is in a holder, directly or through Parts, Chapters and italic headings. */
function isNumberedIn(holder: RunningNode, node: RunningNode): boolean {
  for (let at = node; at.parent?.children.includes(at); at = at.parent) {
    if (at.parent === holder) return true;
    if (!GROUPS.has(at.parent.provision.kind)) return false;
  }
  return false;
}

/** The provisions of a holder that may have a label. For a whole Act an index gives those that have or had the label. */
function* namesakesIn(holder: RunningNode, label: string | null): Generator<RunningNode> {
  const labelledNodes = label === null || holder.parent ? null : holder.labelled(label);
  if (!labelledNodes) return yield* numberedTogether(holder);
  for (const node of labelledNodes) if (isNumberedIn(holder, node)) yield node;
}

function hasUniqueNumber(node: RunningNode, holder: RunningNode): boolean {
  const { kind } = node.provision;
  for (const other of namesakesIn(holder, labelOf(node.text.num))) {
    if (other === node || !areCitedAlike(kind, other.provision.kind)) continue;
    if (sameLabel(other.text.num, node.text.num) && !isVersion(node, other)) return false;
  }
  return true;
}

const rangesFor = (label: string): readonly LabelRange[] => (label === '' ? [] : [{ from: [label] }]);

/** The step that names a provision in its holder; null when its number can't be read, or another provision has it. */
export function stepOf(node: RunningNode): Locus | null {
  if (node.provision.kind === 'row') return stepOfEntry(node);
  if (node.provision.kind === 'table') {
    const holder = holderOfTable(node);
    return holder && stepOfTable(node, holder);
  }
  const unit = unitOf(node);
  const holder = holderOf(node);
  if (!unit || !holder) return null;
  const label = labelOf(node.text.num);
  if (label === null || !fitsKind(label, node.provision.kind) || !hasUniqueNumber(node, holder)) return null;
  const { kind, heading } = node.provision;
  const note = kind === 'section' || kind === 'schedule' ? describeHeading(heading) : '';
  return { type: 'unit', unit, labels: rangesFor(label), ...(note ? { note } : {}) };
}

/** A location without the descriptions in it. */
export const withoutNotes = (location: Location): Location =>
  location.map((step): Locus => {
    const { note: _, ...unnoted } = step;
    return unnoted;
  });

/** The term of a definition as the earlier instructions have left it; null for other kinds. */
export const currentTermOf = (node: RunningNode): string | null =>
  node.provision.kind === 'definition'
    ? termOf({ ...node.provision, ...node.text } satisfies Provision)
    : null;

function definitionStep(node: RunningNode): Locus | null {
  const term = currentTermOf(node);
  if (term === null || !node.parent) return null;
  const namesakes = node.parent.children.filter((other) => currentTermOf(other) === term);
  return namesakes.length === 1 ? { type: 'definition', terms: [singleSpaced(term)] } : null;
}

/**
 * The steps that name a provision, from the Act inwards (drafting-conventions.md §1.1 R1.1, R1.10), by its number after the
 * earlier instructions. Empty for the Act; null when no words name only this provision.
 */
export function locationOf(node: RunningNode): Location | null {
  const { kind } = node.provision;
  if (!node.parent) return [];
  if (kind === 'longTitle') return [{ type: 'longTitle' }];
  if (kind === 'table' || kind === 'row' || kind === 'cell') return locationInTable(node);
  const step = kind === 'definition' ? definitionStep(node) : stepOf(node);
  if (!step) return null;
  const holder = kind === 'definition' ? node.parent : holderOf(node);
  if (!holder) return null;
  const outer = locationOf(holder);
  return outer && [...outer, step];
}

/** The nearest ancestor of a table that can be named. */
function holderOfTable({ parent }: RunningNode): RunningNode | null {
  let holder = parent;
  // An italic heading has no name of its own here; a numbered Part of a Schedule has.
  while (holder && GROUPS.has(holder.provision.kind) && holder.provision.kind !== 'act' && !stepOf(holder))
    holder = holder.parent;
  return holder;
}

/** The location of a table, entry or cell: the nearest nameable provision, the table, and the steps in it. */
function locationInTable(node: RunningNode): Location | null {
  const { kind } = node.provision;
  const table = kind === 'table' ? node : kind === 'row' ? node.parent : (node.parent?.parent ?? null);
  const holder = table && holderOfTable(table);
  const outer = holder?.parent ? locationOf(holder) : null;
  const step = table && holder && stepOfTable(table, holder);
  if (!outer || !step) return null;
  if (kind === 'table') return [...outer, step];
  if (kind === 'cell') {
    const steps = stepsToCell(node);
    return steps && [...outer, step, ...steps];
  }
  const entry = stepOfEntry(node);
  return entry && [...outer, step, entry];
}

/** The first provision under an italic heading that can be named. The heading is named by it. */
function firstNamedUnder(heading: RunningNode): RunningNode | null {
  for (const node of downward(heading)) if (node !== heading && stepOf(node)) return node;
  return null;
}

/** The location of a heading: "the heading of section 8", "the italic heading before section 8"; null if it can't be named. */
export function locateHeading(node: RunningNode): Location | null {
  if (node.provision.kind !== 'crossheading') {
    const at = locationOf(node);
    const of = unitOf(node);
    return at && at.length > 0 ? [...at, { type: 'heading', italic: false, ...(of ? { of } : {}) }] : null;
  }
  const first = firstNamedUnder(node);
  const before = first && locationOf(first);
  if (!before) return null;
  const schedule = before.findIndex((step) => step.type === 'unit' && step.unit === 'Schedule');
  const outer = schedule < 0 ? [] : before.slice(0, schedule + 1);
  return [...outer, { type: 'italicBefore', before: withoutNotes(before.slice(outer.length)) }];
}

/** The reason, as a sentence for the user, why `locationOf` is null. */
export function whyNameless(node: RunningNode): string {
  const { kind } = node.provision;
  if (kind === 'enactingWords') return 'The enacting words are never amended';
  if (kind === 'act') return 'The title of an Act is changed where its short title is given';
  if (kind === 'table') return 'Another table stands where it does, and no number tells them apart';
  if (kind === 'row' || kind === 'cell') return 'No words name its entry of the table alone';
  if (kind === 'quotation' || kind === 'block') return 'It has no number of its own to be named by';
  for (let at: RunningNode | null = node; at; at = at.parent) {
    if (at.provision.kind === 'quotation') return 'It stands in words that are quoted for another Act';
    const label = labelOf(at.text.num);
    const holder = holderOf(at);
    if (unitOf(at) && label === null) return `“${singleSpaced(at.text.num)}” can’t be read as a number`;
    if (unitOf(at) && holder && !hasUniqueNumber(at, holder))
      return `Another ${unitOf(at)} has the number ${label}, too`;
  }
  return 'Its number is not one that words can name it by';
}
