import { canonicalJson } from '../../../core/base/canonical-json.ts';
import { dateWords } from '../../../core/base/date-words.ts';
import { listed } from '../../../core/base/english.ts';
import { ok, refuse } from '../../../core/base/result.ts';
import { MIN_SHOWN } from '../../../core/consultation/small-numbers.ts';
import { type ConsultationField, consultationFieldsSchema } from '../../../core/pack/consultation-fields.ts';
import { DOCUMENT_WORDS, FIELD_WORDS, partWords } from '../../../core/pack/paper/headings.ts';
import { proposesWords } from '../../../core/pack/proposed.ts';
import type { ConsultationRecord } from '../../../core/pack/records.ts';
import { findAmendment } from '../../store/amendments.ts';
import { ledgerHead } from '../../store/ledger.ts';
import { findRecord } from '../../store/records.ts';
import type { Handler } from '../context/context.ts';
import { saveRecords } from '../context/keep-records.ts';
import { arrangementOf, consultationOf, fieldsOf } from '../context/paper-records.ts';

// Handlers that arrange the parts of a paper, choose what it proposes, and set the details of the consultation. A
// `pack` record has the id of its document; there is one `consultation` record.

const DATE_FIELDS: ReadonlySet<ConsultationField> = new Set(['opens', 'closes', 'respondBy']);

/** Describes the changes of an arrangement: the parts that are newly excluded or included again, and a new order. */
function describeArrangement(
  excludedBefore: readonly string[],
  excludedAfter: readonly string[],
  isReordered: boolean,
): string {
  const [partsBefore, partsAfter] = [new Set(excludedBefore), new Set(excludedAfter)];
  const newlyExcluded = excludedAfter.filter((part) => !partsBefore.has(part));
  const includedAgain = excludedBefore.filter((part) => !partsAfter.has(part));
  return listed([
    ...(newlyExcluded.length > 0 ? [`excluded ${listed(newlyExcluded.map(partWords))}`] : []),
    ...(includedAgain.length > 0 ? [`included ${listed(includedAgain.map(partWords))} again`] : []),
    ...(isReordered ? ['changed the order of the parts'] : []),
  ]);
}

export const arrangePack: Handler<'pack.arrange'> = (context, { document, order, leftOut }) =>
  context.write(async (trx, writeEntry) => {
    const was = (await findRecord(trx, 'pack', document)) ?? null;
    const recordBefore = was ?? (await arrangementOf(trx, document));
    const is = { ...recordBefore, order, leftOut };
    if (canonicalJson(was) === canonicalJson(is)) return ok({});
    const words = describeArrangement(
      recordBefore.leftOut,
      leftOut,
      canonicalJson(recordBefore.order) !== canonicalJson(order),
    );
    const description = `${words || 'arranged the parts'}, in ${DOCUMENT_WORDS[document]}`;
    await saveRecords(trx, writeEntry, { subject: '', description }, [
      { kind: 'pack', id: document, was, is },
    ]);
    return ok({});
  });

export const readProposes: Handler<'pack.proposes'> = (context, { document }) =>
  context.read(async (trx) => ok({ proposes: (await arrangementOf(trx, document)).proposes ?? 'agreed' }));

/** Answers `pack.propose`: chooses the amendments that a document proposes, by id or by state. */
export const proposeAmendments: Handler<'pack.propose'> = (context, { document, proposes }) =>
  context.write(async (trx, writeEntry) => {
    const was = (await findRecord(trx, 'pack', document)) ?? null;
    const recordBefore = was ?? (await arrangementOf(trx, document));
    if (canonicalJson(recordBefore.proposes ?? 'agreed') === canonicalJson(proposes)) return ok({});
    for (const id of typeof proposes === 'string' ? [] : proposes.amendments)
      if (!(await findAmendment(trx, id)))
        return refuse('not-found', `There is no amendment ${id}. Nothing was changed.`, id);
    const description = `chose what ${DOCUMENT_WORDS[document]} proposes: ${proposesWords(proposes)}`;
    const is = { ...recordBefore, proposes };
    await saveRecords(trx, writeEntry, { subject: '', description }, [
      { kind: 'pack', id: document, was, is },
    ]);
    return ok({});
  });

/** Describes the content of a field: a date in words, any other text in quotation marks. */
function fieldWords(consultation: ConsultationRecord, name: ConsultationField): string {
  const text = consultation[name];
  if (!text) return 'nothing';
  return DATE_FIELDS.has(name) ? dateWords(text) : `“${text}”`;
}

export const describeConsultation: Handler<'pack.describe'> = (context, fields) =>
  context.write(async (trx, writeEntry) => {
    const was = (await findRecord(trx, 'consultation', 'consultation')) ?? null;
    const recordBefore = was ?? (await consultationOf(trx));
    const fieldsAfter = consultationFieldsSchema.parse({ ...fieldsOf(recordBefore), ...fields });
    const is: ConsultationRecord = { ...recordBefore, ...fieldsAfter };
    const fieldNames = Object.keys(fieldsAfter) as readonly ConsultationField[];
    const changedFields = fieldNames.filter((name) => recordBefore[name] !== is[name]);
    if (changedFields.length === 0) return ok(fieldsAfter);
    const description = `changed the consultation details: ${listed(
      changedFields.map((name) => `the ${FIELD_WORDS[name]}, ${fieldWords(is, name)}`),
    )}`;
    await saveRecords(trx, writeEntry, { subject: '', description }, [
      { kind: 'consultation', id: is.id, was, is },
    ]);
    return ok(fieldsAfter);
  });

/** Answers `pack.showFrom`: sets the smallest number of people that is published as a number. */
export const setMinShown: Handler<'pack.showFrom'> = (context, { leastShown }) =>
  context.write(async (trx, writeEntry) => {
    const was = (await findRecord(trx, 'consultation', 'consultation')) ?? null;
    const recordBefore = was ?? (await consultationOf(trx));
    if ((recordBefore.leastShown ?? MIN_SHOWN) === leastShown) return ok({});
    const is: ConsultationRecord = { ...recordBefore, leastShown };
    const description =
      leastShown > 1
        ? `chose that numbers below ${leastShown} are not published`
        : 'chose that every number is published, however small';
    await saveRecords(trx, writeEntry, { subject: '', description }, [
      { kind: 'consultation', id: is.id, was, is },
    ]);
    return ok({});
  });

/**
 * Answers `pack.consulted`: records the present state as the one that people are consulted on, or removes that record.
 */
export const markConsulted: Handler<'pack.consulted'> = (context, { consulted }) =>
  context.write(async (trx, writeEntry) => {
    const was = (await findRecord(trx, 'consultation', 'consultation')) ?? null;
    const recordBefore = was ?? (await consultationOf(trx));
    const { seq } = await ledgerHead(trx);
    const is: ConsultationRecord = {
      ...recordBefore,
      consulted: consulted ? { seq, at: context.deps.now() } : null,
    };
    const description = consulted
      ? `recorded entry ${seq} as the consultation version`
      : 'removed the consultation version';
    if (!consulted && recordBefore.consulted === null) return ok({ consulted: null });
    await saveRecords(trx, writeEntry, { subject: '', description }, [
      { kind: 'consultation', id: is.id, was, is },
    ]);
    return ok({ consulted: is.consulted });
  });
