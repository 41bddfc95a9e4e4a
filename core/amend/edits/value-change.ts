import { z } from 'zod';
import { canonicalJson } from '../../base/canonical-json.ts';
import { commonTextEnds, countEnds } from '../../base/common-ends.ts';
import { sameValue } from '../../base/same-value.ts';
import { commonPairs } from '../../base/sequence-alignment.ts';
import { splitsPair } from '../text/characters.ts';

/**
 * The difference between two JSON values. It is small where little changed. `is` replaces the value, `text` a stretch of
 * a string, and `list` parts of an array. `fields` changes fields of an object and removes those in `gone`. The ledger
 * stores these keys.
 */
export type ValueChange =
  | { readonly is: unknown }
  | { readonly text: readonly [at: number, removed: number, put: string] }
  | { readonly list: readonly ListStep[] }
  | ({ readonly fields: Readonly<Record<string, ValueChange>> } & Readonly<
      Partial<Record<'gone', readonly string[]>>
    >);

/** One change of a list, at an index of the old list: `put` replaces `removed` items, or `change` alters one item. */
export type ListStep =
  | ({ readonly at: number; readonly removed: number } & Readonly<Record<'put', readonly unknown[]>>)
  | { readonly at: number; readonly change: ValueChange };

const place = z.number().int().min(0);
export const valueChangeSchema: z.ZodType<ValueChange> = z.lazy(() =>
  z.union([
    z.strictObject({ text: z.tuple([place, place, z.string()]).readonly() }),
    z.strictObject({ list: listStepsSchema }),
    z.strictObject({
      fields: z.record(z.string(), valueChangeSchema),
      gone: z.array(z.string()).readonly().optional(),
    }),
    z.strictObject({ is: z.unknown() }),
  ]),
);
const listStepSchema: z.ZodType<ListStep> = z.union([
  z.strictObject({ at: place, change: valueChangeSchema }),
  z.strictObject({ at: place, removed: place, put: z.array(z.unknown()).readonly() }),
]);
export const listStepsSchema = z.array(listStepSchema).readonly();

/** Longer lists of different items are compared by index only, because the time grows with the square of the length. */
const MAX_DIFFERENT_ITEMS = 400;

type PlainObject = Readonly<Record<string, unknown>>;
const isObject = (plain: unknown): plain is PlainObject =>
  typeof plain === 'object' && plain !== null && !Array.isArray(plain);

function textChange(before: string, after: string): ValueChange {
  let { head, tail } = commonTextEnds(before, after);
  // Half of a surrogate pair can't be stored: no file format or database keeps one.
  if (splitsPair(before, head) || splitsPair(after, head)) head -= 1;
  if (splitsPair(before, before.length - tail) || splitsPair(after, after.length - tail)) tail -= 1;
  return { text: [head, before.length - head - tail, after.slice(head, after.length - tail)] };
}

function fieldsChange(before: PlainObject, after: PlainObject): ValueChange {
  const fields = Object.entries(after).flatMap(
    ([name, newValue]): readonly (readonly [string, ValueChange])[] => {
      const oldValue = Object.hasOwn(before, name) ? before[name] : undefined;
      if (newValue === undefined || sameValue(oldValue, newValue)) return [];
      return [[name, oldValue === undefined ? { is: newValue } : changeOf(oldValue, newValue)]];
    },
  );
  const absent = Object.keys(before).filter(
    (name) => before[name] !== undefined && after[name] === undefined,
  );
  return { fields: Object.fromEntries(fields), ...(absent.length > 0 && { gone: absent }) };
}

/** The difference between two values, or the new value itself where that is shorter. */
export function changeOf(before: unknown, after: unknown): ValueChange {
  let change: ValueChange | null = null;
  if (typeof before === 'string' && typeof after === 'string') change = textChange(before, after);
  else if (Array.isArray(before) && Array.isArray(after)) change = { list: listStepsBetween(before, after) };
  else if (isObject(before) && isObject(after)) change = fieldsChange(before, after);
  const replacement = { is: after };
  return change && JSON.stringify(change).length < JSON.stringify(replacement).length ? change : replacement;
}

/** The steps from one list to another, in the order of the first. */
export function listStepsBetween(before: readonly unknown[], after: readonly unknown[]): readonly ListStep[] {
  const { head, tail } = countEnds(
    Math.min(before.length, after.length),
    (at) => sameValue(before[at], after[at]),
    (at) => sameValue(before[before.length - 1 - at], after[after.length - 1 - at]),
  );
  const [oldItems, newItems] = [
    before.slice(head, before.length - tail),
    after.slice(head, after.length - tail),
  ];
  const isSingle = oldItems.length <= 1 && newItems.length <= 1;
  const pairs = isSingle
    ? []
    : (commonPairs(oldItems.map(canonicalJson), newItems.map(canonicalJson), MAX_DIFFERENT_ITEMS) ?? []);
  const steps: ListStep[] = [];
  let [a, b] = [0, 0];
  for (const [toA, toB] of [...pairs, [oldItems.length, newItems.length] as const]) {
    steps.push(...stepsOfRun(oldItems.slice(a, toA), newItems.slice(b, toB), head + a));
    [a, b] = [toA + 1, toB + 1];
  }
  return steps;
}

/** The steps for a run of items that were all replaced. Runs of equal length give a step for each item. */
function stepsOfRun(
  oldItems: readonly unknown[],
  newItems: readonly unknown[],
  at: number,
): readonly ListStep[] {
  if (oldItems.length !== newItems.length) return [{ at, removed: oldItems.length, put: newItems }];
  return oldItems.flatMap((item, nth): readonly ListStep[] =>
    sameValue(item, newItems[nth]) ? [] : [{ at: at + nth, change: changeOf(item, newItems[nth]) }],
  );
}

const notThere = (part: string): RangeError =>
  new RangeError(`A change is of ${part} that there is not in what it changes`);

/** A value with a change applied. @throws RangeError where the change is of another value */
export function valueAfter(before: unknown, change: ValueChange): unknown {
  if ('text' in change) {
    const [at, removed, insert] = change.text;
    if (typeof before !== 'string' || at + removed > before.length) throw notThere('words');
    return before.slice(0, at) + insert + before.slice(at + removed);
  }
  if ('list' in change) {
    if (!Array.isArray(before)) throw notThere('a list');
    return listAfter(before, change.list);
  }
  if ('fields' in change) {
    if (!isObject(before)) throw notThere('fields');
    const { fields, gone: absent = [] } = change;
    if (absent.some((name) => !Object.hasOwn(before, name))) throw notThere('a field');
    const changed = Object.entries(fields).map(([name, inner]) => {
      if (!('is' in inner) && !Object.hasOwn(before, name)) throw notThere('a field');
      return [name, valueAfter(before[name], inner)] as const;
    });
    const stayed = Object.entries(before).filter(([name]) => !absent.includes(name));
    return Object.fromEntries([...stayed, ...changed]);
  }
  return change.is;
}

/** A list with steps applied. Unchanged items are the same objects. @throws RangeError where they are of another list */
export function listAfter(before: readonly unknown[], steps: readonly ListStep[]): readonly unknown[] {
  const after: unknown[] = [];
  let from = 0;
  for (const step of steps) {
    const to = step.at + ('change' in step ? 1 : step.removed);
    if (step.at < from || to > before.length) throw notThere('an item');
    for (let at = from; at < step.at; at++) after.push(before[at]);
    if ('change' in step) after.push(valueAfter(before[step.at], step.change));
    else after.push(...step.put);
    from = to;
  }
  for (let at = from; at < before.length; at++) after.push(before[at]);
  return after;
}
