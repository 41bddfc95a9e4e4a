import { type Result, refuse } from '../base/result.ts';
import type { Question } from '../evidence/records.ts';

/** The parts of a question that people answer: its text, its kind and its options. */
type Wording = Pick<Question, 'text' | 'kind' | 'options'>;

/** The refusal of a question without text, or of a closed one without two different options; null for a valid question. */
export function askRefusal({ text, kind, options }: Wording): Result<never> | null {
  if (text.trim() === '') return refuse('invalid', 'Your question is empty. Enter some text.', 'text');
  const distinct = new Set(options.map((option) => option.trim()).filter(Boolean));
  if (kind === 'open' || (distinct.size >= 2 && distinct.size === options.length)) return null;
  return refuse('invalid', 'A question with answer options needs at least two different answers.', 'options');
}

/** Whether two questions ask the same. */
export const asksTheSame = (left: Wording, right: Wording): boolean =>
  left.text === right.text &&
  left.kind === right.kind &&
  left.options.join('\n') === right.options.join('\n');

/** The refusal to change a question that people have already answered; null where the question may be changed. */
export const rewordRefusal = (was: Question, is: Wording, isAnswered: boolean): Result<never> | null =>
  isAnswered && !asksTheSame(was, is)
    ? refuse('refused', `${was.id} has answers already. Add a new question instead.`, was.id)
    : null;
