import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { plainText } from '../../../core/amend/redline/lines.ts';
import { readActFile } from '../../../data/formats/act-file.ts';
import { ACT_BOOKMARK } from '../../../data/formats/docx/act-lines.ts';
import { must } from '../reviews/review.ts';
import { readDocx, settle, within } from '../word/docx-reader.ts';
import { keelingIn } from './keeling.ts';

/**
 * Runs `keeling amend` on the `act.xml` and `bill.xml` of a folder, in which some instructions can’t be applied, and
 * holds what it says and writes in `home` to each other: its counts, rows, list of what was not applied, and the Word
 * file, whose changes rejected are the Act and accepted the Act as amended.
 */
export async function amendRun(home: string, pair: string) {
  const [act, bill] = [join(pair, 'act.xml'), join(pair, 'bill.xml')];
  const { code, out, err } = await keelingIn(home, 'amend', act, bill, '--out', 'out');
  expect({ code, err }).toEqual({ code: 3, err: '' });
  const lines = out.trim().split('\n');
  const [, all, applied, missed] =
    /^(\d+) amendments of this Act: (\d+) applied, (\d+) not applied(?:; Act not known: \d+)?(?:; [\d,]+ other parts? of the Bill \([^)]+\))?$/.exec(
      lines.at(-1) ?? '',
    ) ?? [];
  expect(Number(all)).toBe(Number(applied) + Number(missed));
  const rows = readFileSync(join(home, 'out/effects.csv'), 'utf8').trim().split('\r\n');
  expect(rows[0]).toBe(
    'source,source_eid,type_of_amendment,affected_provision,location,whole_provision,status,reason',
  );
  expect(rows).toHaveLength(Number(all) + 1);
  const list = JSON.parse(readFileSync(join(home, 'out/not-applied.json'), 'utf8')) as { reason: string }[];
  expect(list).toHaveLength(Number(missed));
  for (const { reason } of list) expect(reason).not.toBe('');

  const base = must(readActFile(readFileSync(act))).instrument;
  const amended = must(readActFile(readFileSync(join(home, 'out/as-amended.xml')))).instrument;
  const word = within(readDocx(readFileSync(join(home, 'out/keeling.docx'))), ACT_BOOKMARK);
  const bare = (text: string) => text.replace(/\s+/g, '');
  expect(bare(settle(word, 'reject').join('\n'))).toBe(bare(plainText(base.root)));
  expect(bare(settle(word, 'accept').join('\n'))).toBe(bare(plainText(amended.root)));
  return { lines, applied: Number(applied), missed: Number(missed), amended };
}
