import type { Provision } from '../../../act/tree.ts';
import { positionInList, termOf } from '../../structure/definition-place.ts';
import type { Location, Operation } from '../syntax.ts';
import { copyOf } from './amended.ts';
import { listEntryOf } from './anchors.ts';
import { currentTermOf } from './places.ts';
import type { RunningNode } from './running-index.ts';
import {
  addInstruction,
  type DraftInstruction,
  insertedBefore,
  type ListedNode,
  type Writing,
} from './writing.ts';

/** The place of a new definition: the parent, the name of the parent, and the index among its children. */
interface PlaceInList {
  readonly parent: RunningNode;
  readonly context: Location;
  readonly at: number;
}

/**
 * "At the appropriate places insert—" (§2.1 N12): writes a definition that goes to its alphabetical place. It joins the earlier
 * instruction that inserts definitions into the same list, if it would be put in the same place there.
 */
export function writeDefinition(
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
    saveList(writing, nth, parent.children.map(listedNode));
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
  saveList(writing, earlierAt, listThen.toSpliced(position, 0, listedNode(node)));
}

function putCopy({ parent, at }: PlaceInList, provision: Provision, nth: number): RunningNode {
  const node = parent.makeChild(copyOf(provision, nth), nth);
  parent.children.splice(at, 0, node);
  return node;
}

const listedNode = (node: RunningNode): ListedNode => ({ node, words: listEntryOf(node) });

function saveList(writing: Writing, nth: number, list: readonly ListedNode[]): void {
  const instruction = writing.instructions[nth];
  if (instruction) writing.listsLeft.set(instruction, list);
}

/**
 * The index at which an earlier instruction would put a definition into its list; null if later instructions would leave the
 * definition in another place, or if the list has another definition of the term.
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
    parent.children.some((child) => isNamesake(currentTermOf(child)))
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
