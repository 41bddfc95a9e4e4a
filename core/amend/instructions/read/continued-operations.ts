import type { Cursor } from './cursor.ts';
import { locationsOf } from './finish.ts';
import { continuesOperations, type ReadingState, type Refusal } from './reading-state.ts';

/** The offset of the operations that the words at a token continue; null where the words begin anew. */
export const startOfContinuedOperations = (state: ReadingState, start: number): number | null =>
  continuesOperations(state, start) ? (state.items[state.lastOperations?.first ?? 0]?.from ?? null) : null;

/** Whether nothing more follows in the sentence or in a list below it. */
export function endsSentenceHere({ tokens, at }: Cursor): boolean {
  const next = tokens.slice(at, at + 4).find(({ kind, text }) => kind !== 'mark' || /^[.;]$/.test(text));
  return next === undefined || next.kind === 'mark';
}

/** Whether words belong to what follows them, and not to what is before: "omit “x” and, in relation to Wales, omit “y”". */
export function belongsToNextOperation(state: ReadingState, start: number): boolean {
  const { tokens } = state.cursor;
  const conjunction = tokens[start - (tokens[start - 1]?.text === ',' ? 2 : 1)];
  return (
    !continuesOperations(state, start) ||
    (/^(?:and|then|or)$/.test(conjunction?.low ?? '') && !endsSentenceHere(state.cursor))
  );
}

/** Makes the operations just before depend on words that continue them and are no operation. */
export function addCondition(state: ReadingState, text: string): void {
  const condition = text.replace(/[.;,\s]+$/, '').trim();
  const { lastOperations } = state;
  if (!lastOperations || !/[\p{L}\p{N}]/u.test(condition)) return;
  state.items = state.items.map((item, at) =>
    at >= lastOperations.first && item.read ? { ...item, condition: item.condition ?? condition } : item,
  );
  state.lastOperations = { ...lastOperations, end: state.cursor.at };
}

/** The reason for refusing an instruction that continues with words that could not be read. */
export const reasonForUnreadWords = (words: string): string =>
  /[\p{L}\p{N}]/u.test(words)
    ? `The words “${words.trim()}” could not be read with what is before them`
    : 'A mark stands after it that could not be read';

/**
 * Refuses the operations just before words that continue them and could not be read. These words may be part of the change,
 * and half of a change would be another law.
 */
export function refuseContinued(state: ReadingState, start: number, reason: Refusal | null): void {
  const { cursor, lastOperations } = state;
  const [firstItem] = state.items.slice(lastOperations?.first ?? 0);
  if (!lastOperations || !firstItem) return;
  const { from } = firstItem;
  const ownSteps =
    firstItem.read && firstItem.context.length === 0 ? locationsOf(firstItem.operation).flat() : [];
  const act = ownSteps.find(({ type }) => type === 'act');
  const context = act ? [act] : firstItem.context;
  const wordsStart = cursor.tokens[start]?.from ?? from;
  const to = cursor.tokens[cursor.at - 1]?.to ?? wordsStart;
  const words = cursor.text
    .slice(wordsStart, to)
    .replace(/[“”]/g, '')
    .replace(/[.;,\s]+$/, '');
  const effectiveRefusal = reason ?? { reason: reasonForUnreadWords(words) };
  state.items = [
    ...state.items.slice(0, lastOperations.first),
    { read: false, from, to, context, ...effectiveRefusal },
  ];
}
