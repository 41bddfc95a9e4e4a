import type { Question } from './records.ts';

/** The code of a question, "Prop 1 Q8"; its text if it has no code. */
export const questionName = ({ id, code, text }: Pick<Question, 'id' | 'code' | 'text'>): string =>
  code || text || id;
