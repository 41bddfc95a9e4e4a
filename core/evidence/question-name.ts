import type { Question } from './records.ts';

/** "Prop 1 Q8", or the question itself where it has no number. */
export const questionName = ({ id, code, text }: Pick<Question, 'id' | 'code' | 'text'>): string =>
  code || text || id;
