import type { Knex } from 'knex';
import { engineOf, type SearchedWord } from './engine.ts';

/** The words of all answers, so that they can be searched: each engine in its own way, all with the same findings. */

type ReadRange = (trx: Knex.Transaction, from: number, to: number) => Promise<void>;

/** Takes in the words of the answers whose ids are between two, both included, once they are stored. */
export const addWords: ReadRange = (trx, from, to) => engineOf(trx).words.add(trx, from, to);

/** `addWords` for thousands of answers. */
export const addManyWords: ReadRange = (trx, from, to) => engineOf(trx).words.addMany(trx, from, to);

/** Forgets the words of the answers whose ids are between two, both included, while they are still stored. */
export const forgetWords: ReadRange = (trx, from, to) => engineOf(trx).words.forget(trx, from, to);

/** Forgets all words, for a review whose last answers go. */
export const forgetAllWords = (trx: Knex.Transaction): Promise<void> => engineOf(trx).words.forgetAll(trx);

/** The ids of the answers that hold all of the given words and phrases, ascending. */
export const idsWithWords = async (
  trx: Knex.Transaction,
  words: readonly SearchedWord[],
): Promise<readonly number[]> => (words.length === 0 ? [] : engineOf(trx).words.find(trx, words));
