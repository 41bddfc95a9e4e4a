import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import { canonicalJson } from '../../core/base/canonical-json.ts';
import { firstFreeNumber } from '../../core/base/stretches.ts';
import type { StoredRow } from '../../core/consultation/duplicate-finder.ts';
import { type Respondent, respondentDetailsSchema } from '../../core/consultation/response.ts';
import type { Import } from '../../core/evidence/records.ts';
import { clearAnswerIndex, indexManyAnswers, unindexAnswers } from './answer-search.ts';
import type { AnswerRow } from './answers.ts';
import { engineOf } from './engine.ts';
import { parseStored } from './json.ts';
import { listRecords } from './records.ts';

/** The row of a respondent. Fields that no query filters by are in `json`. */
export interface RespondentRow {
  readonly id: number;
  /** The id of the import. */
  readonly import: string;
  /** The line of the response in the imported file. */
  readonly line: number;
  readonly type: string;
  /** Booleans are numbers in SQLite: 0 or 1. */
  readonly consent: number | boolean;
  readonly confidential: number | boolean;
  /** For finding duplicates: the respondent's id or address in the file. */
  readonly key: string;
  /** For finding duplicates: a hash of the row in the file. */
  readonly row: string;
  readonly json: string;
}

/** A response to be stored. Its answers name their questions by id. */
export interface NewResponse {
  readonly line: number;
  readonly row: string;
  readonly respondent: Respondent;
  readonly answers: readonly { readonly question: string; readonly text: string }[];
}

/** An answer’s id is its respondent’s id times this, plus the place of the answer in its row, from 1. */
const ANSWERS_PER_RESPONDENT = 1000;

/** The first and last id that answers of the respondents `from` to `to` can have. */
export const answerIdRange = (from: number, to: number): readonly [number, number] => [
  from * ANSWERS_PER_RESPONDENT,
  to * ANSWERS_PER_RESPONDENT + ANSWERS_PER_RESPONDENT - 1,
];

/** The respondent who gave an answer. */
export const respondentOfAnswer = (answer: number): number => Math.floor(answer / ANSWERS_PER_RESPONDENT);

/** The respondent in a stored row. @throws Damage if its JSON isn't valid */
export function respondentOf(row: RespondentRow): Respondent {
  const details = parseStored(respondentDetailsSchema, row.json, `respondent ${row.id}`);
  const { type, key } = row;
  return { ...details, type, key, consent: Boolean(row.consent), confidential: Boolean(row.confidential) };
}

/** The first of `count` consecutive free ids for new respondents. */
export async function nextRespondent(trx: Knex.Transaction, count: number): Promise<number> {
  const idRanges: readonly { readonly first: number; readonly last: number }[] = await trx('respondent')
    .groupBy('import')
    .min({ first: 'id' })
    .max({ last: 'id' });
  return firstFreeNumber(
    idRanges.map(({ first, last }) => ({ first: Number(first), count: Number(last) - Number(first) + 1 })),
    count,
  );
}

/** The id of an import's first respondent, and its questions in the order in which its rows first have them. */
interface Numbering {
  readonly first: number;
  readonly questions: readonly string[];
}

/** The numbering of an import; null for an older import whose hash contains the ids themselves. */
export const numberingOf = ({ first, questions }: Import): Numbering | null =>
  first === undefined || questions === undefined ? null : { first, questions };

/**
 * SHA-256 of an import's rows, in order. With a numbering, the places of rows within the import are hashed, so that
 * renumbering keeps the hash. Without one, the stored ids are hashed, as in older imports.
 */
export class RowsHash {
  readonly #hash = createHash('sha256');
  /** The id of the first respondent; null to hash the stored ids. */
  readonly #first: number | null;
  /** The place of each question in the numbering. */
  readonly #places: Map<string, number>;
  /** Whether new questions are added to the numbering. */
  readonly #grows: boolean;

  /** @param numbering null to hash the stored ids. Without `questions`, the questions are numbered as they come */
  constructor(numbering: { readonly first: number; readonly questions?: readonly string[] } | null) {
    this.#first = numbering?.first ?? null;
    this.#places = new Map((numbering?.questions ?? []).map((question, place) => [question, place]));
    this.#grows = numbering?.questions === undefined;
  }

  /** The questions that came so far, in order. */
  get questions(): readonly string[] {
    return [...this.#places.keys()];
  }

  #placeOf(question: string): number {
    const place = this.#places.get(question);
    if (place !== undefined || !this.#grows) return place ?? -1;
    this.#places.set(question, this.#places.size);
    return this.#places.size - 1;
  }

  /** Adds a respondent and their answers to the hash. */
  addRow(respondent: RespondentRow, answers: readonly AnswerRow[]): void {
    const { id, import: importId, line, type, consent, confidential, key, row, json } = respondent;
    const flags = [Number(consent), Number(confidential)];
    const first = this.#first;
    const answerFields =
      first === null
        ? answers.map((answer) => [answer.id, answer.question, answer.text])
        : answers.map((answer) => [
            answer.id - first * ANSWERS_PER_RESPONDENT,
            this.#placeOf(answer.question),
            answer.text,
          ]);
    const idFields = first === null ? [id, importId] : [id - first];
    this.#hash.update(
      `${JSON.stringify([...idFields, line, type, ...flags, key, row, json, answerFields])}\n`,
      'utf8',
    );
  }

  /** The hash of all rows, in hex. */
  digest(): string {
    return this.#hash.digest('hex');
  }
}

/** The rows of one response. */
function toRows(response: NewResponse, id: number, importId: string) {
  const { type, consent, confidential, key, ...details } = response.respondent;
  const { line, row } = response;
  const respondent: RespondentRow = {
    id,
    import: importId,
    line,
    type,
    consent,
    confidential,
    key,
    row,
    json: canonicalJson(details),
  };
  const answers = response.answers.map(
    ({ question, text }, place): AnswerRow => ({
      id: id * ANSWERS_PER_RESPONDENT + place + 1,
      respondent: id,
      question,
      text,
    }),
  );
  return { respondent, answers };
}

/** Responses as rows of the two tables. */
export interface ResponseRows {
  readonly respondents: readonly RespondentRow[];
  readonly answers: readonly AnswerRow[];
}

/** Makes rows of some responses with consecutive ids from `first`, and adds them to the hash of the import's rows. */
export function responseRows(
  responses: readonly NewResponse[],
  { first, importId, hash }: { readonly first: number; readonly importId: string; readonly hash: RowsHash },
): ResponseRows {
  const respondents: RespondentRow[] = [];
  const answers: AnswerRow[] = [];
  for (const [index, response] of responses.entries()) {
    const rows = toRows(response, first + index, importId);
    hash.addRow(rows.respondent, rows.answers);
    respondents.push(rows.respondent);
    answers.push(...rows.answers);
  }
  return { respondents, answers };
}

const RESPONDENT_COLUMNS = 'id import line type consent confidential key row json'.split(' ');
const ANSWER_COLUMNS = 'id respondent question text'.split(' ');

/** An import's rows with the numbering and id that the import has in another copy of the review. */
export function renumberRows(
  { respondents, answers }: ResponseRows,
  from: Numbering,
  to: Numbering & { readonly import: string },
): ResponseRows {
  const shift = to.first - from.first;
  const questions = new Map(
    from.questions.map((question, place) => [question, to.questions[place] ?? question]),
  );
  return {
    respondents: respondents.map((one) => ({ ...one, id: one.id + shift, import: to.import })),
    answers: answers.map(({ id, respondent, question, text }) => ({
      id: id + shift * ANSWERS_PER_RESPONDENT,
      respondent: respondent + shift,
      question: questions.get(question) ?? question,
      text,
    })),
  };
}

/** All the rows of an import. */
export async function responsesIn(trx: Knex.Transaction, importId: string): Promise<ResponseRows> {
  const respondents = await trx<RespondentRow>('respondent').where({ import: importId }).orderBy('id');
  const [first, last] = [respondents[0]?.id ?? 1, respondents.at(-1)?.id ?? 0];
  const answers = await trx<AnswerRow>('answer').whereBetween('id', answerIdRange(first, last)).orderBy('id');
  return { respondents, answers };
}

/** Stores the rows of responses. The caller must index their words. */
export async function insertResponses(
  trx: Knex.Transaction,
  { respondents, answers }: ResponseRows,
): Promise<void> {
  const respondentRows = respondents.map((one) => {
    const { id, import: importId, line, type, consent, confidential, key, row, json } = one;
    return [id, importId, line, type, Number(consent), Number(confidential), key, row, json];
  });
  await engineOf(trx).bulkQueries.insert(trx, 'respondent', RESPONDENT_COLUMNS, respondentRows);
  const answerRows = answers.map(({ id, respondent, question, text }) => [id, respondent, question, text]);
  await engineOf(trx).bulkQueries.insert(trx, 'answer', ANSWER_COLUMNS, answerRows);
}

/** Indexes the answers of `count` respondents at once, which makes the index smaller and is faster than one by one. */
export async function indexResponses(trx: Knex.Transaction, first: number, count: number): Promise<void> {
  if (count > 0) await indexManyAnswers(trx, ...answerIdRange(first, first + count - 1));
}

/** The imports whose files are known to have no question about consent to publication. */
export async function importsWithoutConsent(trx: Knex.Transaction): Promise<ReadonlySet<string>> {
  const imports = await listRecords(trx, 'import');
  return new Set(imports.filter(({ isConsentAsked }) => isConsentAsked === false).map(({ id }) => id));
}

/**
 * A page of the stored rows by which duplicates of new responses are found.
 * @param after the last id of the previous page
 */
export const storedRowsAfter = (
  trx: Knex.Transaction,
  after: number,
  limit: number,
): Promise<readonly (StoredRow & { readonly id: number })[]> =>
  trx<RespondentRow>('respondent')
    .where('id', '>', after)
    .select('id', 'import', 'key', 'row')
    .orderBy('id')
    .limit(limit);

/** The types of the stored respondents, in the order of their first occurrence. */
export const listRespondentTypes = (trx: Knex.Transaction): Promise<readonly string[]> =>
  trx<RespondentRow>('respondent').groupBy('type').min({ first: 'id' }).orderBy('first').pluck('type');

/** The first and last ids of an import's respondents and answers, inclusive; null for an import without respondents. */
export async function answerRange(
  trx: Knex.Transaction,
  importId: string,
): Promise<{
  readonly respondents: readonly [number, number];
  readonly answers: readonly [number, number];
} | null> {
  const [numbers]: readonly { readonly first: number | null; readonly last: number | null }[] = await trx(
    'respondent',
  )
    .where({ import: importId })
    .min({ first: 'id' })
    .max({ last: 'id' });
  if (!numbers || numbers.first === null || numbers.last === null) return null;
  const respondents = [Number(numbers.first), Number(numbers.last)] as const;
  return { respondents, answers: answerIdRange(...respondents) };
}

/** Deletes an import's respondents and answers, and removes them from the search index. */
export async function deleteResponses(trx: Knex.Transaction, importId: string): Promise<void> {
  const range = await answerRange(trx, importId);
  if (!range) return;
  const otherResponses = await trx<RespondentRow>('respondent')
    .whereNot({ import: importId })
    .select('id')
    .first();
  if (otherResponses) await unindexAnswers(trx, ...range.answers);
  else await clearAnswerIndex(trx);
  await trx<AnswerRow>('answer').whereBetween('id', range.answers).delete();
  await trx<RespondentRow>('respondent').where({ import: importId }).delete();
}
