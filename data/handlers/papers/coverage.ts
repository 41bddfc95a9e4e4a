import type { Knex } from 'knex';
import { ok } from '../../../core/base/result.ts';
import { coverageReport } from '../../../core/coverage/coverage-report.ts';
import { outward } from '../../../core/coverage/outward-report.ts';
import type { CoverageReport } from '../../../core/coverage/report-schema.ts';
import { type Ref, splitRef } from '../../../core/evidence/link.ts';
import type { Excerpt } from '../../../core/evidence/records.ts';
import { mayPublish } from '../../../core/pack/pack-links.ts';
import { coverageFiles } from '../../papers/coverage.ts';
import { generator } from '../../papers/generator.ts';
import { placeFor } from '../../papers/place-for.ts';
import { writeFolder } from '../../papers/write-folder.ts';
import { listRecords } from '../../store/records.ts';
import { answersWithheld } from '../../store/withheld.ts';
import type { Context, Handler } from '../context/context.ts';
import { outwardInfo, readInward, readOutward } from '../context/outward.ts';
import { reviewInfo } from '../context/review-info.ts';
import { linkStatusesOf } from '../evidence/link-status.ts';

/** Coverage as it is now, and what of its names may not leave. */
interface CoverageToWrite {
  readonly report: CoverageReport;
  readonly withheld: ReadonlySet<Ref>;
}

/** @param leaves whether it is for others to read: then it is made of what may leave */
async function tell(
  context: Context,
  trx: Knex.Transaction,
  today: string,
  leaves: boolean,
): Promise<CoverageToWrite> {
  const { evidence, amendments, decisions, copies } = await (leaves ? readOutward(trx) : readInward(trx));
  const excerpts = await listRecords(trx, 'excerpt');
  const themes = await listRecords(trx, 'theme');
  const links = await linkStatusesOf(context).links(context, trx);
  const gone = new Set(
    links.flatMap((link) =>
      link.suspect.filter(({ because }) => because === 'gone').map(({ end }) => link[end]),
    ),
  );
  const report = coverageReport({
    root: context.instrument.root,
    amendments,
    links,
    evidence,
    decisions,
    coding: { excerpts, themes: themes.map((theme) => ({ ...theme, name: copies.scrub(theme.name) })) },
    gone: (ref) => gone.has(ref),
    today,
  });
  const notes = evidence.notes.filter((note) => !mayPublish(note)).map(({ id }): Ref => `note:${id}`);
  return { report, withheld: await withheldOf(trx, notes, excerpts, report) };
}

/** What may not be named: notes and answers that may not be published, and the excerpts of them. */
async function withheldOf(
  trx: Knex.Transaction,
  notes: readonly Ref[],
  excerpts: readonly Excerpt[],
  { links }: CoverageReport,
): Promise<ReadonlySet<Ref>> {
  const named = new Set(links.map(({ to }) => to));
  const linked = excerpts.filter(({ id }) => named.has(`excerpt:${id}`));
  const answers = [...named, ...linked.map(({ of }) => of)].flatMap((ref) => {
    const { kind, id } = splitRef(ref);
    return kind === 'answer' ? [Number(id)] : [];
  });
  const texts = new Set<Ref>(notes);
  for (const id of await answersWithheld(trx, answers)) texts.add(`answer:${id}`);
  return new Set<Ref>([
    ...texts,
    ...linked.filter(({ of }) => texts.has(of)).map(({ id }): Ref => `excerpt:${id}`),
  ]);
}

/** The day by the host's clock. */
const dayOf = (context: Context): string => context.deps.now().slice(0, 10);

export const getCoverage: Handler<'coverage.get'> = (context, { today = dayOf(context), outward: leaves }) =>
  context.read(async (trx) => {
    const { report, withheld } = await tell(context, trx, today, leaves);
    const { title: review } = await (leaves ? outwardInfo : reviewInfo)(context, trx);
    return ok({ ...(leaves ? outward(report, withheld) : report), review });
  });

/** Reads the review at one moment and writes its coverage; the review itself doesn't change. */
export const exportCoverage: Handler<'coverage.export'> = async (context, request) => {
  const held = await context.read(async (trx) => {
    const { report, withheld } = await tell(context, trx, request.today ?? dayOf(context), true);
    return ok({ info: await outwardInfo(context, trx), report: outward(report, withheld) });
  });
  if (!held.ok) return held;
  const { info, report } = held.value;
  const { title, description, licence } = context.instrument;
  const files = coverageFiles(report, {
    generator: await generator(),
    review: info.title,
    instrument: `${title}: ${description}`,
    licence,
    ledger: info.ledgerHead.seq,
  });
  return writeFolder(files, await placeFor(info, 'coverage', request.to), 'The coverage');
};
