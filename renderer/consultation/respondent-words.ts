import type { ListedAnswer } from './use-responses.ts';

type Respondent = Pick<ListedAnswer['respondent'], 'type' | 'organisation'>;

/** Who answered, without a name: "North Support (Organisation)", "Individual". */
export function respondentWords({ type, organisation }: Respondent): string {
  if (organisation === '') return type || 'Kind of respondent not given';
  return type === '' ? organisation : `${organisation} (${type})`;
}

/** The answer as an end of a link, and as what is coded. */
export const answerRef = (id: number): `answer:${number}` => `answer:${id}`;
