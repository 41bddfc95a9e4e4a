import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { walk } from '../../../core/act/tree.ts';
import { chooseCompatible } from '../../../core/amend/edits/clash.ts';
import type { Drafted } from '../../../core/amend/edits/edit-index.ts';
import { linesOf, plainLines } from '../../../core/amend/redline/lines.ts';
import { redline } from '../../../core/amend/redline/redline.ts';
import { isSuggested } from '../../../core/word-import/suggested.ts';
import { drafts, realAct } from '../../support/drafts/drafts.ts';
import { moved, newReview, type Opened, testDeps } from '../../support/reviews/review.ts';
import { amount } from '../../support/run/amount.ts';
import { needs } from '../../support/run/programs.ts';
import { temporaryFolder } from '../../support/run/temporary.ts';
import { editedInLibreOffice } from '../../support/word/libreoffice.ts';
import {
  EDITORS,
  editedWordByWord,
  isSignedAs,
  LATER_EDITORS,
  signedParagraphs,
  type WordedFile,
  wordStrokes,
} from '../../support/word/word-by-word.ts';
import { base64, savedByGoogle, written } from '../../support/word/word-file.ts';

const base = realAct();

/** How many paragraphs of one file are edited. */
const IN_A_FILE = 40;

interface Case {
  readonly review: Opened;
  readonly file: WordedFile;
}

/** Files of random drafts, each edited word by word by so many people. */
const work = (editors: number) =>
  fc.record({
    draft: drafts(base),
    lines: fc.array(fc.record({ line: fc.nat(10_000), strokes: wordStrokes(editors) }), {
      minLength: IN_A_FILE,
      maxLength: IN_A_FILE,
    }),
  });
type Work = ReturnType<typeof work> extends fc.Arbitrary<infer W> ? W : never;

/** An amendment that puts words into every third line of the Act. */
const WIDE: Drafted = {
  id: 'A-001',
  edits: [...walk(base)]
    .filter(({ kind, content }) => kind !== 'block' && content.length > 40)
    .filter((_, at) => at % 3 === 0)
    .map(({ pid, content }) => {
      const at = content.indexOf(' ', 20);
      const insert = ' within the meaning of this Act';
      return { type: 'text', pid, field: 'content', from: at, to: at, insert, rank: 'm' };
    }),
};

async function caseOf(made: Work, isAgreed = false): Promise<Case> {
  const { review, sent } = await sentCase(made, isAgreed);
  return { review, file: editedWordByWord(sent, made.lines) };
}

/** A draft, and the file that is written of it. */
async function sentCase({ draft }: Work, isAgreed = false) {
  const review = await newReview(testDeps('Ann Official'));
  const drafted = isAgreed ? [WIDE] : chooseCompatible(base, draft.amendments).chosen;
  for (const { edits } of drafted) {
    const made = await review.session.call('amendment.create', { title: 'Drafted', edits: [...edits] });
    // What an amendment can't be is no draft.
    if (!made.ok) expect(made.error.kind).not.toBe('damaged');
    else if (isAgreed) {
      let { revision } = made.value;
      for (const state of ['ready', 'in-legal-review', 'agreed'] as const)
        revision = await moved(review, made.value.id, revision, state);
    }
  }
  const sent = written(await review.do('word.export', { to: `${review.path}-word`, profile: 'lawyer' }));
  return { review, sent };
}

/** Takes what is suggested of a file, as somebody does who looks at nothing, and holds the draft against what is known. */
async function holdsWhole({ review, file }: Case, bytes: Uint8Array, seed: number): Promise<void> {
  const given = { name: 'back.docx', base64: base64(bytes) };
  const look = await review.do('word.look', given);
  expect([seed, look.unplaced]).toEqual([seed, []]);
  expect([seed, look.items.filter(({ how }) => how !== 'tracked')]).toEqual([seed, []]);
  const items = look.items.filter(isSuggested).map(({ id }) => id);
  const { certificate } = await review.do('word.take', { ...given, head: look.head, items });
  const amendments = await review.do('amendment.list', {});
  const lines = plainLines(linesOf(redline(review.act, amendments)), 'as-amended');
  expect([seed, ...lines]).toEqual([seed, ...file.accepted]);
  expect([seed, certificate.differences]).toEqual([seed, []]);
  // All that each person put in is under their name, no more and no less.
  for (const { author } of EDITORS) {
    const theirs = look.items.filter((one) => one.author === author);
    const came = theirs.reduce(
      (sum, { shown }) =>
        sum + shown.reduce((all, { kind, text }) => all + (kind === 'inserted' ? text.length : 0), 0),
      0,
    );
    expect([seed, author, came]).toEqual([seed, author, file.came.get(author) ?? 0]);
  }
}

/** Cases by their seeds, each of which makes the same again. */
const cases = (editors: number, count: number) =>
  fc
    .sample(fc.nat(), count)
    .map((seed) => ({ seed, made: fc.sample(work(editors), { numRuns: 1, seed })[0] as Work }));

/** Two rounds: a file that two people edited, and the next one, which two others did, at some of the same paragraphs. */
const roundCases = (count: number) =>
  fc.sample(fc.nat(), count).map((seed) => {
    const [first] = fc.sample(work(2), { numRuns: 1, seed });
    const [again] = fc.sample(work(2), { numRuns: 1, seed: seed + 1 });
    if (!first || !again) throw new RangeError('No case');
    // Every other paragraph is one that was edited before.
    const then = again.lines.map((one, at) => ({
      ...one,
      line: (at % 2 ? one : first.lines[at])?.line ?? 0,
    }));
    return { seed, made: { first, then } };
  });

/** A file as LibreOffice saves it with nothing done to it. */
function savedByLibreOffice(bytes: Uint8Array): Uint8Array {
  const folder = temporaryFolder();
  const [path, out] = [join(folder, 'sent.docx'), join(folder, 'back.docx')];
  writeFileSync(path, bytes);
  expect(editedInLibreOffice([{ path, out, deeds: [] }], join(folder, 'jobs.json'))).toEqual([]);
  return readFileSync(out);
}

describe('a file that people edited word by word with tracking', () => {
  it.each([
    ['one person', 1, amount(1, 22)],
    ['three people', 3, amount(1, 46)],
  ])('is taken as it reads with everything accepted: %s', async (_, editors, files) => {
    let paragraphs = 0;
    for (const { seed, made } of cases(editors, files)) {
      const one = await caseOf(made);
      paragraphs += one.file.paragraphs;
      await holdsWhole(one, one.file.bytes, seed);
    }
    expect(paragraphs).toBeGreaterThan(files * 20);
  });

  it.for([
    ['as they left it', (bytes: Uint8Array) => bytes, 12],
    ['as Google Docs saved it', savedByGoogle, 3],
    ['as LibreOffice saved it', savedByLibreOffice, 3],
  ] as const)(
    'keeps who typed and struck each character, and when, over two rounds: %s',
    async ([_, saved, count], context) => {
      if (saved === savedByLibreOffice) needs(context, 'LibreOffice Writer');
      let paragraphs = 0;
      const faults: unknown[] = [];
      for (const { seed, made } of roundCases(amount(1, count))) {
        const { review, file } = await caseOf(made.first);
        let { bytes } = file;
        paragraphs += file.paragraphs;
        for (const round of [1, 2]) {
          const given = { name: 'back.docx', base64: base64(saved(bytes)) };
          const look = await review.do('word.look', given);
          const items = look.items.filter(isSuggested).map(({ id }) => id);
          const { certificate } = await review.do('word.take', { ...given, head: look.head, items });
          const to = `${review.path}-word-${round}`;
          const sent = written(await review.do('word.export', { to, profile: 'lawyer' }));
          const [was, is] = [signedParagraphs(bytes), signedParagraphs(sent)];
          expect([seed, round, is.length]).toEqual([seed, round, was.length]);
          for (const [at, one] of was.entries())
            if (!isSignedAs(one, is[at])) faults.push({ seed, round, at, was: one, is: is[at] });
          faults.push(...certificate.differences.map((one) => ({ seed, round, ...one })));
          if (round === 2) break;
          const again = editedWordByWord(sent, made.then, LATER_EDITORS);
          bytes = again.bytes;
          paragraphs += again.paragraphs;
        }
      }
      expect(faults).toEqual([]);
      expect(paragraphs).toBeGreaterThan(amount(50, 58 * count));
    },
  );

  it('puts no word anywhere but where it was typed, also beside quotation marks that were struck', async () => {
    const faults: unknown[] = [];
    let paragraphs = 0;
    for (const { seed, made } of cases(2, amount(1, 20))) {
      const { review, sent } = await sentCase(made);
      const { bytes, paragraphs: edited } = editedWordByWord(sent, made.lines, EDITORS, true);
      paragraphs += edited;
      const given = { name: 'back.docx', base64: base64(bytes) };
      const look = await review.do('word.look', given);
      const items = look.items.filter(isSuggested).map(({ id }) => id);
      const { certificate } = await review.do('word.take', { ...given, head: look.head, items });
      const unknown = certificate.differences.filter(({ why }) => why.some(({ kind }) => kind === 'unknown'));
      faults.push(...unknown.map((one) => ({ seed, ...one })));
    }
    expect(faults).toEqual([]);
    expect(paragraphs).toBeGreaterThan(5);
  });

  it('loses nothing of what it does to an agreed amendment, and is told to differ there and nowhere else', async () => {
    let blocked = 0;
    for (const { seed, made } of cases(3, amount(2, 40))) {
      const { review, file } = await caseOf(made, true);
      const given = { name: 'back.docx', base64: base64(file.bytes) };
      const look = await review.do('word.look', given);
      const items = look.items.filter(isSuggested).map(({ id }) => id);
      const taken = await review.do('word.take', { ...given, head: look.head, items });
      const { differences } = taken.certificate;
      const shut = look.items.filter((one) => one.blocked !== null);
      blocked += shut.length;
      expect([seed, shut.length > 0]).toEqual([seed, differences.length > 0]);
      const kinds = differences.flatMap(({ why }) => why.map(({ kind }) => kind));
      expect([seed, kinds.filter((kind) => kind !== 'blocked')]).toEqual([seed, []]);
      // Each is kept as something to do, under the name of who made it.
      const threads = await review.do('thread.list', {});
      const kept = threads.filter(({ id }) => taken.toDos.includes(id)).flatMap(({ comments }) => comments);
      for (const { author } of shut) expect(kept.map(({ by }) => by)).toContain(author);
      expect([seed, taken.toDos.length]).toEqual([seed, shut.length]);
    }
    expect(blocked).toBeGreaterThan(0);
  });

  it('is taken likewise once LibreOffice saved it', async (context) => {
    needs(context, 'LibreOffice Writer');
    const folder = temporaryFolder();
    const saved = [];
    for (const { seed, made } of cases(3, amount(1, 68))) {
      const one = await caseOf(made);
      const [path, out] = [join(folder, `${seed}.docx`), join(folder, `${seed}-back.docx`)];
      writeFileSync(path, one.file.bytes);
      saved.push({ ...one, seed, job: { path, out, deeds: [] } });
    }
    for (let at = 0; at < saved.length; at += 10) {
      const jobs = saved.slice(at, at + 10).map(({ job }) => job);
      expect(editedInLibreOffice(jobs, join(folder, 'jobs.json'))).toEqual([]);
    }
    for (const one of saved) await holdsWhole(one, readFileSync(one.job.out), one.seed);
  });
});
