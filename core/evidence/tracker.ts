import { z } from 'zod';
import { RESPONSE_CATEGORIES, type Response } from './evidence.ts';

/**
 * A tracker of recommendations, as police forces and others publish it: a row for each recommendation or part of one, with
 * who owns it, what was answered first and what was said since.
 */

export const TRACKER_ROLES = [
  'number',
  'recommendation',
  'sub',
  'owner',
  'category',
  'response',
  'update',
] as const;
export type TrackerRole = (typeof TRACKER_ROLES)[number];

/** Which column (from 0) holds what; null where none does. Every column after the first update may be one, too. */
export const trackerMappingSchema = z.object({
  number: z.number().int().min(0).nullable(),
  recommendation: z.number().int().min(0).nullable(),
  sub: z.number().int().min(0).nullable(),
  owner: z.number().int().min(0).nullable(),
  category: z.number().int().min(0).nullable(),
  response: z.number().int().min(0).nullable(),
  update: z.number().int().min(0).nullable(),
});
export type TrackerMapping = Readonly<z.infer<typeof trackerMappingSchema>>;

/** One row of a table. */
export interface TrackerLine {
  /** Its line in the file, or its number in the sheet or table, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** What headers are known by; the first header that a pattern fits is taken, and no header twice. */
const KNOWN: readonly (readonly [TrackerRole, RegExp])[] = [
  ['number', /^(rec(ommendation)?\.?\s*(no\.?|number|ref\.?|#)|no\.?|number|ref\.?)$/i],
  ['sub', /sub[\s-]*rec|evidence requirements?/i],
  ['owner', /owner|lead\b|responsible/i],
  ['category', /^(response category|category|accepted\??|status|rag)$/i],
  ['response', /initial.*(response|plan)|^response\b|action plan/i],
  ['update', /update|progress/i],
  ['recommendation', /^recommendations?$|recommendation (text|wording)/i],
];

/** Reads a table's headers: what stands in which column, as far as its header says. */
export function mapTracker(headers: readonly string[]): TrackerMapping {
  const taken = new Set<number>();
  const mapping: Record<TrackerRole, number | null> = {
    number: null,
    recommendation: null,
    sub: null,
    owner: null,
    category: null,
    response: null,
    update: null,
  };
  for (const [role, pattern] of KNOWN) {
    const at = headers.findIndex((header, column) => !taken.has(column) && pattern.test(header.trim()));
    if (at < 0) continue;
    taken.add(at);
    mapping[role] = at;
  }
  return mapping;
}

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** The month that a header names, `2026-03` for "March 2026 update"; null where it names none. */
export function monthIn(header: string): string | null {
  const found = /\b([a-z]+)\s+(\d{4})\b/i.exec(header);
  const month = MONTHS.indexOf(found?.[1]?.toLowerCase() ?? '');
  return found && month >= 0 ? `${found[2]}-${String(month + 1).padStart(2, '0')}` : null;
}

/** The line of a table that its headers stand on: the first that names a number or a recommendation. */
export const headerLine = (lines: readonly TrackerLine[]): number =>
  lines.findIndex(({ cells }) => {
    const { number, recommendation } = mapTracker(cells);
    return (number !== null || recommendation !== null) && cells.filter((cell) => cell.trim()).length > 1;
  });

const CATEGORIES: Readonly<Record<string, Response['category']>> = Object.fromEntries(
  RESPONSE_CATEGORIES.map((category) => [category.replaceAll('-', ' '), category]),
);

/** One cell that says what was answered, and of which recommendation. */
export interface TrackerAnswer {
  readonly line: number;
  readonly recommendation: string;
  readonly as: 'response' | 'update';
  readonly column: number;
  readonly category: Response['category'];
  /** As much of a date as the column's header gives; null where it gives none. */
  readonly date: string | null;
}

export interface TrackerPlan {
  readonly answers: readonly TrackerAnswer[];
  /** Lines that nothing comes of, and why. */
  readonly left: readonly { readonly line: number; readonly why: string }[];
}

/** Control characters, and halves of characters, that no file of ours can hold. */
const UNUSABLE = /\p{Cs}|(?![\t\n])\p{Cc}|[\uFFFE\uFFFF]/gu;

/** A cell's words as they are kept: line ends are `\n`, and what no file can hold is left out. */
export const usable = (cell: string): string => cell.replace(/\r\n?/g, '\n').replace(UNUSABLE, '').trim();

/**
 * What the lines below the headers come to. A line without a number belongs to the one above it, as merged cells and
 * parts of a recommendation do. A category is taken only where a cell says it in so many words.
 * @param recommendations ids by number, as far as the review holds them
 */
export function planTracker(
  headers: readonly string[],
  lines: readonly TrackerLine[],
  mapping: TrackerMapping,
  recommendations: ReadonlyMap<number, string>,
): TrackerPlan {
  const answers: TrackerAnswer[] = [];
  const left: { line: number; why: string }[] = [];
  let number: number | null = null;
  for (const { line, cells } of lines) {
    const cell = (role: TrackerRole): string => usable(cells[mapping[role] ?? -1] ?? '');
    if (cells.every((text) => usable(text) === '')) continue;
    const said = /\d+/.exec(cell('number')) ?? /^(?:recommendation\s*)?(\d+)\b/i.exec(cell('recommendation'));
    if (said) number = Number(said[1] ?? said[0]);
    const recommendation = number === null ? undefined : recommendations.get(number);
    if (recommendation === undefined) {
      left.push({
        line,
        why:
          number === null
            ? 'It names no recommendation by its number.'
            : `There is no recommendation ${number} in this review.`,
      });
      continue;
    }
    const category = CATEGORIES[cell('category').toLowerCase()] ?? 'not-known';
    const before = answers.length;
    for (const as of ['response', 'update'] as const) {
      const column = mapping[as];
      if (column === null || cell(as) === '') continue;
      answers.push({
        line,
        recommendation,
        as,
        column,
        category: as === 'response' ? category : 'not-known',
        date: monthIn(headers[column] ?? ''),
      });
    }
    if (answers.length === before) left.push({ line, why: 'It says nothing in answer.' });
  }
  return { answers, left };
}

/** A table as the text of a source document, a line for a row, with the place (UTF-16 code units) of each cell in it. */
export function trackerText(lines: readonly TrackerLine[]): {
  readonly text: string;
  readonly placeOf: (line: number, column: number) => { readonly from: number; readonly to: number } | null;
} {
  const places = new Map<string, { readonly from: number; readonly to: number }>();
  let text = '';
  for (const { line, cells } of lines) {
    if (cells.every((cell) => usable(cell) === '')) continue;
    if (text !== '') text += '\n';
    for (const [column, cell] of cells.entries()) {
      if (column > 0) text += '\t';
      const words = usable(cell);
      places.set(`${line} ${column}`, { from: text.length, to: text.length + words.length });
      text += words;
    }
  }
  return { text, placeOf: (line, column) => places.get(`${line} ${column}`) ?? null };
}
