import type { Knex } from 'knex';
import { engineOf, type SearchedWord } from './engine.ts';

/** The search index of all answers. Each engine has its own index, and all find the same answers. */

type ChangeRange = (trx: Knex.Transaction, from: number, to: number) => Promise<void>;

/** Indexes stored answers by their ids, from `from` to `to` inclusive. */
export const addWords: ChangeRange = (trx, from, to) => engineOf(trx).words.add(trx, from, to);

/** `addWords` for thousands of answers. */
export const addManyWords: ChangeRange = (trx, from, to) => engineOf(trx).words.addMany(trx, from, to);

/** Removes answers from the index by their ids, from `from` to `to` inclusive. Call it before the answers are deleted. */
export const forgetWords: ChangeRange = (trx, from, to) => engineOf(trx).words.forget(trx, from, to);

/** Empties the index, when a review's last answers are deleted. */
export const forgetAllWords = (trx: Knex.Transaction): Promise<void> => engineOf(trx).words.forgetAll(trx);

/** The ids of the answers that have all of the given words and phrases, ascending. Without words, none. */
export const idsWithWords = async (
  trx: Knex.Transaction,
  words: readonly SearchedWord[],
): Promise<readonly number[]> => (words.length === 0 ? [] : engineOf(trx).words.find(trx, words));
