import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { keelingIn } from '../support/keeling.ts';
import { temporaryFolder } from '../support/temporary.ts';

it('writes some parts of a paper, and the response, from the command line, and says what is not ready', async () => {
  const folder = temporaryFolder();
  const keeling = (...args: readonly string[]) => keelingIn(folder, ...args);
  await keeling('new', 'r.keeling', '--title', 'Stalking', '--author', 'Ada');
  const only = ['--only', 'html,json'];
  const paper = await keeling(
    'export',
    'r.keeling',
    '--out',
    'paper',
    '--parts',
    'about,principles',
    ...only,
  );
  expect(paper.code).toBe(0);
  expect(paper.out.split('\n')).toContain('about: not all written yet');
  const page = readFileSync(join(folder, 'paper/index.html'), 'utf8');
  expect(page.match(/<h2[^>]*>[^<]*/g)).toEqual([
    '<h2>Contents',
    '<h2 id="about">About this consultation',
    '<h2 id="principles">Consultation principles',
  ]);

  const response = await keeling('export', 'r.keeling', '--out', 'response', '--response', ...only);
  expect(response.code).toBe(0);
  expect(response.out.split('\n')).toContain('next: not all written yet');
  const manifest = JSON.parse(readFileSync(join(folder, 'response/manifest.json'), 'utf8'));
  expect(manifest.document.kind).toBe('response');

  const stray = await keeling('export', 'r.keeling', '--out', 'stray', '--parts', 'nothing', ...only);
  expect(stray.code).not.toBe(0);
  expect(stray.err).toContain('There is no part nothing in this document. Nothing was written.');
});
