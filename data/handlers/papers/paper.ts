import type { Knex } from 'knex';
import { LEAST_SHOWN } from '../../../core/consultation/small-numbers.ts';
import { type ConsultationFields, consultationFieldsSchema } from '../../../core/pack/consultation-fields.ts';
import type { PaperInput } from '../../../core/pack/paper/facts.ts';
import type { DocumentKind } from '../../../core/pack/parts.ts';
import { listRecords } from '../../store/records.ts';
import type { Context } from '../context/context.ts';
import { citingActs } from '../context/held-acts.ts';
import type { Outward } from '../context/outward.ts';
import { arrangementOf, asksOf, consultationOf, fieldsOf } from '../context/paper-records.ts';
import { readOutcome } from './outcome.ts';

const scrubbedFields = (fields: ConsultationFields, scrub: (text: string) => string): ConsultationFields =>
  consultationFieldsSchema.parse(
    Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [name, typeof value === 'string' ? scrub(value) : value]),
    ),
  );

/** Which document, and, where asked, only which of its parts. */
export interface DocumentChoice {
  readonly document: DocumentKind;
  readonly parts?: readonly string[] | undefined;
}

/** What people made of a document, as it may leave: all their words, without copies of redacted ones. */
export async function readPaper(
  context: Context,
  trx: Knex.Transaction,
  outward: Outward,
  { document, parts }: DocumentChoice,
): Promise<PaperInput> {
  const { scrub } = outward.copies;
  const citing = document === 'consultation' ? await citingActs(context) : [];
  const consultation = await consultationOf(trx);
  const asks = await asksOf(trx);
  const texts = (await listRecords(trx, 'pack-text')).filter(({ id }) => id.startsWith(`${document}/`));
  return {
    kind: document,
    fields: scrubbedFields(fieldsOf(consultation), scrub),
    arrangement: await arrangementOf(trx, document),
    texts: texts.map((text) => ({ ...text, text: scrub(text.text) })),
    asks: asks.map(({ question, about }) => ({
      about,
      question: { ...question, text: scrub(question.text), options: question.options.map(scrub) },
    })),
    outcome: document === 'response' ? await readOutcome(context, trx, outward, consultation) : null,
    leastShown: consultation.leastShown ?? LEAST_SHOWN,
    ...(citing.length > 0 && { citing }),
    ...(parts && { only: parts }),
  };
}
