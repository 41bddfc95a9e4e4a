import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { keelingIn } from '../support/hosts/keeling.ts';
import { temporaryFolder } from '../support/run/temporary.ts';

it('writes some parts of a paper, and the response, from the command line, and none that is not ready', async () => {
  const folder = temporaryFolder();
  const keeling = (...args: readonly string[]) => keelingIn(folder, ...args);
  await keeling('new', 'r.keeling', '--title', 'Stalking', '--author', 'Ada');
  const only = ['--only', 'html,json'];
  const parts = ['export', 'r.keeling', '--out', 'paper', '--parts', 'about,principles', ...only];
  const early = await keeling(...parts);
  expect(early.code).toBe(1);
  expect(early.err).toContain('must be fixed or signed off before you publish this');
  expect(existsSync(join(folder, 'paper'))).toBe(false);
  const checklist = await keeling('checklist', 'r.keeling');
  expect(checklist.out.split('\n')).toEqual(
    expect.arrayContaining([
      'Dates missing or wrong:',
      '  About this consultation: the opening date',
      '  The foreword',
      expect.stringMatching(/^not ready to publish: \d+ things to fix or sign off$/),
    ]),
  );
  const paper = await keeling(...parts, '--sign-off', 'A test', '--author', 'Ada');
  expect(paper.code).toBe(0);
  expect((await keeling('checklist', 'r.keeling')).out).toContain('ready to publish: signed off by Ada');
  expect((await keeling('history', 'r.keeling')).out).toContain('signed off the consultation paper');
  const page = readFileSync(join(folder, 'paper/index.html'), 'utf8');
  expect(page.match(/<h2[^>]*>[^<]*/g)).toEqual([
    '<h2>Contents',
    '<h2 class="beside">Published beside this paper',
    '<h2 id="about">1. About this consultation',
    '<h2 id="principles">2. Consultation principles',
  ]);

  const response = await keeling(
    'export',
    'r.keeling',
    '--out',
    'response',
    '--response',
    '--sign-off',
    'A test',
    ...only,
  );
  expect(response.code).toBe(0);
  const manifest = JSON.parse(readFileSync(join(folder, 'response/manifest.json'), 'utf8'));
  expect(manifest.document.kind).toBe('response');

  const stray = await keeling('export', 'r.keeling', '--out', 'stray', '--parts', 'nothing', ...only);
  expect(stray.code).not.toBe(0);
  expect(stray.err).toContain('There is no part nothing in this document. Nothing was written.');
});
