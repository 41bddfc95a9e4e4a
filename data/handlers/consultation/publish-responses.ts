import type { Knex } from 'knex';
import { findContactDetails } from '../../../core/base/contact-details.ts';
import { groupBy } from '../../../core/base/group-by.ts';
import { ok } from '../../../core/base/result.ts';
import { describeCopy, describeOtherName, describeOwnName } from '../../../core/coding/describe-copy.ts';
import { type FindNames, findNames } from '../../../core/coding/own-details.ts';
import type { RemovedCopy } from '../../../core/coding/scrub.ts';
import {
  type PublishedResponse,
  type PublishedResponses,
  publishedName,
} from '../../../core/consultation/published-responses.ts';
import type { Respondent } from '../../../core/consultation/response.ts';
import type { Cleared, Gate } from '../../../core/disclosure/gate.ts';
import type { SourceText } from '../../../core/disclosure/kinds.ts';
import { consultationName } from '../../../core/pack/paper/document.ts';
import { responseFiles } from '../../consultation/response-files.ts';
import { generator } from '../../papers/generator.ts';
import { placeFor } from '../../papers/place-for.ts';
import { writeFolder } from '../../papers/write-folder.ts';
import type { AnswerRow } from '../../store/answers.ts';
import { countRespondents } from '../../store/outcome.ts';
import { listRecords } from '../../store/records.ts';
import { importsWithoutConsent, type RespondentRow, respondentOf } from '../../store/responses.ts';
import { answersBetween, respondentsAfter } from '../../store/responses-read.ts';
import { namesOfRespondents } from '../coding/respondent-names.ts';
import type { Context, Handler } from '../context/context.ts';
import { gateFor } from '../context/gate.ts';
import { consultationOf, fieldsOf, minShown } from '../context/paper-records.ts';
import { reviewInfo } from '../context/review-info.ts';
import { questionsPublisher } from '../questions/consulted.ts';

// Exports the responses for publication: only those with consent, and without names and other details of people.

/** This many respondents are read with one query. */
const PAGE_SIZE = 1000;

/** The types of respondent with fewer people than may be published as a number. */
async function rareTypes(trx: Knex.Transaction, minimum: number): Promise<ReadonlySet<string>> {
  const { byType } = await countRespondents(trx);
  return new Set(byType.filter(({ count }) => count < minimum).map(({ name }) => name));
}

/** Remarks for the user on what was removed, and on what to check before publication. */
interface Remarks {
  readonly copies: readonly RemovedCopy[];
  /** Sentences about names that were replaced, and about possible contact details that remain. */
  readonly notes: readonly string[];
}

/** A response that may be published, as it is stored. */
interface StoredResponse {
  readonly respondent: Respondent;
  readonly texts: readonly SourceText[];
  /** Whether so few respondents have this type that the type is not published. */
  readonly isRareType: boolean;
}

/** An answer with its respondent’s consent and the names of respondents that it contains. */
const sourceText = (
  { id, respondent: respondentId, question, text }: AnswerRow,
  respondent: Respondent,
  namesIn: FindNames,
): SourceText => ({
  of: `answer:${id}`,
  by: `respondent:${respondentId}`,
  name: '',
  text,
  question: { key: question, name: '' },
  type: respondent.type,
  consent: respondent.consent,
  confidential: respondent.confidential,
  ...findNames(text, respondent, namesIn),
});

/** Makes the published form of a response. An answer without any text to publish is left out. */
function clearResponse(
  gate: Gate,
  { respondent: storedRespondent, texts, isRareType }: StoredResponse,
  number: number,
): Cleared<PublishedResponse> {
  return gate
    .clear({ respondent: [storedRespondent], text: texts })
    .map(({ respondent: [respondent], text }) => {
      const { type = '', organisation = '', withoutName } = respondent ?? {};
      const name = withoutName ? '' : publishedName(type, organisation);
      return {
        number,
        type: name === '' && isRareType ? '' : type,
        organisation: name,
        answers: text.flatMap(({ text: publishedText, question }) =>
          publishedText === '' ? [] : [{ question: question.key, text: publishedText }],
        ),
      };
    });
}

/** Collects the responses that may be published: their respondents gave consent, and none is marked as confidential. */
async function publishResponses(
  context: Context,
  trx: Knex.Transaction,
): Promise<{ readonly published: Cleared<PublishedResponses>; readonly remarks: Remarks }> {
  const gate = await gateFor(trx, 'public');
  const publishQuestions = await questionsPublisher(context, trx);
  const questions = gate
    .clear({ question: await listRecords(trx, 'question') })
    .map(({ question }) => publishQuestions(question));
  const publishedQuestions = new Set(questions.value.map(({ id }) => id));
  const leastShown = await minShown(trx);
  const hiddenTypes = await rareTypes(trx, leastShown);
  const importsNotAsked = await importsWithoutConsent(trx);
  const namesIn = await namesOfRespondents(context, trx);
  const withheld = { withoutConsent: 0, notAsked: 0, confidential: 0, answers: 0 };
  const responses: Cleared<PublishedResponse>[] = [];
  const notes = new Set<string>();
  const publish = (row: RespondentRow, answers: readonly AnswerRow[]): void => {
    const respondent = respondentOf(row);
    const number = responses.length + 1;
    const texts = answers.map((answer) => sourceText(answer, respondent, namesIn));
    const cleared = clearResponse(
      gate,
      { respondent, texts, isRareType: hiddenTypes.has(respondent.type) },
      number,
    );
    responses.push(cleared);
    withheld.answers += texts.length - cleared.value.answers.length;
    for (const { text, ownNames, otherNames } of texts) {
      for (const { from, to } of ownNames) notes.add(describeOwnName(text.slice(from, to), number));
      for (const { from, to } of otherNames) notes.add(describeOtherName(text.slice(from, to), number));
    }
    for (const { text } of cleared.value.answers)
      for (const { words, kind } of findContactDetails(text))
        notes.add(`“${words}”, in response ${number}, may be ${kind}`);
  };
  for (let after = 0; ; ) {
    const rows = await respondentsAfter(trx, after, PAGE_SIZE);
    const [first, last] = [rows[0], rows.at(-1)];
    if (!first || !last) break;
    const answers = (await answersBetween(trx, first.id, last.id)).filter(({ question }) =>
      publishedQuestions.has(question),
    );
    const byRespondent = groupBy(answers, ({ respondent }) => respondent);
    for (const row of rows) {
      if (row.confidential) withheld.confidential += 1;
      else if (!row.consent && importsNotAsked.has(row.import)) withheld.notAsked += 1;
      else if (!row.consent) withheld.withoutConsent += 1;
      else publish(row, byRespondent.get(row.id) ?? []);
    }
    after = last.id;
  }
  const published = questions
    .map((all) => ({ questions: all, withheld, leastShown }))
    .with(gate.gather(responses).map((all) => ({ responses: all })));
  return { published, remarks: { copies: gate.copies.removed(), notes: [...notes] } };
}

/** The public title of the consultation. The title of the review is internal, and used only if there is no other. */
async function publishedTitle(context: Context, trx: Knex.Transaction): Promise<Cleared<string>> {
  const gate = await gateFor(trx, 'public');
  const cleared = gate.clear({
    review: [await reviewInfo(context, trx)],
    consultation: [fieldsOf(await consultationOf(trx))],
  });
  return cleared.map(({ review: [review], consultation: [fields] }) =>
    consultationName(fields?.title ?? '', { title: review?.title ?? '' }, context.instrument),
  );
}

/** Answers `responses.export`. The review is not changed. */
export const exportResponses: Handler<'responses.export'> = async (context, request) => {
  const inputs = await context.read(async (trx) =>
    ok({
      info: await reviewInfo(context, trx),
      title: await publishedTitle(context, trx),
      ...(await publishResponses(context, trx)),
    }),
  );
  if (!inputs.ok) return inputs;
  const { info, title, published, remarks } = inputs.value;
  const generatorName = await generator();
  const files = published
    .map((responses) => ({ responses }))
    .with(title.map((name) => ({ name })))
    .map(({ responses, name }) => responseFiles(responses, { title: name, generator: generatorName }));
  const savedFiles = await writeFolder(files, await placeFor(info, 'responses', request.to), 'The responses');
  if (!savedFiles.ok) return savedFiles;
  const { responses, withheld } = published.value;
  return ok({
    ...savedFiles.value,
    responses: responses.length,
    answers: responses.reduce((sum, response) => sum + response.answers.length, 0),
    withheld,
    copies: [...remarks.copies.map((copy) => describeCopy(copy)), ...remarks.notes],
  });
};
