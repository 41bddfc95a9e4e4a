import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { provision } from '../../../core/act/tree.ts';
import { chooseCompatible } from '../../../core/amend/edits/clash.ts';
import type { Edit } from '../../../core/amend/edits/edit.ts';
import type { PackModel } from '../../../core/pack/model.ts';
import { docxOf, revisionsOf } from '../../../data/formats/docx/docx.ts';
import { rangeText, threadOn, threadsAt } from '../../support/drafts/commented.ts';
import { drafts, realAct } from '../../support/drafts/drafts.ts';
import { reshapedDrafts } from '../../support/drafts/reshaped-drafts.ts';
import { amendment, packOf, pidOf, replace, sampleAmendments } from '../../support/papers/pack.ts';
import { amount } from '../../support/run/amount.ts';
import { missingProgram, needs } from '../../support/run/programs.ts';
import { temporaryFolder } from '../../support/run/temporary.ts';
import { documentText, readDocx } from '../../support/word/docx-reader.ts';
import { commentsInLibreOffice, type InOffice, inLibreOffice } from '../../support/word/libreoffice.ts';
import { officeChanges } from '../../support/word/office-changes.ts';

/** Which random drafts: the same each time, unless told otherwise. */
const SEED = Number(process.env.KEELING_SEED ?? 20_261_124);
/** How many random drafts LibreOffice is asked about. */
const RANDOM_DRAFTS = amount(2, 300);
/** In how many of them it is asked for comments. */
const COMMENTED = amount(1, 100);
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
  const some = fc.sample(drafts(base, 30), { numRuns: RANDOM_DRAFTS, seed: SEED });
  const reshaped = fc.sample(reshapedDrafts(base), { numRuns: RANDOM_DRAFTS, seed: SEED });
  const chosen = [...some.map(({ amendments }) => chooseCompatible(base, amendments).chosen), ...reshaped];
  const authors = ['Ann Official', 'Ann Official', 'Bo Lawyer'];
  const seconds = ['10:00:00', '10:00:40', '10:01:20', '10:01:50'];
  return chosen.map((draft, nth) => ({
    name: `agrees about random draft ${nth + 1}`,
    make: () =>
      packOf(
        draft.map(({ id, edits }, at) =>
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
    // How it parts what is moved is its own affair.
    const hasMoves = model.amendments.some(({ amendment: { edits } }) =>
      edits.some(({ type }) => type === 'move'),
    );
    if (!hasMoves) expect(office.count).toBe(officeChanges(model.markedUp, revisionsOf(model.amendments)));
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
  const paths = written.map(({ path }) => path);
  const office = commentsInLibreOffice(paths);
  const settled = inLibreOffice(paths);
  for (const [at, { bytes }] of written.entries()) {
    const document = readDocx(bytes);
    expect(document.faults).toEqual([]);
    for (const how of ['accept', 'reject'] as const)
      expect(settled[at]?.[how], how).toBe(documentText(document, how));
    const { comments } = document;
    const ours = [...comments.values()].map((range) => rangeText(range).replace(/[[\]]/g, ''));
    expect(ours.length).toBeGreaterThan(0);
    expect(office[at]?.map(({ words }) => words).toSorted()).toEqual(ours.toSorted());
  }
});

it('LibreOffice leaves no empty line of a paragraph with a comment that came or went', {
  timeout: 600_000,
}, (context) => {
  needs(context, 'LibreOffice Writer');
  const put = (after: string, pid: string, num: string, content: string): Edit => ({
    type: 'insert',
    parent: pidOf('2'),
    after,
    rank: 'm',
    provision: provision({ pid, kind: 'subsection', num, content }),
  });
  const moved: Edit = {
    type: 'move',
    pid: pidOf('3', '(1)'),
    parent: pidOf('7'),
    after: null,
    rank: 'm',
    num: '(A1)',
  };
  const drafted = [
    ...sampleAmendments(),
    amendment('A-004', [put(pidOf('2', '(1)'), 'n1', '(1A)', 'A wholly new subsection.')]),
    amendment('A-005', [{ type: 'omit', pid: pidOf('16') }, moved]),
  ];
  const words = [
    'A wholly new',
    'person guilty of an offence under this section is liable',
    'naming a person',
    'Short title',
    'An actual or apprehended',
  ];
  const threads = [
    ...words.map((some) => threadOn(drafted, some)),
    // From a paragraph that stays to one that comes, and from one that comes to one that goes.
    threadOn(drafted, 'A person who pursues a course of conduct in breach of', 'wholly new'),
    threadOn(drafted, 'new subsection', 'is liable on summary conviction'),
  ];
  const folder = temporaryFolder();
  const files = [threads, []].map((some, at) => {
    const path = join(folder, `${at}.docx`);
    const bytes = docxOf(packOf(drafted), some, 'lawyer');
    writeFileSync(path, bytes);
    return { path, bytes };
  });
  const [full] = files;
  if (!full) throw new RangeError('No file');
  const document = readDocx(full.bytes);
  expect(document.faults).toEqual([]);
  const paths = files.map(({ path }) => path);
  const [opened] = commentsInLibreOffice(paths);
  expect(opened).toHaveLength(2 * threads.length);
  const [commented, bare] = inLibreOffice(paths);
  for (const how of ['accept', 'reject'] as const) {
    expect(commented?.[how].split('\n')).toEqual(documentText(document, how).split('\n'));
    expect(commented?.[how]).toBe(bare?.[how]);
  }
});
