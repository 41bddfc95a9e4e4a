import { ok, type Result, refuse } from '../../../base/result.ts';
import type { RedlineNode } from '../../redline/redline.ts';
import { isLikeNumber, isNumberOf, lastLabel } from '../unit-numbers.ts';
import { beforeAndAfter } from './hunks.ts';
import { labelOf } from './label-of.ts';
import { locationOf, stepOf, whyNameless, withoutNotes } from './places.ts';
import type { RunningNode } from './running-index.ts';
import { singleSpaced } from './tokens.ts';
import { addInstruction, insertedBefore, spacesOnlyChange, type Writing } from './writing.ts';

/**
 * Writes "the existing text becomes subsection (1)" (drafting-conventions.md §2.1 N13). Refuses `unsupported` if the new part has a
 * heading, or a number that can't be read.
 */
export function writeDivision(writing: Writing, node: RunningNode, redlined: RedlineNode): Result<null> {
  const context = locationOf(node);
  if (!context || redlined.provision.heading)
    return refuse('unsupported', 'The heading of the new part can’t be said');
  const part = node.makeChild({ ...redlined.provision, children: [] }, null);
  part.children = node.children;
  for (const child of part.children) child.parent = part;
  Object.assign(part.text, { ...node.text, heading: '' });
  part.renumber(redlined.provision.num);
  Object.assign(node.text, { intro: '', content: '', wrapUp: '' });
  node.children = [part];
  writing.byPid.set(part.provision.pid, part);
  const as = stepOf(part);
  if (!as) return refuse('unsupported', 'The new part has no number that can be read');
  const amendments = redlined.division ? [redlined.division.am] : [];
  addInstruction(writing, context, { type: 'renumber', at: [], as }, amendments, insertedBefore(node));
  return ok(null);
}

/** The new number of a kept part; null if its number stays. */
function newNumber({ fields, changeStatus }: RedlineNode): string | null {
  if (changeStatus.state !== 'kept') return null;
  const { before, after } = beforeAndAfter(fields.num);
  return labelOf(before) === labelOf(after) ? null : labelOf(after);
}

/**
 * Renumbers the parts whose old numbers other parts will have, before any other change of the provision. It begins with the
 * last, so that no two parts have the same number at any time.
 */
export function writeEarlyRenumberings(
  writing: Writing,
  node: RunningNode,
  redlined: RedlineNode,
): Result<null> {
  const newLabels = redlined.children.map((child) =>
    child.changeStatus.state === 'inserted' ? labelOf(child.provision.num) : newNumber(child),
  );
  let waiting = redlined.children.filter(
    (child) => newNumber(child) !== null && newLabels.includes(labelOf(child.provision.num)),
  );
  for (;;) {
    const takenLabels = new Set(node.children.map(({ text }) => labelOf(text.num)));
    const next = waiting.findLast((child) => !takenLabels.has(newNumber(child)));
    const running = next && writing.byPid.get(next.provision.pid);
    if (!next || !running) return ok(null);
    const renumbering = writeRenumbering(writing, running, next);
    if (!renumbering.ok) return renumbering;
    waiting = waiting.filter((child) => child !== next);
  }
}

/** Writes "section 5 is renumbered section 4A". It comes last, because the other instructions name the old number. */
export function writeRenumbering(writing: Writing, node: RunningNode, redlined: RedlineNode): Result<null> {
  const runs = redlined.fields.num;
  if (runs.every(({ kind }) => kind === 'kept')) return ok(null);
  const { before, after } = beforeAndAfter(runs);
  const amendments = [...new Set(runs.flatMap((run) => (run.kind === 'kept' ? [] : [run.am])))].sort();
  if (singleSpaced(before) === singleSpaced(after)) {
    writing.left.push(spacesOnlyChange(node, amendments));
    return ok(null);
  }
  if (node.text.num === after) return ok(null);
  const at = locationOf(node);
  const step = at?.at(-1);
  if (!at || !step) return refuse('unsupported', whyNameless(node));
  node.renumber(after);
  const as = stepOf(node);
  const isReadable =
    as?.type === 'unit' && isNumberOf(node.provision.kind, as) && isLikeNumber(before, lastLabel(as));
  if (!isReadable || labelOf(after) === '' || labelOf(after) === labelOf(before)) {
    node.renumber(before);
    return refuse('unsupported', `“${after}” can’t be read as a number, or is taken`);
  }
  addInstruction(
    writing,
    at.slice(0, -1),
    { type: 'renumber', at: [step], as: withoutNotes([as])[0] ?? as },
    amendments,
    insertedBefore(node),
  );
  return ok(null);
}
