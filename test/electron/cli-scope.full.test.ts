import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { keelingIn } from '../support/hosts/keeling.ts';
import { temporaryFolder } from '../support/run/temporary.ts';

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});
const keeling = (...args: readonly string[]) => keelingIn(folder, ...args);
const draft = (place: string, from: string) => {
  writeFileSync(join(folder, 'edit.json'), JSON.stringify([{ in: place, replace: from, with: 'other' }]));
  return keeling('draft', 'job.keeling', '--edit', 'edit.json');
};

it('limits a review to some provisions, for every command, and lists what is changed elsewhere', async () => {
  await keeling('new', 'job.keeling');
  expect(await keeling('scope', 'job.keeling')).toMatchObject({
    code: 0,
    out: 'This review may change everything.',
  });
  expect(await draft('section 2A(3)(g)', 'watching')).toMatchObject({ code: 0, out: 'A-001' });
  expect(await keeling('scope', 'job.keeling', 'section 4A', 's. 2B', '--additions')).toMatchObject({
    code: 0,
    out: [
      'This review may change section 2B and section 4A. New provisions may be added after these.',
      'A-001 changes provisions outside it.',
    ].join('\n'),
  });
  expect(await draft('section 2A(3)(g)', 'spying')).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringContaining(
      'Section 2A(3)(g) is outside what this review may change. Nothing was changed.',
    ),
  });
  const bill = 'In section 2A(3), omit paragraph (a). After section 2B insert— “2BA New Words.”';
  const applied = await keeling('apply', 'job.keeling', '--text', bill);
  expect(`${applied.out}${applied.err}`).toContain('outside what this review may change');
  expect(await keeling('scope', 'job.keeling', 'section 99')).toMatchObject({ code: 1 });
  expect(await keeling('scope', 'job.keeling', '--additions')).toMatchObject({ code: 2 });
  expect(await keeling('scope', 'job.keeling', '--none')).toMatchObject({
    code: 0,
    out: 'This review may change everything.',
  });
  expect(await draft('section 2A(3)(g)', 'spying')).toMatchObject({ code: 0 });
});
