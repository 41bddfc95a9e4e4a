import type { Import } from '../evidence/records.ts';

/** Numbers of answers of one respondent: its own times this, and the place of each. */
export const PLACES = 1000;

/** What was said of an answer. */
export interface Answer {
  readonly import: string;
  /** How far the answer's number is from the first of its import: that import's own may be another by the time it is back. */
  readonly place?: number;
}

/** What is kept as said of an answer, with its place in its import where that tells its numbers. */
export function withPlace(id: string, value: unknown, from: Import | null): unknown {
  if (value === null || from?.first === undefined) return value;
  return { ...(value as Answer), place: Number(id) - from.first * PLACES };
}

/** As it shows. */
export function withoutPlace(value: unknown): unknown {
  const { place: _, ...rest } = value as Answer;
  return rest;
}
