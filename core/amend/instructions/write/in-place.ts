import type { Provision } from '../../../act/tree.ts';
import { positionInList, termOf } from '../../structure/definition-place.ts';
import type { Location, Operation } from '../syntax.ts';
import { copyOf } from './amended.ts';
import { entryNow } from './anchors.ts';
import { termIn } from './places.ts';
import type { Running } from './running-index.ts';
import {
  addInstruction,
  type DraftInstruction,
  insertedBefore,
  type ListedNode,
  type Writing,
} from './writing.ts';

/** Where a definition is put: the position among the parts of a provision, and how that provision is named. */
interface PlaceInList {
  readonly parent: Running;
  readonly context: Location;
  readonly at: number;
}

/**
 * "At the appropriate places insert—" (§2.1 N12): a definition goes to its own place in a list. It joins the instruction that
 * put earlier definitions into the list, where that finds the same place for it.
 */
export function writeInPlace(
  writing: Writing,
  place: PlaceInList,
  provision: Provision,
  by: readonly string[],
): void {
  const { parent, context, at } = place;
  const extras = insertedBefore(parent);
  const earlierAt = writing.instructions.findLastIndex(
    ({ operation, context: other, after }) =>
      operation.type === 'insert' &&
      operation.at[0]?.type === 'appropriatePlace' &&
      after === extras.after &&
      JSON.stringify(other) === JSON.stringify(context),
  );
  const earlier = writing.instructions[earlierAt];
  const listThen = earlier && writing.listsLeft.get(earlier);
  const isLast = earlierAt === writing.instructions.length - 1;
  const position = isLast ? at : listThen ? positionThen(listThen, place, provision) : null;
  if (earlier?.operation.type !== 'insert' || !listThen || position === null) {
    const newText = { words: '', provisions: [provision] };
    const operation: Operation = { type: 'insert', at: [{ type: 'appropriatePlace', of: [] }], newText };
    const nth = addInstruction(writing, context, operation, by, extras);
    putCopy(place, provision, nth);
    noteList(writing, nth, parent.children.map(listed));
    return;
  }
  const node = putCopy(place, provision, earlierAt);
  const { newText } = earlier.operation;
  const joinedInstruction: DraftInstruction = {
    ...earlier,
    amendments: [...new Set([...earlier.amendments, ...by])].sort(),
    operation: {
      ...earlier.operation,
      newText: { ...newText, provisions: [...newText.provisions, provision] },
    },
  };
  writing.instructions[earlierAt] = joinedInstruction;
  writing.endsIn = null;
  noteList(writing, earlierAt, listThen.toSpliced(position, 0, listed(node)));
}

function putCopy({ parent, at }: PlaceInList, provision: Provision, nth: number): Running {
  const node = parent.holding(copyOf(provision, nth), nth);
  parent.children.splice(at, 0, node);
  return node;
}

const listed = (node: Running): ListedNode => ({ node, words: entryNow(node) });

function noteList(writing: Writing, nth: number, list: readonly ListedNode[]): void {
  const instruction = writing.instructions[nth];
  if (instruction) writing.listsLeft.set(instruction, list);
}

/**
 * Where an earlier instruction would put a definition in the list as it was then; null where the instructions since would
 * leave it in another place, or could not tell it from another definition of its term.
 */
function positionThen(
  listThen: readonly ListedNode[],
  { parent, at }: PlaceInList,
  provision: Provision,
): number | null {
  const term = termOf(provision)?.trim();
  if (!term) return null;
  const isNamesake = (other: string | null) => other?.trim() === term;
  if (
    listThen.some(({ words }) => isNamesake(termOf(words))) ||
    parent.children.some((child) => isNamesake(termIn(child)))
  )
    return null;
  const position = positionInList(
    listThen.map(({ words }) => words),
    term,
  );
  const isSamePlace = parent.children.every((child, index) => {
    const indexThen = listThen.findIndex(({ node }) => node === child);
    return indexThen >= 0 && indexThen < position === index < at;
  });
  return isSamePlace ? position : null;
}
