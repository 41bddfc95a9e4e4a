import type { Kind } from '../../../act/tree.ts';
import { uncapital } from '../../../base/english.ts';
import { ok, type Result, refuse } from '../../../base/result.ts';
import type { RedlineNode } from '../../redline/redline.ts';
import { amendmentsIn } from './amended.ts';
import { applyToText } from './everywhere.ts';
import { labelOf } from './label-of.ts';
import { unitOf } from './labels.ts';
import { letteringOf } from './lettering.ts';
import { renumberFirst, writeDivision, writeRenumbering } from './numbers.ts';
import { locationOf, whyNameless } from './places.ts';
import { type Range, rangeOf } from './ranges.ts';
import { repeatedChanges, type Throughout } from './repeated-changes.ts';
import { downward, type Running, upward } from './running-index.ts';
import { isBetterSetOut, reset, setOut } from './set-out.ts';
import { writeRun } from './structure.ts';
import { writeField } from './write-field.ts';
import { addInstruction, insertedBefore, type Writing } from './writing.ts';

const GROUPS: ReadonlySet<Kind> = new Set(['act', 'part', 'chapter', 'crossheading', 'schedule']);

const isChanged = (node: RedlineNode): boolean => amendmentsIn(node).length > 0;

const NOT_AS_A_WHOLE = '. The whole provision can’t be set out again, either:';

/** Writes all that changes in a provision that stays, or sets it out anew. Refused `unsupported` when neither will do. */
export function writeProvision(writing: Writing, redlined: RedlineNode): Result<null> {
  const node = writing.byPid.get(redlined.provision.pid);
  if (!node) throw new RangeError(`The text being written has no ${redlined.provision.pid}`);
  if (!isChanged(redlined)) return ok(null);
  const [from, left] = [writing.instructions.length, writing.left.length];
  const before = writing.instructions.at(-1);
  const { remaining, alike } = repeatedChanges(redlined);
  if (isBetterSetOut(remaining)) {
    const asWhole = setOut(writing, node, redlined);
    if (asWhole.ok) return asWhole;
  }
  const parts = writeParts(writing, node, remaining, alike);
  if (parts.ok) return parts;
  writing.instructions.length = from;
  if (before && from > 0) writing.instructions[from - 1] = before;
  writing.left.length = left;
  const fresh = reset(writing, node, node.provision);
  const asWhole = setOut(writing, fresh, redlined);
  if (asWhole.ok) return asWhole;
  const wholeReason = uncapital(asWhole.error.message);
  // Of each level that could not be set out, only the outermost is told.
  const [partsReason = ''] = parts.error.message.split(NOT_AS_A_WHOLE);
  if (partsReason.toLowerCase().includes(wholeReason.toLowerCase())) return parts;
  return refuse('unsupported', `${partsReason}${NOT_AS_A_WHOLE} ${wholeReason}`);
}

function writeParts(
  writing: Writing,
  node: Running,
  fullRedline: RedlineNode,
  alike: readonly Throughout[],
): Result<null> {
  const part = fullRedline.children.find(({ division }) => division);
  const range = part ? null : rangeOf(node, fullRedline);
  const redlined = range?.remaining ?? fullRedline;
  if (part) {
    const divided = writeDivision(writing, node, part);
    if (!divided.ok) return divided;
  }
  for (const field of ['heading', 'intro', 'content'] as const) {
    if (part && field !== 'heading') continue;
    if (redlined.division && field === 'heading') continue;
    const outcome = writeField(writing, redlined, field);
    if (!outcome.ok) return outcome;
  }
  if (range?.isAll) {
    const closing = writeField(writing, redlined, 'wrapUp');
    if (!closing.ok) return closing;
  }
  if (range) writeRange(writing, node, range);
  const first = renumberFirst(writing, node, redlined);
  if (!first.ok) return first;
  const children = writeChildren(writing, node, redlined);
  if (!children.ok) return children;
  if (!part && !range?.isAll) {
    const closing = writeField(writing, redlined, 'wrapUp');
    if (!closing.ok) return closing;
  }
  const last = writeThroughout(writing, node, alike);
  if (!last.ok) return last;
  return redlined.division ? ok(null) : writeRenumbering(writing, node, redlined);
}

function writeRange(
  writing: Writing,
  node: Running,
  { operation, amendments, introWith, wrapUpWith, count }: Range,
): void {
  addInstruction(writing, locationOf(node) ?? [], operation, amendments, insertedBefore(node));
  node.text.intro = introWith(node.text.intro);
  node.text.wrapUp = wrapUpWith(node.text.wrapUp);
  node.children.splice(0, count);
}

/** Writes what changes in every place of a provision, when all else in it is written. */
function writeThroughout(writing: Writing, node: Running, alike: readonly Throughout[]): Result<null> {
  if (alike.length === 0) return ok(null);
  const context = locationOf(node);
  if (!context) return refuse('unsupported', whyNameless(node));
  for (const { operation, amendments } of alike) {
    addInstruction(writing, context, operation, amendments, insertedBefore(node));
    for (const below of downward(node))
      for (const field of ['intro', 'content', 'wrapUp'] as const)
        below.text[field] = applyToText(operation, below.text[field], letteringOf(below, field));
  }
  return ok(null);
}

function writeChildren(writing: Writing, node: Running, redlined: RedlineNode): Result<null> {
  // What is quoted for another Act is set out anew with the provision that quotes it, or not at all.
  const isQuoted = [...upward(node)].some(({ provision }) => provision.kind === 'quotation');
  const isGroup = GROUPS.has(redlined.provision.kind) && !isQuoted;
  let at = 0;
  let run: RedlineNode[] = [];
  /** Writes the siblings put in and left out since the last that stays; in a group, lists those that can't be said. */
  const settle = (): Result<null> => {
    const pendingRun = run;
    run = [];
    if (pendingRun.length === 0) return ok(null);
    const [from, children] = [writing.instructions.length, [...node.children]];
    const outcome = writeRun(writing, node, at, pendingRun);
    if (outcome.ok) at = outcome.value;
    else if (!isGroup) return outcome;
    else {
      writing.instructions.length = from;
      node.children = children;
      for (const one of pendingRun) leave(writing, one, outcome.error.message);
      at += pendingRun.filter(({ changeStatus }) => changeStatus.state === 'deleted').length;
    }
    return ok(null);
  };
  for (const child of redlined.children) {
    if (child.changeStatus.state !== 'kept') {
      run.push(child);
      continue;
    }
    const settled = settle();
    if (!settled.ok) return settled;
    const outcome = writeProvision(writing, child);
    if (!outcome.ok) {
      if (!isGroup) return outcome;
      leave(writing, child, outcome.error.message);
    }
    at++;
  }
  return settle();
}

function leave(writing: Writing, node: RedlineNode, reason: string): void {
  const { pid, kind, num } = node.provision;
  const place = [unitName(writing, pid) ?? kind, labelOf(num) ?? num].filter(Boolean).join(' ');
  writing.left.push({ amendments: amendmentsIn(node), pid, place, reason, spacesOnly: false });
}

function unitName(writing: Writing, pid: string): string | null {
  const node = writing.byPid.get(pid);
  return node ? unitOf(node) : null;
}
