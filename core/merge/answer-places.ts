import type { Import } from '../evidence/records.ts';

/** The id of an answer is the respondent's number times this, plus the position of its question. */
export const PLACES = 1000;

/** A corrected answer. */
export interface Answer {
  readonly import: string;
  /** The offset of the answer's id from the first id of its import. Stays valid when the import is renumbered. */
  readonly place?: number;
}

/** Adds the offset in the import to a corrected answer, if the import's first number is known. */
export function withPlace(id: string, answer: unknown, from: Import | null): unknown {
  if (answer === null || from?.first === undefined) return answer;
  return { ...(answer as Answer), place: Number(id) - from.first * PLACES };
}

/** A corrected answer without its offset, in the form that is shown. */
export function withoutPlace(answer: unknown): unknown {
  const { place: _, ...rest } = answer as Answer;
  return rest;
}
