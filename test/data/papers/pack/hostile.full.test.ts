import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { UNEDITED_PAPER } from '../../../../core/pack/paper/document.ts';
import type { ZipEntry } from '../../../../data/formats/zip.ts';
import { OUTWARD } from '../../../../data/papers/pack/files.ts';
import { linkOf, noEvidence, note, packOf, sampleAmendments } from '../../../support/papers/pack.ts';
import { packFiles } from '../../../support/papers/pack-files.ts';
import { findAll, readPage } from '../../../support/papers/page-reader.ts';
import { published } from '../../../support/papers/publish.ts';
import { moved, must, newReview } from '../../../support/reviews/review.ts';
import { readDocx } from '../../../support/word/docx-reader.ts';

const texts = {
  script: '<script>window.hit = 1</script>',
  image: '<img src=x onerror="window.hit = 1">',
  formula: '=HYPERLINK("http://example.org/?"&A1,"click")',
  turned: '\u202Eevil\u2066\u200F',
  nothing: 'a\u0000b\u0007c',
  half: 'x\uD83Dy',
  cdata: ']]><!-- --><?xml version="1.0"?>&bomb;',
  long: 'word '.repeat(200_000),
};

describe('hostile notes', () => {
  const entries = Object.entries(texts);
  const notes = entries.map(([id, text]) => note({ id: `N-${id}`, text, author: text.slice(0, 60) }));
  const links = entries.map(([id], at) =>
    linkOf(`L-${at}`, 'evidence-for', 'amendment:A-001', `note:N-${id}`),
  );
  let files: readonly ZipEntry[] = [];
  beforeAll(async () => {
    const arrangement = { id: 'consultation', order: ['notes', 'matrix', 'marked-up'], leftOut: [] } as const;
    const model = packOf(sampleAmendments(), {
      links,
      evidence: { ...noEvidence, notes },
      paper: { ...UNEDITED_PAPER, arrangement },
    });
    files = must(await packFiles(model, { ...OUTWARD, only: ['html', 'docx', 'csv', 'json'] })).files;
  });
  const read = (path: string) =>
    Buffer.from(files.find((file) => file.path === path)?.bytes ?? []).toString('utf8');

  it('are text on the page', () => {
    const html = read('annex-c-notes.html');
    const page = readPage(html);
    expect(findAll(page, ({ name }) => ['script', 'img', 'bomb'].includes(name))).toEqual([]);
    expect(html).not.toContain('\u0000');
    expect(html).toContain('a␀b␇c');
    expect(html.length).toBeGreaterThan(1_000_000);
  });

  it('are text in the Word file, with its structure whole', () => {
    const { faults, paragraphs } = readDocx(
      files.find(({ path }) => path === 'annex-c-notes.docx')?.bytes ?? new Uint8Array(),
    );
    expect(faults).toEqual([]);
    const words = paragraphs.flatMap(({ runs }) => runs.map(({ text }) => text)).join('\n');
    expect(words).toContain('<script>window.hit = 1</script>');
    expect(words).toContain('a␀b␇c');
  });

  it('are no formula in the CSV, and whole', () => {
    const csv = read('changes.csv');
    expect(csv).toContain(`"'${texts.formula.replaceAll('"', '""')}"`);
    expect(csv).not.toContain('"=HYPERLINK');
    expect(csv).toContain(texts.long);
  });

  it('are whole in the data', () => {
    const data = JSON.parse(read('pack.json')) as { readonly notes: readonly { readonly text: string }[] };
    expect(data.notes.map(({ text }) => text)).toEqual(Object.values(texts));
  });
});

describe('notes that may not be published', () => {
  const secrets = ['wholly-private-words', 'confidential-words', 'Private Person', 'Private Body'];

  it('are in no byte of a pack, in the folder or the zip, and are counted', async () => {
    const review = await newReview();
    const [privately, confidentially, openly] = [
      await review.do('note.add', note({ id: '', text: secrets[0], author: secrets[2], consent: false })),
      await review.do(
        'note.add',
        note({ id: '', text: secrets[1], organisation: secrets[3], confidential: true }),
      ),
      await review.do('note.add', note({ id: '', text: 'open-words' })),
    ];
    const drafted = await review.do('amendment.create', { title: 'Any' });
    for (const { id } of [privately, confidentially, openly]) {
      await review.do('link.add', {
        type: 'evidence-for',
        from: `amendment:${drafted.id}`,
        to: `note:${id}`,
      });
    }
    const held = (await review.do('evidence.get', {})).notes;
    await review.do('pack.arrange', { document: 'consultation', order: ['notes', 'marked-up'], leftOut: [] });
    await moved(review, drafted.id, drafted.revision, 'ready');
    const made = await published(review, {});
    const inward = await review.do('pack.export', { profile: 'lawyer' });
    expect(made.manifest.withheld).toEqual({
      notesWithoutConsent: held.filter(({ consent }) => !consent).length,
      confidentialNotes: held.filter(({ consent, confidential }) => consent && confidential).length,
    });
    expect(made.manifest.withheld.notesWithoutConsent).toBeGreaterThan(0);

    const inFolder = readdirSync(made.folder).map((name) => readFileSync(join(made.folder, name)));
    const inZip = Object.values(unzipSync(readFileSync(made.zip)));
    const inWord = Object.values(
      unzipSync(
        readFileSync(join(made.folder, made.files.find((file) => file.endsWith('marked-up.docx')) ?? '')),
      ),
    );
    const all = [...inFolder, ...inZip, ...inWord]
      .map((bytes) => Buffer.from(bytes).toString('utf8'))
      .join('\n');
    expect(all).toContain('open-words');
    for (const secret of [
      ...secrets,
      `"${privately.id}"`,
      `note:${privately.id}`,
      `note:${confidentially.id}`,
    ]) {
      expect(all).not.toContain(secret);
    }
    const withheldText = held.filter(({ consent, confidential }) => !consent || confidential);
    for (const { text } of withheldText) expect(all).not.toContain(JSON.stringify(text).slice(1, -1));
    const told = readdirSync(inward.folder).map((name) => readFileSync(join(inward.folder, name), 'utf8'));
    expect(told.join('\n')).toContain('2 to something that is withheld');
    for (const secret of secrets) expect(told.join('\n')).not.toContain(secret);
  });
});
