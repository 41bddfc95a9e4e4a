import type { Knex } from 'knex';
import type { AnswerTable } from '../../core/consultation/filter.ts';
import { engineOf } from './engine.ts';
import { respondentOfAnswer } from './responses.ts';

/** Numbers strings 0, 1, 2 … in the order in which they first occur. */
class StringNumbers {
  readonly values: string[] = [];
  /** The number of each string. */
  readonly #places = new Map<string, number>();
  /** The number of a string, which is added if it is new. */
  of(value: string): number {
    const number = this.#places.get(value);
    if (number !== undefined) return number;
    this.#places.set(value, this.values.length);
    this.values.push(value);
    return this.values.length - 1;
  }
}

/** The ids of all respondents with the same import, type, consent and confidentiality. */
interface RespondentGroup {
  readonly import: string;
  readonly type: string;
  readonly consent: number | boolean;
  readonly confidential: number | boolean;
  readonly ids: readonly number[];
}

/** The most questions, imports or types. The columns have 16-bit numbers, and no consultation has so many. */
const MAX_NUMBERS = 65_536;

/** All answers as columns of numbers. They are read in groups of equal rows: a hundred thousand rows have a few dozen groups. */
export async function readAnswerTable(trx: Knex.Transaction): Promise<AnswerTable> {
  const { idsByGroup } = engineOf(trx).bulkQueries;
  const groups: readonly RespondentGroup[] = await idsByGroup(trx, 'respondent', [
    'import',
    'type',
    'consent',
    'confidential',
  ]);
  const imports = new StringNumbers();
  const types = new StringNumbers();
  const questions = new StringNumbers();
  const factsByRespondent = new Map<number, { import: number; type: number; published: number }>();
  for (const group of groups) {
    const { consent, confidential } = group;
    const respondentFacts = {
      import: imports.of(group.import),
      type: types.of(group.type),
      published: consent && !confidential ? 1 : 0,
    };
    for (const id of group.ids) factsByRespondent.set(id, respondentFacts);
  }
  const idsByQuestion: readonly { question: string; ids: readonly number[] }[] = await idsByGroup(
    trx,
    'answer',
    ['question'],
  );
  // An answer's id and the place of its question as one number, so that a typed array can sort them natively.
  const size = idsByQuestion.reduce((sum, { ids }) => sum + ids.length, 0);
  const sortKeys = new Float64Array(size);
  let position = 0;
  for (const { question, ids } of idsByQuestion) {
    const questionNumber = questions.of(question);
    for (const id of ids) sortKeys[position++] = id * MAX_NUMBERS + questionNumber;
  }
  sortKeys.sort();
  const table = {
    ids: new Float64Array(size),
    question: new Uint16Array(size),
    import: new Uint16Array(size),
    type: new Uint16Array(size),
    published: new Uint8Array(size),
  };
  for (const [index, value] of sortKeys.entries()) {
    const id = Math.floor(value / MAX_NUMBERS);
    table.ids[index] = id;
    table.question[index] = value - id * MAX_NUMBERS;
    const respondentFacts = factsByRespondent.get(respondentOfAnswer(id));
    table.import[index] = respondentFacts?.import ?? 0;
    table.type[index] = respondentFacts?.type ?? 0;
    table.published[index] = respondentFacts?.published ?? 0;
  }
  return { ...table, questions: questions.values, imports: imports.values, types: types.values };
}
