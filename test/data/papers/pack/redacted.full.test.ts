import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { printWithBrowser } from '../../../../electron/print/chromium.ts';
import { note, pidOf, replace } from '../../../support/papers/pack.ts';
import { published } from '../../../support/papers/publish.ts';
import { newReview, testDeps } from '../../../support/reviews/review.ts';
import { chromiumPath } from '../../../support/windows/chromium.ts';
import { wordsIn } from '../../../support/word/words-in.ts';

/** The name by itself, however it is written: told by looking at each letter beside it. */
function timesNamed(text: string, name: string): number {
  const lower = text.toLowerCase();
  let times = 0;
  for (let at = lower.indexOf(name); at >= 0; at = lower.indexOf(name, at + 1)) {
    const isLetter = (char: string | undefined) => char !== undefined && /[a-z0-9]/.test(char);
    if (!isLetter(lower[at - 1]) && !isLetter(lower[at + name.length])) times += 1;
  }
  return times;
}

const SAID = 'Quill wrote this. So QUILL says, and quill again; Quillman and tranquillity stay.';

it('a redacted name is in no file, in three cases, and longer words are left alone', async () => {
  const browser = chromiumPath();
  const review = await newReview({ ...testDeps(), ...(browser && { print: printWithBrowser(browser) }) });
  const { id } = await review.do('amendment.create', {
    title: 'What QUILL wants',
    purpose: 'As quill asked, for Quillman.',
    reason: 'Quill said so.',
    edits: [replace(pidOf('2A', '(3)', '(g)'), 'content', 'spying on', 'following')],
  });
  const said = await review.do(
    'note.add',
    note({ id: '', text: SAID, author: 'QUILL', question: 'To Quill?' }),
  );
  await review.do('link.add', { type: 'evidence-for', from: `amendment:${id}`, to: `note:${said.id}` });
  await review.do('redaction.add', {
    of: `note:${said.id}`,
    from: 0,
    to: 5,
    quote: 'Quill',
    because: 'A name',
  });
  await review.do('pack.describe', {
    title: 'The Quill paper',
    department: 'Office of QUILL',
    enquiries: 'quill, room 1',
  });
  await review.do('pack.ask', {
    about: id,
    text: 'Do you agree with QUILL?',
    kind: 'closed',
    options: ['As Quill', 'No'],
  });
  const order = ['marked-up', 'as-amended', 'effects', 'matrix', 'recommendations', 'notes', 'themes'];
  await review.do('pack.arrange', { document: 'consultation', order, leftOut: [] });
  const foreword = {
    document: 'consultation',
    part: 'foreword',
    slot: 'foreword',
    was: '',
    against: null,
  } as const;
  await review.do('pack.write', { ...foreword, text: 'I thank quill, QUILL and Quill, and Mr Quillman.' });

  const made = await published(review, {
    only: ['html', 'docx', 'form', 'akn', 'xlsx', 'csv', 'json', ...(browser ? (['pdf'] as const) : [])],
  });
  const files = readdirSync(made.folder);
  expect(files.length).toBeGreaterThan(20);
  const words = files.map((name) => [name, wordsIn(name, readFileSync(join(made.folder, name)))] as const);
  for (const [name, text] of [...words, ['zip', wordsIn('zip', readFileSync(made.zip))] as const])
    expect(timesNamed(text, 'quill'), name).toBe(0);
  const whole = words.map(([, text]) => text).join('\n');
  for (const kept of ['Mr Quillman', 'Quillman and tranquillity stay', 'for Quillman'])
    expect(whole).toContain(kept);
  // The search finds such a name: the review itself is full of it.
  expect(timesNamed(SAID, 'quill')).toBe(3);
});
