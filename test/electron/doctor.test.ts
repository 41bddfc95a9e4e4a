import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { unfinishedFilePath, unfinishedFolderPath } from '../../data/base/unfinished.ts';
import { createReview } from '../../data/session/create-review.ts';
import { chosenDriver } from '../../data/store/sqlite/driver.ts';
import { EXIT } from '../../electron/cli/command.ts';
import { doctorCommand } from '../../electron/cli/commands/doctor.ts';
import {
  currentAct,
  mustOpen,
  opened,
  replacing,
  stalkingExamples,
  testDeps,
} from '../support/reviews/review.ts';

let sound = '';
let folder = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'keeling-doctor-test-'));
  vi.stubEnv('KEELING_DATA', join(folder, 'data'));
  sound = join(folder, 'sound.keeling');
  const given = { title: 'Stalking', act: 'ukpga/1997/40', at: 'current' };
  const review = opened(mustOpen(await createReview(sound, given, testDeps())), currentAct());
  const { pid } = stalkingExamples(review.act);
  const edits = [replacing(review.act, pid, 'examples', 'instances')];
  await review.do('amendment.create', { title: 'Kept through damage', edits });
  await review.session.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const doctor = (path: string, rescue?: string) =>
  doctorCommand.run({ positionals: [path], values: rescue === undefined ? {} : { rescue } });

/** What is said of a file; that it is as it was afterwards, and nothing beside it, is held each time. */
async function examined(path: string, rescue?: string): Promise<{ exit: number; text: string }> {
  const before = readFileSync(path);
  const names = readdirSync(folder).toSorted();
  const said = await doctor(path, rescue);
  expect(readFileSync(path).equals(before)).toBe(true);
  const now = readdirSync(folder).filter((name) => rescue === undefined || join(folder, name) !== rescue);
  expect(now.toSorted()).toEqual(names);
  if (!said.ok) return { exit: 1, text: said.error.message };
  return typeof said.value === 'string' ? { exit: 0, text: said.value } : said.value;
}

function damaged(name: string, how: (bytes: Buffer) => Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, how(readFileSync(sound)));
  return path;
}

/** A page of noise over page number `page`. */
const overwritten = (bytes: Buffer, page: number): Buffer => {
  const spoilt = Buffer.from(bytes);
  for (let at = 0; at < 4096; at++) spoilt[page * 4096 + at] = (at * 31 + page * 7) % 251;
  return spoilt;
};

describe('keeling doctor', () => {
  it('says of a sound review that it is', async () => {
    const { exit, text } = await examined(sound);
    expect(exit).toBe(0);
    expect(text).toMatch(/Sound: all \d+ entries of the history are there and unchanged\./);
    expect(text).toContain('There is no backup');
  });

  it('names what a kill left hidden beside a review, and touches none of it', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    const writing = unfinishedFilePath(sound);
    const left = writing.replace(`-${process.pid}-`, `-${pid}-`);
    const pack = unfinishedFolderPath(join(folder, 'sound-pack')).replace(`-${process.pid}-`, `-${pid}-`);
    const old = join(folder, '.sound.keeling.0b6f9fd3-6a21-4c5e-9f0e-0d7d8f3f1c11.part');
    for (const path of [writing, left, old]) writeFileSync(path, 'x');
    mkdirSync(pack);
    const { exit, text } = await examined(sound);
    expect(exit).toBe(0);
    expect(text).toContain(`unfinished: ${left} (left when Keeling was stopped`);
    expect(text).toContain(`unfinished: ${pack} (left when Keeling was stopped`);
    expect(text).toContain(`unfinished: ${writing} (in use by Keeling, which is running)`);
    expect(text).toContain(`unfinished: ${old} (left by an older version of Keeling`);
    for (const path of [writing, left, old, pack]) rmSync(path, { recursive: true });
  });

  it.each([
    ['an empty file', () => Buffer.alloc(0), 'it is empty'],
    ['a text', () => Buffer.from('Dear Sir'), 'does not begin as a review does'],
    ['half of one', (bytes: Buffer) => bytes.subarray(0, 8192), 'cut short at 8,192 of'],
  ] as const)('says what is the matter with %s', async (name, how, said) => {
    const path = damaged(`${name}.keeling`, how);
    const { exit, text } = await examined(path);
    expect(exit).toBe(1);
    expect(text.replace(/at 8192/, 'at 8,192')).toContain(said);
  });

  it('says so of a file that is not there, and of a folder', async () => {
    expect(await doctor(join(folder, 'none.keeling'))).toMatchObject({ ok: false });
    expect(await doctor(folder)).toMatchObject({ ok: false });
  });

  it('explains a damaged file, wherever it is damaged, and saves what can be read of it', async () => {
    const pages = Math.floor(readFileSync(sound).length / 4096);
    let withAmendment = 0;
    let tried = 0;
    for (let page = 1; page < pages; page += Math.max(1, Math.floor(pages / 25))) {
      const path = damaged(`page-${page}.keeling`, (bytes) => overwritten(bytes, page));
      const { exit, text } = await examined(path);
      expect({ page, exit, text }).toMatchObject({
        exit: expect.any(Number),
        text: expect.stringMatching(/./),
      });
      const to = join(folder, `rescued-${page}`);
      const { exit: saved, text: rescued } = await examined(path, to);
      tried += 1;
      if (saved === EXIT.refused) continue;
      expect([page, saved]).toEqual([page, rescued.includes('could not be read') ? EXIT.inPart : EXIT.done]);
      const file = join(to, 'amendment.jsonl');
      if (existsSync(file) && readFileSync(file, 'utf8').includes('Kept through damage')) withAmendment += 1;
    }
    // The amendment stands on one or two of the pages, and some pages lead to all others.
    expect(withAmendment).toBeGreaterThan(tried / 2);
  });

  it('rescues what is left of a file that was cut short, and never over what is there', async () => {
    const path = damaged('cut.keeling', (bytes) => bytes);
    truncateSync(path, Math.floor(readFileSync(path).length * 0.8));
    const to = join(folder, 'from-cut');
    await examined(path, to);
    expect((await doctor(path, to)).ok).toBe(false);
  });
});

describe('a review in a folder that a sync program copies', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.stubEnv('KEELING_DATA', join(folder, 'data'));
    vi.restoreAllMocks();
  });

  it('is said to be there, on Windows', async () => {
    vi.stubEnv('OneDrive', folder);
    expect((await examined(sound)).text.includes('OneDrive')).toBe(process.platform === 'win32');
    vi.stubEnv('KEELING_DRIVER', chosenDriver());
    vi.spyOn(process, 'platform', 'get').mockReturnValue('win32');
    expect((await examined(sound)).text).toContain(
      'kept in a folder that a sync program copies, such as OneDrive',
    );
    vi.stubEnv('OneDrive', join(folder, 'another'));
    expect((await examined(sound)).text).not.toContain('OneDrive');
  });
});
