import type { Cursor } from './cursor.ts';
import { locationsOf } from './finish.ts';
import { goesOn, type Reason, type State } from './reading-state.ts';

/** Where the operations began that a token goes on with; null where it begins anew. */
export const begunAt = (state: State, start: number): number | null =>
  goesOn(state, start) ? (state.items[state.follows?.first ?? 0]?.from ?? null) : null;

/** Whether nothing more is said in a sentence, nor listed below it. */
export function endsHere({ tokens, at }: Cursor): boolean {
  const next = tokens.slice(at, at + 4).find(({ kind, text }) => kind !== 'mark' || /^[.;]$/.test(text));
  return next === undefined || next.kind === 'mark';
}

/** Whether words are joined to what comes after them and not to what is before: "omit “x” and, in relation to Wales, omit “y”". */
export function opensWhatFollows(state: State, start: number): boolean {
  const { tokens } = state.c;
  const joint = tokens[start - (tokens[start - 1]?.text === ',' ? 2 : 1)];
  return !goesOn(state, start) || (/^(?:and|then|or)$/.test(joint?.low ?? '') && !endsHere(state.c));
}

/** Makes the operations just before depend on what goes on after them, which is no operation. */
export function qualify(state: State, text: string): void {
  const condition = text.replace(/[.;,\s]+$/, '').trim();
  const { follows } = state;
  if (!follows || !/[\p{L}\p{N}]/u.test(condition)) return;
  state.items = state.items.map((item, at) =>
    at >= follows.first && item.read ? { ...item, condition: item.condition ?? condition } : item,
  );
  state.follows = { ...follows, end: state.c.at };
}

/** Why words can't be carried out that go on with what could not be read. */
export const notReadWith = (words: string): string =>
  /[\p{L}\p{N}]/u.test(words)
    ? `The words “${words.trim()}” could not be read with what is before them`
    : 'A mark stands after it that could not be read';

/**
 * Takes back the operations just before what goes on with them and could not be read: it may be more of what is to be done,
 * and half of that is another law.
 */
export function withhold(state: State, start: number, reason: Reason | null): void {
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
