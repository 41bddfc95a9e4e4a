import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { loadAct } from '../../data/corpus/acts.ts';
import { writeAkn } from '../../data/formats/akn/write.ts';
import { xlsxOf } from '../../data/formats/xlsx/write.ts';
import { openReview } from '../../data/session/session.ts';
import {
  excelWorkbook,
  scriptedWorkbook,
  strictWorkbook,
} from '../support/consultation/platform-workbooks.ts';
import { fillJsonForm, fillWordForm, responseFormFiles } from '../support/papers/filled-form.ts';
import { must, mustOpen, testDeps } from '../support/reviews/review.ts';
import { seedReview } from '../support/reviews/seed.ts';
import type { Kind } from './subjects.ts';

/** Files of each kind that are whole and sound. */
export type Samples = Readonly<Record<Kind, readonly Uint8Array[]>>;

const here = join(import.meta.dirname, '../..');

/** Files of a folder of test/fixtures, by how their names end. */
const fixtures = (folder: string, ending: string): readonly Uint8Array[] =>
  readdirSync(join(here, 'test/fixtures', folder))
    .filter((name) => name.endsWith(ending))
    .toSorted()
    .map((name) => readFileSync(join(here, 'test/fixtures', folder, name)));

const DOCUMENT = `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:pPr><w:rPr><w:ins w:id="1" w:author="A" w:date="2026-01-01T00:00:00Z"/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">We </w:t></w:r><w:ins w:id="2" w:author="A"><w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t>will</w:t></w:r></w:ins><w:del w:id="3" w:author="A"><w:r><w:delText>may</w:delText></w:r></w:del><w:r><w:tab/><w:t>act</w:t><w:footnoteReference w:id="1"/></w:r></w:p><w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>Rec No.</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Response</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>7</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Systems were changed</w:t></w:r></w:p><w:p/></w:tc></w:tr></w:tbl><w:sectPr/></w:body></w:document>`;

const PAGE = `<!DOCTYPE html><html><head><title>No</title></head><body onload="no()"><h1>A report</h1><script>if (1 < 2) no()</script><p>One &amp; two,<br>three &#163;5 <b>bold</b> <u>kept</u>.<p>Next <span style="text-decoration: underline">too</span><ul><li>a<li>b</ul><table><tr><td>x</td><td>y</td></tr></table><img src="http://127.0.0.1/no"></body></html>`;

const CSV = `Response ID,Submitted,Are you responding as,Question 1,Question 2 - Why\n1,2026-01-02,Individual,Yes,"It is ""right"",\nand clear"\n2,2026-01-03,Organisation,No,£5 is too much\n3,,Individual,,\n`;
const TRACKER =
  'Rec No.,Recommendation,Initial action plan response,March 2026 update\n7,Change the systems,Systems were changed,In use\n10,Review training,,\n';

const WORDING = `In section 2A(3), after paragraph (f) insert—\n“(fa)\tsending unwanted gifts,”.\nIn section 2A(3), omit paragraph (g).\nIn section 4(4), for “six months” substitute “12 months”.\nAfter section 7 insert—\n“7A\tInterpretation\n(1)\tIn this Act, “device” includes an app.\n(2)\tSubsection (1) is subject to section 8.”`;

/** An amendment as a paper of the House prints it: a line for each number, and no quotation marks round what is quoted. */
const MOVED = ` To move the following Clause—\n Lost umbrellas: duty to return\n (1)\n The Protection from Harassment Act 1997 is amended as follows.\n (2)\n After section 2B (Power of entry) insert—\n 2C\n Umbrellas\n (1)\n This section applies where an umbrella—\n (a)\n is lost, and\n (b)\n is found.\n (2)\n It must be returned.\nMember’s explanatory statement\nThis new clause is made up.\n`;

const EDITS = {
  title: 'A change',
  edits: [
    { in: 'section 2A(3)(d)', replace: 'the internet, email or any other form', with: 'any form' },
    { in: 'section 1(2)', after: 'For the purposes of this section', insert: ' or section 2A(2)(c)' },
    { in: 'section 2A(3)(g)', omit: true },
    {
      after: 'section 2A(2)',
      insertProvision: { num: '(2A)', text: 'Acts are—', children: [{ num: '(a)', text: 'bad.' }] },
    },
  ],
};

/** What a colleague with a copy of a review passes on. */
async function packageFrom(path: string, folder: string): Promise<Uint8Array> {
  const theirs = join(folder, 'theirs.keeling');
  copyFileSync(path, theirs);
  const session = mustOpen(await openReview(theirs, testDeps('Bea Reader')));
  const { id } = must(await session.call('amendment.create', { title: 'Theirs', reason: 'Because' }));
  must(
    await session.call('link.add', { type: 'implements', from: `amendment:${id}`, to: 'recommendation:1' }),
  );
  must(await session.call('thread.add', { on: `amendment:${id}`, words: null, text: 'Is it enough?' }));
  const to = join(folder, 'theirs.keeling-package');
  must(await session.call('package.make', { to }));
  await session.close();
  return readFileSync(to);
}

/** A review with work in it, and the pack it makes. */
async function ofReview(folder: string): Promise<Pick<Samples, 'review' | 'pack' | 'package'>> {
  const path = join(folder, 'sample.keeling');
  await seedReview(path);
  const session = mustOpen(await openReview(path, testDeps()));
  const pack = must(await session.call('pack.export', { to: join(folder, 'pack'), profile: 'lawyer' }));
  await session.close();
  return {
    review: [readFileSync(path)],
    pack: [readFileSync(pack.zip)],
    package: [await packageFrom(path, folder)],
  };
}

/** Makes them in a folder, for `readSamples`: the process that tries them knows nothing of where they come from. */
export async function makeSamples(folder: string): Promise<void> {
  for (const [kind, files] of Object.entries(await samplesIn(folder)))
    for (const [at, file] of files.entries()) writeFileSync(join(folder, `${kind}.${at}.sample`), file);
}

export function readSamples(folder: string): Samples {
  const found: Partial<Record<Kind, Uint8Array[]>> = {};
  for (const name of readdirSync(folder).toSorted()) {
    const [, kind] = /^(\w+)\.\d+\.sample$/.exec(name) ?? [];
    // Only `makeSamples` writes such names, one or more for each kind.
    if (kind === undefined) continue;
    found[kind as Kind] = [...(found[kind as Kind] ?? []), readFileSync(join(folder, name))];
  }
  return found as Samples;
}

async function samplesIn(folder: string): Promise<Samples> {
  const ofReviews = await ofReview(folder);
  const form = responseFormFiles([{ text: 'Is it right?', options: ['Yes', 'No'] }]);
  const table = CSV.trim()
    .split('\n')
    .map((line) => line.split(','));
  const current = must(loadAct('ukpga/1997/40', 'current'));
  const rows = [
    { name: 'Responses', header: table[0] ?? [], rows: [['1', '2026-01-02', 'Individual', 'Yes', 'Right']] },
  ];
  const tracker = TRACKER.trim()
    .split('\n')
    .map((line) => line.split(','));
  return {
    ...ofReviews,
    xml: [
      strToU8(writeAkn(current, { ids: 'lawmaker' })),
      ...fixtures('clml', '.xml'),
      ...fixtures('akn', '.xml'),
    ],
    docx: [
      zipSync({ 'word/document.xml': strToU8(DOCUMENT), '[Content_Types].xml': strToU8('<Types/>') }),
      fillWordForm(form.docx, form.items, {
        name: 'A',
        'question-1': 'Yes',
        'question-1-reason': 'Because\nof it',
      }),
    ],
    xlsx: [
      xlsxOf(rows),
      xlsxOf([{ name: 'Tracker', header: tracker[0] ?? [], rows: tracker.slice(1) }]),
      excelWorkbook(),
      scriptedWorkbook(),
      strictWorkbook(),
      ...fixtures('consultation', '.xlsx'),
    ],
    csv: [strToU8(CSV), strToU8(TRACKER), ...fixtures('consultation', '.csv')],
    text: [strToU8(WORDING), strToU8(MOVED)],
    html: [strToU8(PAGE)],
    pdf: [readFileSync(join(here, 'test/data/formats/letter.pdf'))],
    json: [strToU8(JSON.stringify(EDITS)), fillJsonForm(form.json, { 'question-1': 'No' })],
  };
}
