import type { Knex } from 'knex';
import { LEAST_SHOWN } from '../../../core/consultation/small-numbers.ts';
import type { Question } from '../../../core/evidence/records.ts';
import type { PaperInput } from '../../../core/pack/paper/facts.ts';
import type { DocumentKind } from '../../../core/pack/parts.ts';
import {
  type Asking,
  type ConsultationFields,
  type ConsultationRecord,
  consultationFieldsSchema,
  NO_FIELDS,
  type PackArrangement,
} from '../../../core/pack/records.ts';
import { findRecord, findRecords, listRecords } from '../../store/records.ts';
import type { Context } from '../context/context.ts';
import { citingActs } from '../context/held-acts.ts';
import type { Outward } from '../context/outward.ts';
import { readOutcome } from './outcome.ts';

const NO_CONSULTATION_YET: ConsultationRecord = { id: 'consultation', ...NO_FIELDS, consulted: null };

/** The consultation of a review, as far as it was told of. */
export const consultationOf = async (trx: Knex.Transaction): Promise<ConsultationRecord> =>
  (await findRecord(trx, 'consultation', 'consultation')) ?? NO_CONSULTATION_YET;

/** The smallest number that is published of people. */
export const leastShownOf = async (trx: Knex.Transaction): Promise<number> =>
  (await consultationOf(trx)).leastShown ?? LEAST_SHOWN;

/** Its fields alone. */
export const fieldsOf = (record: ConsultationRecord): ConsultationFields =>
  consultationFieldsSchema.parse(record);

export const arrangementOf = async (
  trx: Knex.Transaction,
  document: DocumentKind,
): Promise<PackArrangement> =>
  (await findRecord(trx, 'pack', document)) ?? { id: document, order: [], leftOut: [] };

export const askingOf = async (trx: Knex.Transaction): Promise<Asking> =>
  (await findRecord(trx, 'asking', 'asking')) ?? { id: 'asking', asks: [] };

/** What is asked, in order. A question that was taken back with its import is asked no more. */
export async function asksOf(
  trx: Knex.Transaction,
): Promise<readonly { readonly question: Question; readonly about: string }[]> {
  const { asks } = await askingOf(trx);
  const questions = await findRecords(
    trx,
    'question',
    asks.map(({ question }) => question),
  );
  return asks.flatMap(({ question, about }) => {
    const held = questions.get(question);
    return held ? [{ question: held, about }] : [];
  });
}

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
    outcome: document === 'response' ? await readOutcome(context, trx, outward, asks, consultation) : null,
    leastShown: consultation.leastShown ?? LEAST_SHOWN,
    ...(citing.length > 0 && { citing }),
    ...(parts && { only: parts }),
  };
}
