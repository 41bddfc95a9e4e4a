import type { Kind } from '../../../act/tree.ts';
import { uncapital } from '../../../base/english.ts';
import { ok, type Result, refuse } from '../../../base/result.ts';
import type { RedlineNode } from '../../redline/redline.ts';
import { amendmentIdsIn } from './amended.ts';
import { applyToText } from './everywhere.ts';
import { labelOf } from './label-of.ts';
import { unitOf } from './labels.ts';
import { letteringOf } from './lettering.ts';
import { writeDivision, writeEarlyRenumberings, writeRenumbering } from './numbers.ts';
import { locationOf, whyNameless } from './places.ts';
import { type CrossLevelRange, findRange } from './ranges.ts';
import { type RepeatedChange, repeatedChanges } from './repeated-changes.ts';
import { downward, type RunningNode, upward } from './running-index.ts';
import { isBetterSetOut, replaceRunningNode, setOut } from './set-out.ts';
import { writeRun } from './structure.ts';
import { writeField } from './write-field.ts';
import { addInstruction, insertedBefore, type Writing } from './writing.ts';

const GROUPS: ReadonlySet<Kind> = new Set(['act', 'part', 'chapter', 'crossheading', 'schedule']);

const isChanged = (node: RedlineNode): boolean => amendmentIdsIn(node).length > 0;

const CANNOT_SET_OUT = '. The whole provision can’t be set out again, either:';

/** Writes the changes of a kept provision, or sets it out anew. Refuses `unsupported` when neither is possible. */
export function writeProvision(writing: Writing, redlined: RedlineNode): Result<null> {
  const node = writing.byPid.get(redlined.provision.pid);
  if (!node) throw new RangeError(`The text being written has no ${redlined.provision.pid}`);
  if (!isChanged(redlined)) return ok(null);
  const [from, left] = [writing.instructions.length, writing.left.length];
  const before = writing.instructions.at(-1);
  const { remaining, repeated } = repeatedChanges(redlined);
  if (isBetterSetOut(remaining)) {
    const asWhole = setOut(writing, node, redlined);
    if (asWhole.ok) return asWhole;
  }
  const parts = writeParts(writing, node, remaining, repeated);
  if (parts.ok) return parts;
  writing.instructions.length = from;
  if (before && from > 0) writing.instructions[from - 1] = before;
  writing.left.length = left;
  const fresh = replaceRunningNode(writing, node, node.provision);
  const asWhole = setOut(writing, fresh, redlined);
  if (asWhole.ok) return asWhole;
  const wholeReason = uncapital(asWhole.error.message);
  // Every level that can't be set out adds a reason. The message gives only the outermost.
  const [partsReason = ''] = parts.error.message.split(CANNOT_SET_OUT);
  if (partsReason.toLowerCase().includes(wholeReason.toLowerCase())) return parts;
  return refuse('unsupported', `${partsReason}${CANNOT_SET_OUT} ${wholeReason}`);
}

function writeParts(
  writing: Writing,
  node: RunningNode,
  fullRedline: RedlineNode,
  repeated: readonly RepeatedChange[],
): Result<null> {
  const part = fullRedline.children.find(({ division }) => division);
  const range = part ? null : findRange(node, fullRedline);
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
  const first = writeEarlyRenumberings(writing, node, redlined);
  if (!first.ok) return first;
  const children = writeChildren(writing, node, redlined);
  if (!children.ok) return children;
  if (!part && !range?.isAll) {
    const closing = writeField(writing, redlined, 'wrapUp');
    if (!closing.ok) return closing;
  }
  const last = writeThroughout(writing, node, repeated);
  if (!last.ok) return last;
  return redlined.division ? ok(null) : writeRenumbering(writing, node, redlined);
}

function writeRange(
  writing: Writing,
  node: RunningNode,
  { operation, amendments, introWith, wrapUpWith, count }: CrossLevelRange,
): void {
  addInstruction(writing, locationOf(node) ?? [], operation, amendments, insertedBefore(node));
  node.text.intro = introWith(node.text.intro);
  node.text.wrapUp = wrapUpWith(node.text.wrapUp);
  node.children.splice(0, count);
}

/** Writes the changes for every place of a provision, after all its other changes. */
function writeThroughout(
  writing: Writing,
  node: RunningNode,
  repeated: readonly RepeatedChange[],
): Result<null> {
  if (repeated.length === 0) return ok(null);
  const context = locationOf(node);
  if (!context) return refuse('unsupported', whyNameless(node));
  for (const { operation, amendments } of repeated) {
    addInstruction(writing, context, operation, amendments, insertedBefore(node));
    for (const below of downward(node))
      for (const field of ['intro', 'content', 'wrapUp'] as const)
        below.text[field] = applyToText(operation, below.text[field], letteringOf(below, field));
  }
  return ok(null);
}

function writeChildren(writing: Writing, node: RunningNode, redlined: RedlineNode): Result<null> {
  // Text quoted for another Act can only be set out anew together with the provision that quotes it.
  const isQuoted = [...upward(node)].some(({ provision }) => provision.kind === 'quotation');
  const isGroup = GROUPS.has(redlined.provision.kind) && !isQuoted;
  let at = 0;
  let run: RedlineNode[] = [];
  /** Writes the inserted and omitted siblings since the last kept one. In a group, those that can't be written are reported. */
  const writePendingRun = (): Result<null> => {
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
      for (const one of pendingRun) reportInexpressible(writing, one, outcome.error.message);
      at += pendingRun.filter(({ changeStatus }) => changeStatus.state === 'deleted').length;
    }
    return ok(null);
  };
  for (const child of redlined.children) {
    if (child.changeStatus.state !== 'kept') {
      run.push(child);
      continue;
    }
    const runOutcome = writePendingRun();
    if (!runOutcome.ok) return runOutcome;
    const outcome = writeProvision(writing, child);
    if (!outcome.ok) {
      if (!isGroup) return outcome;
      reportInexpressible(writing, child, outcome.error.message);
    }
    at++;
  }
  return writePendingRun();
}

function reportInexpressible(writing: Writing, node: RedlineNode, reason: string): void {
  const { pid, kind, num } = node.provision;
  const place = [unitName(writing, pid) ?? kind, labelOf(num) ?? num].filter(Boolean).join(' ');
  writing.left.push({ amendments: amendmentIdsIn(node), pid, place, reason, spacesOnly: false });
}

function unitName(writing: Writing, pid: string): string | null {
  const node = writing.byPid.get(pid);
  return node ? unitOf(node) : null;
}
