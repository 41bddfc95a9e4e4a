import type { Knex } from 'knex';
import type { AnswerTable } from '../../core/consultation/filter.ts';
import { engineOf } from './engine.ts';
import { respondentOfAnswer } from './responses.ts';

/** Numbers strings 0, 1, 2 … in the order in which they first occur. */
class Places {
  readonly values: string[] = [];
  readonly #places = new Map<string, number>();
  of(value: string): number {
    const place = this.#places.get(value);
    if (place !== undefined) return place;
    this.#places.set(value, this.values.length);
    this.values.push(value);
    return this.values.length - 1;
  }
}

interface RespondentGroup {
  readonly import: string;
  readonly type: string;
  readonly consent: number | boolean;
  readonly confidential: number | boolean;
  readonly ids: readonly number[];
}

/** The most questions, imports or types: the columns have 16-bit numbers, and no consultation has so many. */
const QUESTION_PLACES = 65_536;

/** All answers as columns of numbers. They are read in groups of equal rows: a hundred thousand rows have a few dozen groups. */
export async function readAnswerTable(trx: Knex.Transaction): Promise<AnswerTable> {
  const { idsByGroup } = engineOf(trx).rows;
  const groups: readonly RespondentGroup[] = await idsByGroup(trx, 'respondent', [
    'import',
    'type',
    'consent',
    'confidential',
  ]);
  const imports = new Places();
  const types = new Places();
  const questions = new Places();
  const facts = new Map<number, { import: number; type: number; published: number }>();
  for (const group of groups) {
    const { consent, confidential } = group;
    const fact = {
      import: imports.of(group.import),
      type: types.of(group.type),
      published: consent && !confidential ? 1 : 0,
    };
    for (const id of group.ids) facts.set(id, fact);
  }
  const idsByQuestion: readonly { question: string; ids: readonly number[] }[] = await idsByGroup(
    trx,
    'answer',
    ['question'],
  );
  // An answer's id and the place of its question as one number, so that a typed array can sort them natively.
  const size = idsByQuestion.reduce((sum, { ids }) => sum + ids.length, 0);
  const sortKeys = new Float64Array(size);
  let at = 0;
  for (const { question, ids } of idsByQuestion) {
    const place = questions.of(question);
    for (const id of ids) sortKeys[at++] = id * QUESTION_PLACES + place;
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
    const id = Math.floor(value / QUESTION_PLACES);
    table.ids[index] = id;
    table.question[index] = value - id * QUESTION_PLACES;
    const fact = facts.get(respondentOfAnswer(id));
    table.import[index] = fact?.import ?? 0;
    table.type[index] = fact?.type ?? 0;
    table.published[index] = fact?.published ?? 0;
  }
  return { ...table, questions: questions.values, imports: imports.values, types: types.values };
}
