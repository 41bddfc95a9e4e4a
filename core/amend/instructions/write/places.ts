import type { Kind, Provision } from '../../../act/tree.ts';
import { termOf } from '../../definition-place.ts';
import type { LabelRange, Location, Locus, UnitName } from '../syntax.ts';
import { downward, type Running } from './running.ts';
import { evenly } from './tokens.ts';

/** What a kind is called in amending wording, in an Act and in a statutory instrument (drafting-conventions.md §1.1). */
const UNITS: Partial<Record<Kind, readonly [inAct: UnitName, inInstrument: UnitName]>> = {
  part: ['Part', 'Part'],
  chapter: ['Chapter', 'Chapter'],
  schedule: ['Schedule', 'Schedule'],
  section: ['section', 'regulation'],
  subsection: ['subsection', 'paragraph'],
  paragraph: ['paragraph', 'sub-paragraph'],
  subparagraph: ['sub-paragraph', 'paragraph'],
  subsubparagraph: ['sub-sub-paragraph', 'sub-paragraph'],
  scheduleParagraph: ['paragraph', 'paragraph'],
  scheduleSubparagraph: ['sub-paragraph', 'sub-paragraph'],
};

const GROUPS: ReadonlySet<Kind> = new Set(['act', 'part', 'chapter', 'crossheading']);
/** What is numbered through the whole Act or Schedule, so that no Part of it is ever named (R1.1). */
const THROUGHOUT: ReadonlySet<Kind> = new Set(['section', 'scheduleParagraph']);
/** A number by itself: `2ZA`, `IV`; and one in brackets: `(1A)`, `(ba)`, `(ii)`, `(AA)`. */
const BARE = /^(?:[A-Z]{0,4}\d+(?:[A-Z]{1,4}\d*)*|[IVXLC]{1,7})\.?$/;
const BRACKETED = /^\((?:[A-Z]{0,4}\d+(?:[A-Z]{1,4}\d*)*|[ivxl]{1,7}|[a-z]{1,4}\d{0,2}|[A-Z]{1,3})\)$/;

/** The unit a provision is, by name; null for one that is never named by a number. */
export function unitOf(node: Running): UnitName | null {
  const { kind, unit } = node.provision;
  const names = UNITS[kind];
  if (!names) return null;
  if (kind === 'section' && unit) return unit;
  const section = ancestor(node, ({ provision }) => provision.kind === 'section');
  return names[section?.provision.unit ? 1 : 0];
}

function ancestor(node: Running, is: (node: Running) => boolean): Running | null {
  for (let at = node.parent; at; at = at.parent) if (is(at)) return at;
  return null;
}

/** A number as wording has it: `2A`, `(1)`; '' for the only Schedule; null when it could not be read as one. */
export function labelOf(num: string): string | null {
  const bare = evenly(num).replace(/^(?:the\s+)?(?:part|chapter|schedule)\b\s*/i, '');
  if (bare === '') return /\p{L}/u.test(num) ? '' : null;
  return BARE.test(bare) || BRACKETED.test(bare) ? bare.replace(/\.$/, '') : null;
}

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

function isOnly(node: Running, holder: Running): boolean {
  const { kind } = node.provision;
  for (const other of numberedIn(holder)) {
    if (other === node || !other.text.num || !isAlike(kind, other.provision.kind)) continue;
    if (sameLabel(other.text.num, node.text.num) && !isVersion(node, other)) return false;
  }
  return true;
}

const labelled = (label: string): readonly LabelRange[] => (label === '' ? [] : [{ from: [label] }]);

/** What has its number in brackets, so that it can run on after another (R1.1). */
const BRACKETS: ReadonlySet<Kind> = new Set([
  'subsection',
  'paragraph',
  'subparagraph',
  'subsubparagraph',
  'scheduleSubparagraph',
]);

/** The one step that names a provision in what holds it; null when its number doesn't, or names another as well. */
export function stepOf(node: Running): Locus | null {
  const unit = unitOf(node);
  const holder = holderOf(node);
  if (!unit || !holder) return null;
  const label = labelOf(node.text.num);
  if (label === null || BRACKETED.test(label) !== BRACKETS.has(node.provision.kind) || !isOnly(node, holder))
    return null;
  const { kind, heading } = node.provision;
  const note = kind === 'section' || kind === 'schedule' ? describe(heading) : '';
  return { type: 'unit', unit, labels: labelled(label), ...(note ? { note } : {}) };
}

/** Words that a heading may begin with and that have a capital anywhere. */
const PROPER =
  /^(?:Acts?|April|August|British|Chapters?|Christmas|Commonwealth|Crown|Court|December|England|Europe|European|February|Friday|God|Great|Her|His|Houses?|January|July|June|Kings?|Lords?|Majesty|March|Ministers?|Monday|Northern|November|October|Orders in|Parliament|Parts?|Privy|Queen|Royal|Saturday|Schedules?|Scotland|Scottish|Secretary of State|Senedd|September|Sunday|Thursday|Treasury|Tuesday|United|Wales|Wednesday|Welsh|Westminster)\b/;

/** A heading as it is said in brackets after a number: `(offence of stalking)` (drafting-conventions.md §1.1 R1.4). */
export function describe(heading: string): string {
  const words = evenly(heading).replace(/\.$/, '');
  const [first = ''] = words.split(/[\s,]/);
  const isName = PROPER.test(words) || /^.[^a-z]/.test(first) || /^\S+ \p{Lu}/u.test(words);
  return isName ? words : words.charAt(0).toLowerCase() + words.slice(1);
}

/** A location without the descriptions in it. */
export const withoutNotes = (location: Location): Location =>
  location.map((step): Locus => {
    const { note: _, ...rest } = step;
    return rest;
  });

/** The term of a definition as it reads by now. */
export const termIn = (node: Running): string | null =>
  node.provision.kind === 'definition'
    ? termOf({ ...node.provision, ...node.text } satisfies Provision)
    : null;

function definitionStep(node: Running): Locus | null {
  const term = termIn(node);
  if (term === null || !node.parent) return null;
  const same = node.parent.children.filter((other) => termIn(other) === term);
  return same.length === 1 ? { type: 'definition', terms: [evenly(term)] } : null;
}

/**
 * How a provision is named from the Act inwards (drafting-conventions.md §1.1 R1.1, R1.10), by its number as it is now.
 * Empty for the Act; null when no words name it alone.
 */
export function locate(node: Running): Location | null {
  const { kind } = node.provision;
  if (!node.parent) return [];
  if (kind === 'longTitle') return [{ type: 'longTitle' }];
  const step = kind === 'definition' ? definitionStep(node) : stepOf(node);
  if (!step) return null;
  const holder = kind === 'definition' ? node.parent : holderOf(node);
  if (!holder) return null;
  const outer = locate(holder);
  return outer && [...outer, step];
}

/** The first provision under an italic heading that has a number of its own, by which the heading is named. */
export function firstUnder(heading: Running): Running | null {
  for (const node of downward(heading)) if (node !== heading && stepOf(node)) return node;
  return null;
}

/** The provision that the heading of a group or provision is named by: "the italic heading before section 8". */
export function locateHeading(node: Running): Location | null {
  if (node.provision.kind !== 'crossheading') {
    const at = locate(node);
    return at && at.length > 0 ? [...at, { type: 'heading', italic: false }] : null;
  }
  const first = firstUnder(node);
  const before = first && locate(first);
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
