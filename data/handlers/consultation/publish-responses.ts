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
import { leastShownOf } from '../context/least-shown.ts';
import { consultationOf, fieldsOf } from '../context/paper-records.ts';
import { reviewInfo } from '../context/review-info.ts';
import { questionsPublisher } from '../questions/consulted.ts';

/** Respondents read at once. */
const STRIDE = 1000;

/** What is taken for one kind of respondent, of which few may be. */
async function fewKinds(trx: Knex.Transaction, minimum: number): Promise<ReadonlySet<string>> {
  const { byType } = await countRespondents(trx);
  return new Set(byType.filter(({ count }) => count < minimum).map(({ name }) => name));
}

/** What a person at work on it is told of what was taken out, and of what to look at. */
interface Remarks {
  readonly copies: readonly RemovedCopy[];
  /** Whose name was replaced, and whose address is in it. */
  readonly notes: readonly string[];
}

/** A response that may be published, as it is stored. */
interface StoredResponse {
  readonly respondent: Respondent;
  readonly texts: readonly SourceText[];
  /** Whether so few are of its kind that the kind is not told. */
  readonly isFew: boolean;
}

const textOf = (
  { id, respondent: by, question, text }: AnswerRow,
  respondent: Respondent,
  namesIn: FindNames,
): SourceText => ({
  of: `answer:${id}`,
  by: `respondent:${by}`,
  name: '',
  text,
  question: { key: question, name: '' },
  type: respondent.type,
  consent: respondent.consent,
  confidential: respondent.confidential,
  ...findNames(text, respondent, namesIn),
});

/** A response as it is published. An answer of which nothing may leave has no text. */
function clearResponse(
  gate: Gate,
  { respondent: stored, texts, isFew }: StoredResponse,
  number: number,
): Cleared<PublishedResponse> {
  return gate.clear({ respondent: [stored], text: texts }).map(({ respondent: [respondent], text }) => {
    const { type = '', organisation = '', withoutName } = respondent ?? {};
    const name = withoutName ? '' : publishedName(type, organisation);
    return {
      number,
      type: name === '' && isFew ? '' : type,
      organisation: name,
      answers: text.flatMap(({ text: words, question }) =>
        words === '' ? [] : [{ question: question.key, text: words }],
      ),
    };
  });
}

/** The responses that may be published, by the one rule for all: consent, and nobody called it confidential. */
async function publishedIn(
  context: Context,
  trx: Knex.Transaction,
): Promise<{ readonly published: Cleared<PublishedResponses>; readonly remarks: Remarks }> {
  const gate = await gateFor(trx, 'public');
  const asPublished = await questionsPublisher(context, trx);
  const questions = gate
    .clear({ question: await listRecords(trx, 'question') })
    .map(({ question }) => asPublished(question));
  const publishedQuestions = new Set(questions.value.map(({ id }) => id));
  const leastShown = await leastShownOf(trx);
  const hiddenKinds = await fewKinds(trx, leastShown);
  const unasked = await importsWithoutConsent(trx);
  const namesIn = await namesOfRespondents(context, trx);
  const withheld = { withoutConsent: 0, notAsked: 0, confidential: 0, answers: 0 };
  const responses: Cleared<PublishedResponse>[] = [];
  const notes = new Set<string>();
  const publish = (row: RespondentRow, answers: readonly AnswerRow[]): void => {
    const respondent = respondentOf(row);
    const number = responses.length + 1;
    const texts = answers.map((answer) => textOf(answer, respondent, namesIn));
    const response = clearResponse(
      gate,
      { respondent, texts, isFew: hiddenKinds.has(respondent.type) },
      number,
    );
    responses.push(response);
    withheld.answers += texts.length - response.value.answers.length;
    for (const { text, ownNames, otherNames } of texts) {
      for (const { from, to } of ownNames) notes.add(describeOwnName(text.slice(from, to), number));
      for (const { from, to } of otherNames) notes.add(describeOtherName(text.slice(from, to), number));
    }
    for (const { text } of response.value.answers)
      for (const { words, kind } of findContactDetails(text))
        notes.add(`“${words}”, in response ${number}, may be ${kind}`);
  };
  for (let after = 0; ; ) {
    const rows = await respondentsAfter(trx, after, STRIDE);
    const [first, last] = [rows[0], rows.at(-1)];
    if (!first || !last) break;
    const answers = (await answersBetween(trx, first.id, last.id)).filter(({ question }) =>
      publishedQuestions.has(question),
    );
    const byRespondent = groupBy(answers, ({ respondent }) => respondent);
    for (const row of rows) {
      if (row.confidential) withheld.confidential += 1;
      else if (!row.consent && unasked.has(row.import)) withheld.notAsked += 1;
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

/** What the consultation is called outside, which is not what its review is called by those who work on it. */
async function nameOutside(context: Context, trx: Knex.Transaction): Promise<Cleared<string>> {
  const gate = await gateFor(trx, 'public');
  const cleared = gate.clear({
    review: [await reviewInfo(context, trx)],
    consultation: [fieldsOf(await consultationOf(trx))],
  });
  return cleared.map(({ review: [review], consultation: [fields] }) =>
    consultationName(fields?.title ?? '', { title: review?.title ?? '' }, context.instrument),
  );
}

export const exportResponses: Handler<'responses.export'> = async (context, request) => {
  const read = await context.read(async (trx) =>
    ok({
      info: await reviewInfo(context, trx),
      title: await nameOutside(context, trx),
      ...(await publishedIn(context, trx)),
    }),
  );
  if (!read.ok) return read;
  const { info, title, published, remarks } = read.value;
  const madeBy = await generator();
  const files = published
    .map((responses) => ({ responses }))
    .with(title.map((name) => ({ name })))
    .map(({ responses, name }) => responseFiles(responses, { title: name, generator: madeBy }));
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
