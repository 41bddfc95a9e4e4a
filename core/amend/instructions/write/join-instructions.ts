import { withoutNotes } from './places.ts';
import { joinAlike, joinOmissions, joinOmissionsIn, key, outerOf } from './several-places.ts';
import type { DraftInstruction } from './writing.ts';

/** "At the end of paragraph (c) insert “, and (d) …”" (§3.2 R3.2): the end of an item, and the item that follows. */
function joinNext(one: DraftInstruction, two: DraftInstruction): DraftInstruction | null {
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
  const item = end.of.length > 0 ? [...one.context, ...end.of] : one.context;
  if (key(item) !== key([...two.context, ...anchor.of]) || key(one.amendments) !== key(two.amendments))
    return null;
  const at = [{ type: 'edge', edge: 'end', of: anchor.of } as const];
  const newText = { words, provisions: two.operation.newText.provisions };
  return { ...two, operation: { type: 'insert', at, newText } };
}

/** Two instructions as one, given those that stand before and after them; null where a drafter would give two. */
type Join = (
  one: DraftInstruction,
  two: DraftInstruction,
  around: readonly (DraftInstruction | undefined)[],
) => DraftInstruction | null;

const inOneSection: Join = (one, two) => {
  const outer = outerOf(one.context);
  return outer > 0 && outer === outerOf(two.context) ? joinAlike(one, two, outer) : null;
};

/** Whether an instruction is the only one in the part of the text that so many steps of its place name. */
const isAlone = (
  { context }: DraftInstruction,
  depth: number,
  around: readonly (DraftInstruction | undefined)[],
): boolean => {
  const place = key(withoutNotes(context.slice(0, depth)));
  return around.every((other) => !other || key(withoutNotes(other.context.slice(0, depth))) !== place);
};

/** A paragraph is left out with a subsection only where nothing else is done in the subsection that it is in. */
const omittedInOneSection: Join = (one, two, around) => {
  const depth = outerOf(one.context) + 1;
  const isApart = [one, two].every(
    (each) => each.context.length < depth || isAlone(each, depth, [...around, each === one ? two : one]),
  );
  return isApart ? joinOmissionsIn(one, two) : null;
};

/** "In sections 6(2) and 7(2), for …": where nothing else is done in the sections. */
const inSections: Join = (one, two, around) => {
  const isSection = ({ context: [first] }: DraftInstruction) =>
    first?.type === 'unit' && /^(?:section|article|regulation|rule)$/.test(first.unit);
  return isSection(one) && isSection(two) && isAlone(one, 1, around) && isAlone(two, 1, around)
    ? joinAlike(one, two, 0)
    : null;
};

/** One after another, each over the whole list: what is joined within a section first. */
const PASSES: readonly Join[] = [
  (one, two, around) => inOneSection(one, two, around) ?? joinNext(one, two) ?? joinOmissions(one, two),
  omittedInOneSection,
  inSections,
];

/** Instructions with those that a drafter would give in one made one; the text that they make is the same. */
export function joinInstructions(instructions: readonly DraftInstruction[]): readonly DraftInstruction[] {
  let all = instructions;
  for (const join of PASSES) {
    const result: DraftInstruction[] = [];
    const places: number[] = [];
    for (const [at, one] of all.entries()) {
      const last = result.at(-1);
      const merged = last && join(last, one, [result.at(-2), all[at + 1]]);
      if (merged) result[result.length - 1] = merged;
      else result.push(one);
      places.push(result.length - 1);
    }
    all = result.map((one) =>
      one.after === undefined ? one : { ...one, after: places[one.after] ?? one.after },
    );
  }
  return all;
}
