import type { Kind, Provision } from '../../../act/tree.ts';
import { ok, type Result, refuse } from '../../../result.ts';
import { comesBefore, termOf } from '../../definition-place.ts';
import type { RedlineNode } from '../../redline.ts';
import type { Anchor, LabelRange, Location, Locus, Operation, ProvisionTarget } from '../syntax.ts';
import { amendmentsIn, asAmended, copyOf } from './amended.ts';
import { labelOf, locate, locateHeading, stepOf, termIn, whyNameless } from './places.ts';
import { type Running, runningOf } from './running.ts';
import { evenly } from './tokens.ts';
import { insertedBefore, type Writing, type Written, write } from './written.ts';

const UNNUMBERED: ReadonlySet<Kind> = new Set(['crossheading', 'definition']);
const NEVER_SET_OUT: ReadonlySet<Kind> = new Set(['act', 'longTitle', 'enactingWords', 'quotation', 'block']);

/** Why a provision can't be set out in an amending clause; null when it can. */
export function unfitToSetOut(provision: Provision): string | null {
  const { kind, num, heading } = provision;
  if (NEVER_SET_OUT.has(kind)) return 'Words without a number or a heading can’t be put in as a provision';
  if (kind === 'crossheading' && !heading.trim()) return 'A group without a heading can’t be set out';
  if (kind === 'definition' && termOf(provision) === null)
    return 'A definition without a term can’t be set out';
  const label = UNNUMBERED.has(kind) ? '' : labelOf(num);
  if (label === null || (label === '' && !UNNUMBERED.has(kind) && kind !== 'schedule'))
    return `“${num}” can’t be read as a number`;
  return null;
}

/** Several provisions that stand one after another, as one step: `(2) and (3)`, `(2) to (4)`. */
export function stepsFor(nodes: readonly Running[]): Locus | null {
  const terms = nodes.map(termIn);
  if (nodes[0]?.provision.kind === 'definition') {
    const found = terms.flatMap((term) => (term === null ? [] : evenly(term)));
    return found.length === nodes.length && nodes.every(locate) ? { type: 'definition', terms: found } : null;
  }
  const steps = nodes.map(stepOf);
  const [first] = steps;
  if (first?.type !== 'unit') return null;
  const labels: LabelRange[] = [];
  for (const step of steps) {
    if (step?.type !== 'unit' || step.unit !== first.unit) return null;
    labels.push(...step.labels);
  }
  if (labels.length < 2) return first;
  const [from, to] = [labels[0], labels.at(-1)];
  const { unit } = first;
  return labels.length > 2 && from && to
    ? { type: 'unit', unit, labels: [{ from: from.from, to: to.from }] }
    : { type: 'unit', unit, labels };
}

/** The place that one or more provisions of one parent are named in, and the step that names them. */
function namedTogether(nodes: readonly Running[]): { context: Location; step: Locus } | null {
  const [first] = nodes;
  const at = first && locate(first);
  const step = at && stepsFor(nodes);
  return at && step ? { context: at.slice(0, -1), step } : null;
}

/** A whole group under an italic heading goes with its heading. */
function groupTarget(heading: Running): { context: Location; target: ProvisionTarget } | null {
  const named = namedTogether(heading.children);
  if (!named || heading.children.some(({ provision }) => provision.kind === 'block')) return null;
  return { context: named.context, target: { at: [named.step], withItalic: true } };
}

const NOTHING = 'There is nothing there';

/** What of a run of siblings can be dealt with by one instruction: those of one kind and one amendment. */
export function batches(nodes: readonly RedlineNode[]): readonly (readonly RedlineNode[])[] {
  const result: RedlineNode[][] = [];
  for (const node of nodes) {
    const last = result.at(-1)?.at(-1);
    const same =
      last &&
      last.fate.state === node.fate.state &&
      last.provision.kind === node.provision.kind &&
      last.provision.kind !== 'crossheading' &&
      owner(last) === owner(node) &&
      pairOf(last) === pairOf(node) &&
      isMove(last) === isMove(node);
    if (same) result.at(-1)?.push(node);
    else result.push([node]);
  }
  return result;
}

const owner = ({ fate }: RedlineNode): string => (fate.state === 'kept' ? '' : fate.am);
const pairOf = ({ fate }: RedlineNode): string | undefined => (fate.state === 'kept' ? undefined : fate.pair);
const isMove = ({ fate }: RedlineNode): boolean => fate.state !== 'kept' && fate.moved !== undefined;

/** Whether what is put in takes the place of what is left out just before it. */
function replaces(out: readonly RedlineNode[], put: readonly RedlineNode[] | undefined): boolean {
  const [first, next] = [out[0], put?.[0]];
  if (!first || !next || first.fate.state !== 'deleted' || next.fate.state !== 'inserted') return false;
  if (isMove(first) || isMove(next) || owner(first) !== owner(next)) return false;
  if (first.provision.kind !== next.provision.kind || first.provision.kind === 'crossheading') return false;
  if (pairOf(first) !== undefined || pairOf(next) !== undefined) return pairOf(first) === pairOf(next);
  return labelOf(first.provision.num) === labelOf(next.provision.num);
}

/** Writes a run of siblings that are put in and left out, `at` being where it begins among the parent's parts. */
export function writeRun(
  writing: Writing,
  parent: Running,
  at: number,
  nodes: readonly RedlineNode[],
): Result<number> {
  let place = at;
  const all = batches(nodes);
  for (let index = 0; index < all.length; index++) {
    const batch = all[index] ?? [];
    const isOut = batch[0]?.fate.state === 'deleted';
    const next = all[index + 1];
    const written =
      isOut && replaces(batch, next)
        ? substitute(writing, parent, place, batch, next ?? [])
        : isOut
          ? omit(writing, parent, place, batch)
          : insert(writing, parent, place, batch);
    if (!written.ok) return written;
    if (isOut && replaces(batch, next)) index++;
    place = written.value;
  }
  return ok(place);
}

const remarkOn = (batch: readonly RedlineNode[]): Pick<Written, 'remark'> =>
  batch.some(isMove)
    ? { remark: 'Part of a move: left out where it stood and put in where it is to stand' }
    : {};

function omit(writing: Writing, parent: Running, at: number, batch: readonly RedlineNode[]): Result<number> {
  const gone = parent.children.slice(at, at + batch.length);
  const [only] = gone;
  const group = only?.provision.kind === 'crossheading' ? groupTarget(only) : null;
  const named = group ? null : namedTogether(gone);
  const target: ProvisionTarget | undefined = group?.target ?? (named ? { at: [named.step] } : undefined);
  const context = group?.context ?? named?.context;
  if (!target || !context) return refuse('unsupported', only ? whyNameless(only) : NOTHING);
  const by = batch.flatMap(amendmentsIn);
  const link = linkBefore(writing, parent.children[at - 1], parent.children[at + batch.length]);
  if (link) writing.instructions.pop();
  const whole: ProvisionTarget = link
    ? { ...target, withLink: { words: link.words, side: 'before', of: [] } }
    : target;
  const amendments = [...new Set([...by, ...(link?.amendments ?? [])])].sort();
  write(writing, context, { type: 'omitProvisions', targets: [whole] }, amendments, {
    ...insertedBefore(only),
    ...remarkOn(batch),
  });
  parent.children.splice(at, batch.length);
  return ok(at);
}

/** The linking word that was just left out at the end of the item before, where an item at the end of a list goes. */
function linkBefore(writing: Writing, before: Running | undefined, next: Running | undefined) {
  const last = writing.instructions.at(-1);
  if (!before || next || last?.operation.type !== 'omitWords') return null;
  const [target] = last.operation.targets;
  if (target?.type !== 'link') return null;
  const here = locate(before);
  const there = [...last.context, ...target.link.of];
  if (JSON.stringify(here) !== JSON.stringify(there)) return null;
  return { words: target.link.words, amendments: last.amendments };
}

function substitute(
  writing: Writing,
  parent: Running,
  at: number,
  out: readonly RedlineNode[],
  put: readonly RedlineNode[],
): Result<number> {
  const gone = parent.children.slice(at, at + out.length);
  const named = namedTogether(gone);
  if (!named) return refuse('unsupported', gone[0] ? whyNameless(gone[0]) : NOTHING);
  const provisions = put.map(asAmended);
  for (const provision of provisions) {
    const unfit = unfitToSetOut(provision);
    if (unfit) return refuse('unsupported', unfit);
  }
  const by = [...new Set([...out, ...put].flatMap(amendmentsIn))].sort();
  const operation: Operation = {
    type: 'substituteProvisions',
    targets: [{ at: [named.step] }],
    matter: { words: '', provisions },
  };
  const nth = write(writing, named.context, operation, by, insertedBefore(gone[0]));
  const now = provisions.map((provision) => runningOf(copyOf(provision, nth), parent, nth));
  parent.children.splice(at, out.length, ...now);
  return ok(at + now.length);
}

function insert(
  writing: Writing,
  parent: Running,
  at: number,
  batch: readonly RedlineNode[],
): Result<number> {
  const provisions = batch.map(asAmended);
  for (const provision of provisions) {
    const unfit = unfitToSetOut(provision);
    if (unfit) return refuse('unsupported', unfit);
  }
  const by = [...new Set(batch.flatMap(amendmentsIn))].sort();
  const put = (nth: number, some: readonly Provision[], place: number) =>
    parent.children.splice(place, 0, ...some.map((one) => runningOf(copyOf(one, nth), parent, nth)));
  if (parent.children.length === 0) {
    const nth = runOn(writing, parent, provisions, by);
    if (nth !== null) {
      put(nth, provisions, 0);
      return ok(provisions.length);
    }
  }
  const isList = provisions.every((_, nth) => isAtItsPlace(parent, at, provisions, nth));
  if (isList) {
    const context = locate(parent);
    if (!context) return refuse('unsupported', whyNameless(parent));
    for (const [nth, one] of provisions.entries()) {
      const matter = { words: '', provisions: [one] };
      const operation: Operation = { type: 'insert', at: [{ type: 'appropriatePlace', of: [] }], matter };
      put(write(writing, context, operation, by, insertedBefore(parent)), [one], at + nth);
    }
    return ok(at + provisions.length);
  }
  const anchored = anchorAt(parent, at, provisions[0]?.kind ?? 'block');
  if (!anchored)
    return refuse('unsupported', 'Nothing beside it has a number that it could be put in after or before');
  const operation: Operation = { type: 'insert', at: [anchored.anchor], matter: { words: '', provisions } };
  const nth = write(writing, anchored.context, operation, by, {
    ...insertedBefore(anchored.node),
    ...remarkOn(batch),
  });
  put(nth, provisions, at);
  return ok(at + provisions.length);
}

/** Words that were just put in at the end of a provision go on into its first parts (§3.3 R3.9). */
function runOn(
  writing: Writing,
  parent: Running,
  provisions: readonly Provision[],
  by: readonly string[],
): number | null {
  const nth = writing.instructions.length - 1;
  const last = writing.instructions[nth];
  const context = locate(parent);
  if (!last || writing.endsIn !== parent || JSON.stringify(last.context) !== JSON.stringify(context))
    return null;
  const { operation } = last;
  if (operation.type !== 'insert' && operation.type !== 'substituteWords') return null;
  const amendments = [...new Set([...last.amendments, ...by])].sort();
  const matter = { ...operation.matter, provisions };
  writing.instructions[nth] = { ...last, amendments, operation: { ...operation, matter } };
  return nth;
}

/** Whether a new definition belongs where it is put, so that "at the appropriate place" finds it (§2.1 N12). */
function isAtItsPlace(parent: Running, at: number, provisions: readonly Provision[], nth: number): boolean {
  const [given, earlier] = [provisions[nth], provisions.slice(0, nth)];
  const term = given?.kind === 'definition' ? termOf(given) : null;
  if (term === null || !parent.children.some(({ provision }) => provision.kind === 'definition'))
    return false;
  const list = parent.children
    .map((child) => ({ kind: child.provision.kind, term: termIn(child) }))
    .toSpliced(at, 0, ...earlier.map((one) => ({ kind: one.kind, term: termOf(one) })));
  const next = list.findIndex((one) => one.term !== null && comesBefore(term, one.term));
  const last = list.findLastIndex(({ kind }) => kind === 'definition');
  return at + nth === (next >= 0 ? next : last + 1);
}

interface Anchored {
  readonly context: Location;
  readonly anchor: Anchor;
  readonly node: Running;
}

const GROUPS: ReadonlySet<Kind> = new Set(['part', 'chapter', 'crossheading']);

/** What a list of definitions is put in. */
const LISTS: ReadonlySet<Kind> = new Set([
  'section',
  'subsection',
  'scheduleParagraph',
  'scheduleSubparagraph',
]);

/** The last provision with a number of its own in a group; or the group itself, where it is numbered. */
function lastIn(node: Running): Running {
  const last = node.children.at(-1);
  return node.provision.kind === 'crossheading' && last ? lastIn(last) : node;
}

/** What a provision of a kind is put in after or before (drafting-conventions.md §3.1, "insert a provision"). */
function anchorAt(parent: Running, at: number, kind: Kind): Anchored | null {
  const [before, next] = [parent.children[at - 1], parent.children[at]];
  const isList =
    LISTS.has(parent.provision.kind) || parent.children.some((child) => child.provision.kind === kind);
  if (kind === 'definition' && !isList) return null;
  const beside = (node: Running, side: 'before' | 'after'): Anchored | null => {
    const place = locate(node);
    const last = place?.at(-1);
    if (!place || !last || last.type === 'longTitle') return null;
    return { context: place.slice(0, -1), anchor: { type: 'provision', side, of: [last] }, node };
  };
  const beforeHeading = (node: Running): Anchored | null => {
    const place = locateHeading(node);
    const last = place?.at(-1);
    if (!place || !last) return null;
    return { context: place.slice(0, -1), anchor: { type: 'provision', side: 'before', of: [last] }, node };
  };
  const fits = (node: Running) =>
    GROUPS.has(kind) || !GROUPS.has(node.provision.kind) || node.provision.kind === kind;
  const after =
    before && before.provision.kind !== 'crossheading' && fits(before) ? beside(before, 'after') : null;
  if (after) return after;
  if (next?.provision.kind === 'crossheading') return beforeHeading(next);
  const ahead = next && fits(next) ? beside(next, 'before') : null;
  if (ahead) return ahead;
  if (before?.provision.kind === 'crossheading') return beside(lastIn(before), 'after');
  const context = locate(parent);
  if (!context || (next && before)) return null;
  const edge = next ? 'beginning' : 'end';
  return { context, anchor: { type: 'edge', edge, of: [] }, node: parent };
}
