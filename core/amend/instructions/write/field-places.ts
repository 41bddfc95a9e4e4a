import type { Field } from '../../../act/tree.ts';
import type { Location, Operation } from '../syntax.ts';
import { locateHeading, locationOf, stepOf, termIn } from './places.ts';
import { downward, type Running } from './running-index.ts';

/** A place as words name it, with the other texts in it beside the field that changes. */
export interface NamedPlace {
  readonly context: Location;
  readonly otherTexts: readonly string[];
  readonly isWhole: boolean;
}

const READ: readonly Field[] = ['intro', 'content', 'wrapUp'];

/** Every other text in a place, as quoted words are looked for there: its headings are not of it. */
function otherTextsIn(inside: Running, but: Running, field: Field): readonly string[] {
  return [...downward(inside)].flatMap((node) =>
    READ.flatMap((each) => ((node === but && each === field) || !node.text[each] ? [] : [node.text[each]])),
  );
}

const isNamed = (node: Running): boolean => stepOf(node) !== null || termIn(node) !== null;

/** Where the words of a field are, as closely as they can be named (drafting-conventions.md §1.2). */
export function placeOf(node: Running, field: Field): NamedPlace | null {
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
  for (let above: Running | null = at ? node : node.parent; above; above = above.parent) {
    const context = locationOf(above);
    if (context && context.length > 0)
      return { context, otherTexts: otherTextsIn(above, node, field), isWhole: false };
  }
  return null;
}

const otherFieldTexts = (node: Running, field: Field, fields: readonly Field[]): readonly string[] =>
  fields.flatMap((each) => (each === field || !node.text[each] ? [] : [node.text[each]]));

/** An operation and the place it is done in. */
export interface PlacedOperation {
  readonly context: Location;
  readonly operation: Operation;
}
