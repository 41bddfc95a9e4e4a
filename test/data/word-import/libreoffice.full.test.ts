import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { provision } from '../../../core/act/tree.ts';
import { linesOf, plainLines } from '../../../core/amend/redline/lines.ts';
import { redline } from '../../../core/amend/redline/redline.ts';
import { threadOn } from '../../support/drafts/commented.ts';
import { readFile, taken, typedFileOf } from '../../support/drafts/typed-draft.ts';
import { pidOf, replace } from '../../support/papers/pack.ts';
import { newReview, type Opened, testDeps } from '../../support/reviews/review.ts';
import { amount } from '../../support/run/amount.ts';
import { needs } from '../../support/run/programs.ts';
import { temporaryFolder } from '../../support/run/temporary.ts';
import { editedInLibreOffice } from '../../support/word/libreoffice.ts';
import { base64 } from '../../support/word/word-file.ts';
import { draftLines, LEFT, trackedStrokes, typedIn } from '../../support/word/word-typist.ts';

/** A review with four amendments and, unless there are to be none, two threads. @returns the path of its Word file */
async function sent(hasThreads: boolean): Promise<{ review: Opened; path: string }> {
  const review = await newReview(testDeps('Ann Official'));
  const three = pidOf('2A', '(3)');
  const last = pidOf('2A', '(3)', '(g)');
  const h = provision({ pid: 'new-h', kind: 'paragraph', num: '(h)', content: 'naming a home in public.' });
  const drafted = [
    [
      replace(last, 'content', '.', ','),
      { type: 'insert', parent: three, after: last, rank: 'm', provision: h },
    ],
    [replace(pidOf('2A'), 'heading', 'stalking', 'stalking and following')],
    [replace(pidOf('1', '(1)', '(a)'), 'content', 'amounts', 'may amount')],
    [{ type: 'omit', pid: pidOf('2', '(2)') }],
  ] as const;
  for (const [at, edits] of drafted.entries())
    await review.do('amendment.create', { title: `No ${at + 1}`, edits: [...edits] });
  if (hasThreads) {
    await review.do('thread.add', { on: 'amendment:A-001', words: null, text: 'Is this wide enough?' });
    await review.do('thread.add', { on: 'amendment:A-002', words: null, text: 'Too long.' });
    // On words that are left, that an amendment puts in, and that more is typed after; a comment is a place of its own there.
    const drafted = await review.do('amendment.list', {});
    for (const words of ['spying on', 'in public.', 'monitoring the use']) {
      const { pid, words: held } = threadOn(drafted, words);
      await review.do('thread.add', { on: `provision:${pid}`, words: held ?? null, text: 'Why so?' });
    }
  }
  const made = await review.do('word.export', { to: `${review.path}-word`, profile: 'lawyer' });
  return { review, path: join(made.folder, made.files.find((file) => file.endsWith('.docx')) ?? '') };
}

const looked = (review: Opened, path: string) =>
  review.do('word.look', { name: 'back.docx', base64: base64(readFileSync(path)) });

async function take(review: Opened, path: string) {
  const { head, items } = await looked(review, path);
  const file = { name: 'back.docx', base64: base64(readFileSync(path)) };
  return review.do('word.take', { ...file, head, items: items.map(({ id }) => id) });
}

async function reads(review: Opened): Promise<string> {
  return plainLines(linesOf(redline(review.act, await review.do('amendment.list', {}))), 'as-amended').join(
    '\n',
  );
}

describe('a file that LibreOffice edited and saved', { timeout: 180_000 }, () => {
  it('comes back with every change and every comment placed or listed', async (context) => {
    needs(context, 'LibreOffice Writer');
    const [settled, typed] = [await sent(false), await sent(true)];
    const out = (path: string) => join(dirname(path), 'back.docx');
    const jobs = [
      {
        path: settled.path,
        out: out(settled.path),
        deeds: [
          ['track', false],
          ['accept', 'stalking and following'],
          ['accept', 'naming a home in public.'],
          ['reject', 'A person guilty of an offence under this section'],
          ['reject', 'may amount'],
        ],
      },
      {
        path: typed.path,
        out: out(typed.path),
        deeds: [
          ['track', true],
          ['replace', 'must not pursue', 'may not follow'],
          ['after', 'monitoring the use', ' or abuse'],
          ['paragraph', 'naming a home in public.', '(i)\tpublishing a photograph.'],
          ['replace', 'a home in', 'any home in'],
          ['track', false],
          ['replace', 'Short title', 'Short Title'],
          ['comment', 'Interpretation', 'Dana Counsel', 'A word on this?'],
          ['answer', 'Is this wide enough?', 'Dana Counsel', 'Wide enough.'],
          ['resolve', 'Too long.'],
        ],
      },
    ] as const;
    const undone = editedInLibreOffice(jobs, join(dirname(typed.path), 'jobs.json'));
    expect(undone).toEqual([]);

    const one = await looked(settled.review, out(settled.path));
    expect(one.unplaced).toEqual([]);
    // LibreOffice settles a replacement's halves one at a time.
    expect(one.items.map(({ how, revises }) => [how, revises])).toEqual([
      ['rejected', ['A-003']],
      ['rejected', ['A-004']],
    ]);
    expect([...new Set(one.agreed.map(({ am }) => am))]).toEqual(['A-002', 'A-001']);
    await take(settled.review, out(settled.path));
    const after = await reads(settled.review);
    expect(after).toContain('(2)\tA person guilty of an offence under this section');
    expect(after).not.toContain('may amount');

    const two = await looked(typed.review, out(typed.path));
    expect(two.unplaced).toEqual([]);
    const changes = two.items.filter(({ how }) => how !== 'comment');
    expect(changes.map(({ how, author, words }) => [how, author, words])).toEqual([
      [
        'tracked',
        'Dana Counsel',
        'In the opening words of section 1(1): deleted “must not pursue”; inserted “may not follow”',
      ],
      ['tracked', 'Dana Counsel', 'In section 2A(3)(d): inserted “ or abuse”'],
      ['tracked', 'Dana Counsel', 'In section 2A(3)(h): deleted “a home in”; inserted “any home in”'],
      ['untracked', '', 'In the heading of section 16: deleted “title”; inserted “Title”'],
      ['tracked', 'Dana Counsel', 'After section 2A(3)(h): inserted “(i)\tpublishing a photograph.”'],
    ]);
    // Everything that was done to comments is there, and nothing of it twice.
    const said = two.items.filter(({ how }) => how === 'comment').map(({ words }) => words);
    expect(said.filter((words) => words.includes('Wide enough.'))).toHaveLength(1);
    expect(said.filter((words) => words.includes('A word on this?'))).toHaveLength(1);
    expect(said.filter((words) => words.startsWith('Resolved TH-0002'))).toHaveLength(1);
    expect([said.length, two.knownComments]).toEqual([3, 5]);
    const taken = await take(typed.review, out(typed.path));
    expect([taken.made.length, taken.revised]).toEqual([3, ['A-001']]);
    const text = await reads(typed.review);
    expect(text).toContain('(h)\tnaming any home in public.\n(i)\tpublishing a photograph.');
    for (const review of [settled.review, typed.review]) await review.do('ledger.verify', {});
    // Taken once, it has nothing that is new.
    const again = await looked(typed.review, out(typed.path));
    expect(again.items.filter(({ isTaken }) => !isTaken)).toEqual([]);
  });

  it('reads as the tracked changes that several people made in it, saved again', (context) => {
    needs(context, 'LibreOffice Writer');
    const folder = temporaryFolder();
    const work = fc.array(fc.tuple(draftLines, trackedStrokes), { minLength: 3, maxLength: 5 });
    const cases = fc.sample(work, amount(12, 100)).map((made, at) => {
      const lines = made.map(([pieces]) => pieces);
      const typed = made.map(([pieces, strokes]) => typedIn(pieces, strokes));
      const [path, out] = [join(folder, `${at}.docx`), join(folder, `${at}-back.docx`)];
      writeFileSync(path, typedFileOf(lines, typed));
      return { lines, typed, job: { path, out, deeds: [] } };
    });
    const jobs = cases.map(({ job }) => job);
    expect(editedInLibreOffice(jobs, join(folder, 'jobs.json'))).toEqual([]);
    for (const { lines, typed, job } of cases) {
      const { found, reads } = taken(lines, typed, LEFT, readFile(readFileSync(job.out)));
      expect(found.unplaced).toEqual([]);
      expect(reads).toEqual(typed.map(({ accepted }) => accepted));
    }
  });
});
