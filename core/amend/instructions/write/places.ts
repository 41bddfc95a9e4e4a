import type { Kind, Provision } from '../../../act/tree.ts';
import { termOf } from '../../structure/definition-place.ts';
import type { LabelRange, Location, Locus } from '../syntax.ts';
import { cellSteps, entryStep, tableStep } from './cell-steps.ts';
import { labelOf } from './label-of.ts';
import { describe, fits, unitOf } from './labels.ts';
import { downward, GROUPS, type Running } from './running-index.ts';
import { evenly } from './tokens.ts';

/** What is numbered through the whole Act or Schedule, so that no Part of it is ever named (R1.1). */
const THROUGHOUT: ReadonlySet<Kind> = new Set(['section', 'scheduleParagraph']);
/** What a numbered provision is numbered among: the outermost thing that its own citation names. */
function holderOf(node: Running): Running | null {
  const { kind } = node.provision;
  let at = node.parent;
  const passes = (above: Running) =>
    GROUPS.has(above.provision.kind) && above.provision.kind !== 'act' && above.parent !== null;
  if (THROUGHOUT.has(kind)) while (at && passes(at)) at = at.parent;
  else while (at && at.provision.kind === 'crossheading') at = at.parent;
  return at;
}

const sameLabel = (a: string, b: string): boolean => labelOf(a) === labelOf(b);

/** Everything that is numbered among the parts of a holder, as a citation sees it. */
function* numberedIn(holder: Running): Generator<Running> {
  for (const child of holder.children) {
    yield child;
    if (GROUPS.has(child.provision.kind)) yield* numberedIn(child);
  }
}

const isAlike = (a: Kind, b: Kind): boolean =>
  a === b || (!GROUPS.has(a) && !GROUPS.has(b) && a !== 'schedule' && b !== 'schedule');

/** Whether a provision is another's reading in another place (E+W, N.I.), set beside it by the file: the first is meant. */
function isVersion(main: Running, { provision, text, parent }: Running): boolean {
  if (main.parent !== parent || main.provision.kind !== provision.kind || !sameLabel(main.text.num, text.num))
    return false;
  const isLater = /__oc_\d+$/.test(provision.eid ?? '') && !/__oc_\d+$/.test(main.provision.eid ?? '');
  return isLater || (main.provision.extent !== provision.extent && isBefore(main, parent, provision.pid));
}

const isBefore = (main: Running, parent: Running | null, other: string): boolean =>
  (parent?.children ?? []).find(({ provision }) => provision.pid === other || provision === main.provision)
    ?.provision === main.provision;

/** Whether a provision stands in a holder, in no group or in one that is passed over. */
function isNumberedIn(holder: Running, node: Running): boolean {
  for (let at = node; at.parent?.children.includes(at); at = at.parent) {
    if (at.parent === holder) return true;
    if (!GROUPS.has(at.parent.provision.kind)) return false;
  }
  return false;
}

/** Everything in a holder that may have a label: of a whole Act, only what has or had it. */
function* namesakesIn(holder: Running, label: string | null): Generator<Running> {
  const labelledNodes = label === null || holder.parent ? null : holder.labelled(label);
  if (!labelledNodes) return yield* numberedIn(holder);
  for (const node of labelledNodes) if (isNumberedIn(holder, node)) yield node;
}

function isOnly(node: Running, holder: Running): boolean {
  const { kind } = node.provision;
  for (const other of namesakesIn(holder, labelOf(node.text.num))) {
    if (other === node || !isAlike(kind, other.provision.kind)) continue;
    if (sameLabel(other.text.num, node.text.num) && !isVersion(node, other)) return false;
  }
  return true;
}

const labelled = (label: string): readonly LabelRange[] => (label === '' ? [] : [{ from: [label] }]);

/** The one step that names a provision in what holds it; null when its number doesn't, or names another as well. */
export function stepOf(node: Running): Locus | null {
  if (node.provision.kind === 'row') return entryStep(node);
  if (node.provision.kind === 'table') {
    const holder = holderOfTable(node);
    return holder && tableStep(node, holder);
  }
  const unit = unitOf(node);
  const holder = holderOf(node);
  if (!unit || !holder) return null;
  const label = labelOf(node.text.num);
  if (label === null || !fits(label, node.provision.kind) || !isOnly(node, holder)) return null;
  const { kind, heading } = node.provision;
  const note = kind === 'section' || kind === 'schedule' ? describe(heading) : '';
  return { type: 'unit', unit, labels: labelled(label), ...(note ? { note } : {}) };
}

/** A location without the descriptions in it. */
export const withoutNotes = (location: Location): Location =>
  location.map((step): Locus => {
    const { note: _, ...unnoted } = step;
    return unnoted;
  });

/** The term of a definition as it reads by now. */
export const termIn = (node: Running): string | null =>
  node.provision.kind === 'definition'
    ? termOf({ ...node.provision, ...node.text } satisfies Provision)
    : null;

function definitionStep(node: Running): Locus | null {
  const term = termIn(node);
  if (term === null || !node.parent) return null;
  const namesakes = node.parent.children.filter((other) => termIn(other) === term);
  return namesakes.length === 1 ? { type: 'definition', terms: [evenly(term)] } : null;
}

/**
 * How a provision is named from the Act inwards (drafting-conventions.md §1.1 R1.1, R1.10), by its number as it is now.
 * Empty for the Act; null when no words name it alone.
 */
export function locationOf(node: Running): Location | null {
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

/** What a table is named in: the nearest provision that can be. */
function holderOfTable({ parent }: Running): Running | null {
  let holder = parent;
  // An italic heading is named by what stands under it; a Part of a Schedule by its number.
  while (holder && GROUPS.has(holder.provision.kind) && holder.provision.kind !== 'act' && !stepOf(holder))
    holder = holder.parent;
  return holder;
}

/** Where a part of a table is: the table is named by the nearest provision that can be, and what is in it by the table. */
function locationInTable(node: Running): Location | null {
  const { kind } = node.provision;
  const table = kind === 'table' ? node : kind === 'row' ? node.parent : (node.parent?.parent ?? null);
  const holder = table && holderOfTable(table);
  const outer = holder?.parent ? locationOf(holder) : null;
  const step = table && holder && tableStep(table, holder);
  if (!outer || !step) return null;
  if (kind === 'table') return [...outer, step];
  if (kind === 'cell') {
    const steps = cellSteps(node);
    return steps && [...outer, step, ...steps];
  }
  const entry = entryStep(node);
  return entry && [...outer, step, entry];
}

/** The first provision under an italic heading that has a number of its own, by which the heading is named. */
function firstUnder(heading: Running): Running | null {
  for (const node of downward(heading)) if (node !== heading && stepOf(node)) return node;
  return null;
}

/** The provision that the heading of a group or provision is named by: "the italic heading before section 8". */
export function locateHeading(node: Running): Location | null {
  if (node.provision.kind !== 'crossheading') {
    const at = locationOf(node);
    const of = unitOf(node);
    return at && at.length > 0 ? [...at, { type: 'heading', italic: false, ...(of ? { of } : {}) }] : null;
  }
  const first = firstUnder(node);
  const before = first && locationOf(first);
  if (!before) return null;
  const schedule = before.findIndex((step) => step.type === 'unit' && step.unit === 'Schedule');
  const outer = schedule < 0 ? [] : before.slice(0, schedule + 1);
  return [...outer, { type: 'italicBefore', before: withoutNotes(before.slice(outer.length)) }];
}

/** Why no words name a provision alone, for a person. */
export function whyNameless(node: Running): string {
  const { kind } = node.provision;
  if (kind === 'enactingWords') return 'The enacting words are never amended';
  if (kind === 'act') return 'The title of an Act is changed where its short title is given';
  if (kind === 'table') return 'Another table stands where it does, and no number tells them apart';
  if (kind === 'row' || kind === 'cell') return 'No words name its entry of the table alone';
  if (kind === 'quotation' || kind === 'block') return 'It has no number of its own to be named by';
  for (let at: Running | null = node; at; at = at.parent) {
    if (at.provision.kind === 'quotation') return 'It stands in words that are quoted for another Act';
    const label = labelOf(at.text.num);
    const holder = holderOf(at);
    if (unitOf(at) && label === null) return `“${evenly(at.text.num)}” can’t be read as a number`;
    if (unitOf(at) && holder && !isOnly(at, holder))
      return `Another ${unitOf(at)} has the number ${label}, too`;
  }
  return 'Its number is not one that words can name it by';
}
