import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { isSuggested } from '../../../core/word-import/suggested.ts';
import { loadAct } from '../../../data/corpus/acts.ts';
import { billDocxOf } from '../../../data/formats/docx/bill.ts';
import { createReview } from '../../../data/session/create-review.ts';
import { openReview } from '../../../data/session/session.ts';
import { harboursAct } from '../../support/acts/harbours-act.ts';
import { pidOf, replace } from '../../support/papers/pack.ts';
import { published } from '../../support/papers/publish.ts';
import {
  currentAct,
  must,
  mustOpen,
  newReview,
  type Opened,
  opened,
  testDeps,
} from '../../support/reviews/review.ts';
import { seedReview } from '../../support/reviews/seed.ts';
import { amount } from '../../support/run/amount.ts';
import { temporaryFolder } from '../../support/run/temporary.ts';
import { editedWordByWord, wordStrokes } from '../../support/word/word-by-word.ts';
import { base64, rewritten, savedByWord, unpacked, written } from '../../support/word/word-file.ts';

/** What is left of a Word file in the hands of people and programs that do more than type in it. */

const DOCUMENT = 'word/document.xml';
const PROPERTIES = 'docProps/custom.xml';

interface HardWork {
  /** How many words in a hundred are others now, without tracking. */
  readonly changed: number;
  /** The paragraphs of the Act that are kept, as shares of all. */
  readonly from: number;
  readonly to: number;
  /** Whether what stands round the Act is gone, the bookmark round it, and the file's properties. */
  readonly isBare: boolean;
  readonly isUnmarked: boolean;
  readonly isStripped: boolean;
  readonly seed: number;
}

const hardWork: fc.Arbitrary<HardWork> = fc.record({
  changed: fc.constantFrom(0, 5, 10, 15, 20),
  from: fc.constantFrom(0, 0, 0.1, 0.4, 0.7),
  to: fc.constantFrom(1, 1, 0.2, 0.3, 0.1),
  isBare: fc.boolean(),
  isUnmarked: fc.boolean(),
  isStripped: fc.boolean(),
  seed: fc.nat(),
});

const PARAGRAPH = /<w:p>.*?<\/w:p>/gs;

/** The fewest paragraphs of the Act that are kept. */
const LEAST = 12;

/** A file after hard work. */
function workedHard(bytes: Uint8Array, work: HardWork): Uint8Array {
  const files = { ...unzipSync(bytes) };
  const xml = strFromU8(files[DOCUMENT] ?? new Uint8Array());
  const start = xml.search(/<w:bookmarkStart [^>]*w:name="Act"/);
  const end = xml.indexOf('<w:bookmarkEnd ', start);
  const act = xml.slice(start, end);
  const all = act.match(PARAGRAPH) ?? [];
  const from = Math.floor(Math.min(work.from, 1 - work.to / 2) * all.length);
  const kept = all.slice(from, from + Math.max(LEAST, Math.floor(work.to * all.length)));
  let at = work.seed;
  const next = () => {
    at = (at * 48_271 + 11) % 2_147_483_647;
    return at;
  };
  const reworded = kept.map((paragraph) =>
    paragraph.replaceAll(
      /(<w:t [^>]*>)([^<]*)/g,
      (_, open: string, text: string) =>
        open +
        text.replaceAll(/[A-Za-z]{3,}(?![^&\s]*;)/g, (word) =>
          next() % 100 < work.changed ? (['quite', 'another', 'wording', 'here'][next() % 4] ?? '') : word,
        ),
    ),
  );
  const opening = act.slice(0, act.indexOf('<w:p>'));
  const head = xml.slice(0, start);
  const rest = xml.slice(end);
  const bare = work.isBare
    ? `${head.slice(0, head.indexOf('<w:body>') + '<w:body>'.length)}${opening}${reworded.join('')}${rest.slice(0, rest.indexOf('>') + 1)}${rest.slice(rest.lastIndexOf('<w:sectPr'))}`
    : head + opening + reworded.join('') + rest;
  const made = work.isUnmarked ? bare.replaceAll(/<w:bookmark(?:Start|End)[^>]*>/g, '') : bare;
  if (work.isStripped) delete files[PROPERTIES];
  return zipSync({ ...files, [DOCUMENT]: strToU8(made) }, { level: 1 });
}

const ABOUT = { generator: 'Test', description: 'An Act.', at: '2026-11-01T09:00:00.000Z' };

/** A review with work in it, and Word files of each kind that it writes. */
async function seeded() {
  const path = join(temporaryFolder(), 'seeded.keeling');
  await seedReview(path);
  const review = opened(mustOpen(await openReview(path, testDeps('Bo Counsel'))), currentAct());
  const to = (name: string) => join(temporaryFolder(), name);
  const docx = (
    { folder, files }: { readonly folder: string; readonly files: readonly string[] },
    name: string,
  ) => readFileSync(join(folder, files.find((file) => file.endsWith(name)) ?? ''));
  const paper = await published(review, { to: to('paper') });
  const response = await published(review, { to: to('response'), document: 'response' });
  const schedule = await review.do('schedule.export', { to: to('schedule') });
  return {
    review,
    markedUp: written(await review.do('word.export', { to: to('word'), profile: 'lawyer' })),
    outward: written(await review.do('word.export', { to: to('outward'), profile: 'outward' })),
    clean: written(await review.do('word.export', { to: to('clean'), profile: 'clean' })),
    paper: docx(paper, 'consultation-paper.docx'),
    response: docx(response, 'response.docx'),
    schedule: docx(schedule, 'keeling.docx'),
  };
}

const looked = (review: Opened, bytes: Uint8Array) =>
  review.session.call('word.look', { name: 'back.docx', base64: base64(bytes) });

async function refusal(review: Opened, bytes: Uint8Array): Promise<string> {
  const answer = await looked(review, bytes);
  if (answer.ok) throw new Error(`It was read: ${answer.value.items.length} items`);
  expect(answer.error.kind).toBe('refused');
  return answer.error.message;
}

/** A Word file of plain paragraphs. */
const plainFile = (bytes: Uint8Array, lines: readonly string[]): Uint8Array =>
  rewritten(bytes, {
    'word/document.xml': `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${lines
      .map((line) => `<w:p><w:r><w:t xml:space="preserve">${line}</w:t></w:r></w:p>`)
      .join('')}</w:body></w:document>`,
    [PROPERTIES]: null,
  });

describe('a Word file of another text', () => {
  it('is refused with what it is, where Keeling wrote it for another use', async () => {
    const { review, paper, response, schedule, markedUp } = await seeded();
    const properties = unpacked(markedUp, PROPERTIES);
    for (const [file, words] of [
      [paper, 'is a consultation paper or a response that Keeling wrote'],
      [response, 'is a consultation paper or a response that Keeling wrote'],
      [schedule, 'is a Keeling schedule'],
    ] as const) {
      expect(await refusal(review, file)).toContain(words);
      // Whatever a program did to it, and though it says that it is the marked-up Act.
      const disguised = rewritten(file, { 'word/document.xml': savedByWord, [PROPERTIES]: properties });
      const message = await refusal(review, disguised);
      expect(message).toContain(words);
      expect(message).toContain('export a Word file from Share and export');
    }
    await review.session.close();
  });

  it('is refused where it is another Act, a Bill, or a letter', async () => {
    const { review, markedUp } = await seeded();
    expect(await refusal(review, billDocxOf(harboursAct(), ABOUT))).toContain(
      'is not a Word file of this text, the Protection from Harassment Act 1997',
    );
    const made = await review.do('bill.export', {
      to: join(temporaryFolder(), 'bill'),
      asBill: {
        longTitle: 'A Bill to make provision about harassment.',
        shortTitle: 'Harassment (Amendment) Act 2026',
        commencement: 'This Act comes into force on the day on which it is passed.',
      },
    });
    const bill = readFileSync(join(made.folder, 'bill.docx'));
    expect(await refusal(review, bill)).toContain(
      'is not a Word file of this text, the Protection from Harassment Act 1997',
    );
    const word = fc.constantFrom(
      ...'we write about the review of harassment and ask that section be kept as it is'.split(' '),
    );
    const line = fc.array(word, { minLength: 4, maxLength: 40 }).map((words) => words.join(' '));
    const letters = fc.sample(fc.array(line, { minLength: 1, maxLength: 30 }), amount(3, 200));
    for (const lines of [['Dear Sir', 'Thank you for the draft.'], [''], [], ...letters])
      expect(await refusal(review, plainFile(markedUp, lines))).toContain(
        'is not a Word file of this text, the Protection from Harassment Act 1997',
      );
    await review.session.close();
  });

  it('is refused as what it is, and not as a paper of ours, where a stranger’s has the same headings', async () => {
    const { review, markedUp } = await seeded();
    const styled = (style: string, line: string) =>
      `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr><w:r><w:t>${line}</w:t></w:r></w:p>`;
    const body = (lines: readonly string[]) => ({
      'word/document.xml': `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${lines.join('')}</w:body></w:document>`,
      [PROPERTIES]: null,
    });
    const words = ['How to use the machine', 'Keep it dry.', 'Switch it off at night.'];
    for (const headings of [
      ['Contents'],
      ['About this schedule', 'The Act with its changes'],
      ['Contents', 'The Act, marked up'],
    ]) {
      const manual = [
        styled('Title', 'A manual'),
        ...headings.map((heading) => styled('Heading1', heading)),
        ...words.map((line) => styled('TOC1', line)),
        ...words.map((line) => styled('Normal', line)),
      ];
      const message = await refusal(review, rewritten(markedUp, body(manual)));
      expect(message).toContain('is not a Word file of this text, the Protection from Harassment Act 1997');
      expect(message).not.toContain('Keeling wrote');
    }
    await review.session.close();
  });

  it('is refused where it is an older text of the Act, or another review’s', async () => {
    const { review, markedUp } = await seeded();
    const enacted = must(loadAct('ukpga/1997/40', 'enacted'));
    expect(await refusal(review, billDocxOf(enacted.root, ABOUT))).toMatch(
      /seems to be the Protection from Harassment Act 1997, as enacted/,
    );
    const given = { title: 'Older', act: 'ukpga/1997/40', at: 'enacted' };
    const path = join(temporaryFolder(), 'older.keeling');
    const older = opened(mustOpen(await createReview(path, given, testDeps('Cy Other'))), enacted.root);
    const exported = written(await older.do('word.export', { to: join(temporaryFolder(), 'out') }));
    expect(await refusal(review, rewritten(exported, { [PROPERTIES]: null }))).toContain('seems to be the');
    await older.session.close();
    const other = await newReview(testDeps('Cy Other'));
    await other.do('amendment.create', {
      title: 'Something else',
      edits: [replace(pidOf('1', '(1)', '(a)'), 'content', 'amounts', 'may amount')],
    });
    const theirs = written(
      await other.do('word.export', { to: join(temporaryFolder(), 'out'), profile: 'lawyer' }),
    );
    expect(await refusal(review, theirs)).toContain('was not made from the review');
    expect(await refusal(review, rewritten(theirs, { [PROPERTIES]: null }))).toContain(
      'seems to be a Word file of the review “Stalking”',
    );
    // Files that were sent earlier say “ledger entry”.
    const sentEarlier = rewritten(theirs, {
      [PROPERTIES]: null,
      'word/document.xml': (xml) => {
        expect(xml).toContain('(history entry ');
        return xml.replace('(history entry ', '(ledger entry ');
      },
    });
    expect(await refusal(review, sentEarlier)).toContain('seems to be a Word file of the review “Stalking”');
    expect((await looked(review, rewritten(markedUp, { [PROPERTIES]: null }))).ok).toBe(true);
    await review.session.close();
  });
});

describe('a Word file of the review’s text', () => {
  it('is read however much was done to it, and however little of it is left', async () => {
    const { review, markedUp, outward, clean } = await seeded();
    const cases = fc.sample(
      fc.record({
        file: fc.constantFrom(markedUp, markedUp, outward, clean),
        work: hardWork,
        strokes: fc.array(fc.record({ line: fc.nat(10_000), strokes: wordStrokes(3) }), { maxLength: 250 }),
        isSaved: fc.boolean(),
      }),
      amount(6, 300),
    );
    for (const { file, work, strokes, isSaved } of cases) {
      const typed = editedWordByWord(file, strokes).bytes;
      const done = workedHard(typed, work);
      const answer = await looked(
        review,
        isSaved ? rewritten(done, { 'word/document.xml': savedByWord }) : done,
      );
      expect([work, answer.ok ? '' : answer.error.message]).toEqual([work, '']);
    }
    await review.session.close();
  });

  it('has nothing left out by itself where it is only a part of the Act', async () => {
    const { review, markedUp } = await seeded();
    const part = {
      changed: 0,
      from: 0.4,
      to: 0.2,
      isBare: true,
      isUnmarked: true,
      isStripped: false,
      seed: 1,
    };
    const look = await review.do('word.look', {
      name: 'part.docx',
      base64: base64(workedHard(markedUp, part)),
    });
    expect(look.remarks.join(' ')).toContain('Only part of the Act is in the file');
    const missing = look.items.filter(({ kind, how }) => kind === 'omit' && how === 'untracked');
    expect(missing.length).toBeGreaterThan(3);
    expect(missing.filter(isSuggested)).toEqual([]);
    await review.session.close();
  });
});
