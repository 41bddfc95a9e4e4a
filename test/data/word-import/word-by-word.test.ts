import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseCompatible } from '../../../core/amend/clash.ts';
import { linesOf, plainLines } from '../../../core/amend/lines.ts';
import { redline } from '../../../core/amend/redline.ts';
import { isSuggested } from '../../../core/word-import/suggested.ts';
import { amount } from '../../support/amount.ts';
import { drafts, realAct } from '../../support/drafts.ts';
import { editedInLibreOffice } from '../../support/libreoffice.ts';
import { needs } from '../../support/programs.ts';
import { newReview, type Opened, testDeps } from '../../support/review.ts';
import { temporaryFolder } from '../../support/temporary.ts';
import { EDITORS, editedWordByWord, type WordedFile, wordStrokes } from '../../support/word-by-word.ts';
import { base64, written } from '../../support/word-file.ts';

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

async function caseOf({ draft, lines }: Work): Promise<Case> {
  const review = await newReview(testDeps('Ann Official'));
  for (const { edits } of chooseCompatible(base, draft.amendments).chosen) {
    const made = await review.session.call('amendment.create', { title: 'Drafted', edits: [...edits] });
    // What an amendment can't be is no draft.
    if (!made.ok) expect(made.error.kind).not.toBe('damaged');
  }
  const sent = written(await review.do('word.export', { to: `${review.path}-word`, profile: 'lawyer' }));
  return { review, file: editedWordByWord(sent, lines) };
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

describe('a file that people edited word by word with tracking', () => {
  it.each([
    ['one person', 1, amount(1, 20)],
    ['three people', 3, amount(1, 40)],
  ])('is taken as it reads with everything accepted: %s', async (_, editors, files) => {
    let paragraphs = 0;
    for (const { seed, made } of cases(editors, files)) {
      const one = await caseOf(made);
      paragraphs += one.file.paragraphs;
      await holdsWhole(one, one.file.bytes, seed);
    }
    expect(paragraphs).toBeGreaterThan(files * 30);
  });

  it('is taken likewise once LibreOffice saved it', async (context) => {
    needs(context, 'LibreOffice Writer');
    const folder = temporaryFolder();
    const saved = [];
    for (const { seed, made } of cases(3, amount(1, 60))) {
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
