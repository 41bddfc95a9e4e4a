import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Drafted } from '../../../core/amend/edits/edit-index.ts';
import { findReturnedChanges } from '../../../core/word-import/find-returned.ts';
import { docxOf } from '../../../data/formats/docx/docx.ts';
import { readReturned } from '../../../data/formats/docx/read/read.ts';
import { realAct } from '../../support/drafts/drafts.ts';
import { reshapedDrafts } from '../../support/drafts/reshaped-drafts.ts';
import { amendment, packOf, pidOf, signedBy } from '../../support/papers/pack.ts';
import { amount } from '../../support/run/amount.ts';
import { needs } from '../../support/run/programs.ts';
import { temporaryFolder } from '../../support/run/temporary.ts';
import { editedInLibreOffice } from '../../support/word/libreoffice.ts';
import { movedByWord, rewritten } from '../../support/word/word-file.ts';

const base = realAct();
const DRAFTS = amount(3, 100);

/** A file as LibreOffice saves it, and what is found in it against the draft of which it was written. */
function savedAgain(files: readonly { readonly bytes: Uint8Array; readonly chosen: readonly Drafted[] }[]) {
  const folder = temporaryFolder();
  const jobs = files.map(({ bytes }, at) => {
    const path = join(folder, `${at}.docx`);
    writeFileSync(path, bytes);
    return { path, out: join(folder, `${at}-saved.docx`), deeds: [] };
  });
  expect(editedInLibreOffice(jobs, join(folder, 'jobs.json'))).toEqual([]);
  return files.map(({ chosen }, at) => {
    const read = readReturned(readFileSync(jobs[at]?.out ?? ''));
    if (!read.ok) throw new Error(read.error.message);
    const changeAuthors = chosen.map(({ id }) => signedBy(`Author of ${id}`));
    return findReturnedChanges(read.value, {
      base,
      amendments: chosen,
      profile: 'lawyer',
      exportedAt: '2026-11-30T12:00:00Z',
      changeAuthors,
    });
  });
}

const fileOf = (chosen: readonly Drafted[]) =>
  docxOf(
    packOf(chosen.map(({ id, edits }) => amendment(id, edits, { author: `Author of ${id}` }))),
    [],
    'lawyer',
  );

describe('moves in a file that LibreOffice saved', { timeout: amount(180_000, 1_800_000) }, () => {
  it('are no change where they left with it', (context) => {
    needs(context, 'LibreOffice Writer');
    const drafts = fc
      .sample(reshapedDrafts(base), DRAFTS * 3)
      .filter((chosen) => chosen.some(({ edits }) => edits.some(({ type }) => type === 'move')))
      .slice(0, DRAFTS);
    const found = savedAgain(drafts.map((chosen) => ({ chosen, bytes: fileOf(chosen) })));
    expect(found.length).toBeGreaterThan(0);
    expect(found.flatMap(({ items, unplaced }) => [...items, ...unplaced])).toEqual([]);
  });

  it('are one item where somebody made one', (context) => {
    needs(context, 'LibreOffice Writer');
    const bytes = rewritten(fileOf([]), {
      'word/document.xml': movedByWord(
        'contacting, or attempting to contact',
        'monitoring the use by a person',
      ),
    });
    const [found] = savedAgain([{ bytes, chosen: [] }]);
    expect(found?.unplaced).toEqual([]);
    expect(found?.items.map(({ operation, pid, maker }) => [operation.do, pid, maker])).toEqual([
      [
        'move',
        pidOf('2A', '(3)', '(b)'),
        { kind: 'tracked', by: expect.objectContaining({ author: 'Dana Counsel' }) },
      ],
    ]);
  });
});
