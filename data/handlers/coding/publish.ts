import type { Knex } from 'knex';
import { redactionsByText } from '../../../core/coding/outward.ts';
import { ownDetails, ownStretches, respondentNames } from '../../../core/coding/own-details.ts';
import { type Publishable, publishableExcerpts, type WithheldWords } from '../../../core/coding/publish.ts';
import { joinedStretches } from '../../../core/coding/redact.ts';
import { type Copies, copiesOf } from '../../../core/coding/scrub.ts';
import type { Stretch } from '../../../core/evidence/anchor.ts';
import { type Ref, splitRef } from '../../../core/evidence/link.ts';
import type { Redaction } from '../../../core/evidence/records.ts';
import { listRecords } from '../../store/records.ts';
import { respondentOf } from '../../store/responses.ts';
import { answersWithRespondents, respondentsAfter } from '../../store/responses-read.ts';
import type { Context } from '../context/context.ts';
import { textsFor } from './texts.ts';

/** What of the coding may leave, and what takes out copies of what may not. */
export interface Published {
  readonly shown: readonly Publishable[];
  readonly withheld: WithheldWords;
  readonly redactions: readonly Redaction[];
  readonly copies: Copies;
}

/** What finds the names of all who responded. */
export async function namesOfRespondents(
  trx: Knex.Transaction,
): Promise<(text: string) => readonly Stretch[]> {
  return respondentNames((await respondentsAfter(trx, 0)).map(respondentOf));
}

/** Where in the answers among some texts their respondents name themselves, or another respondent. */
async function namedIn(
  trx: Knex.Transaction,
  refs: Iterable<Ref>,
): Promise<ReadonlyMap<Ref, readonly Stretch[]>> {
  const answers = [...refs].map(splitRef).flatMap(({ kind, id }) => (kind === 'answer' ? [Number(id)] : []));
  const stretches = new Map<Ref, readonly Stretch[]>();
  if (answers.length === 0) return stretches;
  const namesIn = await namesOfRespondents(trx);
  for (const { answer, respondent } of await answersWithRespondents(trx, answers)) {
    const own = ownStretches(answer.text, ownDetails(respondentOf(respondent)));
    stretches.set(`answer:${answer.id}`, joinedStretches([...own, ...namesIn(answer.text)]));
  }
  return stretches;
}

/** The excerpts whose words may leave. @param given what takes out copies of redacted words, where it is at hand */
export async function publishedOf(
  context: Context,
  trx: Knex.Transaction,
  given?: Copies,
): Promise<Published> {
  const excerpts = await listRecords(trx, 'excerpt');
  const redactions = await listRecords(trx, 'redaction');
  const texts = await textsFor(
    context,
    trx,
    excerpts.map(({ of }) => of),
  );
  const copies = given ?? copiesOf(redactions);
  const named = await namedIn(trx, texts.keys());
  const sorted = publishableExcerpts(excerpts, texts, redactionsByText(redactions), copies, named);
  return { ...sorted, redactions, copies };
}
