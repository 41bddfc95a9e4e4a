import type { Kind } from '../tree.ts';

/** The words for kinds of provisions in a sentence, innermost first (drafting-conventions.md §1.1). */
export const UNITS = [
  'sub-sub-paragraph',
  'sub-paragraph',
  'paragraph',
  'subsection',
  'section',
  'article',
  'regulation',
  'rule',
  'Chapter',
  'Part',
  'Schedule',
] as const;
export type Unit = (typeof UNITS)[number];

interface UnitFacts {
  /** Whether its labels may begin with a bare number, `2A`, and whether they may begin with a bracket, `(1)`. */
  readonly numbered: boolean;
  readonly bracketed: boolean;
  /** The kinds of provision that the unit may be in an Act. Empty for units that only other instruments have. */
  readonly kinds: readonly Kind[];
}

const FACTS: Readonly<Record<Unit, UnitFacts>> = {
  'sub-sub-paragraph': { numbered: false, bracketed: true, kinds: ['subsubparagraph'] },
  'sub-paragraph': { numbered: false, bracketed: true, kinds: ['subparagraph', 'scheduleSubparagraph'] },
  paragraph: { numbered: true, bracketed: true, kinds: ['paragraph', 'scheduleParagraph'] },
  subsection: { numbered: false, bracketed: true, kinds: ['subsection'] },
  section: { numbered: true, bracketed: false, kinds: ['section'] },
  article: { numbered: true, bracketed: false, kinds: [] },
  regulation: { numbered: true, bracketed: false, kinds: [] },
  rule: { numbered: true, bracketed: false, kinds: [] },
  Chapter: { numbered: true, bracketed: false, kinds: ['chapter'] },
  Part: { numbered: true, bracketed: false, kinds: ['part'] },
  Schedule: { numbered: true, bracketed: false, kinds: ['schedule'] },
};

export const unitFacts = (unit: Unit): UnitFacts => FACTS[unit];

/** Whether one unit can be inside another: subsection (1) of section 19A, paragraph 1 of Schedule 1. */
export const isInside = (inner: Unit, outer: Unit): boolean => UNITS.indexOf(inner) < UNITS.indexOf(outer);

const SPELLINGS: ReadonlyMap<string, Unit> = new Map(
  UNITS.flatMap((unit) => [
    [unit, unit] as const,
    [`${unit}s`, unit] as const,
    [unit.replaceAll('-', '‑'), unit] as const,
  ]).concat([
    ['sub-section', 'subsection'],
    ['sub-sections', 'subsection'],
    ['subparagraph', 'sub-paragraph'],
    ['subparagraphs', 'sub-paragraph'],
    // As in Acts of the Scottish Parliament.
    ['schedule', 'Schedule'],
    ['schedules', 'Schedule'],
  ]),
);

/** The unit that a word names, and whether the word is plural. Null for other words, such as "part" with a small letter. */
export function readUnit(word: string): { readonly unit: Unit; readonly plural: boolean } | null {
  const small = word.charAt(0).toLowerCase() + word.slice(1);
  const unit = SPELLINGS.get(word) ?? SPELLINGS.get(small);
  if (!unit) return null;
  return { unit, plural: word.endsWith('s') };
}
