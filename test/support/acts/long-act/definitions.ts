import type { Chance } from './chance.ts';
import type { Words } from './words.ts';

/** The terms that the long made-up Act defines, in the order of the alphabet. */
export const TERMS = [
  { term: 'abandoned item', article: 'an abandoned item' },
  { term: 'attendant', article: 'an attendant' },
  { term: 'bulky item', article: 'a bulky item' },
  { term: 'carrier', article: 'a carrier' },
  { term: 'charge', article: 'a charge' },
  { term: 'container', article: 'a container' },
  { term: 'deposit ticket', article: 'a deposit ticket' },
  { term: 'depositor', article: 'a depositor' },
  { term: 'effective date of deposit', article: 'an effective date of deposit' },
  { term: 'hat box', article: 'a hat box' },
  { term: 'inventory', article: 'an inventory' },
  { term: 'item of high value', article: 'an item of high value' },
  { term: 'left luggage office', article: 'a left luggage office' },
  { term: 'licensed porter', article: 'a licensed porter' },
  { term: 'locker', article: 'a locker' },
  { term: 'lost ticket', article: 'a lost ticket' },
  { term: 'night deposit', article: 'a night deposit' },
  { term: 'perishable item', article: 'a perishable item' },
  { term: 'platform', article: 'a platform' },
  { term: 'qualifying traveller', article: 'a qualifying traveller' },
  { term: 'railway waiting room', article: 'a railway waiting room' },
  { term: 'seaside station', article: 'a seaside station' },
  { term: 'storage day', article: 'a storage day' },
  { term: 'trunk', article: 'a trunk' },
  { term: 'umbrella stand', article: 'an umbrella stand' },
  { term: 'unclaimed item', article: 'an unclaimed item' },
] as const;

/** A list of definitions, in the order of the alphabet. */
export function definitionsOf(chance: Chance, words: Words): readonly string[] {
  const chosen = TERMS.filter(() => !chance.oneIn(3));
  return chosen.flatMap(({ term }, at): readonly string[] => {
    const end = at === chosen.length - 1 ? '.' : ';';
    if (chance.oneIn(5))
      return [`“${term}” means—`, `  (a) ${words.item()}, or`, `  (b) ${words.item()}${end}`];
    if (chance.oneIn(4)) return [`“${term}” has the same meaning as in ${words.citation()}${end}`];
    return [`“${term}” means ${words.item()}${end}`];
  });
}
