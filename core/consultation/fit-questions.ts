import type { Question } from '../evidence/records.ts';
import type { Mapping } from './mapping.ts';
import { plain } from './table-row.ts';

/** A column of answers, and the question that it is taken for. */
export interface AskedQuestion {
  readonly column: number;
  readonly code: string;
  readonly text: string;
  readonly kind: Question['kind'];
  /** The question held already; null for a new one. */
  readonly storedQuestion: Question | null;
}

const sameWords = (a: { readonly code: string; readonly text: string }, b: typeof a): boolean =>
  plain(a.text) === plain(b.text) && (plain(a.code) === plain(b.code) || a.code === '' || b.code === '');

/**
 * The questions of a mapping, in the file's order, each with the one held that has its words (and its code, where both
 * have one). Two columns with the same words are two questions.
 */
export function fitQuestions(mapping: Mapping, heldQuestions: readonly Question[]): readonly AskedQuestion[] {
  const free = new Set(heldQuestions);
  const columns = [...mapping.columns].sort((a, b) => a.index - b.index);
  return columns.flatMap(({ index: column, role, code, text }): readonly AskedQuestion[] => {
    if (!role.endsWith('-question')) return [];
    const kind = role === 'open-question' ? 'open' : 'closed';
    const alike = [...free].filter((question) => sameWords(question.was ?? question, { code, text }));
    const question = alike.find((question) => question.kind === kind) ?? alike[0] ?? null;
    if (question) free.delete(question);
    return [{ column, code, text, kind, storedQuestion: question }];
  });
}
