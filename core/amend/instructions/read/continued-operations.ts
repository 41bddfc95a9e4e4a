import type { Cursor } from './cursor.ts';
import { locationsOf } from './finish.ts';
import { continuesOperations, type Reason, type State } from './reading-state.ts';

/** The offset of the operations that the words at a token continue; null where the words begin anew. */
export const continuedFrom = (state: State, start: number): number | null =>
  continuesOperations(state, start) ? (state.items[state.follows?.first ?? 0]?.from ?? null) : null;

/** Whether nothing more follows in the sentence or in a list below it. */
export function endsHere({ tokens, at }: Cursor): boolean {
  const next = tokens.slice(at, at + 4).find(({ kind, text }) => kind !== 'mark' || /^[.;]$/.test(text));
  return next === undefined || next.kind === 'mark';
}

/** Whether words belong to what follows them, and not to what is before: "omit “x” and, in relation to Wales, omit “y”". */
export function belongsToNext(state: State, start: number): boolean {
  const { tokens } = state.c;
  const joint = tokens[start - (tokens[start - 1]?.text === ',' ? 2 : 1)];
  return (
    !continuesOperations(state, start) || (/^(?:and|then|or)$/.test(joint?.low ?? '') && !endsHere(state.c))
  );
}

/** Makes the operations just before depend on words that continue them and are no operation. */
export function addCondition(state: State, text: string): void {
  const condition = text.replace(/[.;,\s]+$/, '').trim();
  const { follows } = state;
  if (!follows || !/[\p{L}\p{N}]/u.test(condition)) return;
  state.items = state.items.map((item, at) =>
    at >= follows.first && item.read ? { ...item, condition: item.condition ?? condition } : item,
  );
  state.follows = { ...follows, end: state.c.at };
}

/** The reason for refusing an instruction that continues with words that could not be read. */
export const notReadWith = (words: string): string =>
  /[\p{L}\p{N}]/u.test(words)
    ? `The words “${words.trim()}” could not be read with what is before them`
    : 'A mark stands after it that could not be read';

/**
 * Refuses the operations just before words that continue them and could not be read. These words may be part of the change,
 * and half of a change would be another law.
 */
export function refuseContinued(state: State, start: number, reason: Reason | null): void {
  const { c, follows } = state;
  const [firstItem] = state.items.slice(follows?.first ?? 0);
  if (!follows || !firstItem) return;
  const { from } = firstItem;
  const ownSteps =
    firstItem.read && firstItem.context.length === 0 ? locationsOf(firstItem.operation).flat() : [];
  const act = ownSteps.find(({ type }) => type === 'act');
  const context = act ? [act] : firstItem.context;
  const begins = c.tokens[start]?.from ?? from;
  const to = c.tokens[c.at - 1]?.to ?? begins;
  const words = c.text
    .slice(begins, to)
    .replace(/[“”]/g, '')
    .replace(/[.;,\s]+$/, '');
  const refusal = reason ?? { reason: notReadWith(words) };
  state.items = [...state.items.slice(0, follows.first), { read: false, from, to, context, ...refusal }];
}
