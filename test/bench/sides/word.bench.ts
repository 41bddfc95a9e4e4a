import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  DeletedTextRun,
  Document,
  InsertedTextRun,
  Packer,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from 'docx';
import { describe, it } from 'vitest';
import { type Line, linesOf } from '../../../core/amend/redline/lines.ts';
import { markedHtml, markedLines } from '../../../core/amend/redline/marked-lines.ts';
import { type Run, redline } from '../../../core/amend/redline/redline.ts';
import { must } from '../../support/reviews/review.ts';
import { medianOf, medianUnless } from '../measure.ts';
import { record } from '../record.ts';
import { scattered } from '../support.ts';
import { CASES } from './inputs.ts';
import { officeVersion } from './office.ts';
import { reviewOf } from './review.ts';

/** How long another may take over one file, in seconds. */
const LIMIT = 25;

const DATE = '2026-11-02T09:00:00Z';

/** The same words, with the same changes tracked, as the docx library writes them. */
function inLibrary(lines: readonly Line[]): Document {
  let id = 0;
  const runOf = (run: Run): ParagraphChild => {
    if (run.kind === 'kept') return new TextRun(run.text);
    id += 1;
    const change = { id, author: run.am, date: DATE, text: run.text };
    return run.kind === 'inserted' ? new InsertedTextRun(change) : new DeletedTextRun(change);
  };
  const children = lines.map(
    ({ label, body }) =>
      new Paragraph({ children: [...label, ...body].flatMap(({ runs }) => runs.map(runOf)) }),
  );
  return new Document({ sections: [{ children }] });
}

/** As text to be written in, not as a page of the web, which has no way to a Word file. */
const AS_TEXT = ['--infilter=HTML (StarWriter)', '--convert-to', 'docx:MS Word 2007 XML'] as const;

/** How `timeout` says that it ended something. */
const [TIMED_OUT, KILLED] = [124, 137];

/** Whether it came to an end in time. @throws Error where it did, and made no file */
function convert(html: string, folder: string): boolean {
  const made = join(folder, 'act.docx');
  rmSync(made, { force: true });
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  // What it starts must end with it: `timeout` ends all of them.
  const within = ['--kill-after=2', String(LIMIT), 'soffice'];
  const { status } = spawnSync(
    'timeout',
    [...within, profile, '--headless', ...AS_TEXT, '--outdir', folder, html],
    {
      stdio: 'ignore',
    },
  );
  if (status === TIMED_OUT || status === KILLED) return false;
  if (!existsSync(made)) throw new Error('LibreOffice made no Word file of the page');
  return true;
}

describe('the whole text as a Word file', () => {
  const office = officeVersion();

  it.each(CASES)('$title', async ({ name, instrument, amendments }) => {
    const review = await reviewOf(instrument, amendments);
    let nth = 0;
    const ours = await medianOf(async () => {
      nth += 1;
      const to = join(review.folder, `word-${nth}`);
      must(await review.session.call('word.export', { profile: 'lawyer', to }));
    });
    const lines = linesOf(redline(instrument.root, scattered(instrument.root, amendments)));
    const library = await medianOf(() => Packer.toBuffer(inLibrary(lines)));
    const row = { topic: 'word', input: name, amendments, unit: 'ms', ours, limit: LIMIT } as const;
    const what = 'the Act with every change tracked, from the review to the file';
    record({ ...row, what, peer: 'the docx library, the same words', theirs: library });
    if (office !== null && amendments === 500) {
      const html = join(review.folder, 'act.html');
      const body = markedHtml(markedLines(lines));
      writeFileSync(html, `<!doctype html><meta charset="utf-8"><title>Act</title>${body}`);
      // The first start makes a profile, which isn't counted.
      const theirs = await medianUnless(() => convert(html, review.folder), { runs: 3, budget: 6000 });
      record({ ...row, what, peer: `${office}, converting the same as HTML, its start included`, theirs });
    }
    await review.remove();
  });
});
