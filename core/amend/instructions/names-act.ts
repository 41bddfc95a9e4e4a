import type { Instruction, Location, Locus, Operation, ReadItem } from './syntax.ts';

/** Every object in a value that was read, except the provisions that it inserts. */
function* objectsIn(value: unknown): Generator<object> {
  if (typeof value !== 'object' || value === null) return;
  yield value;
  for (const [name, inner] of Object.entries(value)) if (name !== 'provisions') yield* objectsIn(inner);
}

const isStep = (part: object, type: Locus['type']): boolean => 'type' in part && part.type === type;

/** Whether words name an Act by its title. */
export function namesAct(words: Instruction | Operation | ReadItem): boolean {
  for (const part of objectsIn(words)) if (isStep(part, 'act')) return true;
  return false;
}

const isAct = (part: object): part is Locus =>
  isStep(part, 'act') || (isStep(part, 'anaphor') && 'unit' in part && part.unit === 'Act');

/** The last Act that words name, by its title or as "that Act"; null where they name none. */
export function actNamedIn(words: Operation | Instruction | ReadItem | Location): Locus | null {
  let last: Locus | null = null;
  for (const part of objectsIn(words)) if (isAct(part)) last = part;
  return last;
}

/** Whether words say which Act they are about: by its title, or as "that Act", which matches no Act that is known. */
export const saysWhichAct = (words: Instruction | ReadItem): boolean => actNamedIn(words) !== null;

/** Puts an item under an Act, unless its words say which Act they are about. Wording drafted for one Act doesn't say it. */
export const underAct = <I extends Instruction | ReadItem>(item: I, title: string): I =>
  saysWhichAct(item) ? item : { ...item, context: [{ type: 'act', title }, ...item.context] };
