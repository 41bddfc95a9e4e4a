import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { keelingIn } from '../support/hosts/keeling.ts';
import { temporaryFolder } from '../support/run/temporary.ts';
import { readDocx } from '../support/word/docx-reader.ts';

const INSERT_H = 'In section 2A(3), after paragraph (g) insert— “(h) tracking a person.”';
const PENALTY = 'In section 2A(4), for “51 weeks” substitute “2 years”.';

let folder: string;

const keeling = (...args: readonly string[]) => keelingIn(folder, ...args);

async function done(...args: readonly string[]): Promise<readonly string[]> {
  const { code, out, err } = await keeling(...args);
  expect({ code, err, out }).toMatchObject({ code: 0, err: '' });
  return out.split('\n');
}

beforeEach(async () => {
  folder = temporaryFolder();
  await done('new', 'job.keeling', '--title', 'Stalking', '--author', 'Ada');
});

const apply = (...args: readonly string[]) => keeling('apply', 'job.keeling', '--author', 'Ada', ...args);

describe('keeling apply', () => {
  it('makes one amendment of amending text, and says what it did', async () => {
    const { code, out } = await apply('--text', `(1) ${INSERT_H}\n(2) ${PENALTY}`, '--title', 'Tracking');
    expect(code).toBe(0);
    const lines = out.split('\n');
    expect(lines[0]).toMatch(/^applied: \(1\): .*after paragraph \(g\) insert/);
    expect(out).toContain('    In section 2A(4): deleted “51 weeks”; inserted “2 years”');
    expect(lines.slice(-2)).toEqual(['2 amendments of this Act: 2 applied, 0 not applied', 'A-001']);
    expect(await done('list', 'job.keeling')).toEqual(['A-001\tdraft\tAda\tTracking']);
  });

  it('applies what can be applied, from a file, and ends with 3', async () => {
    writeFileSync(join(folder, 'clause.txt'), `(1) ${PENALTY}\n(2) In section 2A(4), omit “fortnight”.`);
    const { code, out } = await apply('--file', 'clause.txt');
    expect(code).toBe(3);
    expect(out).toMatch(
      /^not applied: \(2\): omit “fortnight”: “fortnight” does not occur in section 2A\(4\)/m,
    );
    expect(out).toContain('2 amendments of this Act: 1 applied, 1 not applied\nA-001');
  });

  it('makes an alternative to an amendment that it is asked to leave out', async () => {
    await apply('--text', PENALTY);
    const other = ['--text', 'In section 2A(4), for “51 weeks” substitute “3 years”.'];
    expect(await apply(...other)).toMatchObject({
      code: 3,
      out: expect.stringContaining('(it would be an alternative to A-001)'),
    });
    expect(await apply(...other, '--without', 'A-009')).toMatchObject({ code: 1 });
    expect(await apply(...other, '--without', 'A-001')).toMatchObject({ code: 0 });
    const listed = await apply('--text', 'In section 6, omit “1980”.', '--dry-run');
    expect(listed.out).toContain('compared with the text without A-002: an alternative to A-001');
  });

  it('saves nothing where nothing can be applied, or when only asked', async () => {
    const none = await apply('--text', 'In section 2A(4), omit “fortnight”.');
    expect(none).toMatchObject({ code: 3, out: expect.stringMatching(/Nothing was saved\.$/) });
    const dry = await apply('--text', PENALTY, '--dry-run');
    expect(dry).toMatchObject({
      code: 0,
      out: expect.stringContaining('1 amendment of this Act: 1 would be applied, 0 not applied'),
    });
    expect(await done('list', 'job.keeling')).toEqual(['']);
    const neither = await apply();
    expect(neither).toMatchObject({ code: 2, err: expect.stringContaining('--text and --file') });
  });
});

describe('keeling instruct', () => {
  it('prints the clause, in the style asked for, and as a Bill', async () => {
    await apply('--text', PENALTY);
    expect(await done('instruct', 'job.keeling')).toEqual([
      'In section 2A(4) of the Protection from Harassment Act 1997 (offence of stalking), for “51 weeks” substitute “2 years”.',
    ]);
    await apply('--text', 'In section 6, omit the words from “In” to the end.');
    const scottish = await done('instruct', 'job.keeling', '--amendment', 'A-001', '--style', 'scottish');
    expect(scottish).toHaveLength(1);
    const lines = await done(
      ...['instruct', 'job.keeling', '--amendment', 'A-001', '--bill'],
      ...['--long-title', 'A Bill to amend the law on stalking.', '--short-title', 'Stalking Act 2027'],
      ...['--commencement', 'This Act comes into force on the day on which it is passed.'],
    );
    expect(lines.join('\n')).toMatch(/A Bill to amend[\s\S]*51 weeks[\s\S]*cited as the Stalking Act 2027\./);
    const nameless = await keeling('instruct', 'job.keeling', '--bill');
    expect(nameless).toMatchObject({ code: 2, err: expect.stringContaining('--long-title is missing') });
  });

  it('gives what apply takes: the same draft', async () => {
    await apply('--text', `(1) ${INSERT_H}\n(2) ${PENALTY}`);
    writeFileSync(join(folder, 'clause.txt'), (await done('instruct', 'job.keeling')).join('\n'));
    await done('new', 'again.keeling', '--author', 'Ada');
    await done('apply', 'again.keeling', '--file', 'clause.txt', '--author', 'Ada');
    expect(await done('compare', 'job.keeling', 'again.keeling')).toContain(
      '0 differences: 0 substantive, 0 numbering, 0 punctuation, 0 typography',
    );
  });
});

describe('keeling schedule', () => {
  it('writes the Keeling schedule with each amendment as a source, and the table of effects', async () => {
    await apply('--text', `(1) ${INSERT_H}\n(2) ${PENALTY}`, '--title', 'Tracking');
    const [out, zip, files] = await done('schedule', 'job.keeling', '--out', 'keeling');
    expect([out, zip]).toEqual([join(folder, 'keeling'), join(folder, 'keeling.zip')]);
    expect(files).toBe('effects.csv, effects.xlsx, keeling.docx, keeling.html');
    const page = readFileSync(join(folder, 'keeling/keeling.html'), 'utf8');
    expect(page).toContain('Keeling schedule: Protection from Harassment Act 1997 as amended by');
    expect(page).toMatch(/A-001[\s\S]*for “51 weeks” substitute “2 years”/);
    const [head, ...rows] = readFileSync(join(folder, 'keeling/effects.csv'), 'utf8').trim().split(/\r?\n/);
    expect(head).toMatch(/source,source_eid,type_of_amendment,affected_provision,location,whole_provision/);
    expect(rows).toHaveLength(2);
    expect(rows.map((row) => row.replace(/^([^,]*).*,(applied|not applied),.*$/, '$1: $2'))).toEqual([
      'A-001 (2): applied',
      'A-001 (3): applied',
    ]);
    expect(readDocx(readFileSync(join(folder, 'keeling/keeling.docx')))).toBeDefined();
    const again = await keeling('schedule', 'job.keeling', '--out', 'keeling');
    expect(again).toMatchObject({ code: 1, err: expect.stringContaining('not empty') });
  });
});
