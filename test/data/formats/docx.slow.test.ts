import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chooseCompatible } from '../../../core/amend/clash.ts';
import type { PackModel } from '../../../core/pack/model.ts';
import { docxOf, revisionsOf } from '../../../data/formats/docx/docx.ts';
import { amount } from '../../support/amount.ts';
import { rangeText, threadsAt } from '../../support/commented.ts';
import { documentText, readDocx } from '../../support/docx-reader.ts';
import { drafts, realAct } from '../../support/drafts.ts';
import { commentsInLibreOffice, type InOffice, inLibreOffice } from '../../support/libreoffice.ts';
import { officeChanges } from '../../support/office-changes.ts';
import { amendment, packOf, pidOf, replace, sampleAmendments } from '../../support/pack.ts';
import { missingProgram, needs } from '../../support/programs.ts';
import { temporaryFolder } from '../../support/temporary.ts';

/** Which random drafts: the same each time, unless told otherwise. */
const SEED = Number(process.env.KEELING_SEED ?? 20_261_124);
/** How many random drafts LibreOffice is asked about. */
const RANDOM_DRAFTS = amount(4, 300);
/** In how many of them it is asked for comments. */
const COMMENTED = amount(2, 100);
/** As many as one start of it is asked about, so that none takes too long. */
const AT_ONCE = 40;

/** Two changes on both sides of a boundary between lines. */
const boundary = [
  amendment('A-001', [
    replace(pidOf('2', '(1)'), 'content', 'offence.', 'offence. And more'),
    { type: 'text', pid: pidOf('2', '(2)'), field: 'num', from: 0, to: 0, insert: '“', rank: 'm' },
    { type: 'omit', pid: pidOf('16') },
  ]),
];

interface Sent {
  readonly name: string;
  readonly make: () => PackModel;
}

/** Random drafts, signed on both sides of the minute within which LibreOffice takes two changes for one. */
function randomDrafts(): readonly Sent[] {
  const base = realAct();
  const authors = ['Ann Official', 'Ann Official', 'Bo Lawyer'];
  const seconds = ['10:00:00', '10:00:40', '10:01:20', '10:01:50'];
  return fc.sample(drafts(base, 30), { numRuns: RANDOM_DRAFTS, seed: SEED }).map((draft, nth) => ({
    name: `agrees about random draft ${nth + 1}`,
    make: () =>
      packOf(
        chooseCompatible(base, draft.amendments).chosen.map(({ id, edits }, at) =>
          amendment(id, edits, {
            author: authors[at % authors.length] ?? '',
            changedAt: `2026-11-21T${seconds[at % seconds.length]}.000Z`,
          }),
        ),
      ),
  }));
}

const DOCUMENTS: readonly Sent[] = [
  {
    name: 'counts the changes that were written, and settles them to the same texts',
    make: () => packOf(sampleAmendments()),
  },
  {
    name: 'keeps lines apart where both sides of their boundary are insertions',
    make: () => packOf(boundary),
  },
  ...randomDrafts(),
];

const STARTS = Array.from({ length: Math.ceil(DOCUMENTS.length / AT_ONCE) }, (_, at) => at * AT_ONCE);

describe.each(STARTS)('LibreOffice, from document %i on', { timeout: 180_000 }, (from) => {
  const documents = DOCUMENTS.slice(from, from + AT_ONCE);
  const folder = mkdtempSync(join(tmpdir(), 'keeling-office-'));
  let models: readonly PackModel[] = [];
  let found: readonly InOffice[] = [];

  beforeAll(
    () => {
      models = documents.map(({ make }) => make());
      const paths = models.map((model, at) => {
        const path = join(folder, `${at}.docx`);
        writeFileSync(path, docxOf(model));
        return path;
      });
      if (missingProgram('LibreOffice Writer') === null) found = inLibreOffice(paths);
    },
    amount(180_000, 1_800_000),
  );
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.for(documents.map(({ name }, at) => ({ name, at })))('$name', ({ at }, context) => {
    needs(context, 'LibreOffice Writer');
    const [office, model] = [found[at], models[at]];
    if (!office || !model) throw new Error('LibreOffice said nothing of it');
    expect(office.count).toBe(officeChanges(model.markedUp, revisionsOf(model.amendments)));
    const bytes = docxOf(model);
    const document = readDocx(bytes);
    expect(document.faults).toEqual([]);
    for (const how of ['accept', 'reject'] as const)
      expect(office[how], how).toBe(documentText(document, how));
  });
});

it('LibreOffice finds every comment on the words on which it was set', { timeout: 900_000 }, (context) => {
  needs(context, 'LibreOffice Writer');
  const some = fc.tuple(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 40 }));
  const numbers = fc.array(some, { minLength: 4, maxLength: 12 });
  const random = fc.sample(numbers, { numRuns: COMMENTED, seed: SEED });
  const folder = temporaryFolder();
  const written = DOCUMENTS.slice(-COMMENTED).map(({ make }, at) => {
    const model = make();
    const bytes = docxOf(model, threadsAt(model.markedUp, random[at] ?? []), 'lawyer');
    const path = join(folder, `${at}.docx`);
    writeFileSync(path, bytes);
    return { path, bytes };
  });
  const office = commentsInLibreOffice(written.map(({ path }) => path));
  for (const [at, { bytes }] of written.entries()) {
    const { comments } = readDocx(bytes);
    const ours = [...comments.values()].map((range) => rangeText(range).replace(/[[\]]/g, ''));
    expect(ours.length).toBeGreaterThan(0);
    expect(office[at]?.map(({ words }) => words).toSorted()).toEqual(ours.toSorted());
  }
});
