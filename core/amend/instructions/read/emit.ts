import { actNamedIn } from '../names-act.ts';
import type { Operation } from '../syntax.ts';
import { isWithin } from './depth.ts';
import { exceptFromOperation, exceptionsInNote } from './exceptions.ts';
import { type KnownLocation, locationsOf, resolveOperation } from './finish.ts';
import type { OperationReading } from './operations-for.ts';
import { continuesOperations, enter, type ReadPart, type State } from './reading-state.ts';

const TWO_PLACES = 'It names two places, and the second is not in the first';

/** Whether an operation names anything outside the place of its sentence. The destination of a move doesn't count. */
function isOutside(
  base: KnownLocation,
  operation: Operation,
  context: KnownLocation,
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
const isNumbered = (item: ReadPart): boolean =>
  item.read && (item.operation.type === 'renumber' || item.operation.type === 'move');

/**
 * Marks the items that are made together or not at all. These are all parts of one operation, and a renumbering with
 * the parts before and after it in its sentence: "omit subsection (2), and subsection (3) becomes subsection (2)".
 */
function joinParts(state: State, { operations }: OperationReading, first: number, own: number): void {
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
function actOf(context: KnownLocation, operation: Operation): KnownLocation | null {
  const act = actNamedIn(operation) ?? actNamedIn(context);
  return act && [act];
}

/** The context of an operation, with the Act of the words before it if it names none. */
const withAct = (
  act: KnownLocation | undefined,
  context: KnownLocation,
  operation: Operation,
): KnownLocation => (act && !actOf(context, operation) ? [...act, ...context] : context);

/** The Act of operations that were read together, if they name only one Act; null otherwise. */
function actOfAll(operations: readonly Operation[]): KnownLocation | null {
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
export function addItems(state: State, start: number, read: OperationReading, isIn = isWithin): void {
  const { c } = state;
  const from = c.tokens[start]?.from ?? 0;
  const to = c.tokens[c.at - 1]?.to ?? from;
  if (state.listsPlaces && read.operations.length > 0) {
    const before = state.frame?.lists === 'places' ? state.frame.operations : [];
    state.frame = { lists: 'places', operations: [...before, ...read.operations] };
    return;
  }
  const isNext = continuesOperations(state, start);
  const first = state.follows && isNext ? state.follows.first : state.items.length;
  state.follows = { first, end: c.at };
  const own = state.items.length;
  const firstItem = state.items[first];
  if (firstItem && !firstItem.read) {
    // The words continue an item that could not be read.
    state.items[first] = { ...firstItem, to };
    return;
  }
  const places = read.inside ? enter(state, state.places, read.inside) : state.places;
  const { isLed } = state;
  state.isLed = false;
  const isBack = state.turned.length > 0 && isNext && read.operations.some(startsWithAnaphor);
  const bases = isBack ? [...state.turned] : [...places];
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
      const at = withAct(act ?? after.act, context, placedOperation);
      state.memory = { ...after, act: actOf(at, placedOperation) ?? after.act };
      // An operation that names its own place is made once, in however many places its sentence is.
      const key = JSON.stringify(locationsOf(placedOperation).map((location) => [...at, ...location]));
      if (emitted.has(key)) continue;
      emitted.add(key);
      const outside = isLed && bases.every((place) => isOutside(place, placedOperation, context, isIn));
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
  state.turned = bases.filter((base, nth) => base !== places[nth]);
  joinParts(state, read, first, own);
  if (read.within) state.places = enter(state, state.places, read.within);
  if (read.frame) state.frame = read.frame;
}
