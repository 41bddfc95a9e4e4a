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
import { keepRecords } from '../context/keep-records.ts';
import { arrangementOf, consultationOf, fieldsOf } from '../context/paper-records.ts';

const DATES: ReadonlySet<ConsultationField> = new Set(['opens', 'closes', 'respondBy']);

/** Describes the changes of an arrangement. @param was the excluded parts before @param is those after */
function describeArrangement(was: readonly string[], is: readonly string[], isMoved: boolean): string {
  const [partsBefore, partsAfter] = [new Set(was), new Set(is)];
  const left = is.filter((part) => !partsBefore.has(part));
  const back = was.filter((part) => !partsAfter.has(part));
  return listed([
    ...(left.length > 0 ? [`excluded ${listed(left.map(partWords))}`] : []),
    ...(back.length > 0 ? [`included ${listed(back.map(partWords))} again`] : []),
    ...(isMoved ? ['changed the order of the parts'] : []),
  ]);
}

// Handlers that arrange the parts of a paper and set the details of the consultation.

export const arrangePack: Handler<'pack.arrange'> = (context, { document, order, leftOut }) =>
  context.write(async (trx, writeEntry) => {
    const was = (await findRecord(trx, 'pack', document)) ?? null;
    const before = was ?? (await arrangementOf(trx, document));
    const is = { ...before, order, leftOut };
    if (canonicalJson(was) === canonicalJson(is)) return ok({});
    const words = describeArrangement(
      before.leftOut,
      leftOut,
      canonicalJson(before.order) !== canonicalJson(order),
    );
    const description = `${words || 'arranged the parts'}, in ${DOCUMENT_WORDS[document]}`;
    await keepRecords(trx, writeEntry, { subject: '', description }, [
      { kind: 'pack', id: document, was, is },
    ]);
    return ok({});
  });

export const readProposes: Handler<'pack.proposes'> = (context, { document }) =>
  context.read(async (trx) => ok({ proposes: (await arrangementOf(trx, document)).proposes ?? 'agreed' }));

export const proposeAmendments: Handler<'pack.propose'> = (context, { document, proposes }) =>
  context.write(async (trx, writeEntry) => {
    const was = (await findRecord(trx, 'pack', document)) ?? null;
    const before = was ?? (await arrangementOf(trx, document));
    if (canonicalJson(before.proposes ?? 'agreed') === canonicalJson(proposes)) return ok({});
    for (const id of typeof proposes === 'string' ? [] : proposes.amendments)
      if (!(await findAmendment(trx, id)))
        return refuse('not-found', `There is no amendment ${id}. Nothing was changed.`, id);
    const description = `chose what ${DOCUMENT_WORDS[document]} proposes: ${proposesWords(proposes)}`;
    const is = { ...before, proposes };
    await keepRecords(trx, writeEntry, { subject: '', description }, [
      { kind: 'pack', id: document, was, is },
    ]);
    return ok({});
  });

/** Describes the content of a field: a date in words, any other text in quotation marks. */
function valueWords(is: ConsultationRecord, name: ConsultationField): string {
  const typed = is[name];
  if (!typed) return 'nothing';
  return DATES.has(name) ? dateWords(typed) : `“${typed}”`;
}

export const describeConsultation: Handler<'pack.describe'> = (context, fields) =>
  context.write(async (trx, writeEntry) => {
    const was = (await findRecord(trx, 'consultation', 'consultation')) ?? null;
    const before = was ?? (await consultationOf(trx));
    const now = consultationFieldsSchema.parse({ ...fieldsOf(before), ...fields });
    const is: ConsultationRecord = { ...before, ...now };
    const names = Object.keys(now) as readonly ConsultationField[];
    const changed = names.filter((name) => before[name] !== is[name]);
    if (changed.length === 0) return ok(now);
    const description = `changed the consultation details: ${listed(
      changed.map((name) => `the ${FIELD_WORDS[name]}, ${valueWords(is, name)}`),
    )}`;
    await keepRecords(trx, writeEntry, { subject: '', description }, [
      { kind: 'consultation', id: is.id, was, is },
    ]);
    return ok(now);
  });

export const setMinShown: Handler<'pack.showFrom'> = (context, { leastShown }) =>
  context.write(async (trx, writeEntry) => {
    const was = (await findRecord(trx, 'consultation', 'consultation')) ?? null;
    const before = was ?? (await consultationOf(trx));
    if ((before.leastShown ?? MIN_SHOWN) === leastShown) return ok({});
    const is: ConsultationRecord = { ...before, leastShown };
    const description =
      leastShown > 1
        ? `chose that numbers below ${leastShown} are not published`
        : 'chose that every number is published, however small';
    await keepRecords(trx, writeEntry, { subject: '', description }, [
      { kind: 'consultation', id: is.id, was, is },
    ]);
    return ok({});
  });

export const markConsulted: Handler<'pack.consulted'> = (context, { consulted }) =>
  context.write(async (trx, writeEntry) => {
    const was = (await findRecord(trx, 'consultation', 'consultation')) ?? null;
    const before = was ?? (await consultationOf(trx));
    const { seq } = await ledgerHead(trx);
    const is: ConsultationRecord = {
      ...before,
      consulted: consulted ? { seq, at: context.deps.now() } : null,
    };
    const description = consulted
      ? `recorded entry ${seq} as the consultation version`
      : 'removed the consultation version';
    if (!consulted && before.consulted === null) return ok({ consulted: null });
    await keepRecords(trx, writeEntry, { subject: '', description }, [
      { kind: 'consultation', id: is.id, was, is },
    ]);
    return ok({ consulted: is.consulted });
  });
