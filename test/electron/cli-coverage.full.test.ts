import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { keelingIn } from '../support/hosts/keeling.ts';
import { temporaryFolder } from '../support/run/temporary.ts';

let folder: string;

const keeling = (...args: readonly string[]) => keelingIn(folder, ...args);

async function done(...args: readonly string[]): Promise<string> {
  const { code, out, err } = await keeling(...args);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return out;
}

it('tells the coverage of a review from the command line, in each form', async () => {
  folder = temporaryFolder();
  const edits = [{ in: 'section 2A(3)(g)', replace: 'watching', with: 'observing' }];
  writeFileSync(join(folder, 'edit.json'), JSON.stringify({ title: '=1+1', reason: 'Clearer', edits }));
  await done('new', 'r.keeling', '--title', 'Stalking', '--author', 'Ada');
  await done('draft', 'r.keeling', '--edit', 'edit.json', '--author', 'Ada');
  await done('link', 'r.keeling', 'A-001', '--to', 'recommendation:1', '--author', 'Ada');

  const coverage = (...args: readonly string[]) =>
    done('coverage', 'r.keeling', '--today', '2026-11-26', ...args);
  const text = (await coverage()).split('\n');
  expect(text.slice(0, 3)).toEqual([
    'Coverage of “Stalking” on 2026-11-26',
    '29 numbered recommendations, and 4 entries without a number, each of which may be one of them: 1 answered, 0 partly answered, 0 accepted (no change to the law needed), 0 not taken forward, 32 not yet answered.',
    '1 amendment: 0 without a reason, 0 without a recommendation, 1 without evidence.',
  ]);
  expect(text).toContain('  Recommendation 1 (Home Office): answered: A-001 implements it');
  expect(text).toContain('  Section 2A: changed by A-001; recommendations 1; no evidence');

  const json = JSON.parse(await coverage('--format', 'json'));
  expect(json.cells).toMatchObject([{ recommendation: '1', amendment: 'A-001', by: 'implements' }]);
  const csv = (await coverage('--format', 'csv')).split('\r\n');
  expect(csv.slice(0, 2)).toEqual([
    'Recommendation,Addressed to,Status,A-001',
    'Recommendation 1,Home Office,answered,implements',
  ]);
  expect(csv).toHaveLength(34);
  expect(await coverage('--format', 'csv', '--table', 'amendments')).toContain(
    "A-001,'=1+1,Draft,section 2A",
  );

  const book = join(folder, 'coverage.xlsx');
  expect(await coverage('--format', 'xlsx', '--out', 'coverage.xlsx')).toBe(book);
  const sheet = unzipSync(readFileSync(book))['xl/worksheets/sheet3.xml'] ?? new Uint8Array();
  expect(strFromU8(sheet)).toContain('>implements</t>');

  const again = await keeling('coverage', 'r.keeling', '--format', 'xlsx', '--out', 'coverage.xlsx');
  expect(again).toMatchObject({ code: 1, out: '' });
  expect(again.err).toContain('is there already; nothing was written');
  expect(await keeling('coverage', 'r.keeling', '--format', 'xlsx')).toMatchObject({ code: 2, out: '' });
  expect(await keeling('coverage', 'r.keeling', '--table', 'nothing')).toMatchObject({ code: 2, out: '' });
});
