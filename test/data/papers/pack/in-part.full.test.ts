import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { editKey } from '../../../../core/amend/edits/edit-key.ts';
import { verifyPack } from '../../../../data/papers/pack/verify.ts';
import { pidOf, replace } from '../../../support/papers/pack.ts';
import { published } from '../../../support/papers/publish.ts';
import { must, newReview } from '../../../support/reviews/review.ts';
import { readDocx, settle, within } from '../../../support/word/docx-reader.ts';

async function twoChanges() {
  const review = await newReview();
  const spying = replace(pidOf('2A', '(3)', '(g)'), 'content', 'spying on', 'following');
  const omitted = { type: 'omit', pid: pidOf('2A', '(3)', '(a)') } as const;
  const { id } = await review.do('amendment.create', { title: 'Two', edits: [spying, omitted] });
  return { review, id, spying, omitted };
}

it('leaves out single edits of an amendment, in every file, and says so in each', async () => {
  const { review, id, spying, omitted } = await twoChanges();
  const whole = await review.do('pack.export', { profile: 'lawyer' });
  expect(whole.manifest).not.toHaveProperty('withoutEdits');

  const key = editKey(id, omitted);
  const made = await review.do('pack.export', { withoutEdits: [key], profile: 'lawyer' });
  expect(must(await verifyPack(made.folder))).toEqual(made.manifest);
  const [left] = made.manifest.withoutEdits ?? [];
  expect(made.manifest).toMatchObject({
    selection: [id],
    leftOut: [],
    withoutEdits: [{ amendment: id, key }],
  });
  expect(left?.change).toContain('section 2A(3)(a)');

  const read = (file: string) => readFileSync(join(made.folder, file), 'utf8');
  const docx = readDocx(readFileSync(join(made.folder, 'marked-up-with-comments.docx')));
  const accepted = settle(within(docx, 'Act'), 'accept').join('\n');
  expect(accepted).toContain('watching or following a person');
  expect(accepted).toContain('following a person,');
  expect(read('changes.csv')).toContain('following');
  expect(read('changes.csv')).not.toContain('2A(3)(a)');
  const page = `${read('index.html')}${read('annex-e-marked-up.html')}`;
  expect(page).toContain(`${id} (draft, in part)`);
  expect(page).toContain('Not shown of those in part');
  expect(page).toMatch(/<ins\b[^\n]*?following[^\n]*?<\/ins>/);
  expect(page).not.toMatch(/<del\b[^\n]*?following a person,/);
  const data = JSON.parse(read('pack.json'));
  expect(data.amendments).toMatchObject([{ id, edits: [spying] }]);
  expect(data.withoutEdits).toEqual(made.manifest.withoutEdits);
  // The same choice, the same bytes.
  const again = await review.do('pack.export', { withoutEdits: [key], profile: 'lawyer' });
  expect(again.manifest).toEqual(made.manifest);
  // Others are not told what is left out, nor that something is.
  const outward = await published(review, { withoutEdits: [key] });
  expect(outward.manifest.withoutEdits).toBeUndefined();
  for (const file of outward.files)
    expect(readFileSync(join(outward.folder, file), 'utf8')).not.toContain(left?.change);
});

it('leaves an amendment out when nothing of it is left, and refuses an edit that is not there', async () => {
  const { review, id, spying, omitted } = await twoChanges();
  const keys = [spying, omitted].map((edit) => editKey(id, edit));
  const { manifest, leftOut } = await published(review, { withoutEdits: keys });
  expect(manifest.selection).toEqual([]);
  expect(leftOut).toEqual([{ id, why: 'None of its changes are in this pack.' }]);
  expect(manifest).not.toHaveProperty('withoutEdits');
  const stray = await review.session.call('pack.export', { withoutEdits: [`${id} ["omit","none"]`] });
  expect(stray).toMatchObject({ ok: false, error: { kind: 'not-found' } });
});
