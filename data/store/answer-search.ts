import type { Knex } from 'knex';
import { engineOf, type SearchWord } from './engine.ts';

/** The search index of all answers. Each engine has its own index, and all find the same answers. */

/** Changes the index for a range of answer ids, both inclusive. */
type ChangeIndexRange = (trx: Knex.Transaction, from: number, to: number) => Promise<void>;

/** Indexes stored answers by their ids, from `from` to `to` inclusive. */
export const indexAnswers: ChangeIndexRange = (trx, from, to) => engineOf(trx).answerIndex.add(trx, from, to);

/** Indexes thousands of answers at once. */
export const indexManyAnswers: ChangeIndexRange = (trx, from, to) =>
  engineOf(trx).answerIndex.addMany(trx, from, to);

/** Removes answers from the index by their ids, from `from` to `to` inclusive. Call it before the answers are deleted. */
export const unindexAnswers: ChangeIndexRange = (trx, from, to) =>
  engineOf(trx).answerIndex.remove(trx, from, to);

/** Empties the index, when a review's last answers are deleted. */
export const clearAnswerIndex = (trx: Knex.Transaction): Promise<void> =>
  engineOf(trx).answerIndex.clear(trx);

/** The ids of the answers that have all of the given words and phrases, ascending. Without words, none. */
export const findAnswerIds = async (
  trx: Knex.Transaction,
  words: readonly SearchWord[],
): Promise<readonly number[]> => (words.length === 0 ? [] : engineOf(trx).answerIndex.find(trx, words));
