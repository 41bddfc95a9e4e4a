import type { Knex } from 'knex';
import { cite } from '../../../core/act/citation.ts';
import { walk } from '../../../core/act/tree.ts';
import type { CallOutput, CallRequest } from '../../../core/api.ts';
import { ok, refuse } from '../../../core/base/result.ts';
import {
  type AnswerTable,
  answerPage,
  filterAnswers,
  findRowIndices,
  indexOfId,
  positionAmong,
} from '../../../core/consultation/filter.ts';
import type { Question } from '../../../core/evidence/records.ts';
import { type SearchTerm, searchTerms, snippetOf } from '../../../core/search/search-terms.ts';
import { findAnswerIds } from '../../store/answer-search.ts';
import { listRecords } from '../../store/records.ts';
import { importsWithoutConsent, type RespondentRow, respondentOf } from '../../store/responses.ts';
import { answersBy, answersWithRespondents, countDistinctAnswers } from '../../store/responses-read.ts';
import type { Context, Handler } from '../context/context.ts';
import { answersByProvision } from './answers-by-provision.ts';
import { responsesSession } from './responses-session.ts';

// Handlers that list imports, questions and responses, and search the answers. The answer table has one row for each
// answer; a place is the number of a row.

type Page = CallOutput<'consultation.responses'>;
type AnswerFilters = Omit<CallRequest<'consultation.place'>, 'id'>;
type QuestionWithAnswers = CallOutput<'consultation.questions'>[number];

export const listImports: Handler<'consultation.imports'> = (context) =>
  context.read(async (trx) => ok(await listRecords(trx, 'import')));

/** At most this many different answers to a closed question are listed. */
const MAX_CLOSED_ANSWERS = 100;

/** The number of answers to each question, by its id. */
function countByQuestion({ question, questions }: AnswerTable): ReadonlyMap<string, number> {
  const counts = new Uint32Array(questions.length);
  for (const place of question) counts[place] = (counts[place] ?? 0) + 1;
  return new Map(questions.map((id, at) => [id, counts[at] ?? 0]));
}

/**
 * Answers `consultation.questions`: all questions with the number of answers and, for closed ones, the most frequent
 * answers.
 */
export const listQuestions: Handler<'consultation.questions'> = (context) =>
  context.read(async (trx) => {
    const session = responsesSession(context);
    const answerTable = await session.answerTable(trx);
    const questions = await listRecords(trx, 'question');
    const counts = await session.memoise('counts', async () => countByQuestion(answerTable));
    const closedIds = questions.filter(({ kind }) => kind === 'closed').map(({ id }) => id);
    const answerCounts = await session.memoise(`given ${closedIds.join()}`, () =>
      countDistinctAnswers(trx, closedIds),
    );
    const byQuestion = new Map<string, QuestionWithAnswers['given'][number][]>(
      closedIds.map((id) => [id, []]),
    );
    for (const { question, text, count } of answerCounts)
      byQuestion.get(question)?.push({ value: text, count: Number(count) });
    const mostFrequentAnswers = (id: string) =>
      [...(byQuestion.get(id) ?? [])]
        .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
        .slice(0, MAX_CLOSED_ANSWERS);
    return ok(
      questions.map((question: Question): QuestionWithAnswers => {
        return {
          ...question,
          answers: counts.get(question.id) ?? 0,
          given: mostFrequentAnswers(question.id),
        };
      }),
    );
  });

/**
 * The respondent without the fields that identify a person.
 * @param importsNotAsked imports without a question about consent
 */
function respondentWithoutName(
  row: RespondentRow,
  importsNotAsked: ReadonlySet<string>,
): Page['answers'][number]['respondent'] {
  const { type, organisation, date, consent, confidential } = respondentOf(row);
  const { id, import: importId, line } = row;
  const isConsentAsked = !importsNotAsked.has(importId);
  return { id, import: importId, line, type, organisation, date, consent, isConsentAsked, confidential };
}

/** Keeps the places whose answers name a provision or a part of it. @param places rows of the table; null for all rows */
async function filterByProvision(
  context: Context,
  trx: Knex.Transaction,
  { ids }: AnswerTable,
  provision: string,
  places: Int32Array | null,
): Promise<Int32Array> {
  const namingPlaces = findRowIndices(ids, (await answersByProvision(context, trx)).get(provision) ?? []);
  const placeSet = places && new Set(places);
  return placeSet ? namingPlaces.filter((place) => placeSet.has(place)) : namingPlaces;
}

export const listProvisionsAnswered: Handler<'consultation.provisions'> = (context) =>
  context.read(async (trx) => {
    const { root } = context.instrument;
    await responsesSession(context).answerTable(trx);
    const byPid = await answersByProvision(context, trx);
    return ok(
      [...walk(root)].flatMap(({ pid }) => {
        const answers = byPid.get(pid)?.length ?? 0;
        return pid === root.pid || answers === 0 ? [] : [{ pid, name: cite(root, pid), answers }];
      }),
    );
  });

/** Finds the answers that match a search and its filters. */
async function findAnswers(context: Context, trx: Knex.Transaction, filters: AnswerFilters) {
  const session = responsesSession(context);
  const answerTable = await session.answerTable(trx);
  const coded = await session.codedFlags(trx, answerTable);
  const { search, question, kind, respondentType, published, provision } = filters;
  const terms: readonly SearchTerm[] = searchTerms(search);
  const matchingPlaces =
    search.trim() === ''
      ? null
      : await session.memoise(`search ${JSON.stringify(terms)}`, async () =>
          findRowIndices(answerTable.ids, await findAnswerIds(trx, terms)),
        );
  const places =
    provision === undefined
      ? matchingPlaces
      : await filterByProvision(context, trx, answerTable, provision, matchingPlaces);
  const questionsOfKind = (await listRecords(trx, 'question')).filter(
    (one) => kind === undefined || one.kind === kind,
  );
  const questionIds = kind === undefined ? undefined : new Set(questionsOfKind.map(({ id }) => id));
  const filter = {
    question,
    among: questionIds,
    respondentType,
    import: filters.import,
    published,
    coded: filters.coded,
  };
  // A window reads the same results page by page, so they are memoised.
  const cacheName = `found ${session.codedVersion} ${JSON.stringify([terms, search.trim() === '', filter, provision, [...(questionIds ?? [])]])}`;
  const matches = await session.memoise(cacheName, async () =>
    filterAnswers(answerTable, coded, filter, places),
  );
  return { table: answerTable, coded, terms, matches };
}

export const listResponses: Handler<'consultation.responses'> = (context, request) =>
  context.read(async (trx) => {
    const { table: answerTable, coded, terms, matches } = await findAnswers(context, trx, request);
    const { page, next } = answerPage(answerTable, matches, request);
    const rows = new Map((await answersWithRespondents(trx, page)).map((row) => [row.answer.id, row]));
    const importsNotAsked = await importsWithoutConsent(trx);
    const answers = page.flatMap((id): Page['answers'] => {
      const row = rows.get(id);
      if (!row) return [];
      const { question, text } = row.answer;
      const isCoded = coded[indexOfId(answerTable.ids, id)] === 1;
      const respondent = respondentWithoutName(row.respondent, importsNotAsked);
      const snippet = snippetOf(text, terms);
      return [{ id, question, ...snippet, length: text.length, respondent, coded: isCoded }];
    });
    return ok({ answers, next, total: matches.rowIndices.length, facets: matches.facets });
  });

/** Answers `consultation.place`: the place of an answer among the results of a search; null if it is not among them. */
export const findPlace: Handler<'consultation.place'> = (context, request) =>
  context.read(async (trx) => {
    const { table: answerTable, matches } = await findAnswers(context, trx, request);
    const place = positionAmong(answerTable, matches, request.id);
    return ok({ place: place < 0 ? null : place });
  });

/** Answers `consultation.answer`: one answer, with its respondent and the respondent’s other answers. */
export const getAnswer: Handler<'consultation.answer'> = (context, { id }) =>
  context.read(async (trx) => {
    const [answerRow] = await answersWithRespondents(trx, [id]);
    if (!answerRow) return refuse('not-found', `There is no answer ${id}.`, 'id');
    const { answer, respondent: row } = answerRow;
    const { key, name: cacheName, email, notes, withoutName = false, onPublication = [] } = respondentOf(row);
    const importsNotAsked = await importsWithoutConsent(trx);
    const otherAnswers = await answersBy(trx, row.id);
    return ok({
      id,
      question: answer.question,
      text: answer.text,
      respondent: {
        ...respondentWithoutName(row, importsNotAsked),
        key,
        name: cacheName,
        email,
        notes,
        withoutName,
        onPublication,
      },
      answers: otherAnswers.map(({ id: otherId, question, text }) => ({ id: otherId, question, text })),
    });
  });
