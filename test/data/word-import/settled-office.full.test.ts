import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { provision } from '../../../core/act/tree.ts';
import { pidOf, replace } from '../../support/papers/pack.ts';
import { newReview, type Opened, testDeps } from '../../support/reviews/review.ts';
import { needs } from '../../support/run/programs.ts';
import { temporaryFolder } from '../../support/run/temporary.ts';
import { editedInLibreOffice } from '../../support/word/libreoffice.ts';
import { acceptedLines } from '../../support/word/word-by-word.ts';
import { base64 } from '../../support/word/word-file.ts';
import { imported, linesNow, listedIn, sent, unknownIn } from '../../support/word/word-rounds.ts';

/** A draft with words put in and typed over, a new paragraph, and an omission. */
async function drafted(): Promise<Opened> {
  const review = await newReview(testDeps('Ann Official'));
  const [three, last] = [pidOf('2A', '(3)'), pidOf('2A', '(3)', '(g)')];
  const h = provision({ pid: 'new-h', kind: 'paragraph', num: '(h)', content: 'naming a home in public.' });
  const all = [
    [replace(pidOf('2A', '(3)', '(a)'), 'content', 'following', 'following or tailing')],
    [replace(pidOf('1', '(1)', '(a)'), 'content', 'amounts', 'may amount')],
    [{ type: 'insert', parent: three, after: last, rank: 'm', provision: h }],
    [{ type: 'omit', pid: pidOf('2', '(2)') }],
  ] as const;
  for (const [at, edits] of all.entries())
    await review.do('amendment.create', { title: `No ${at + 1}`, edits: [...edits] });
  return review;
}

const OMITTED = 'A person guilty of an offence under this section is liable';
const TRACK = ['track', true] as const;

/** What somebody does, and which of the draft's amendments were rejected by it. */
const CASES = [
  [
    'words put in rejected, beside others that are typed',
    ['A-001'],
    [['reject', 'or tailing'], TRACK, ['replace', 'loitering', 'waiting']],
  ],
  [
    'a new paragraph accepted, and typed in',
    [],
    [['accept', 'naming a home'], TRACK, ['replace', 'a home in', 'any home in']],
  ],
  [
    'one half of what was typed over accepted, and the other rejected',
    ['A-002'],
    [
      ['accept', 'amounts'],
      ['reject', 'may amount'],
    ],
  ],
  ['a new paragraph rejected', ['A-003'], [['reject', 'naming a home']]],
  [
    'an omission rejected, and the words then typed in',
    ['A-004'],
    [['reject', OMITTED], TRACK, ['replace', 'guilty of', 'convicted of']],
  ],
] as const;

it('a file in which changes were accepted and rejected in LibreOffice has what else was done, and says what was rejected', async (context) => {
  needs(context, 'LibreOffice Writer');
  const folder = temporaryFolder();
  const jobs = [];
  for (const [at, [what, rejected, deeds]] of CASES.entries()) {
    const review = await drafted();
    const [path, out] = [join(folder, `${at}.docx`), join(folder, `${at}-back.docx`)];
    writeFileSync(path, await sent(review));
    jobs.push({ what, rejected, review, path, out, deeds: [['track', false] as const, ...deeds] });
  }
  expect(editedInLibreOffice(jobs, join(folder, 'jobs.json'))).toEqual([]);
  for (const { what, rejected, review, out } of jobs) {
    const bytes = readFileSync(out);
    const before = await linesNow(review);
    const back = await imported(review, bytes);
    expect([what, listedIn(back), unknownIn(back)]).toEqual([what, [], []]);
    const dropped = back.look.items.filter(({ how }) => how === 'rejected');
    expect([what, [...new Set(dropped.flatMap(({ revises }) => revises))]]).toEqual([what, rejected]);
    // What is only suggested leaves the draft's own as they are.
    const others = back.look.items.filter(({ how }) => how === 'tracked').length;
    expect([what, back.lines.length]).toEqual([what, before.length]);
    expect([what, back.lines.filter((line, nth) => line !== before[nth]).length]).toEqual([what, others]);
    const file = { name: 'back.docx', base64: base64(bytes) };
    const again = await review.do('word.look', file);
    const left = again.items.filter(({ isTaken }) => !isTaken).map(({ id }) => id);
    const { certificate } = await review.do('word.take', { ...file, head: again.head, items: left });
    expect([what, certificate.differences]).toEqual([what, []]);
    // LibreOffice begins and ends the Act’s bookmark within its first and its last line.
    const now = (await linesNow(review)).slice(1, -1);
    expect([what, ...now]).toEqual([what, ...acceptedLines(bytes)]);
  }
}, 180_000);
