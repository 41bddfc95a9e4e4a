import type { Field } from '../../../act/tree.ts';
import type { Location, Operation } from '../syntax.ts';
import { currentTermOf, locateHeading, locationOf, stepOf } from './places.ts';
import { downward, type RunningNode } from './running-index.ts';

/** A place that words can name, with the texts in it beside the field that changes. */
export interface NamedPlace {
  readonly context: Location;
  readonly otherTexts: readonly string[];
  readonly isWhole: boolean;
}

const SEARCHED_FIELDS: readonly Field[] = ['intro', 'content', 'wrapUp'];

/** All texts of a place but the changed field. Quoted words are never searched in headings. */
function otherTextsIn(inside: RunningNode, but: RunningNode, field: Field): readonly string[] {
  return [...downward(inside)].flatMap((node) =>
    SEARCHED_FIELDS.flatMap((each) =>
      (node === but && each === field) || !node.text[each] ? [] : [node.text[each]],
    ),
  );
}

const isNamed = (node: RunningNode): boolean => stepOf(node) !== null || currentTermOf(node) !== null;

/** The narrowest nameable place that has the words of a field (drafting-conventions.md §1.2); null if there is no such place. */
export function findNamedPlace(node: RunningNode, field: Field): NamedPlace | null {
  if (field === 'heading') {
    const context = locateHeading(node);
    if (context) return { context, otherTexts: [], isWhole: true };
  }
  const at = locationOf(node);
  if (field !== 'heading' && at && at.length > 0) {
    const [first, last] = [node.children[0], node.children.at(-1)];
    if (field === 'wrapUp' && !last && node.text.wrapUp.trim())
      return { context: [...at, { type: 'closing' }], otherTexts: [], isWhole: true };
    if (!first || !last) {
      const otherTexts = otherTextsIn(node, node, field);
      return { context: at, otherTexts, isWhole: otherTexts.length === 0 };
    }
    if (field !== 'wrapUp' && isNamed(first))
      return {
        context: [...at, { type: 'opening' }],
        otherTexts: otherFieldTexts(node, field, ['intro', 'content']),
        isWhole: true,
      };
    if (field === 'wrapUp' && isNamed(last)) {
      const step = stepOf(last);
      const closing: Location = step
        ? [{ type: 'wordsBeside', side: 'after', of: [step] }]
        : [{ type: 'closing' }];
      return { context: [...at, ...closing], otherTexts: [], isWhole: true };
    }
  }
  if (field === 'heading') return null;
  for (let above: RunningNode | null = at ? node : node.parent; above; above = above.parent) {
    const context = locationOf(above);
    if (context && context.length > 0)
      return { context, otherTexts: otherTextsIn(above, node, field), isWhole: false };
  }
  return null;
}

const otherFieldTexts = (node: RunningNode, field: Field, fields: readonly Field[]): readonly string[] =>
  fields.flatMap((each) => (each === field || !node.text[each] ? [] : [node.text[each]]));

/** An operation, and the location in which it is carried out. */
export interface PlacedOperation {
  readonly context: Location;
  readonly operation: Operation;
}
