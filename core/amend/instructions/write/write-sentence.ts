import { listed } from '../../../base/english.ts';
import type { Anchor, Location, Operation } from '../syntax.ts';
import type { Leaf } from './group-instructions.ts';
import { endsInSeveral, phraseOf, phrasesOf } from './phrases.ts';
import { withoutNotes } from './places.ts';
import { type Sentence, sentenceOf } from './sentences.ts';
import type { Habits } from './style.ts';
import type { DraftInstruction } from './writing.ts';

/** The facts of a whole clause that the sentence of one instruction needs. */
export interface ClauseContext {
  readonly habits: Habits;
  readonly all: readonly DraftInstruction[];
  /** The place of each instruction in the clause, as labels: `subsection (4)(a)`. */
  readonly places: ReadonlyMap<DraftInstruction, readonly string[]>;
  /** The level of the first label of a place: 0 for subsections. */
  readonly level: number;
}

const mapAnchor = (anchor: Anchor, change: (at: Location) => Location): Anchor =>
  anchor.type === 'provision' ? { ...anchor, of: change(anchor.of) } : anchor;

/** An operation whose places of whole provisions are changed by `change`. */
export function withPlaces(operation: Operation, change: (at: Location) => Location): Operation {
  switch (operation.type) {
    case 'insert':
      return { ...operation, at: operation.at.map((anchor) => mapAnchor(anchor, change)) };
    case 'substituteProvisions':
    case 'omitProvisions':
      return {
        ...operation,
        targets: operation.targets.map((target) => ({ ...target, at: change(target.at) })),
      };
    case 'renumber':
      return { ...operation, at: change(operation.at) };
    default:
      return operation;
  }
}

/** Adds a note to the last step of a location. */
const withNote = (at: Location, note: string): Location =>
  at.map((step, nth) => (nth === at.length - 1 ? { ...step, note } : step));

/** The citation of one instruction of a clause in another, without the levels that both are in (R1.2). */
function citeFrom(
  ownPlace: readonly string[],
  citedPlace: readonly string[],
  levels: readonly string[],
): string {
  let shared = 0;
  while (shared < citedPlace.length - 1 && ownPlace[shared] === citedPlace[shared]) shared++;
  return `${levels[shared]} ${citedPlace.slice(shared).join('')}`;
}

/** "(inserted by subsection (4))" (drafting-conventions.md §2.1 N15); null if the instruction names no inserted provision. */
function insertedNote(context: ClauseContext, instruction: DraftInstruction): string | null {
  if (instruction.after === undefined) return null;
  const source = context.all[instruction.after];
  const [citedPlace, ownPlace] = [source && context.places.get(source), context.places.get(instruction)];
  if (!source || !citedPlace || !ownPlace || citedPlace.length === 0) return null;
  const verb = source.operation.type === 'substituteProvisions' ? 'substituted' : 'inserted';
  return `${verb} by ${citeFrom(ownPlace, citedPlace, context.habits.levels.slice(context.level))}`;
}

/** The sentence of one instruction with its place, without its first capital and last stop. */
export function writeSentence(context: ClauseContext, instruction: DraftInstruction, at: Location): Sentence {
  const { habits } = context;
  const note = insertedNote(context, instruction);
  const isOmission = instruction.operation.type === 'omitProvisions';
  let operation = isOmission ? instruction.operation : withPlaces(instruction.operation, withoutNotes);
  let place = at;
  if (note !== null) {
    const notedOperation = withPlaces(operation, (of) => (of.length > 0 ? withNote(of, note) : of));
    if (notedOperation === operation || JSON.stringify(notedOperation) === JSON.stringify(operation))
      place = withNote(at, note);
    else operation = notedOperation;
  }
  const sentence = sentenceOf(operation, habits);
  const lead = placeWords(place, habits);
  return { ...sentence, words: lead + sentence.words };
}

/** `in section 2A(3) (offence of stalking), in the opening words, `; `in each of subsections (3)(d), (5) and (5A), `. */
function placeWords(at: Location, habits: Habits): string {
  const several = endsInSeveral(at) ? at.at(-1) : undefined;
  if (several?.type !== 'unit')
    return phrasesOf(at, habits)
      .map((phrase) => `in ${phrase}, `)
      .join('');
  const each = several.labels.length > 2 ? 'each of ' : '';
  const all = [...phrasesOf(at.slice(0, -1), habits), each + phraseOf([several], habits)];
  return all.map((phrase) => `in ${phrase}, `).join('');
}

/** The instructions of a leaf as one sentence, with the part of their place that no heading above it states. */
export function writeLeaf(context: ClauseContext, { at, instructions }: Leaf): Sentence {
  const sentences = instructions.map((instruction, nth) =>
    writeSentence(context, instruction, nth === 0 ? at : []),
  );
  const [first] = sentences;
  if (!first) throw new RangeError('A leaf without instructions');
  const last = sentences.at(-1);
  if (sentences.length === 1 || !last) return first;
  // "Omit the “and” at the end of paragraph (g) and insert—" (§3.2 R3.2): the place is named only once.
  if (last.block.length > 0) return { ...last, words: `${first.words} and insert—` };
  return { ...first, words: listed(sentences.map(({ words }) => words)) };
}
