import type { Field } from '../../../act/tree.ts';
import type { Location, Operation } from '../syntax.ts';
import { locateHeading, locationOf, stepOf, termIn } from './places.ts';
import { downward, type Running } from './running.ts';

/** A place as words name it, and what else stands in it beside the field that changes. */
export interface Named {
  readonly context: Location;
  readonly others: readonly string[];
  readonly isWhole: boolean;
}

const READ: readonly Field[] = ['intro', 'content', 'wrapUp'];

/** Every other text in a place, as quoted words are looked for there: its headings are not of it. */
function others(inside: Running, but: Running, field: Field): readonly string[] {
  return [...downward(inside)].flatMap((node) =>
    READ.flatMap((each) => ((node === but && each === field) || !node.text[each] ? [] : [node.text[each]])),
  );
}

const isNamed = (node: Running): boolean => stepOf(node) !== null || termIn(node) !== null;

/** Where the words of a field are, as closely as they can be named (drafting-conventions.md §1.2). */
export function placeOf(node: Running, field: Field): Named | null {
  if (field === 'heading') {
    const context = locateHeading(node);
    if (context) return { context, others: [], isWhole: true };
  }
  const at = locationOf(node);
  if (field !== 'heading' && at && at.length > 0) {
    const [first, last] = [node.children[0], node.children.at(-1)];
    if (field === 'wrapUp' && !last && node.text.wrapUp.trim())
      return { context: [...at, { type: 'closing' }], others: [], isWhole: true };
    if (!first || !last) {
      const rest = others(node, node, field);
      return { context: at, others: rest, isWhole: rest.length === 0 };
    }
    if (field !== 'wrapUp' && isNamed(first))
      return {
        context: [...at, { type: 'opening' }],
        others: others0(node, field, ['intro', 'content']),
        isWhole: true,
      };
    if (field === 'wrapUp' && isNamed(last)) {
      const step = stepOf(last);
      const closing: Location = step
        ? [{ type: 'wordsBeside', side: 'after', of: [step] }]
        : [{ type: 'closing' }];
      return { context: [...at, ...closing], others: [], isWhole: true };
    }
  }
  if (field === 'heading') return null;
  for (let above: Running | null = at ? node : node.parent; above; above = above.parent) {
    const named = locationOf(above);
    if (named && named.length > 0)
      return { context: named, others: others(above, node, field), isWhole: false };
  }
  return null;
}

const others0 = (node: Running, field: Field, fields: readonly Field[]): readonly string[] =>
  fields.flatMap((each) => (each === field || !node.text[each] ? [] : [node.text[each]]));

/** An operation and the place it is done in. */
export interface Put {
  readonly context: Location;
  readonly operation: Operation;
}
