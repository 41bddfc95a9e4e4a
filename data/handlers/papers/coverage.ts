import type { Knex } from 'knex';
import { ok } from '../../../core/base/result.ts';
import { coverageReport } from '../../../core/coverage/coverage-report.ts';
import { outward } from '../../../core/coverage/outward-report.ts';
import type { CoverageReport } from '../../../core/coverage/report-schema.ts';
import { isWithheld } from '../../../core/disclosure/consent.ts';
import type { Cleared } from '../../../core/disclosure/gate.ts';
import type { Reader } from '../../../core/disclosure/reader.ts';
import { type Ref, splitRef } from '../../../core/evidence/link.ts';
import type { Excerpt } from '../../../core/evidence/records.ts';
import { evidenceByKind, evidenceIn } from '../../../core/pack/source/clear-paper.ts';
import { coverageFiles } from '../../papers/coverage.ts';
import { generator } from '../../papers/generator.ts';
import { placeFor } from '../../papers/place-for.ts';
import { writeFolder } from '../../papers/write-folder.ts';
import { listAmendments } from '../../store/amendments.ts';
import { readEvidence } from '../../store/evidence.ts';
import { listRecords } from '../../store/records.ts';
import { answersWithheld } from '../../store/withheld-answers.ts';
import type { Context, Handler } from '../context/context.ts';
import { gateFor } from '../context/gate.ts';
import { ledgerMoment } from '../context/ledger-moment.ts';
import { reviewInfo } from '../context/review-info.ts';
import { linkStatusesOf } from '../evidence/link-status.ts';

/** Makes the coverage report for a reader. Outside the review, withheld notes and answers are not named. */
async function computeCoverage(
  context: Context,
  trx: Knex.Transaction,
  reader: Reader,
  today: string,
): Promise<Cleared<{ readonly report: CoverageReport; readonly title: string }>> {
  const gate = await gateFor(trx, reader);
  const evidence = await readEvidence(trx);
  const cleared = gate.clear({
    review: [await reviewInfo(context, trx)],
    amendment: await listAmendments(trx),
    ...evidenceByKind(evidence),
    decision: await listRecords(trx, 'decision'),
    excerpt: await listRecords(trx, 'excerpt'),
    theme: await listRecords(trx, 'theme'),
  });
  const links = await linkStatusesOf(context).links(context, trx);
  const missingRefs = new Set(
    links.flatMap((link) =>
      link.suspect.filter(({ because }) => because === 'gone').map(({ end }) => link[end]),
    ),
  );
  const reports = cleared.map(({ review, amendment, decision, excerpt, theme, ...pieces }) => ({
    title: review[0]?.title ?? '',
    report: coverageReport({
      root: context.instrument.root,
      amendments: amendment,
      links,
      evidence: evidenceIn(pieces),
      decisions: decision,
      coding: { excerpts: excerpt, themes: theme },
      isMissing: (ref) => missingRefs.has(ref),
      today,
    }),
  }));
  if (reader === 'colleague') return reports;
  const withheldNotes = evidence.notes.filter(isWithheld).map(({ id }): Ref => `note:${id}`);
  const withheld = await listWithheld(trx, withheldNotes, cleared.value.excerpt, reports.value.report);
  return reports.map(({ title, report }) => ({ title, report: outward(report, withheld) }));
}

/** Lists the notes and answers that may not be published, and their excerpts. */
async function listWithheld(
  trx: Knex.Transaction,
  notes: readonly Ref[],
  excerpts: readonly Excerpt[],
  { links }: CoverageReport,
): Promise<ReadonlySet<Ref>> {
  const linkedRefs = new Set(links.map(({ to }) => to));
  const linkedExcerpts = excerpts.filter(({ id }) => linkedRefs.has(`excerpt:${id}`));
  const answers = [...linkedRefs, ...linkedExcerpts.map(({ of }) => of)].flatMap((ref) => {
    const { kind, id } = splitRef(ref);
    return kind === 'answer' ? [Number(id)] : [];
  });
  const withheldTexts = new Set<Ref>(notes);
  for (const id of await answersWithheld(trx, answers)) withheldTexts.add(`answer:${id}`);
  return new Set<Ref>([
    ...withheldTexts,
    ...linkedExcerpts.filter(({ of }) => withheldTexts.has(of)).map(({ id }): Ref => `excerpt:${id}`),
  ]);
}

/** The date of the host's clock, as ISO 8601. */
const currentDate = (context: Context): string => context.deps.now().slice(0, 10);

/** Answers `coverage.get`. With `outward`, the report is the one that may leave the review. */
export const getCoverage: Handler<'coverage.get'> = (
  context,
  { today = currentDate(context), outward: isForOutside },
) =>
  context.read(async (trx) => {
    const coverage = await computeCoverage(context, trx, isForOutside ? 'lawyer' : 'colleague', today);
    const { report, title } = coverage.value;
    return ok({ ...report, review: title });
  });

/** Answers `coverage.export`: writes the coverage, read in one transaction. The review is not changed. */
export const exportCoverage: Handler<'coverage.export'> = async (context, request) => {
  const inputs = await context.read(async (trx) =>
    ok({
      info: await reviewInfo(context, trx),
      coverage: await computeCoverage(context, trx, 'lawyer', request.today ?? currentDate(context)),
      moment: await ledgerMoment(trx),
    }),
  );
  if (!inputs.ok) return inputs;
  const { info, coverage, moment } = inputs.value;
  const { title, description, licence } = context.instrument;
  const reportDetails = {
    generator: await generator(),
    instrument: `${title}: ${description}`,
    licence,
    ledger: moment.seq,
  };
  const files = coverage.map(({ report, title: review }) =>
    coverageFiles(report, { ...reportDetails, review }),
  );
  return writeFolder(files, await placeFor(info, 'coverage', request.to), 'The coverage');
};
