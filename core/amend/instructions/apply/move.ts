import type { Kind } from '../../../act/tree.ts';
import { type Result, refuse } from '../../../base/result.ts';
import type { Operation } from '../syntax.ts';
import { isLikeNumber, isNumberOf, lastLabel } from '../unit-numbers.ts';
import { type ApplyContext, SUCCESS } from './apply-context.ts';
import type { LiveNode } from './live-node.ts';
import { cited } from './name.ts';
import { locatedPlaces } from './places.ts';
import { isNumberIn, noteDuplicates } from './renumber.ts';

/** Kinds that are whole sentences by themselves. A paragraph has the stop or the “and” of its place in a list. */
const SELF_CONTAINED_KINDS: ReadonlySet<Kind> = new Set([
  'section',
  'subsection',
  'scheduleParagraph',
  'scheduleSubparagraph',
]);

/** Moves a provision to another place, with the new number that the instruction gives. */
export function move(
  context: ApplyContext,
  { at, side, of, as }: Operation & { type: 'move' },
): Result<null> {
  const [from, to] = [locatedPlaces(context, at), locatedPlaces(context, of)];
  if (!from.ok) return from;
  if (!to.ok) return to;
  const [place, other] = from.value;
  const [anchorPlace, another] = to.value;
  if (!place || other || !anchorPlace || another)
    return refuse('unsupported', 'several provisions can’t be moved at once: move them by hand');
  const { node } = place;
  const name = cited(node);
  if (place.field || anchorPlace.field || !SELF_CONTAINED_KINDS.has(node.kind))
    return refuse('unsupported', `${name} is moved: make this change by hand`, name);
  const num = as?.type === 'unit' ? lastLabel(as) : '';
  if (!num || as?.type !== 'unit')
    return refuse('unsupported', `${name} is moved, and nothing gives its new number`, name);
  if (!isNumberOf(node.kind, as) || !isLikeNumber(node.text.num, num))
    return refuse('invalid', `${name} can’t be numbered as ${as.unit} ${num}`, name);
  const target: LiveNode = anchorPlace.node;
  if (target === node || target.kind !== node.kind || !target.parent)
    return refuse(
      'unsupported',
      `${name} can’t be put ${side} ${cited(target)} automatically: move it by hand`,
      name,
    );
  if (!isNumberIn(target.parent, as.labels))
    return refuse('invalid', `the new number of ${name} does not fit its new place`, name);
  const slot = target.parent.children.indexOf(target) + (side === 'after' ? 1 : 0);
  const moved = context.text.move(context.am, node, { parent: target.parent, at: slot, num });
  if (!moved.ok) return moved;
  noteDuplicates(context, [node]);
  return SUCCESS;
}
