import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { pidOf, replace } from '../../support/papers/pack.ts';
import { moved, newReview } from '../../support/reviews/review.ts';
import { temporaryFolder } from '../../support/run/temporary.ts';

/** What a person reads of a file: the text of a web page, and of each part of a Word file or a workbook. */
function textOf(path: string): string {
  const bytes = readFileSync(path);
  if (/\.(?:docx|xlsx)$/.test(path))
    return Object.values(unzipSync(bytes))
      .map((part) => strFromU8(part))
      .join('\n');
  return String(bytes);
}

it('says on paper where an amendment is in words, and not by what is stored', async () => {
  const review = await newReview();
  const edits = [replace(pidOf('2A', '(3)', '(g)'), 'content', 'spying on', 'following')];
  const { id } = await review.do('amendment.create', { title: 'Following', reason: 'Clearer', edits });
  await review.do('link.add', { type: 'implements', from: `amendment:${id}`, to: 'recommendation:1' });
  await moved(review, id, await moved(review, id, 1, 'ready'), 'in-legal-review');

  const { folder } = await review.do('pack.export', { profile: 'lawyer' });
  const to = join(temporaryFolder(), 'coverage');
  await review.do('coverage.export', { to });
  const files = [folder, to].flatMap((from) =>
    readdirSync(from)
      .filter((name) => /\.(?:html|docx)$/.test(name) || (from === to && name.endsWith('.xlsx')))
      .map((name) => ({ name, text: textOf(join(from, name)) })),
  );
  expect(files.map(({ name }) => name).sort()).toEqual(
    expect.arrayContaining([
      'consultation-paper.docx',
      'coverage.xlsx',
      'index.html',
      'marked-up-with-comments.docx',
    ]),
  );
  for (const { name, text } of files) expect(text, name).not.toContain('in-legal-review');
  const whole = files.map(({ text }) => text).join('\n');
  expect(whole).toMatch(/in legal review/);
  expect(whole).toMatch(/In legal review/);
});
