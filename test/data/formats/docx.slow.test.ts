import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, type TestContext } from 'vitest';
import { chooseCompatible } from '../../../core/amend/clash.ts';
import type { PackModel } from '../../../core/pack/model.ts';
import { docxOf, revisionsOf } from '../../../data/formats/docx/docx.ts';
import { documentText, readDocx } from '../../support/docx-reader.ts';
import { drafts, realAct } from '../../support/drafts.ts';
import { inLibreOffice } from '../../support/libreoffice.ts';
import { officeChanges } from '../../support/office-changes.ts';
import { amendment, packOf, pidOf, replace, sampleAmendments } from '../../support/pack.ts';
import { temporaryFolder } from '../../support/temporary.ts';

/** Which random drafts: the same each time, unless told otherwise. */
const SEED = Number(process.env.KEELING_SEED ?? 20_261_124);
/** How many random drafts LibreOffice is asked about; each takes it several seconds. */
const RANDOM_DRAFTS = Number(process.env.KEELING_OFFICE_DRAFTS ?? 4);

function holdsInOffice(model: PackModel, { skip }: TestContext): void {
  const bytes = docxOf(model);
  const path = join(temporaryFolder(), 'marked-up.docx');
  writeFileSync(path, bytes);
  const count = inLibreOffice(path, 'count');
  if (count === null) skip('no LibreOffice on this machine');
  expect(Number(count)).toBe(officeChanges(model.markedUp, revisionsOf(model.amendments)));
  const document = readDocx(bytes);
  expect(document.faults).toEqual([]);
  for (const how of ['accept', 'reject'] as const) {
    expect(inLibreOffice(path, how), how).toBe(documentText(document, how));
  }
}

describe('LibreOffice', { timeout: 180_000 }, () => {
  it('counts the changes that were written, and settles them to the same texts', (context) =>
    holdsInOffice(packOf(sampleAmendments()), context));

  it('keeps lines apart where both sides of their boundary are insertions', (context) =>
    holdsInOffice(
      packOf([
        amendment('A-001', [
          replace(pidOf('2', '(1)'), 'content', 'offence.', 'offence. And more'),
          { type: 'text', pid: pidOf('2', '(2)'), field: 'num', from: 0, to: 0, insert: '“', rank: 'm' },
          { type: 'omit', pid: pidOf('16') },
        ]),
      ]),
      context,
    ));

  const base = realAct();
  const some = fc.sample(drafts(base, 30), { numRuns: RANDOM_DRAFTS, seed: SEED });
  it.for(some.map((draft, at) => ({ at: at + 1, draft })))(
    'agrees about random draft $at',
    ({ draft }, context) => {
      const { chosen } = chooseCompatible(base, draft.amendments);
      const authors = ['Ann Official', 'Ann Official', 'Bo Lawyer'];
      // On both sides of the minute within which LibreOffice takes two changes for one.
      const seconds = ['10:00:00', '10:00:40', '10:01:20', '10:01:50'];
      const signed = chosen.map(({ id, edits }, at) =>
        amendment(id, edits, {
          author: authors[at % authors.length] ?? '',
          changedAt: `2026-11-21T${seconds[at % seconds.length]}.000Z`,
        }),
      );
      return holdsInOffice(packOf(signed), context);
    },
  );
});
