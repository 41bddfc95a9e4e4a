import type { CallOutput } from '../../../core/api.ts';

type QuestionText = Pick<CallOutput<'consultation.questions'>[number], 'code' | 'text'> | undefined;

/** A question in full: "Q1: Do you agree?"; its id where nothing is known of it. */
export function questionWords(question: QuestionText, id: string): string {
  if (!question) return id;
  return [question.code, question.text].filter(Boolean).join(': ') || id;
}

/** As short as it can be told from others: its code, or the beginning of its words. */
export function questionName(question: QuestionText, id: string): string {
  return question?.code || question?.text || id;
}
