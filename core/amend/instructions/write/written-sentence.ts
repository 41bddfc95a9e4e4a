import type { Provision } from '../../../act/tree.ts';
import { listed } from '../../../base/english.ts';
import type { Anchor, Location, Operation } from '../syntax.ts';
import type { Leaf } from './grouping.ts';
import { endsInSeveral, phraseOf, phrasesOf } from './phrases.ts';
import { withoutNotes } from './places.ts';
import { sentenceOf } from './sentences.ts';
import type { Habits } from './style.ts';
import type { Written } from './written.ts';

/** What must be known of a whole clause to say one instruction of it. */
export interface Making {
  readonly habits: Habits;
  readonly all: readonly Written[];
  /** Where each instruction stands in the clause, by its place in the list: `subsection (4)(a)`. */
  readonly places: ReadonlyMap<Written, readonly string[]>;
  /** Which level the first label of a place is at: 0 for subsections. */
  readonly level: number;
}

const mapAnchor = (anchor: Anchor, change: (at: Location) => Location): Anchor =>
  anchor.type === 'provision' ? { ...anchor, of: change(anchor.of) } : anchor;

/** An operation with the places that it names changed; only those that stand for whole provisions. */
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
const noted = (at: Location, note: string): Location =>
  at.map((step, nth) => (nth === at.length - 1 ? { ...step, note } : step));

/** How one instruction of a clause names another: what they both stand in is left out (R1.2). */
function citeFrom(here: readonly string[], there: readonly string[], levels: readonly string[]): string {
  let shared = 0;
  while (shared < there.length - 1 && here[shared] === there[shared]) shared++;
  return `${levels[shared]} ${there.slice(shared).join('')}`;
}

/** "(inserted by subsection (4))" (drafting-conventions.md §2.1 N15); null where it names nothing that was put in. */
function insertedNote(making: Making, written: Written): string | null {
  if (written.after === undefined) return null;
  const source = making.all[written.after];
  const [there, here] = [source && making.places.get(source), making.places.get(written)];
  if (!source || !there || !here || there.length === 0) return null;
  const verb = source.operation.type === 'substituteProvisions' ? 'substituted' : 'inserted';
  return `${verb} by ${citeFrom(here, there, making.habits.levels.slice(making.level))}`;
}

/** A sentence with its place, without its first capital and its stop. */
export interface WrittenSentence {
  readonly words: string;
  readonly block: readonly Provision[];
  readonly runsOn: boolean;
}

export function say(making: Making, written: Written, at: Location): WrittenSentence {
  const { habits } = making;
  const note = insertedNote(making, written);
  const isOmission = written.operation.type === 'omitProvisions';
  let operation = isOmission ? written.operation : withPlaces(written.operation, withoutNotes);
  let place = at;
  if (note !== null) {
    const named = withPlaces(operation, (of) => (of.length > 0 ? noted(of, note) : of));
    if (named === operation || JSON.stringify(named) === JSON.stringify(operation)) place = noted(at, note);
    else operation = named;
  }
  const sentence = sentenceOf(operation, habits);
  const lead = leadOf(place, habits);
  return { ...sentence, words: lead + sentence.words };
}

/** `in section 2A(3) (offence of stalking), in the opening words, `; `in each of subsections (3)(d), (5) and (5A), `. */
function leadOf(at: Location, habits: Habits): string {
  const several = endsInSeveral(at) ? at.at(-1) : undefined;
  if (several?.type !== 'unit')
    return phrasesOf(at, habits)
      .map((phrase) => `in ${phrase}, `)
      .join('');
  const each = several.labels.length > 2 ? 'each of ' : '';
  const all = [...phrasesOf(at.slice(0, -1), habits), each + phraseOf([several], habits)];
  return all.map((phrase) => `in ${phrase}, `).join('');
}

/** A leaf in words, with as much of its place as is still to be said. */
export function sayLeaf(making: Making, { at, instructions }: Leaf): WrittenSentence {
  const said = instructions.map((written, nth) => say(making, written, nth === 0 ? at : []));
  const [first] = said;
  if (!first) throw new RangeError('A leaf without instructions');
  const last = said.at(-1);
  if (said.length === 1 || !last) return first;
  // "Omit the “and” at the end of paragraph (g) and insert—" (§3.2 R3.2): what was just named is not named again.
  if (last.block.length > 0) return { ...last, words: `${first.words} and insert—` };
  return { ...first, words: listed(said.map(({ words }) => words)) };
}
