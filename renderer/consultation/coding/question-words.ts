import type { CallOutput } from '../../../core/api.ts';

type QuestionText = Pick<CallOutput<'consultation.questions'>[number], 'code' | 'text'> | undefined;

/** The full name of a question: "Q1: Do you agree?". Its id if the question is unknown. */
export function questionWords(question: QuestionText, id: string): string {
  if (!question) return id;
  return [question.code, question.text].filter(Boolean).join(': ') || id;
}

/** The short name of a question: its code or, if it has none, its text. */
export function questionName(question: QuestionText, id: string): string {
  return question?.code || question?.text || id;
}
