import type { Dice } from '../browser/support/dice.ts';
import { spoilBytes } from './bytes.ts';
import { NUMBERS, WORDS } from './chance.ts';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

function strange({ pick, below }: Dice): Json {
  return pick<Json>([
    null,
    true,
    -1,
    1e308,
    0.5,
    2 ** 53,
    pick(WORDS),
    pick(NUMBERS),
    'a'.repeat(below(200_000)),
    [],
    {},
    nested(pick([10, 300, 1000])),
    Array<Json>(below(3000)).fill(1),
  ]);
}

function nested(deep: number): Json {
  let value: Json = 'x';
  for (let left = deep; left > 0; left -= 1) value = left % 2 === 0 ? [value] : { children: [value] };
  return value;
}

/** A value with something strange in one place of it. */
function spoiltValue(value: Json, dice: Dice): Json {
  const { below, pick } = dice;
  if (typeof value !== 'object' || value === null || below(8) === 0) return strange(dice);
  if (Array.isArray(value)) {
    const list = value as readonly Json[];
    if (list.length === 0 || below(6) === 0) return [...list, strange(dice)];
    const at = below(list.length);
    if (below(6) === 0) return list.toSpliced(at, 1);
    if (below(6) === 0) return [...list, ...Array<Json>(1 + below(50)).fill(list[at] ?? null)];
    return list.with(at, spoiltValue(list[at] ?? null, dice));
  }
  const keys = Object.keys(value);
  if (keys.length === 0 || below(6) === 0) return { ...value, [pick(WORDS)]: strange(dice) };
  const key = pick(keys);
  const { [key]: inner = null, ...rest } = value as { readonly [key: string]: Json };
  return below(6) === 0 ? rest : { ...rest, [key]: spoiltValue(inner, dice) };
}

export function spoilJson(bytes: Uint8Array, dice: Dice, others: readonly Uint8Array[]): Buffer {
  if (dice.below(4) === 0) return spoilBytes(bytes, dice, others);
  let value = JSON.parse(Buffer.from(bytes).toString('utf8')) as Json;
  for (let left = 1 + dice.below(3); left > 0; left -= 1) value = spoiltValue(value, dice);
  const text = JSON.stringify(value);
  // What JSON.stringify never writes: the key that a parser may take for a prototype, and a number beyond all numbers.
  return Buffer.from(
    dice.below(10) === 0 ? text.replace(/"\w+":/, '"__proto__":').replace(/:\d+/, ':1e999') : text,
  );
}
