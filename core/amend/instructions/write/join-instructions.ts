import { withoutNotes } from './places.ts';
import { joinAlike, joinOmissions, joinOmissionsIn, json, stepsToSection } from './several-places.ts';
import type { DraftInstruction } from './writing.ts';

/** Joins a linking word added to an item and the next item: "At the end of paragraph (c) insert “, and (d) …”" (§3.2 R3.2). */
function joinLinkAndNextItem(one: DraftInstruction, two: DraftInstruction): DraftInstruction | null {
  const last = one.context.at(-1);
  if (one.operation.type !== 'insert' || two.operation.type !== 'insert' || last?.type !== 'unit')
    return null;
  const [end, anchor] = [one.operation.at[0], two.operation.at[0]];
  const { words, provisions } = one.operation.newText;
  if (
    end?.type !== 'edge' ||
    end.edge !== 'end' ||
    provisions.length > 0 ||
    !/^[,;] (?:and|or|but)$/.test(words)
  )
    return null;
  if (anchor?.type !== 'provision' || anchor.side !== 'after' || two.operation.newText.words) return null;
  const endedItem = end.of.length > 0 ? [...one.context, ...end.of] : one.context;
  if (
    json(endedItem) !== json([...two.context, ...anchor.of]) ||
    json(one.amendments) !== json(two.amendments)
  )
    return null;
  const at = [{ type: 'edge', edge: 'end', of: anchor.of } as const];
  const newText = { words, provisions: two.operation.newText.provisions };
  return { ...two, operation: { type: 'insert', at, newText } };
}

/** Joins two instructions, given their two neighbours; null if a drafter would write two. */
type Join = (
  one: DraftInstruction,
  two: DraftInstruction,
  around: readonly (DraftInstruction | undefined)[],
) => DraftInstruction | null;

const joinInSection: Join = (one, two) => {
  const outer = stepsToSection(one.context);
  return outer > 0 && outer === stepsToSection(two.context) ? joinAlike(one, two, outer) : null;
};

/** Whether no neighbour is in the same place as an instruction, compared by the first `depth` steps of their locations. */
const isAlone = (
  { context }: DraftInstruction,
  depth: number,
  around: readonly (DraftInstruction | undefined)[],
): boolean => {
  const place = json(withoutNotes(context.slice(0, depth)));
  return around.every((other) => !other || json(withoutNotes(other.context.slice(0, depth))) !== place);
};

/** Joins the omission of a paragraph to that of a subsection, if no neighbour changes the paragraph's own subsection. */
const joinOmissionsInSection: Join = (one, two, around) => {
  const depth = stepsToSection(one.context) + 1;
  const isApart = [one, two].every(
    (each) => each.context.length < depth || isAlone(each, depth, [...around, each === one ? two : one]),
  );
  return isApart ? joinOmissionsIn(one, two) : null;
};

/** Joins changes of two sections, "In sections 6(2) and 7(2), for …", if no neighbour changes those sections. */
const joinAcrossSections: Join = (one, two, around) => {
  const isSection = ({ context: [first] }: DraftInstruction) =>
    first?.type === 'unit' && /^(?:section|article|regulation|rule)$/.test(first.unit);
  return isSection(one) && isSection(two) && isAlone(one, 1, around) && isAlone(two, 1, around)
    ? joinAlike(one, two, 0)
    : null;
};

/** The passes over the whole list, in order. Instructions within a section are joined first. */
const PASSES: readonly Join[] = [
  (one, two, around) =>
    joinInSection(one, two, around) ?? joinLinkAndNextItem(one, two) ?? joinOmissions(one, two),
  joinOmissionsInSection,
  joinAcrossSections,
];

/** Joins instructions that a drafter would write as one. The text that they make stays the same. */
export function joinInstructions(instructions: readonly DraftInstruction[]): readonly DraftInstruction[] {
  let all = instructions;
  for (const join of PASSES) {
    const joined: DraftInstruction[] = [];
    const places: number[] = [];
    for (const [at, one] of all.entries()) {
      const last = joined.at(-1);
      const merged = last && join(last, one, [joined.at(-2), all[at + 1]]);
      if (merged) joined[joined.length - 1] = merged;
      else joined.push(one);
      places.push(joined.length - 1);
    }
    all = joined.map((one) =>
      one.after === undefined ? one : { ...one, after: places[one.after] ?? one.after },
    );
  }
  return all;
}
