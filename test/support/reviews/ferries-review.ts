import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Edit } from '../../../core/amend/edits/edit.ts';
import { NO_EVIDENCE } from '../../../data/corpus/evidence.ts';
import { createReviewOf } from '../../../data/session/create-review.ts';
import { row, tableInstrument } from '../acts/table-act.ts';
import { temporaryFolder } from '../run/temporary.ts';
import { base64 } from '../word/word-file.ts';
import { mustOpen, type Opened, opened, testDeps } from './review.ts';

const rank = 'V';
const DRAFTED: readonly Edit[] = [
  { type: 'text', pid: 's2-child-2', field: 'content', from: 1, to: 2, insert: '3', rank },
  { type: 'omit', pid: 's2-gull' },
  { type: 'insert', parent: 's2-table', after: 's2-none', rank, provision: row('dog', ['a dog', '£1']) },
];

/** A review of an Act with tables, drafted in, and the path of its Word file. */
export async function ferriesSent(): Promise<{ review: Opened; path: string }> {
  const instrument = tableInstrument();
  const path = join(temporaryFolder(), 'ferries.keeling');
  const contents = { title: 'Ferries', instrument, evidence: NO_EVIDENCE };
  const review = opened(
    mustOpen(await createReviewOf(path, contents, testDeps('Ann Official'))),
    instrument.root,
  );
  await review.do('amendment.create', { title: 'Charges', edits: [...DRAFTED] });
  const made = await review.do('word.export', { to: `${path}-word`, profile: 'lawyer' });
  return { review, path: join(made.folder, made.files.find((file) => file.endsWith('.docx')) ?? '') };
}

/** A Word file at a path, as it is given to be read. */
export const wordFileAt = (path: string) => ({ name: 'back.docx', base64: base64(readFileSync(path)) });
