import { type Chance, chanceFrom } from './chance.ts';
import type { Cited } from './words.ts';

/** What a section of the long made-up Act is, before it has any words. */
export interface Planned {
  readonly num: string;
  readonly is: 'repealed' | 'undivided' | 'divided' | 'interpretation';
  /** How many subsections it has. */
  readonly subsections: number;
}

/** A Part with its Chapters, each with the sections under each cross-heading; a lone Chapter is no Chapter. */
export interface PlannedPart {
  readonly num: number;
  readonly chapters: readonly (readonly (readonly Planned[])[])[];
}

const LAST = 245;
const PARTS = 14;

/** Numbers as an Act has them that was amended for decades: 1, 2, 2A, 2B, 3 … */
function numbers(chance: Chance): readonly string[] {
  const found: string[] = [];
  for (let number = 1; number <= LAST; number += 1) {
    found.push(String(number));
    if (number === 1 || number >= LAST - 5 || !chance.oneIn(6)) continue;
    const letters = 2 + chance.below(6);
    for (let at = 0; at < letters; at += 1) found.push(`${number}${String.fromCharCode(65 + at)}`);
  }
  return found;
}

function planned(num: string, isLast: boolean, chance: Chance): Planned {
  if (isLast) return { num, is: 'interpretation', subsections: 3 };
  if (num !== '1' && chance.oneIn(16)) return { num, is: 'repealed', subsections: 0 };
  if (chance.oneIn(8)) return { num, is: 'undivided', subsections: 0 };
  return { num, is: 'divided', subsections: 2 + chance.below(8) };
}

/** A list cut into runs of so many, more or less. */
function runs<T>(list: readonly T[], least: number, more: number, chance: Chance): readonly (readonly T[])[] {
  const found: (readonly T[])[] = [];
  for (let at = 0; at < list.length; ) {
    const size = least + chance.below(more);
    // What would be left over is no run of its own.
    const end = list.length - (at + size) < least ? list.length : at + size;
    found.push(list.slice(at, end));
    at = end;
  }
  return found;
}

/** The Act's sections in their Parts, Chapters and groups: the same ones every time. */
export function planOf(seed: number): readonly PlannedPart[] {
  const chance = chanceFrom(seed);
  const all = numbers(chance);
  const size = Math.ceil(all.length / PARTS);
  return Array.from({ length: PARTS }, (_, at) => {
    const own = all.slice(at * size, (at + 1) * size);
    const sections = own.map((num, nth) => planned(num, nth === own.length - 1, chance));
    const chapters = at % 2 === 0 ? [sections] : runs(sections, 8, 4, chance);
    return { num: at + 1, chapters: chapters.map((some) => runs(some, 3, 4, chance)) };
  });
}

const sectionsOf = (plan: readonly PlannedPart[]): readonly Planned[] =>
  plan.flatMap(({ chapters }) => chapters.flat(2));

/** Draws another section, or a subsection that it has, to be named in the words of one. */
export function citedIn(plan: readonly PlannedPart[]): Cited {
  const whole = sectionsOf(plan).filter(({ is }) => is === 'divided');
  return (chance) => {
    const { num, subsections } = chance.pick(whole);
    return chance.oneIn(2) ? `section ${num}` : `section ${num}(${1 + chance.below(subsections)})`;
  };
}
