import type { Knex } from 'knex';
import { findNames } from '../../../core/coding/own-details.ts';
import { SUGGESTING_METHOD } from '../../../core/coding/suggest/theme-words.ts';
import { MIN_SHOWN } from '../../../core/consultation/small-numbers.ts';
import type { SourceText } from '../../../core/disclosure/kinds.ts';
import { type Ref, splitRef } from '../../../core/evidence/link.ts';
import type { DocumentKind } from '../../../core/pack/documents.ts';
import type { ConsultationRecord } from '../../../core/pack/records.ts';
import type { SuggestedCoding } from '../../../core/pack/response/outcome.ts';
import type { OutcomeSource } from '../../../core/pack/response/outcome-source.ts';
import { evidenceByKind } from '../../../core/pack/source/clear-paper.ts';
import type { PaperSource } from '../../../core/pack/source/paper-source.ts';
import { listAmendments } from '../../store/amendments.ts';
import { readEvidence } from '../../store/evidence.ts';
import { listLinks } from '../../store/links.ts';
import { countAnswers, countRespondents, publishedOrganisations } from '../../store/outcome.ts';
import { findRecord, listRecords } from '../../store/records.ts';
import { respondentOf } from '../../store/responses.ts';
import { answersWithRespondents } from '../../store/responses-read.ts';
import { readReview } from '../../store/review.ts';
import { readTallies } from '../../store/tallies.ts';
import { countWithheldAnswers } from '../../store/withheld-answers.ts';
import { countsBy } from '../coding/counts.ts';
import { namesOfRespondents } from '../coding/respondent-names.ts';
import { textsFor } from '../coding/texts.ts';
import { citingActs } from '../context/citing-acts.ts';
import type { Context } from '../context/context.ts';
import type { LedgerMoment } from '../context/ledger-moment.ts';
import { arrangementOf, askingOf, consultationOf, fieldsOf } from '../context/paper-records.ts';
import { linkStatusesOf } from '../evidence/link-status.ts';
import { readConsulted } from '../questions/consulted.ts';

/** A document, or some of its parts. */
export interface DocumentChoice {
  readonly document: DocumentKind;
  readonly parts?: readonly string[] | undefined;
}

/** Reads texts. For answers, also the places where they name respondents. */
async function readSourceTexts(
  context: Context,
  trx: Knex.Transaction,
  refs: Iterable<Ref>,
): Promise<readonly SourceText[]> {
  const texts = await textsFor(context, trx, refs);
  const answers = [...texts.keys()]
    .map(splitRef)
    .flatMap(({ kind, id }) => (kind === 'answer' ? [Number(id)] : []));
  const namesByAnswer = new Map<Ref, ReturnType<typeof findNames>>();
  if (answers.length > 0) {
    const namesIn = await namesOfRespondents(context, trx);
    for (const { answer, respondent } of await answersWithRespondents(trx, answers))
      namesByAnswer.set(`answer:${answer.id}`, findNames(answer.text, respondentOf(respondent), namesIn));
  }
  return [...texts.values()].map((text) => ({
    ...text,
    ownNames: [],
    otherNames: [],
    ...namesByAnswer.get(text.of),
  }));
}

/** Reads how themes were suggested to coders; null if suggestions are off and none was accepted. */
async function readSuggestedCoding(trx: Knex.Transaction): Promise<SuggestedCoding | null> {
  const suggesting = await findRecord(trx, 'suggesting', 'suggesting');
  const excerpts = await listRecords(trx, 'excerpt');
  const accepted = excerpts.filter(({ suggested }) => suggested).length;
  if (accepted === 0 && !suggesting?.isOn) return null;
  const { method = SUGGESTING_METHOD, quality = null } = suggesting ?? {};
  return { method, quality, accepted, passages: excerpts.length };
}

/**
 * Reads the outcome of the consultation, for the response: counts of respondents and answers, themes and amendments.
 */
async function readOutcome(
  context: Context,
  trx: Knex.Transaction,
  consultation: ConsultationRecord,
): Promise<OutcomeSource> {
  const { cells } = await countsBy(context, trx, 'question');
  return {
    ...(await countRespondents(trx)),
    organisations: await publishedOrganisations(trx),
    tallies: await readTallies(trx),
    answers: await countAnswers(trx),
    themes: cells.map(({ key, ...counts }) => ({ ...counts, question: key })),
    suggested: await readSuggestedCoding(trx),
    consulted: await readConsulted(context, trx, consultation),
    amendments: await listAmendments(trx),
  };
}

/**
 * Reads all stored content of a paper, in the given transaction. The content is not cleared for a reader.
 * @param ledger the newest entry in that transaction
 */
export async function readPaperSource(
  context: Context,
  trx: Knex.Transaction,
  { document, parts }: DocumentChoice,
  ledger: LedgerMoment,
): Promise<PaperSource> {
  const { id, title } = await readReview(trx);
  const links = await listLinks(trx);
  const excerpts = await listRecords(trx, 'excerpt');
  const consultation = await consultationOf(trx);
  const suspectLinks = (await linkStatusesOf(context).links(context, trx)).filter(
    (link) => link.suspect.length > 0,
  );
  return {
    stored: {
      review: [{ id, title }],
      amendment: await listAmendments(trx),
      link: links,
      ...evidenceByKind(await readEvidence(trx)),
      decision: await listRecords(trx, 'decision'),
      theme: await listRecords(trx, 'theme'),
      question: await listRecords(trx, 'question'),
      excerpt: excerpts,
      text: await readSourceTexts(context, trx, [
        ...excerpts.map(({ of }) => of),
        ...links.map(({ to }) => to),
      ]),
      consultation: [fieldsOf(consultation)],
      'pack-text': (await listRecords(trx, 'pack-text')).filter((text) => text.id.startsWith(`${document}/`)),
    },
    ledger,
    instrument: context.instrument,
    instrumentHash: context.instrumentHash,
    redactions: await listRecords(trx, 'redaction'),
    answersWithheld: await countWithheldAnswers(trx),
    document,
    arrangement: await arrangementOf(trx, document),
    questions: (await askingOf(trx)).asks,
    leastShown: consultation.leastShown ?? MIN_SHOWN,
    citing: document === 'consultation' ? await citingActs(context) : [],
    ...(parts && { parts }),
    outcome: document === 'response' ? await readOutcome(context, trx, consultation) : null,
    suspect: suspectLinks,
  };
}
