import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../support/temporary.ts';
import { addNote, newSharedReview, passage, take } from './shared-review.ts';

const WORDS = 'I was followed home. The police did nothing. I was followed to work.';

/** What a review's annotations say. */
async function written(shared: Awaited<ReturnType<typeof newSharedReview>>) {
  const made = await shared.do('annotations.export', { to: join(temporaryFolder(), 'out') });
  return { ...made, text: readFileSync(join(made.folder, 'annotations.jsonld'), 'utf8') };
}

describe('annotations', () => {
  it('go from one coder’s review to another’s, and add nothing the second time', async () => {
    const [mine, theirs] = [await newSharedReview(), await newSharedReview()];
    const of = await addNote(mine, WORDS);
    expect(await addNote(theirs, WORDS)).toBe(of);
    const { id } = await mine.do('coding.addTheme', { name: 'Police' });
    await theirs.do('coding.addTheme', { name: 'Unused' });
    const { id: known } = await theirs.do('coding.addTheme', { name: 'police' });
    const made = await take(mine, of, WORDS, 'did nothing', {
      themes: [id],
      stance: 'opposes',
      remark: 'Why?',
    });
    const { text, annotations } = await written(mine);
    expect(annotations).toBe(1);
    const ben = await theirs.as('Ben Ward');
    const dry = await ben.do('annotations.import', { text, dryRun: true });
    expect(dry).toEqual({ added: 1, same: 0, themes: [], refused: [] });
    expect(await ben.do('coding.excerpts', {})).toMatchObject({ total: 0 });
    expect(await ben.do('annotations.import', { text })).toEqual(dry);
    expect((await ben.do('coding.excerpts', {})).excerpts).toEqual([{ ...made, themes: [known] }]);
    expect(await ben.do('annotations.import', { text })).toMatchObject({ added: 0, same: 1, refused: [] });
    await ben.do('coding.undo', {});
    expect(await ben.do('coding.excerpts', {})).toMatchObject({ total: 0 });
    await ben.do('ledger.verify', {});
    await mine.close();
    await theirs.close();
  });

  it('bring their themes, and each that can’t be placed is refused by itself', async () => {
    const shared = await newSharedReview();
    const of = await addNote(shared, WORDS);
    const item = (source: string, exact: string, value = 'New') => ({
      type: 'Annotation',
      body: [{ type: 'TextualBody', purpose: 'tagging', value }],
      target: { source, selector: { type: 'TextQuoteSelector', exact } },
    });
    const text = JSON.stringify([
      item(of, 'nothing'),
      item(of, 'I was followed'),
      item('note:N-999', 'nothing'),
      { type: 'Dog' },
      item(of, 'nothing', 'Another'),
      item(of, 'home', 'new'),
    ]);
    const told = await shared.do('annotations.import', { text });
    expect(told).toMatchObject({ added: 2, same: 0, themes: ['New'] });
    expect(told.refused.map(({ place }) => place).sort()).toEqual(['item 2', 'item 3', 'item 4', 'item 5']);
    expect(await shared.do('coding.frame', {})).toMatchObject({ themes: [{ name: 'New', excerpts: 2 }] });
    await shared.do('ledger.verify', {});
  });

  it('are only of what may be published, and the rest is counted', async () => {
    const shared = await newSharedReview();
    const open = await addNote(shared, WORDS);
    const silent = await addNote(shared, WORDS, { consent: false });
    const secret = await addNote(shared, WORDS, { confidential: true });
    for (const of of [silent, secret]) await take(shared, of, WORDS, 'police');
    await take(shared, open, WORDS, 'followed home');
    const shown = await take(shared, open, WORDS, 'police');
    await shared.do('redaction.add', { of: open, ...passage(WORDS, 'home') });
    const made = await written(shared);
    expect(made).toMatchObject({
      annotations: 1,
      withheld: {
        excerptsWithoutConsent: 1,
        confidentialExcerpts: 1,
        redactedExcerpts: 1,
        detachedExcerpts: 0,
      },
    });
    expect(JSON.parse(made.text).first.items).toMatchObject([{ id: expect.stringContaining(shown.id) }]);
    expect(made.text).not.toContain('home');
  });
});

it('the code frame goes out as tables', async () => {
  const shared = await newSharedReview();
  const of = await addNote(shared, WORDS, { question: '=1+1' });
  const { id } = await shared.do('coding.addTheme', { name: 'Police', description: 'What they did' });
  await shared.do('coding.addTheme', { name: '=cmd()', parent: id });
  await take(shared, of, WORDS, 'police', { themes: [id], stance: 'supports' });
  const { folder, files } = await shared.do('coding.export', { to: join(temporaryFolder(), 'out') });
  expect(files).toEqual([
    'code-frame.csv',
    'themes-by-provision.csv',
    'themes-by-question.csv',
    'themes-by-type.csv',
  ]);
  const [frame, byQuestion] = ['code-frame.csv', 'themes-by-question.csv'].map((file) =>
    readFileSync(join(folder, file), 'utf8'),
  );
  expect(frame).toContain('"T-0001","Police","","What they did","1","1","1","1","0","0","0","0"');
  expect(frame).toContain(`"T-0002","'=cmd()","Police"`);
  expect(byQuestion).toContain(`"Police","'=1+1","1","1","1","1"`);
  expect(`${frame}${byQuestion}`).not.toContain('nothing');
});
