import { ok, type Result, refuse } from '../../../base/result.ts';
import type { RedlineNode } from '../../redline/redline.ts';
import { isLikeNumber, isNumberOf, lastLabel } from '../numbered.ts';
import { bothOf } from './hunks.ts';
import { labelOf } from './label-of.ts';
import { locationOf, stepOf, whyNameless, withoutNotes } from './places.ts';
import type { Running } from './running-index.ts';
import { evenly } from './tokens.ts';
import { addInstruction, insertedBefore, onlySpaces, type Writing } from './writing.ts';

/** "The existing text becomes subsection (1)" (drafting-conventions.md §2.1 N13). */
export function writeDivision(writing: Writing, node: Running, redlined: RedlineNode): Result<null> {
  const context = locationOf(node);
  if (!context || redlined.provision.heading)
    return refuse('unsupported', 'The heading of the new part can’t be said');
  const part = node.holding({ ...redlined.provision, children: [] }, null);
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

/** The number that a part that stays is to have, where it is another than it has. */
function newNumber({ fields, changeStatus }: RedlineNode): string | null {
  if (changeStatus.state !== 'kept') return null;
  const { before, after } = bothOf(fields.num);
  return labelOf(before) === labelOf(after) ? null : labelOf(after);
}

/**
 * Renumbers the parts of a provision whose numbers others are to have, before anything else in it is written: the last
 * first, so that no two have one number at any time.
 */
export function renumberFirst(writing: Writing, node: Running, redlined: RedlineNode): Result<null> {
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

/** "Section 5 is renumbered section 4A": last, so that all that is changed in it is named by the number it had. */
export function writeRenumbering(writing: Writing, node: Running, redlined: RedlineNode): Result<null> {
  const runs = redlined.fields.num;
  if (runs.every(({ kind }) => kind === 'kept')) return ok(null);
  const { before, after } = bothOf(runs);
  const amendments = [...new Set(runs.flatMap((run) => (run.kind === 'kept' ? [] : [run.am])))].sort();
  if (evenly(before) === evenly(after)) {
    writing.left.push(onlySpaces(node, amendments));
    return ok(null);
  }
  if (node.text.num === after) return ok(null);
  const at = locationOf(node);
  const step = at?.at(-1);
  if (!at || !step) return refuse('unsupported', whyNameless(node));
  node.renumber(after);
  const as = stepOf(node);
  const canBe =
    as?.type === 'unit' && isNumberOf(node.provision.kind, as) && isLikeNumber(before, lastLabel(as));
  if (!canBe || labelOf(after) === '' || labelOf(after) === labelOf(before)) {
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
