import { execFile } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallOutput } from '../../../../core/api.ts';
import { archiveFaults } from '../../../../data/formats/pdf/archive-faults.ts';
import { uaFaults } from '../../../../data/formats/pdf/ua-faults.ts';
import { verifyPack } from '../../../../data/papers/pack/verify.ts';
import { openReview } from '../../../../data/session/session.ts';
import { printWithBrowser } from '../../../../electron/print/chromium.ts';
import { leaks, leaksIn } from '../../../support/papers/leaks.ts';
import { note, sampleAmendments } from '../../../support/papers/pack.ts';
import {
  factsOfPdf,
  lookOfPdf,
  pageSizesOfPdf,
  structureOfPdf,
  wordsOfPdf,
} from '../../../support/papers/poppler.ts';
import { signedOff } from '../../../support/papers/publish.ts';
import {
  must,
  mustOpen,
  newReview,
  type Opened,
  opened,
  replacing,
  stalkingExamples,
  testDeps,
} from '../../../support/reviews/review.ts';
import { needs } from '../../../support/run/programs.ts';
import { temporaryFolder } from '../../../support/run/temporary.ts';
import { bundle } from '../../../support/windows/bundle.ts';
import { chromiumPath } from '../../../support/windows/chromium.ts';
import { readDocx } from '../../../support/word/docx-reader.ts';
import { inCalc } from '../../../support/word/libreoffice.ts';

const browser = chromiumPath();

/** What must not leave, each planted where people put such things. */
const SECRET = {
  drafter: 'Wilhelmina Drafter',
  comment: 'counsel thinks marzipan',
  withdrawn: 'the abandoned pelican idea',
  unchosen: 'the postponed walrus idea',
  noConsent: 'gooseberry constabulary',
  confidential: 'turquoise tribunal',
  path: '/home/wilhelmina/secret-drafts',
} as const;

/** A review in which they all are, with something of everything that is published. */
async function planted(): Promise<Opened> {
  const review = await newReview(testDeps(SECRET.drafter), folder);
  for (const { title, reason, purpose, edits } of sampleAmendments())
    await review.do('amendment.create', { title, reason, purpose, edits: [...edits] });
  const { pid } = stalkingExamples(review.act);
  const edits = [replacing(review.act, pid, 'examples', 'instances')];
  const gone = await review.do('amendment.create', { title: SECRET.withdrawn, reason: SECRET.path, edits });
  await review.do('amendment.setState', { id: gone.id, revision: gone.revision, state: 'withdrawn' });
  await review.do('amendment.create', { title: SECRET.unchosen, edits });
  const said = [
    await review.do(
      'note.add',
      note({ id: '', text: 'Say it in public.', found: `${SECRET.path}/r.csv, row 2` }),
    ),
    await review.do('note.add', note({ id: '', text: SECRET.noConsent, consent: false })),
    await review.do('note.add', note({ id: '', text: SECRET.confidential, confidential: true })),
  ];
  for (const { id } of said)
    await review.do('link.add', { type: 'evidence-for', from: 'amendment:A-001', to: `note:${id}` });
  await review.do('link.add', { type: 'implements', from: 'amendment:A-001', to: 'recommendation:1' });
  await review.do('decision.add', {
    about: 'recommendation:3',
    outcome: 'not-taken-forward',
    reason: 'It is for the police.',
  });
  for (const on of ['amendment:A-001', `provision:${pid}`] as const)
    await review.do('thread.add', { on, words: null, text: `${SECRET.comment}, see ${SECRET.path}` });
  return review;
}

const folder = mkdtempSync(join(tmpdir(), 'keeling-printed-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const CHOSEN = ['A-001', 'A-002', 'A-003'];
const file = (inside: string, name: string) => readFileSync(join(inside, name));

describe.skipIf(browser === null)('a whole pack', () => {
  let review: Opened;
  let made: CallOutput<'pack.export'>;
  let copy: string;
  beforeAll(async () => {
    const first = await planted();
    const { session, act, path } = first;
    const order = ['marked-up', 'as-amended', 'effects', 'matrix', 'notes'];
    await first.do('pack.arrange', { document: 'consultation', order, leftOut: [] });
    await signedOff(first, { amendments: CHOSEN });
    await session.close();
    copy = `${path}.copy.keeling`;
    copyFileSync(path, copy);
    const deps = { ...testDeps(SECRET.drafter), print: printWithBrowser(browser) };
    review = opened(mustOpen(await openReview(path, deps)), act);
    made = await review.do('pack.export', { amendments: CHOSEN });
  });
  afterAll(() => review.session.close());

  it('verifies, as a folder and as a zip', async () => {
    expect(made.manifest).toMatchObject({
      pdf: { printedBy: expect.stringMatching(/^Chromium \d+$/) },
    });
    for (const path of [made.folder, made.zip]) expect(must(await verifyPack(path))).toEqual(made.manifest);
  });

  it('has a PDF with structure, outline and language, in which changes are heard', (context) => {
    needs(context, 'Poppler');
    const pdf = file(made.folder, 'annex-c-marked-up.pdf');
    expect(pdf.toString('latin1')).toContain('/Lang (en-GB)');
    expect(pdf.toString('latin1')).toContain('/DisplayDocTitle true');
    const facts = factsOfPdf(pdf);
    const structure = structureOfPdf(pdf);
    expect(facts.get('Tagged')).toBe('yes');
    expect(facts.get('Title')).toContain('Protection from Harassment Act 1997');
    expect(facts.get('Page size')).toContain('A4');
    const paper = structureOfPdf(file(made.folder, 'consultation-paper.pdf'));
    const table = structureOfPdf(file(made.folder, 'annex-f-matrix.pdf'));
    for (const element of ['H1', 'H2', 'H3', 'L', 'LI', 'LBody', 'Table', 'TH', 'Caption', 'Link'])
      expect(`${paper}${table}`, element).toMatch(new RegExp(`^\\s*${element}\\b`, 'm'));
    // A screen reader says nothing of a picture that isn't described: there must be none.
    expect(structure).not.toMatch(/^\s*Figure\b/m);
    expect(wordsOfPdf(pdf)).toContain('Offence of [omitted: stalking] [inserted: stalking and following]');
    // 12 points as it is set: a table wider than its page would have made all of it smaller.
    const look = lookOfPdf(file(made.folder, 'consultation-paper.pdf'));
    expect(look.sizes).toContain(12);
    expect(look.outline).toEqual(
      expect.arrayContaining([expect.stringMatching(/^\d+\. Privacy notice$/), 'Annex A: Draft clauses']),
    );
  });

  it('sets an annex that is a table of many words on broad pages alone, from its title to its licence', (context) => {
    needs(context, 'Poppler');
    const broad = pageSizesOfPdf(file(made.folder, 'annex-f-matrix.pdf'));
    expect(broad.length).toBeGreaterThan(0);
    for (const [width, height] of broad) expect(width).toBeGreaterThan(height);
    const first = wordsOfPdf(file(made.folder, 'annex-f-matrix.pdf')).split('\f')[0] ?? '';
    expect(first).toContain('Annex F');
    // With the first of what is in it, not its head alone.
    expect(first).toContain('Proposal 1');
    for (const [width, height] of pageSizesOfPdf(file(made.folder, 'annex-g-notes.pdf')))
      expect(height).toBeGreaterThan(width);
  });

  it('is PDF/A-2a where that was asked for, and is told of what is against that where something is', async (context) => {
    needs(context, 'Poppler');
    const kept = await review.do('pack.export', {
      amendments: CHOSEN,
      only: ['pdf'],
      isArchival: true,
      to: join(temporaryFolder(), 'kept'),
    });
    expect(kept.manifest.pdf).toMatchObject({ notArchival: [] });
    const names = readdirSync(kept.folder).filter((one) => one.endsWith('.pdf'));
    expect(names.length).toBeGreaterThan(3);
    for (const name of names) {
      const pdf = file(kept.folder, name);
      const facts = factsOfPdf(pdf);
      expect([facts.get('Tagged'), facts.get('Encrypted'), facts.get('JavaScript')]).toEqual([
        'yes',
        'no',
        'no',
      ]);
      // The words that are printed are those that would have been, had no archive been asked for.
      expect(wordsOfPdf(pdf), name).toBe(wordsOfPdf(file(made.folder, name)));
      // And what was not made for one does not pass for it.
      expect(archiveFaults(file(made.folder, name)), name).toContain('no identifier of PDF/A-2a');
    }
    const text = file(kept.folder, 'consultation-paper.pdf').toString('latin1');
    const spoilt: readonly (readonly [string | RegExp, string, string])[] = [
      ['<pdfaid:part>2<', '<pdfaid:part>9<', 'no identifier of PDF/A-2a'],
      [/\/OutputIntents \[/, '/OutputIntentz [', 'nothing that says what its colours mean'],
      [/\/ID \[<..../, '/IX [<AAAA', 'nothing that it is known by'],
      [/\/F 4\n/, '/F 2\n', 'a link that is not printed'],
      [/\/Title <FEFF..../, '/Title <FEFF0058', 'two accounts of itself that differ'],
      [/\/FontFile2/, '/FontFilez', 'a font that is not in the file'],
      [/\/Producer \(\)/, '/JS (a)   ()', 'a script'],
      ['pdfaSchema:namespaceURI>http', 'pdfaSchema:namespaceURI>hxxp', 'a mark that is not described'],
    ];
    for (const [was, is, fault] of spoilt) {
      const bytes = Buffer.from(text.replace(was, is), 'latin1');
      expect(bytes.length).toBe(text.length);
      expect(archiveFaults(bytes), fault).toContain(fault);
    }
  });

  it('is PDF/UA-1 as far as a program can tell, which finds what is wrong where something is', (context) => {
    needs(context, 'Poppler');
    expect(made.manifest.pdf).not.toHaveProperty('notUa');
    for (const name of readdirSync(made.folder).filter((one) => one.endsWith('.pdf'))) {
      const pdf = file(made.folder, name);
      expect(uaFaults(pdf), name).toEqual([]);
      // Told by another program: every item of a list has a body, and nothing but a body or a label right in it.
      const levels = structureOfPdf(pdf)
        .split('\n')
        .map((line) => ({ depth: line.search(/\S/), kind: line.trim().split(/[\s(]/)[0] ?? '' }));
      levels.forEach(({ depth, kind }, at) => {
        if (kind === 'LI') expect(levels[at + 1]?.kind, name).toMatch(/^(?:Lbl|LBody)$/);
        if (kind === 'LBody') expect(levels[at - 1]?.depth ?? 0, name).toBeGreaterThanOrEqual(depth - 4);
      });
    }
    const texts = ['consultation-paper.pdf', 'annex-f-matrix.pdf'].map((name) =>
      file(made.folder, name).toString('latin1'),
    );
    for (const [was, is, fault] of [
      ['/Marked true', '/Marked fals', 'not marked as tagged'],
      ['<pdfuaid:part>1', '<pdfuaid:part>2', 'no identifier of PDF/UA-1'],
      ['/S /TH\n', '/S /Th\n', 'an element of an unknown kind: Th'],
      ['/S /LBody', '/S /Quote', 'Quote right in LI'],
      ['/ToUnicode', '/ToUnicods', 'a font whose letters are not named'],
      ['/S /H1', '/S /H4', 'a heading of level 4 after one of level 0'],
    ] as const)
      expect(
        texts.flatMap((text) => uaFaults(Buffer.from(text.replaceAll(was, is), 'latin1'))),
        fault,
      ).toContain(fault);
  });

  it('has Word files with headings, header rows, a language and a title', () => {
    for (const name of readdirSync(made.folder).filter((one) => one.endsWith('.docx'))) {
      const bytes = file(made.folder, name);
      expect(readDocx(bytes).faults, name).toEqual([]);
      const parts = Object.fromEntries(
        Object.entries(unzipSync(bytes)).map(([path, part]) => [path, strFromU8(part)]),
      );
      const body = parts['word/document.xml'];
      expect(body, name).toContain('<w:pStyle w:val="Heading1"/>');
      expect(/<w:tbl>/.test(body ?? ''), name).toBe(/<w:tblHeader\/>/.test(body ?? ''));
      expect(parts['word/styles.xml'], name).toContain('<w:lang w:val="en-GB"');
      expect(parts['docProps/core.xml'], name).toMatch(/<dc:title>[^<]+</);
    }
  });

  it('has Akoma Ntoso that says what changes', () => {
    for (const name of ['as-amended.akn.xml', 'marked-up.akn.xml'])
      expect(file(made.folder, name).toString('utf8'), name).toContain('stalking and following');
  });

  it('has a workbook that LibreOffice opens', (context) => {
    needs(context, 'LibreOffice Calc');
    const sheets = inCalc(join(made.folder, 'tables.xlsx'), ['About', 'Changes', 'Effects', 'Matrix']);
    expect(sheets.Effects).toContain('section 2A(3)(g),word substituted,Proposal 1');
    expect(sheets.Changes).toContain('Proposal 3');
    expect(sheets.Matrix).toContain('Recommendation 1');
  });

  it('holds no secret in any byte, and a lawyer’s holds those that are for a lawyer', async (context) => {
    needs(context, 'Poppler');
    expect(leaks(made.folder, Object.values(SECRET))).toEqual([]);
    expect(leaksIn({ path: 'zip', bytes: readFileSync(made.zip) }, Object.values(SECRET))).toEqual([]);
    expect(made.comments).toBe(2);
    expect(made.manifest.withheld.notesWithoutConsent).toBeGreaterThan(0);
    expect(made.manifest.withheld.confidentialNotes).toBe(1);
    const lawyer = await review.do('pack.export', {
      amendments: CHOSEN,
      profile: 'lawyer',
      only: ['docx', 'json'],
    });
    const found = leaks(lawyer.folder, Object.values(SECRET)).map((leak) => leak.split(' in /')[0]);
    expect(new Set(found)).toEqual(
      new Set([SECRET.drafter, SECRET.comment, SECRET.path, SECRET.unchosen, SECRET.withdrawn]),
    );
  });

  it('is the same bytes on another day, in another time zone, made by another person', async () => {
    const script = await bundle('test/data/papers/pack/again.ts');
    const to = join(temporaryFolder(), 'pack');
    await promisify(execFile)(process.execPath, [script], {
      env: {
        ...process.env,
        TZ: 'Pacific/Kiritimati',
        LANG: 'cy_GB.UTF-8',
        KEELING_REVIEW: copy,
        KEELING_OUT: to,
        KEELING_TODAY: '2031-01-01T00:00:00Z',
        KEELING_AMENDMENTS: CHOSEN.join(),
        KEELING_CHROMIUM: browser ?? '',
      },
    });
    const names = readdirSync(to).sort();
    expect(names).toEqual([...made.files].sort());
    expect(names).toContain('consultation-paper.pdf');
    for (const name of names) expect(file(to, name).equals(file(made.folder, name)), name).toBe(true);
    expect(readFileSync(`${to}.zip`).equals(readFileSync(made.zip))).toBe(true);
  });
});
