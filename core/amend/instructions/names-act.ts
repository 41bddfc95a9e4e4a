import type { Instruction, Location, Locus, Operation, ReadItem } from './syntax.ts';

/** Every value in what was read that is said by a step or an operation: not the provisions that it puts in. */
function* parts(value: unknown): Generator<object> {
  if (typeof value !== 'object' || value === null) return;
  yield value;
  for (const [name, inner] of Object.entries(value)) if (name !== 'provisions') yield* parts(inner);
}

const isStep = (part: object, type: Locus['type']): boolean => 'type' in part && part.type === type;

/** Whether words name an Act by its title. */
export function namesAct(words: Instruction | Operation | ReadItem): boolean {
  for (const part of parts(words)) if (isStep(part, 'act')) return true;
  return false;
}

const isAct = (part: object): part is Locus =>
  isStep(part, 'act') || (isStep(part, 'anaphor') && 'unit' in part && part.unit === 'Act');

/** The Act that words name last, by its title or as "that Act"; null where they name none. */
export function actNamedIn(words: Operation | Instruction | ReadItem | Location): Locus | null {
  let last: Locus | null = null;
  for (const part of parts(words)) if (isAct(part)) last = part;
  return last;
}

/** Whether words say of which Act they are: by its title, or as "that Act", which is not known to be any that they are held against. */
export const saysWhichAct = (words: Instruction | ReadItem): boolean => actNamedIn(words) !== null;

/** An item as one of an Act, unless its words say of which they are: a drafter's own don't. */
export const ofAct = <I extends Instruction | ReadItem>(item: I, title: string): I =>
  saysWhichAct(item) ? item : { ...item, context: [{ type: 'act', title }, ...item.context] };
