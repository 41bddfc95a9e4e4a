import type { Import } from '../evidence/records.ts';

/** An answer's number is its respondent's number times this, plus its place. */
export const PLACES = 1000;

/** A corrected answer. */
export interface Answer {
  readonly import: string;
  /** Offset of the answer's number from the first of its import, which may be renumbered before it returns. */
  readonly place?: number;
}

/** Adds the place in the import to a corrected answer, where the import's numbers are known. */
export function withPlace(id: string, answer: unknown, from: Import | null): unknown {
  if (answer === null || from?.first === undefined) return answer;
  return { ...(answer as Answer), place: Number(id) - from.first * PLACES };
}

/** A corrected answer as shown, without its place. */
export function withoutPlace(answer: unknown): unknown {
  const { place: _, ...rest } = answer as Answer;
  return rest;
}
