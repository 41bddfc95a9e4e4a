import type { Knex } from 'knex';
import { ok } from '../../../core/base/result.ts';
import { describeCopy } from '../../../core/coding/describe-copy.ts';
import { type Redactions, redactionsByText } from '../../../core/coding/outward.ts';
import { redactedStretches, wordsWithout } from '../../../core/coding/redact.ts';
import type { RemovedCopy } from '../../../core/coding/scrub.ts';
import { isOnPublication } from '../../../core/consultation/permission-column.ts';
import {
  type PublishedAnswer,
  type PublishedResponse,
  type PublishedResponses,
  publishedName,
} from '../../../core/consultation/published-responses.ts';
import { consultationName } from '../../../core/pack/paper/document.ts';
import { responseFiles } from '../../consultation/response-files.ts';
import { generator } from '../../papers/generator.ts';
import { placeFor } from '../../papers/place-for.ts';
import { writeFolder } from '../../papers/write-folder.ts';
import { findRecord, listRecords } from '../../store/records.ts';
import { importsWithoutConsent, respondentOf } from '../../store/responses.ts';
import { answersBetween, respondentsAfter } from '../../store/responses-read.ts';
import type { Context, Handler } from '../context/context.ts';
import { outwardInfo, readCopies } from '../context/outward.ts';
import { reviewInfo } from '../context/review-info.ts';

/** Respondents read at once. */
const STRIDE = 1000;

/** An answer without its redacted words; null where nothing of it may leave. */
function withoutRedacted(id: number, text: string, redactions: Redactions): string | null {
  const stretches = redactedStretches(text, redactions.get(`answer:${id}`) ?? []);
  return stretches && wordsWithout(text, { from: 0, to: text.length }, stretches);
}

/** The responses that may be published, by the one rule for all: consent, and nobody called it confidential. */
async function publishedIn(
  trx: Knex.Transaction,
): Promise<PublishedResponses & { readonly copies: readonly RemovedCopy[] }> {
  const redactions = redactionsByText(await listRecords(trx, 'redaction'));
  const { scrub, removed } = await readCopies(trx);
  const questions = (await listRecords(trx, 'question'))
    .filter((question) => !isOnPublication(question))
    .map(({ id, code, text, kind }) => ({ id, code: scrub(code), text: scrub(text), kind }));
  const published = new Set(questions.map(({ id }) => id));
  const unasked = await importsWithoutConsent(trx);
  const withheld = { withoutConsent: 0, notAsked: 0, confidential: 0, answers: 0 };
  const responses: PublishedResponse[] = [];
  for (let after = 0; ; ) {
    const rows = await respondentsAfter(trx, after, STRIDE);
    const [first, last] = [rows[0], rows.at(-1)];
    if (!first || !last) break;
    const byRespondent = new Map<number, PublishedAnswer[]>();
    const may = new Set(
      rows.filter(({ consent, confidential }) => consent && !confidential).map(({ id }) => id),
    );
    for (const { id, respondent, question, text } of await answersBetween(trx, first.id, last.id)) {
      if (!may.has(respondent) || !published.has(question)) continue;
      const left = withoutRedacted(id, text, redactions);
      if (left === null) withheld.answers += 1;
      else {
        const held = byRespondent.get(respondent) ?? [];
        byRespondent.set(respondent, held);
        held.push({ question, text: scrub(left) });
      }
    }
    for (const row of rows) {
      if (row.confidential) withheld.confidential += 1;
      else if (!row.consent && unasked.has(row.import)) withheld.notAsked += 1;
      else if (!row.consent) withheld.withoutConsent += 1;
      else {
        const { type, organisation, withoutName } = respondentOf(row);
        responses.push({
          number: responses.length + 1,
          type: scrub(type),
          organisation: withoutName ? '' : scrub(publishedName(type, organisation)),
          answers: byRespondent.get(row.id) ?? [],
        });
      }
    }
    after = last.id;
  }
  return { questions, responses, withheld, copies: removed() };
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
      published: await publishedIn(trx),
    }),
  );

export const exportResponses: Handler<'responses.export'> = async (context, request) => {
  const held = await read(context);
  if (!held.ok) return held;
  const { info, title, published } = held.value;
  const files = responseFiles(published, { title, generator: await generator() });
  const written = await writeFolder(files, await placeFor(info, 'responses', request.to), 'The responses');
  if (!written.ok) return written;
  const { responses, withheld, copies } = published;
  const answers = responses.reduce((sum, response) => sum + response.answers.length, 0);
  return ok({
    ...written.value,
    responses: responses.length,
    answers,
    withheld,
    copies: copies.map((copy) => describeCopy(copy)),
  });
};
