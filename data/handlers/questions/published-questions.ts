import type { Knex } from 'knex';
import { outwardAmendments } from '../../../core/coding/scrub.ts';
import { isOnPublication } from '../../../core/consultation/permission-column.ts';
import type { OutcomeQuestion } from '../../../core/pack/response/outcome.ts';
import { questionNames, reasonsFor } from '../../../core/pack/response/question-names.ts';
import { listAmendments } from '../../store/amendments.ts';
import { countAnswers } from '../../store/outcome.ts';
import { listRecords } from '../../store/records.ts';
import type { Context } from '../context/context.ts';
import { readCopies } from '../context/outward.ts';
import { consultationOf } from '../context/paper-records.ts';
import { consultedOn, numbersIn } from './consulted.ts';

/** The questions of the paper first, in their order, each with the reasons for its answers, and then any other that was answered. */
export async function askedQuestions(
  trx: Knex.Transaction,
  numbers: ReadonlyMap<string, number>,
  scrub: (text: string) => string,
): Promise<readonly Omit<OutcomeQuestion, 'tally' | 'themes'>[]> {
  const all = await listRecords(trx, 'question');
  const answers = await countAnswers(trx);
  const asked = [...numbers.values()];
  const rank = ({ id, text }: Pick<OutcomeQuestion, 'id' | 'text'>): number => {
    const number = numbers.get(id);
    if (number !== undefined) return number;
    const reasons = reasonsFor({ number: null, text }, asked);
    return reasons === null ? Infinity : reasons + 0.5;
  };
  return all
    .filter(
      (question) =>
        numbers.has(question.id) || (!isOnPublication(question) && (answers.get(question.id) ?? 0) > 0),
    )
    .sort((a, b) => {
      const [first, second] = [rank(a), rank(b)];
      return first === second ? (a.id < b.id ? -1 : 1) : first - second;
    })
    .map(({ id, code, text, kind }) => ({
      id,
      number: numbers.get(id) ?? null,
      code: scrub(code),
      text: scrub(text),
      kind,
      answers: answers.get(id) ?? 0,
    }));
}

/** A question as it is published beside its answers. */
type PublishedQuestion = Pick<OutcomeQuestion, 'id' | 'text' | 'kind'> & {
  /** “Question 3”, “Other question 1”. */
  readonly name: string;
};

/** The questions in the order and by the names that the response paper has. */
export async function publishedQuestions(
  context: Context,
  trx: Knex.Transaction,
): Promise<readonly PublishedQuestion[]> {
  const copies = await readCopies(trx);
  const amendments = outwardAmendments(await listAmendments(trx), copies);
  const consulted = await consultedOn(context, trx, { amendments, copies }, await consultationOf(trx));
  const questions = await askedQuestions(trx, numbersIn(consulted), copies.scrub);
  const names = questionNames(questions);
  return questions.map(({ id, text, kind }) => ({ id, name: names.get(id) ?? '', text, kind }));
}
