import type { Question } from '../evidence/records.ts';
import type { Mapping } from './mapping.ts';
import { normaliseText } from './table-row.ts';

/** A column of answers, and the stored question that the column matches. */
export interface AskedQuestion {
  readonly column: number;
  readonly code: string;
  readonly text: string;
  readonly kind: Question['kind'];
  /** The stored question; null for a new question. */
  readonly storedQuestion: Question | null;
}

const sameWords = (a: { readonly code: string; readonly text: string }, b: typeof a): boolean =>
  normaliseText(a.text) === normaliseText(b.text) &&
  (normaliseText(a.code) === normaliseText(b.code) || a.code === '' || b.code === '');

/**
 * Matches the questions of a mapping, in the file's order, to stored questions. Their words must be the same, and their codes
 * if both have one. Two columns with the same words are two questions, so a stored question matches only one column.
 */
export function fitQuestions(mapping: Mapping, stored: readonly Question[]): readonly AskedQuestion[] {
  const unmatched = new Set(stored);
  const columns = [...mapping.columns].sort((a, b) => a.index - b.index);
  return columns.flatMap(({ index: column, role, code, text }): readonly AskedQuestion[] => {
    if (!role.endsWith('-question')) return [];
    const kind = role === 'open-question' ? 'open' : 'closed';
    const alike = [...unmatched].filter((question) => sameWords(question.was ?? question, { code, text }));
    const question = alike.find((question) => question.kind === kind) ?? alike[0] ?? null;
    if (question) unmatched.delete(question);
    return [{ column, code, text, kind, storedQuestion: question }];
  });
}
