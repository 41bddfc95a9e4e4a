import type { Provision } from '../../../core/act/tree.ts';
import { clauseLines } from '../../../core/amend/instructions/write/clause-lines.ts';
import { redline } from '../../../core/amend/redline/redline.ts';
import { outlineOf } from '../../../core/pack/outline.ts';
import { zipOf } from '../zip.ts';
import { styleOf } from './act-lines.ts';
import { bodyWriter } from './body.ts';
import { partsOf } from './parts.ts';
import { STYLES } from './styles.ts';
import { wordDate } from './word-date.ts';

/** What a Bill's file says of it beside its words. */
interface BillFile {
  readonly generator: string;
  /** What it was made of, and what it is not; printed at the head of each page. */
  readonly description: string;
  /** ISO time of the newest entry that it was made of. */
  readonly at: string;
}

/** A Bill as a Word file, set out as an Act is, with its clauses as headings. Nothing in it is a tracked change. */
export function billDocxOf(bill: Provision, { generator, description, at }: BillFile): Uint8Array {
  const text = redline(bill, []);
  const depths = new Map(outlineOf(text).map(({ pid, depth }) => [pid, depth]));
  const date = wordDate(at);
  const body = bodyWriter((am) => ({ author: am, date }));
  const content = body.lines(clauseLines(bill), (line) => styleOf(line, depths));
  const about = { title: bill.heading, subject: description, generator, date };
  const parts = partsOf({ ...about, header: description, footer: bill.heading }, content);
  const encoder = new TextEncoder();
  return zipOf(
    Object.entries({ ...parts, 'word/styles.xml': STYLES }).map(([path, part]) => ({
      path,
      bytes: encoder.encode(part.toString()),
    })),
    'compressed',
  );
}
