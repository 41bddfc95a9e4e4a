import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { keelingIn } from '../support/keeling.ts';
import { temporaryFolder } from '../support/temporary.ts';

let folder: string;

const keeling = (...args: readonly string[]) => keelingIn(folder, ...args);

it('takes excerpts in from the command line, says which it can’t place, and writes them out', async () => {
  folder = temporaryFolder();
  expect(await keeling('new', 'r.keeling', '--author', 'Ada')).toMatchObject({ code: 0, err: '' });
  const item = (source: string, exact: string) => ({
    type: 'Annotation',
    creator: { name: 'Ben Ward' },
    body: { purpose: 'tagging', value: 'Guidance' },
    target: { source, selector: { type: 'TextQuoteSelector', exact } },
  });
  const letter = 'source:government-letter-2024-11-21';
  const items = [
    item(letter, 'I accept these recommendations'),
    // Said three times.
    item(letter, 'I accept this recommendation'),
    item('note:N-999', 'nobody'),
  ];
  writeFileSync(join(folder, 'ben.jsonld'), JSON.stringify(items));
  const taking = ['annotations', 'import', 'r.keeling', 'ben.jsonld', '--author', 'Ada'] as const;
  const dry = await keeling(...taking, '--dry-run');
  expect(dry).toMatchObject({ code: 3, err: '' });
  expect(dry.out.split('\n')).toEqual([
    '1 excerpt would be taken; 0 here already; 2 refused',
    'new themes: Guidance',
    expect.stringMatching(/^item 2 refused: The words are not in /),
    'item 3 refused: There is no note N-999 in this review',
  ]);
  expect((await keeling(...taking)).out).toContain('1 excerpt taken; 0 here already; 2 refused');
  expect((await keeling(...taking)).out).toContain('0 excerpts taken; 1 here already; 2 refused');
  const none = await keeling('annotations', 'import', 'r.keeling', 'no.jsonld', '--author', 'Ada');
  expect(none).toMatchObject({ code: 1, out: '' });

  const out = await keeling('annotations', 'export', 'r.keeling', '--out', 'out');
  expect(out).toMatchObject({ code: 0, err: '' });
  expect(out.out.split('\n').at(-1)).toBe('1 excerpt; withheld: none');
  expect(existsSync(join(folder, 'out.zip'))).toBe(true);
  const written = JSON.parse(readFileSync(join(folder, 'out', 'annotations.jsonld'), 'utf8'));
  expect(written.first.items).toMatchObject([
    {
      creator: { name: 'Ben Ward' },
      body: [{ purpose: 'tagging', value: 'Guidance' }],
      target: { selector: [{}, { exact: 'I accept these recommendations' }] },
    },
  ]);
  expect(await keeling('verify', 'r.keeling')).toMatchObject({ code: 0 });

  for (const wrong of [
    ['annotations', 'r.keeling'],
    ['annotations', 'send', 'r.keeling'],
    ['annotations', 'import', 'r.keeling'],
  ])
    expect(await keeling(...wrong)).toMatchObject({ code: 2, out: '' });
});
