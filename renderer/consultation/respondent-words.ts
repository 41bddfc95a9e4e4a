import type { ListedAnswer } from './use-responses.ts';

type Respondent = Pick<ListedAnswer['respondent'], 'type' | 'organisation'>;

/** Describes a respondent without a personal name: "North Support (Organisation)", "Individual". */
export function respondentWords({ type, organisation }: Respondent): string {
  if (organisation === '') return type || 'Kind of respondent not given';
  return type === '' ? organisation : `${organisation} (${type})`;
}

/** The ref of an answer, for links and coding. */
export const answerRef = (id: number): `answer:${number}` => `answer:${id}`;
