import type { Knex } from 'knex';
import { contactDetails } from '../../../core/base/contact-details.ts';
import { groupBy } from '../../../core/base/group-by.ts';
import { ok } from '../../../core/base/result.ts';
import { describeCopy, describeOtherName, describeOwnName } from '../../../core/coding/describe-copy.ts';
import { type Redactions, redactionsByText } from '../../../core/coding/outward.ts';
import { ownDetails, ownStretches } from '../../../core/coding/own-details.ts';
import { joinedStretches, redactedStretches, touches, wordsWithout } from '../../../core/coding/redact.ts';
import type { RemovedCopy } from '../../../core/coding/scrub.ts';
import {
  type PublishedAnswer,
  type PublishedResponse,
  type PublishedResponses,
  publishedName,
} from '../../../core/consultation/published-responses.ts';
import type { Stretch } from '../../../core/evidence/anchor.ts';
import { consultationName } from '../../../core/pack/paper/document.ts';
import { responseFiles } from '../../consultation/response-files.ts';
import { generator } from '../../papers/generator.ts';
import { placeFor } from '../../papers/place-for.ts';
import { writeFolder } from '../../papers/write-folder.ts';
import type { AnswerRow } from '../../store/answers.ts';
import { countRespondents } from '../../store/outcome.ts';
import { findRecord, listRecords } from '../../store/records.ts';
import { importsWithoutConsent, type RespondentRow, respondentOf } from '../../store/responses.ts';
import { answersBetween, respondentsAfter } from '../../store/responses-read.ts';
import { namesOfRespondents } from '../coding/publish.ts';
import type { Context, Handler } from '../context/context.ts';
import { leastShownOf } from '../context/least-shown.ts';
import { outwardInfo, readCopies } from '../context/outward.ts';
import { reviewInfo } from '../context/review-info.ts';
import { publishedQuestions } from '../questions/published-questions.ts';

/** Respondents read at once. */
const STRIDE = 1000;

/** An answer without its redacted words and some others; null where nothing of it may leave. */
function withoutRedacted(
  { id, text }: Pick<AnswerRow, 'id' | 'text'>,
  redactions: Redactions,
  others: readonly Stretch[],
): string | null {
  const stretches = redactedStretches(text, redactions.get(`answer:${id}`) ?? []);
  return (
    stretches && wordsWithout(text, { from: 0, to: text.length }, joinedStretches([...stretches, ...others]))
  );
}

/** What is taken for one kind of respondent, of which few may be. */
async function fewKinds(trx: Knex.Transaction, least: number): Promise<ReadonlySet<string>> {
  const { byType } = await countRespondents(trx);
  return new Set(byType.filter(({ count }) => count < least).map(({ value }) => value));
}

/** What is published, and what of it was replaced because it is redacted elsewhere. */
interface Publication extends PublishedResponses {
  readonly copies: readonly RemovedCopy[];
  /** What else to look at: whose name was replaced, and whose address is in it. */
  readonly notes: readonly string[];
}

/** The responses that may be published, by the one rule for all: consent, and nobody called it confidential. */
async function publishedIn(context: Context, trx: Knex.Transaction): Promise<Publication> {
  const redactions = redactionsByText(await listRecords(trx, 'redaction'));
  const { scrub, removed } = await readCopies(trx);
  const questions = await publishedQuestions(context, trx);
  const published = new Set(questions.map(({ id }) => id));
  const leastShown = await leastShownOf(trx);
  const hiddenKinds = await fewKinds(trx, leastShown);
  const unasked = await importsWithoutConsent(trx);
  const namesIn = await namesOfRespondents(trx);
  const withheld = { withoutConsent: 0, notAsked: 0, confidential: 0, answers: 0 };
  const responses: PublishedResponse[] = [];
  const notes = new Set<string>();
  const publish = (row: RespondentRow, rowAnswers: readonly AnswerRow[]): void => {
    const respondent = respondentOf(row);
    const { type, organisation, withoutName } = respondent;
    const number = responses.length + 1;
    const own = ownDetails(respondent);
    const answers = rowAnswers.flatMap((answer): readonly PublishedAnswer[] => {
      const named = ownStretches(answer.text, own);
      const others = namesIn(answer.text).filter((stretch) => !touches(stretch, named));
      const left = withoutRedacted(answer, redactions, [...named, ...others]);
      if (left === null) {
        withheld.answers += 1;
        return [];
      }
      for (const { from, to } of named) notes.add(describeOwnName(answer.text.slice(from, to), number));
      for (const { from, to } of others) notes.add(describeOtherName(answer.text.slice(from, to), number));
      const text = scrub(left);
      for (const { words, what } of contactDetails(text))
        notes.add(`“${words}”, in response ${number}, may be ${what}`);
      return [{ question: answer.question, text }];
    });
    const name = withoutName ? '' : scrub(publishedName(type, organisation));
    const kind = name === '' && hiddenKinds.has(type) ? '' : scrub(type);
    responses.push({ number, type: kind, organisation: name, answers });
  };
  for (let after = 0; ; ) {
    const rows = await respondentsAfter(trx, after, STRIDE);
    const [first, last] = [rows[0], rows.at(-1)];
    if (!first || !last) break;
    const answers = (await answersBetween(trx, first.id, last.id)).filter(({ question }) =>
      published.has(question),
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
  return { questions, responses, withheld, leastShown, copies: removed(), notes: [...notes] };
}

/** What the consultation is called outside, which is not what its review is called by those who work on it. */
async function nameOutside(context: Context, trx: Knex.Transaction): Promise<string> {
  const held = await findRecord(trx, 'consultation', 'consultation');
  const { scrub } = await readCopies(trx);
  return consultationName(scrub(held?.title ?? ''), await outwardInfo(context, trx), context.instrument);
}

const read = (context: Context) =>
  context.read(async (trx) =>
    ok({
      info: await reviewInfo(context, trx),
      title: await nameOutside(context, trx),
      published: await publishedIn(context, trx),
    }),
  );

export const exportResponses: Handler<'responses.export'> = async (context, request) => {
  const held = await read(context);
  if (!held.ok) return held;
  const { info, title, published } = held.value;
  const files = responseFiles(published, { title, generator: await generator() });
  const written = await writeFolder(files, await placeFor(info, 'responses', request.to), 'The responses');
  if (!written.ok) return written;
  const { responses, withheld, copies, notes } = published;
  const answers = responses.reduce((sum, response) => sum + response.answers.length, 0);
  return ok({
    ...written.value,
    responses: responses.length,
    answers,
    withheld,
    copies: [...copies.map((copy) => describeCopy(copy)), ...notes],
  });
};
