import type { Knex } from 'knex';
import { MIN_SHOWN } from '../../../core/consultation/small-numbers.ts';
import type { Question } from '../../../core/evidence/records.ts';
import {
  type ConsultationFields,
  consultationFieldsSchema,
  NO_FIELDS,
} from '../../../core/pack/consultation-fields.ts';
import type { DocumentKind } from '../../../core/pack/documents.ts';
import type { Asking, ConsultationRecord, PackArrangement } from '../../../core/pack/records.ts';
import { findRecord, findRecords } from '../../store/records.ts';

// Reads the records that describe the consultation and its papers. Each has a default until somebody saves one.

const NO_CONSULTATION_YET: ConsultationRecord = { id: 'consultation', ...NO_FIELDS, consulted: null };

/** The consultation of a review; an empty record if nobody has described it yet. */
export const consultationOf = async (trx: Knex.Transaction): Promise<ConsultationRecord> =>
  (await findRecord(trx, 'consultation', 'consultation')) ?? NO_CONSULTATION_YET;

/** The fields of the consultation alone. */
export const fieldsOf = (record: ConsultationRecord): ConsultationFields =>
  consultationFieldsSchema.parse(record);

/** The smallest number of people that may be published as a number. */
export const minShown = async (trx: Knex.Transaction): Promise<number> =>
  (await findRecord(trx, 'consultation', 'consultation'))?.leastShown ?? MIN_SHOWN;

/** The order of a document’s parts and the parts left out; empty lists if nobody has changed them. */
export const arrangementOf = async (
  trx: Knex.Transaction,
  document: DocumentKind,
): Promise<PackArrangement> =>
  (await findRecord(trx, 'pack', document)) ?? { id: document, order: [], leftOut: [] };

/** The record that lists the questions of the consultation paper, and the amendment that each is about. */
export const askingOf = async (trx: Knex.Transaction): Promise<Asking> =>
  (await findRecord(trx, 'asking', 'asking')) ?? { id: 'asking', asks: [] };

/**
 * Lists the questions of the consultation in order. A question that was removed with its import is left out. `about` is
 * the id of an amendment, or ''.
 */
export async function listAskedQuestions(
  trx: Knex.Transaction,
): Promise<readonly { readonly question: Question; readonly about: string }[]> {
  const { asks: askedQuestions } = await askingOf(trx);
  const questions = await findRecords(
    trx,
    'question',
    askedQuestions.map(({ question }) => question),
  );
  return askedQuestions.flatMap(({ question, about }) => {
    const record = questions.get(question);
    return record ? [{ question: record, about }] : [];
  });
}
