import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { linesOf, plainLines } from '../../../../core/amend/redline/lines.ts';
import { redline } from '../../../../core/amend/redline/redline.ts';
import { verifyPack } from '../../../../data/papers/pack/verify.ts';
import { note, pidOf, replace } from '../../../support/papers/pack.ts';
import { published, signedOff } from '../../../support/papers/publish.ts';
import { must, newReview } from '../../../support/reviews/review.ts';
import { readDocx, settle, within } from '../../../support/word/docx-reader.ts';

it('exports a review through the contract: every file, checked by its manifest', async () => {
  const review = await newReview();
  const edit = replace(pidOf('2A', '(3)', '(g)'), 'content', 'spying on', 'following');
  const drafted = await review.do('amendment.create', {
    title: 'Following',
    reason: 'Clearer',
    edits: [edit],
  });
  const said = await review.do('note.add', note({ id: 'ignored', text: 'Follow this.' }));
  await review.do('link.add', {
    type: 'implements',
    from: `amendment:${drafted.id}`,
    to: 'recommendation:1',
  });
  await review.do('link.add', {
    type: 'evidence-for',
    from: `amendment:${drafted.id}`,
    to: `note:${said.id}`,
  });
  const order = ['marked-up', 'as-amended', 'effects', 'matrix', 'notes'];
  await review.do('pack.arrange', { document: 'consultation', order, leftOut: [] });
  await review.do('pack.ask', {
    about: drafted.id,
    text: 'Is it clear?',
    kind: 'closed',
    options: ['Yes', 'No'],
  });
  const before = await review.do('review.get', {});
  await signedOff(review, { amendments: [drafted.id] });

  const made = await review.do('pack.export', { amendments: [drafted.id] });
  expect(made.files).toEqual([
    'annex-c-marked-up.docx',
    'annex-c-marked-up.html',
    'annex-d-as-amended.docx',
    'annex-d-as-amended.html',
    'annex-e-effects.docx',
    'annex-e-effects.html',
    'annex-f-matrix.docx',
    'annex-f-matrix.html',
    'annex-g-notes.docx',
    'annex-g-notes.html',
    'as-amended.akn.xml',
    'changes.csv',
    'consultation-paper.docx',
    'effects.csv',
    'index.html',
    'manifest.json',
    'marked-up.akn.xml',
    'response-form.csv',
    'response-form.docx',
    'response-form.json',
    'tables.xlsx',
  ]);
  expect(must(await verifyPack(made.folder))).toEqual(made.manifest);
  expect(must(await verifyPack(made.zip))).toEqual(made.manifest);
  expect(made.manifest).toMatchObject({ selection: ['Proposal 1'], leftOut: [] });
  expect(made).toMatchObject({ seq: before.ledgerHead.seq, included: [drafted.id], leftOut: [] });
  expect(made.manifest.ledger).toBeUndefined();
  // The moment that it was made of has a name from now on; the review is as it was.
  expect(await review.do('version.list', {})).toMatchObject([
    { why: 'export', seq: before.ledgerHead.seq, hash: before.ledgerHead.hash },
  ]);
  expect(made.manifest.instrument.hash).toBe(before.instrumentHash);

  const act = within(readDocx(readFileSync(join(made.folder, 'annex-c-marked-up.docx'))), 'Act');
  expect(settle(act, 'reject')).toEqual(plainLines(linesOf(redline(review.act, [])), 'original'));
  expect(settle(act, 'accept').join('\n')).toContain('watching or following a person');
  for (const file of ['annex-f-matrix.html', 'changes.csv']) {
    const text = readFileSync(join(made.folder, file), 'utf8');
    expect(text, file).toContain('Recommendation 1');
    expect(text, file).toContain('Follow this.');
  }
  const zipped = unzipSync(readFileSync(made.zip));
  expect(Object.keys(zipped).sort()).toEqual(readdirSync(made.folder).sort());
});

it('leaves out alternatives, the withdrawn and the unchosen, and says why', async () => {
  const review = await newReview();
  const place = pidOf('2A', '(3)', '(g)');
  const create = (old: string, insert: string) =>
    review.do('amendment.create', { title: insert, edits: [replace(place, 'content', old, insert)] });
  const first = await create('spying on', 'following');
  const second = await create('spying', 'peering');
  const third = await create('person', 'human being');
  await review.do('amendment.setState', {
    id: third.id,
    revision: third.revision,
    state: 'withdrawn',
  });
  const fourth = await create('watching', 'observing');

  const made = await published(review, { amendments: [first.id, second.id, third.id] });
  expect(made.included).toEqual([first.id]);
  expect(made.manifest).toMatchObject({ selection: ['Proposal 1'], leftOut: [] });
  expect(made.leftOut).toEqual([
    { id: second.id, why: `It is an alternative to ${first.id}: both change section 2A(3)(g).` },
    { id: third.id, why: 'It is withdrawn.' },
    { id: fourth.id, why: 'It was not chosen.' },
  ]);
  expect((await review.session.call('pack.export', { amendments: ['A-099'] })).ok).toBe(false);
});
