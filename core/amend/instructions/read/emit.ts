import { actNamedIn } from '../names-act.ts';
import type { Operation } from '../syntax.ts';
import { isWithin } from './depth.ts';
import { exceptFromOperation, exceptionsInNote } from './exceptions.ts';
import { locationsOf, type ResolvedLocation, resolveOperation } from './finish.ts';
import type { OperationReading } from './operations-for.ts';
import { continuesOperations, type DraftItem, enterLocation, type ReadingState } from './reading-state.ts';

const TWO_PLACES = 'It names two places, and the second is not in the first';

/** Whether an operation names anything outside the place of its sentence. The destination of a move doesn't count. */
function isOutside(
  base: ResolvedLocation,
  operation: Operation,
  context: ResolvedLocation,
  isIn: typeof isWithin,
): boolean {
  const places = operation.type === 'move' ? [operation.at] : locationsOf(operation);
  return places.some((at) => !isIn([...context, ...at], base));
}

/** Whether words go beside or replace a whole provision. They may be part of a quotation whose marks are missing. */
const mayLackMarks = (operation: Operation): boolean =>
  ((operation.type === 'insert' && operation.at.some(({ type }) => type === 'provision')) ||
    operation.type === 'substituteProvisions') &&
  operation.newText.provisions.length === 0;
const WHICH_OF_TWO_PLACES = 'which of the two places that it names is meant';

/** Whether an item gives a provision another number, which later words may use. */
const isNumbered = (item: DraftItem): boolean =>
  item.read && (item.operation.type === 'renumber' || item.operation.type === 'move');

/**
 * Marks the items that are made together or not at all. These are all parts of one operation, and a renumbering with
 * the parts before and after it in its sentence: "omit subsection (2), and subsection (3) becomes subsection (2)".
 */
function joinParts(state: ReadingState, { operations }: OperationReading, first: number, own: number): void {
  const before = state.items[own - 1];
  const isJoined = first < own && before?.read === true && before.partOf !== undefined;
  const isRenumbered =
    isJoined ||
    operations.some(({ type }) => type === 'renumber') ||
    state.items.slice(first, own).some(isNumbered);
  const start = isRenumbered ? first : own;
  if (operations.length < 2 && start === own) return;
  const partOf = state.items[start]?.from ?? 0;
  for (let at = isJoined && before.partOf === partOf ? own : start; at < state.items.length; at++) {
    const item = state.items[at];
    if (item?.read) state.items[at] = { ...item, partOf };
  }
}

/** The Act that the words of an operation or of its place name; null where they name none. */
function actOf(context: ResolvedLocation, operation: Operation): ResolvedLocation | null {
  const act = actNamedIn(operation) ?? actNamedIn(context);
  return act && [act];
}

/** The context of an operation, with the Act of the words before it if it names none. */
const withAct = (
  act: ResolvedLocation | undefined,
  context: ResolvedLocation,
  operation: Operation,
): ResolvedLocation => (act && !actOf(context, operation) ? [...act, ...context] : context);

/** The Act of operations that were read together, if they name only one Act; null otherwise. */
function actOfAll(operations: readonly Operation[]): ResolvedLocation | null {
  const acts = operations.flatMap((operation) => actNamedIn(operation) ?? []);
  const titles = new Set(acts.map((act) => (act.type === 'act' ? act.title : '')));
  const [act] = acts;
  return act?.type === 'act' && titles.size === 1 ? [act] : null;
}

/** Whether an operation says "that subsection", which means what its own sentence named last. */
const startsWithAnaphor = (operation: Operation): boolean => {
  const [first] = locationsOf(operation);
  return first?.[0]?.type === 'anaphor' && first[0].unit !== 'Act';
};

/**
 * Adds an operation to the items, once in each place of its sentence.
 * @param isIn whether what the operation names is in the place of its sentence
 */
export function addItems(state: ReadingState, start: number, read: OperationReading, isIn = isWithin): void {
  const { cursor } = state;
  const from = cursor.tokens[start]?.from ?? 0;
  const to = cursor.tokens[cursor.at - 1]?.to ?? from;
  if (state.areListItemsPlaces && read.operations.length > 0) {
    const before = state.frame?.lists === 'places' ? state.frame.operations : [];
    state.frame = { lists: 'places', operations: [...before, ...read.operations] };
    return;
  }
  const isNext = continuesOperations(state, start);
  const first = state.lastOperations && isNext ? state.lastOperations.first : state.items.length;
  state.lastOperations = { first, end: cursor.at };
  const own = state.items.length;
  const firstItem = state.items[first];
  if (firstItem && !firstItem.read) {
    // The words continue an item that could not be read.
    state.items[first] = { ...firstItem, to };
    return;
  }
  const places = read.place ? enterLocation(state, state.places, read.place) : state.places;
  const { isPlaceNamed } = state;
  state.isPlaceNamed = false;
  const isBack = state.placesOfLastOperation.length > 0 && isNext && read.operations.some(startsWithAnaphor);
  const bases = isBack ? [...state.placesOfLastOperation] : [...places];
  const act = actOfAll(read.operations);
  for (const operation of read.operations) {
    const memory = state.memory;
    const emitted = new Set<string>();
    for (const [nth, namedBase] of bases.entries()) {
      const excepted = exceptionsInNote(namedBase);
      const limited = excepted && exceptFromOperation(operation, excepted.except);
      const base = limited ? excepted.place : namedBase;
      const {
        operation: placedOperation,
        context,
        memory: after,
      } = resolveOperation(limited ?? operation, base, memory);
      const at = withAct(act ?? after.amendedAct, context, placedOperation);
      state.memory = { ...after, amendedAct: actOf(at, placedOperation) ?? after.amendedAct };
      // An operation that names its own place is made once, in however many places its sentence is.
      const key = JSON.stringify(locationsOf(placedOperation).map((location) => [...at, ...location]));
      if (emitted.has(key)) continue;
      emitted.add(key);
      const outside =
        isPlaceNamed && bases.every((place) => isOutside(place, placedOperation, context, isIn));
      if (outside && !mayLackMarks(placedOperation)) {
        state.items.push({ read: false, from, to, context: base, reason: TWO_PLACES });
        continue;
      }
      state.items.push({
        read: true,
        from,
        to,
        operation: placedOperation,
        context: at,
        ...(outside
          ? { condition: WHICH_OF_TWO_PLACES }
          : state.condition
            ? { condition: state.condition }
            : {}),
      });
      // "Section 8 becomes section 8(1), and after it insert": the next operation is in that new place.
      if (!isWithin(context, base)) bases[nth] = context;
    }
  }
  state.placesOfLastOperation = bases.filter((base, nth) => base !== places[nth]);
  joinParts(state, read, first, own);
  if (read.listPlace) state.places = enterLocation(state, state.places, read.listPlace);
  if (read.frame) state.frame = read.frame;
}
