import type { Provision } from '../../../core/act/tree.ts';
import { clauseLines } from '../../../core/amend/instructions/write/clause-lines.ts';
import { redline } from '../../../core/amend/redline/redline.ts';
import { outlineOf } from '../../../core/pack/outline.ts';
import { styleOf } from './act-lines.ts';
import { bodyWriter } from './body.ts';
import { docxBytes, partsOf } from './parts.ts';
import { STYLES } from './styles.ts';
import { wordDate } from './word-date.ts';

/** The facts that a Bill's file states besides its words. */
interface BillFile {
  readonly generator: string;
  /** What the file was made from, and that it isn't official. Printed at the top of each page. */
  readonly description: string;
  /** The ISO time of the newest ledger entry that it contains. */
  readonly at: string;
}

/**
 * Writes a Bill as a Word file, laid out like an Act with its clauses as headings. Nothing in it is a tracked change.
 */
export function billDocxOf(bill: Provision, { generator, description, at }: BillFile): Uint8Array {
  const text = redline(bill, []);
  const depths = new Map(outlineOf(text).map(({ pid, depth }) => [pid, depth]));
  const date = wordDate(at);
  const body = bodyWriter((am) => ({ author: am, date }));
  const content = body.lines(clauseLines(bill), (line) => styleOf(line, depths));
  const about = { title: bill.heading, subject: description, generator, date };
  const parts = partsOf({ ...about, header: description, footer: bill.heading }, content);
  return docxBytes(parts, STYLES);
}
