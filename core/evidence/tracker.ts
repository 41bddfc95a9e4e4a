import { z } from 'zod';
import { RESPONSE_CATEGORIES, type Response } from './evidence.ts';
import { numbersIn } from './number-list.ts';

/**
 * Reads a tracker of recommendations, as police forces and others publish them. A tracker is a table with a row for each
 * recommendation or part of one, with its owner, the initial response and later updates.
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

/** The column (from 0) of each role; null for a missing role. Later columns with "update" in their header are updates too. */
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
interface TrackerLine {
  /** The line in the file, or the row in the sheet or table, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

const UPDATE = /update|progress/i;

/** The pattern of each role's header, in order of precedence. The first unused header that matches gets the role. */
const HEADER_PATTERNS: readonly (readonly [TrackerRole, RegExp])[] = [
  ['number', /^(rec(ommendation)?\.?\s*(no\.?|number|ref\.?|#)|no\.?|number|ref\.?)$/i],
  ['sub', /sub[\s-]*rec|evidence requirements?/i],
  ['owner', /owner|lead\b|responsible/i],
  ['category', /^(response category|category|accepted\??|status|rag)$/i],
  ['response', /initial.*(response|plan)|^response\b|action plan/i],
  ['update', UPDATE],
  ['recommendation', /^recommendations?$|recommendation (text|wording)/i],
];

/** Reads the roles of a table's columns from the headers. */
export function mapTracker(headers: readonly string[]): TrackerMapping {
  const usedColumns = new Set<number>();
  const mapping: Record<TrackerRole, number | null> = {
    number: null,
    recommendation: null,
    sub: null,
    owner: null,
    category: null,
    response: null,
    update: null,
  };
  for (const [role, pattern] of HEADER_PATTERNS) {
    const at = headers.findIndex((header, column) => !usedColumns.has(column) && pattern.test(header.trim()));
    if (at < 0) continue;
    usedColumns.add(at);
    mapping[role] = at;
  }
  return mapping;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The month in a header: `2026-03` for "March 2026 update" and for "Mar. 2026"; null without a month. */
function monthIn(header: string): string | null {
  for (const [, word = '', year] of header.matchAll(/\b([a-z]{3,9})\.?\s+(\d{4})\b/gi)) {
    const month = MONTHS.indexOf(word.slice(0, 3).toLowerCase());
    if (month >= 0) return `${year}-${String(month + 1).padStart(2, '0')}`;
  }
  return null;
}

/** The index of the header line: the first with a header for a number or a recommendation; -1 without one. */
export const headerLine = (lines: readonly TrackerLine[]): number =>
  lines.findIndex(({ cells }) => {
    const { number, recommendation } = mapTracker(cells);
    return (number !== null || recommendation !== null) && cells.filter((cell) => cell.trim()).length > 1;
  });

const CATEGORIES: Readonly<Record<string, Response['category']>> = Object.fromEntries(
  RESPONSE_CATEGORIES.map((category) => [category.replaceAll('-', ' '), category]),
);

/** A cell with an answer to a recommendation. */
interface TrackerAnswer {
  readonly line: number;
  readonly recommendation: string;
  readonly as: 'response' | 'update';
  readonly column: number;
  readonly category: Response['category'];
  /** The month in the column's header; null without one. */
  readonly date: string | null;
}

/** The planned import of a tracker. */
interface TrackerPlan {
  readonly answers: readonly TrackerAnswer[];
  /** Lines that are not imported, with the reason. */
  readonly left: readonly { readonly line: number; readonly reason: string }[];
}

/** Control characters and unpaired surrogates, which can't be stored. */
const UNUSABLE = /\p{Cs}|(?![\t\n])\p{Cc}|[\uFFFE\uFFFF]/gu;

/** A cell's text in the stored form: with `\n` line ends, and without characters that can't be stored. */
export const storableText = (cell: string): string =>
  cell.replace(/\r\n?/g, '\n').replace(UNUSABLE, '').trim();

/** The columns of updates: the mapped one, and later ones with an update's header. */
function updateColumns(headers: readonly string[], { update, ...others }: TrackerMapping): readonly number[] {
  if (update === null) return [];
  const usedColumns = new Set(Object.values(others));
  const extraColumns = headers.flatMap((header, at) =>
    at > update && !usedColumns.has(at) && UPDATE.test(header) ? [at] : [],
  );
  return [update, ...extraColumns];
}

/**
 * The recommendation numbers of a line, from the column of numbers, or else from the beginning of the recommendation. Null if
 * the line has no number, and an empty list if the column has text without a number.
 */
function numbersOf(number: string, recommendation: string, hasColumn: boolean): readonly number[] | null {
  if (number !== '') return numbersIn(number);
  const word = hasColumn ? 'rec(?:ommendation)?\\.?\\s*' : '(?:rec(?:ommendation)?\\.?\\s*)?';
  const numberText = new RegExp(`^${word}(\\d+)\\b`, 'i').exec(recommendation)?.[1];
  return numberText === undefined ? null : [Number(numberText)];
}

/**
 * Plans the import of the lines below the headers. A line without a number belongs to the number above it, because cells are
 * merged or the line is a part of a recommendation. A line with several numbers answers each. A category is used only if a
 * cell has exactly its words.
 * @param recommendations ids of the review's recommendations by number
 */
export function planTracker(
  headers: readonly string[],
  lines: readonly TrackerLine[],
  mapping: TrackerMapping,
  recommendations: ReadonlyMap<number, string>,
): TrackerPlan {
  const answers: TrackerAnswer[] = [];
  const left: { line: number; reason: string }[] = [];
  const updates = updateColumns(headers, mapping);
  let numbers: readonly number[] = [];
  for (const { line, cells } of lines) {
    const cell = (column: number | null): string => storableText(cells[column ?? -1] ?? '');
    if (cells.every((text) => storableText(text) === '')) continue;
    numbers =
      numbersOf(cell(mapping.number), cell(mapping.recommendation), mapping.number !== null) ?? numbers;
    if (numbers.length === 0) left.push({ line, reason: 'This row has no recommendation number.' });
    const category =
      CATEGORIES[
        cell(mapping.category)
          .toLowerCase()
          .replaceAll(/[\s-]+/g, ' ')
      ] ?? 'not-known';
    const statements = [
      { as: 'response' as const, column: mapping.response, category },
      ...updates.map((column) => ({ as: 'update' as const, column, category: 'not-known' as const })),
    ].flatMap((one) =>
      one.column !== null && cell(one.column) !== '' ? [{ ...one, column: one.column }] : [],
    );
    for (const number of numbers) {
      const recommendation = recommendations.get(number);
      if (recommendation === undefined)
        left.push({ line, reason: `There is no recommendation ${number} in this review.` });
      else if (statements.length === 0) left.push({ line, reason: 'This row has no answer.' });
      else
        for (const one of statements)
          answers.push({ line, recommendation, ...one, date: monthIn(headers[one.column] ?? '') });
    }
  }
  return { answers, left };
}

/** A table as the text of a source document, one line for each row, and the offsets (UTF-16 code units) of each cell. */
export function trackerText(lines: readonly TrackerLine[]): {
  readonly text: string;
  readonly placeOf: (line: number, column: number) => { readonly from: number; readonly to: number } | null;
} {
  const places = new Map<string, { readonly from: number; readonly to: number }>();
  let text = '';
  for (const { line, cells } of lines) {
    if (cells.every((cell) => storableText(cell) === '')) continue;
    if (text !== '') text += '\n';
    for (const [column, cell] of cells.entries()) {
      if (column > 0) text += '\t';
      const words = storableText(cell);
      places.set(`${line} ${column}`, { from: text.length, to: text.length + words.length });
      text += words;
    }
  }
  return { text, placeOf: (line, column) => places.get(`${line} ${column}`) ?? null };
}
