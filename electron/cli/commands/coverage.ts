import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ok, type Result, refuse } from '../../../core/base/result.ts';
import { coverageLines } from '../../../core/coverage/coverage-lines.ts';
import { COVERAGE_TABLES } from '../../../core/coverage/coverage-tables.ts';
import type { CoverageReport } from '../../../core/coverage/report-schema.ts';
import {
  type CoverageAbout,
  coverageCsv,
  coverageJson,
  coverageXlsx,
} from '../../../data/papers/coverage.ts';
import { generator } from '../../../data/papers/generator.ts';
import {
  type Arguments,
  type Command,
  choiceOption,
  positionalArgument,
  textOption,
  UsageError,
} from '../command.ts';
import { withReview } from '../review.ts';

const FORMATS = ['text', 'json', 'csv', 'xlsx'] as const;

/** The report in the chosen format. */
function coverageContent(args: Arguments, report: CoverageReport, about: CoverageAbout): string | Uint8Array {
  const table = choiceOption(args, 'table', COVERAGE_TABLES, 'matrix');
  switch (choiceOption(args, 'format', FORMATS, 'text')) {
    case 'text':
      return `${coverageLines(report, about.review).join('\n')}\n`;
    case 'json':
      return coverageJson(report, about);
    case 'csv':
      return coverageCsv(report, table, textOption(args, 'out') === undefined ? 'program' : 'spreadsheet');
    case 'xlsx':
      return coverageXlsx(report, about);
  }
}

/** Writes a new file. Refuses to overwrite one. */
async function writeNew(path: string, content: string | Uint8Array): Promise<Result<string>> {
  try {
    await writeFile(path, content, { flag: 'wx' });
    return ok(path);
  } catch (error) {
    const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    const reason = exists
      ? 'is there already; nothing was written'
      : `could not be written: ${String(error)}`;
    return refuse('refused', `${path} ${reason}`);
  }
}

export const coverageCommand: Command = {
  summary: 'show which recommendations a review answers, the evidence, and the gaps',
  usage: 'FILE [--format text|json|csv|xlsx] [--table NAME] [--out F] [--today DATE]',
  help: `  --format FORM  text, for reading here; json; csv, one table; or xlsx, a workbook of all tables (with --out)
  --table NAME   the table for csv: ${COVERAGE_TABLES.join(', ')};
                 (default: matrix, of recommendations and amendments)
  --out F        the file to write, which must not exist yet (default: print)
  --today DATE   the date for deciding what is overdue, such as 2026-11-26 (default: today)

The output has no words of consultation notes, answers and excerpts, and no names that may not be published.

  keeling coverage stalking.keeling --format xlsx --out coverage.xlsx`,
  options: {
    format: { type: 'string' },
    table: { type: 'string' },
    out: { type: 'string' },
    today: { type: 'string' },
  },
  positionals: { min: 1, max: 1 },
  run: async (args) => {
    const out = textOption(args, 'out');
    const today = textOption(args, 'today');
    if (choiceOption(args, 'format', FORMATS, 'text') === 'xlsx' && out === undefined)
      throw new UsageError('a workbook can’t be printed: add --out F');
    choiceOption(args, 'table', COVERAGE_TABLES, 'matrix');
    return withReview(positionalArgument(args, 0), args, async (call) => {
      const report = await call('coverage.get', { outward: true, ...(today === undefined ? {} : { today }) });
      if (!report.ok) return report;
      const review = await call('review.get', {});
      if (!review.ok) return review;
      const act = await call('act.get', {});
      if (!act.ok) return act;
      const content = coverageContent(args, report.value, {
        generator: await generator(),
        review: report.value.review,
        instrument: `${act.value.title}: ${act.value.description}`,
        licence: act.value.licence,
        ledger: review.value.ledgerHead.seq,
      });
      if (out !== undefined) return writeNew(resolve(out), content);
      return ok(String(content).replace(/\r?\n$/, ''));
    });
  },
};
