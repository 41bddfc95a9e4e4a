import { type Dice, dice } from '../browser/support/dice.ts';

/** A seed of which two neighbours have nothing in common (the mixing step of splitmix). */
function mixed(seed: number, n: number): number {
  let bits = (seed ^ Math.imul(n + 1, 0x9e3779b1)) >>> 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x21f0aaad);
  bits = Math.imul(bits ^ (bits >>> 15), 0x735a2d97);
  return (bits ^ (bits >>> 15)) >>> 0;
}

/** The dice for one input: the same for the same seed and number, whatever was tried before. */
export const diceFor = (seed: number, n: number): Dice => dice(mixed(seed, n));

/** Numbers that readers stumble over. */
export const NUMBERS = [
  '0',
  '-1',
  '1',
  '255',
  '65536',
  '2147483647',
  '2147483648',
  '4294967296',
  '9007199254740993',
  '1e308',
  '-1e9',
  'NaN',
  '0x10',
  '１２',
  '',
] as const;

/** Words that mean something to one reader or another, or to a program that reads what it has written. */
export const WORDS = [
  '=cmd|"/c calc"!A1',
  '@SUM(1+1)',
  '../../../../tmp/escaped',
  '<script>alert(1)</script>',
  '&lt;&amp;&#0;&#x10FFFF;&nosuch;',
  ']]>',
  '<![CDATA[',
  '<!DOCTYPE a [<!ENTITY b "c">]>',
  '<!--',
  '"',
  '""',
  "'",
  '\0',
  '\uFEFF',
  '\u202E',
  '\uD800',
  '\uFFFE',
  '\r',
  '\n',
  '\u2028',
  '2ZA',
  '(ba)',
  '__proto__',
  'constructor',
  'section 2A(3)(b)',
  'In section 2A(3), after paragraph (b) insert—',
  '“',
  '”',
] as const;
