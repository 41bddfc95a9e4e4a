import type { Asked, ListedAnswer } from './use-responses.ts';

type Respondent = Pick<ListedAnswer['respondent'], 'type' | 'organisation'>;

/** Who answered, without a name: "North Support (Organisation)", "Individual". */
export function respondentWords({ type, organisation }: Respondent): string {
  if (organisation === '') return type || 'Kind of respondent not given';
  return type === '' ? organisation : `${organisation} (${type})`;
}

/** A question in full: "Q1: Do you agree?"; its id where nothing is known of it. */
export function questionWords(question: Pick<Asked, 'code' | 'text'> | undefined, id: string): string {
  if (!question) return id;
  return [question.code, question.text].filter(Boolean).join(': ') || id;
}

/** As short as it can be told from others: its code, or the beginning of its words. */
export function questionName(question: Pick<Asked, 'code' | 'text'> | undefined, id: string): string {
  return question?.code || question?.text || id;
}

/** The answer as an end of a link, and as what is coded. */
export const answerRef = (id: number): `answer:${number}` => `answer:${id}`;
