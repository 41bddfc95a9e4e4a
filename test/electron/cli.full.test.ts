import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { connect } from '../../data/store/sqlite/driver.ts';
import { draftCommand, EDIT_HELP } from '../../electron/cli/commands/draft.ts';
import { keelingIn } from '../support/hosts/keeling.ts';
import { temporaryFolder } from '../support/run/temporary.ts';
import { built } from '../support/windows/built.ts';

let main: string;
let folder: string;

beforeAll(() => {
  main = join(built('node'), 'cli/keeling.js');
});
beforeEach(() => {
  folder = temporaryFolder();
});

const keeling = (...args: readonly string[]) => keelingIn(folder, ...args);

/** What a command printed, when it succeeded and complained of nothing. */
async function done(...args: readonly string[]): Promise<string> {
  const { code, out, err } = await keeling(...args);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return out;
}

/** The one line a command that failed wrote. */
async function fails(code: number, ...args: readonly string[]): Promise<string> {
  const ran = await keeling(...args);
  expect({ code: ran.code, out: ran.out }).toEqual({ code, out: '' });
  expect(ran.err).toMatch(/^keeling: [^\n]+\n$/);
  return ran.err;
}

const write = (name: string, json: unknown) => writeFileSync(join(folder, name), JSON.stringify(json));
const EDIT = [{ in: 'section 2A(3)(g)', replace: 'watching', with: 'observing' }];

describe('the whole job', () => {
  it('from a new review to a pack that verifies', async () => {
    await done('new', 'job.keeling', '--title', 'Stalking', '--author', 'Ada');
    write('edit.json', { title: 'From the file', reason: 'It is clearer.', edits: EDIT });
    expect(
      await done('draft', 'job.keeling', '--edit', 'edit.json', '--title', 'Observing', '--author', 'Ada'),
    ).toBe('A-001');
    expect(await done('link', 'job.keeling', 'A-001', '--to', 'recommendation:1')).toBe(
      'A-001 implements recommendation:1',
    );
    expect(await done('link', 'job.keeling', 'A-001', '--to', 'note:N-001')).toBe(
      'A-001 evidence-for note:N-001',
    );
    expect(await done('list', 'job.keeling')).toBe('A-001\tdraft\tAda\tObserving');
    expect(await done('verify', 'job.keeling')).toMatch(/^job\.keeling: \d+ entries, head [0-9a-f]{64}$/);

    const exported = await done('export', 'job.keeling', '--out', 'pack', '--profile', 'lawyer');
    expect(exported.split('\n')[0]).toBe(join(folder, 'pack'));
    expect(exported).toContain('1 amendment in, 0 left out');
    expect(await done('verify', 'pack')).toMatch(/^pack: \d+ files as the manifest says, seal [0-9a-f]{64}$/);

    const tables = await done(
      ...['export', 'job.keeling', '--out', 'tables', '--profile', 'lawyer', '--only', 'csv, xlsx'],
    );
    expect(tables).not.toContain('PDF');
    expect(readdirSync(join(folder, 'tables')).sort()).toEqual([
      'changes.csv',
      'effects.csv',
      'manifest.json',
      'tables.xlsx',
    ]);
  });

  it('fails verification when one byte of any file of the pack is another', async () => {
    await done('new', 'job.keeling');
    write('edit.json', EDIT);
    await done('draft', 'job.keeling', '--edit', 'edit.json');
    await done('export', 'job.keeling', '--out', 'pack', '--profile', 'lawyer');
    const pack = join(folder, 'pack');
    const files = readdirSync(pack, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    expect(files.length).toBeGreaterThan(4);
    const alter = async (path: string, verified: string, named: RegExp | string) => {
      const whole = readFileSync(path);
      const altered = Buffer.from(whole);
      const at = Math.floor(whole.length / 2);
      altered.writeUInt8(whole.readUInt8(at) ^ 1, at);
      writeFileSync(path, altered);
      expect(await fails(1, 'verify', verified)).toMatch(named);
      writeFileSync(path, whole);
    };
    for (const { name, parentPath } of files) await alter(join(parentPath, name), 'pack', name);
    await alter(join(folder, 'pack.zip'), 'pack.zip', /pack\.zip|is not the one in the manifest/);
    await done('verify', 'pack');
    await done('verify', 'pack.zip');
    writeFileSync(join(pack, 'added.txt'), '');
    expect(await fails(1, 'verify', 'pack')).toContain('added.txt');
  }, 120_000);

  it('fails verification when the ledger was altered', async () => {
    await done('new', 'job.keeling');
    write('edit.json', { title: 'Doxing of persons', edits: EDIT });
    await done('draft', 'job.keeling', '--edit', 'edit.json');
    const path = join(folder, 'job.keeling');
    const bytes = readFileSync(path);
    for (let at = bytes.indexOf('Doxing'); at >= 0; at = bytes.indexOf('Doxing', at + 1))
      bytes.write('Boxing', at);
    writeFileSync(path, bytes);
    expect(await fails(1, 'verify', 'job.keeling')).toMatch(/entry|ledger/i);
  });

  it('fails verification when one row of the review was altered', async () => {
    await done('new', 'job.keeling');
    write('edit.json', { title: 'Doxing of persons', edits: EDIT });
    await done('draft', 'job.keeling', '--edit', 'edit.json');
    const db = connect(join(folder, 'job.keeling'));
    const { json } = await db('amendment').first();
    expect(await db('amendment').update({ json: json.replace('Doxing', 'Boxing') })).toBe(1);
    await db.destroy();
    expect(await fails(1, 'verify', 'job.keeling')).toContain('A-001');
  });
});

describe('an Act', () => {
  it('is printed with what is known of its words', async () => {
    const text = await done('act');
    expect(text).toContain('2A Offence of stalking\n');
    expect(text).toContain('        (g) watching or spying on a person.\n');
    expect(text).toContain('[unverified]');
    expect(text).toContain('As in force before the Crime and Policing Act 2026.');
    expect(text).toContain('Open Government Licence v3.0');
    expect(await done('act', '--at', 'enacted')).not.toContain('2A Offence');
  });

  it('is given whole as JSON', async () => {
    const act = JSON.parse(await done('act', 'ukpga/1997/40', '--format', 'json'));
    expect(act).toMatchObject({ id: 'ukpga/1997/40', version: 'current', root: { kind: 'act' } });
  });

  it('that is not held is refused', async () => {
    expect(await fails(1, 'act', 'ukpga/1861/100')).toContain('ukpga/1861/100');
  });
});

describe('a file of edits', () => {
  const drafts = async (json: unknown) => {
    write('edit.json', json);
    return keeling('draft', 'job.keeling', '--edit', 'edit.json');
  };

  beforeEach(async () => {
    await done('new', 'job.keeling');
  });

  it('may be any that the documentation or the help shows', async () => {
    const docs = readFileSync(join(import.meta.dirname, '../../docs/edit-json.md'), 'utf8');
    const blocks = [...docs.matchAll(/```json\n([\s\S]*?)```/g)].map(([, block = '']) => JSON.parse(block));
    const rows = [...docs.matchAll(/^\|.*\| `(\{.*\})` \|$/gm)].map(([, row = '']) => [JSON.parse(row)]);
    const help = [...EDIT_HELP.matchAll(/^ {2}(\{.*\})$/gm)].map(([, line = '']) => [JSON.parse(line)]);
    expect([blocks.length, rows.length, help.length]).toEqual([3, 7, 7]);
    // As the command does it, without a process for each.
    vi.stubEnv('KEELING_DATA', folder);
    onTestFinished(() => void vi.unstubAllEnvs());
    for (const json of [...blocks, ...rows, ...help]) {
      write('edit.json', json);
      const values = { edit: join(folder, 'edit.json') };
      expect(await draftCommand.run({ positionals: [join(folder, 'job.keeling')], values })).toMatchObject({
        ok: true,
      });
    }
    expect((await done('list', 'job.keeling')).split('\n')).toHaveLength(17);
  }, 60_000);

  it('with one edit that cannot be made makes no amendment', async () => {
    const { code, err } = await drafts([...EDIT, { in: 'section 2A(3)(g)', omit: 'no such words' }]);
    expect(code).toBe(1);
    expect(err).toContain('(edit.json, edit 2)');
    expect(await done('list', 'job.keeling')).toBe('');
  });

  it('may come from standard input', async () => {
    const child = spawn(process.execPath, [main, 'draft', 'job.keeling', '--edit', '-'], {
      cwd: folder,
      env: { ...process.env, KEELING_DATA: folder },
    });
    child.stdin.end(JSON.stringify(EDIT));
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0);
    expect(await done('list', 'job.keeling')).toMatch(/^A-001\t/);
  });

  it('that is missing or not JSON is refused', async () => {
    expect(await fails(1, 'draft', 'job.keeling', '--edit', 'none.json')).toContain('none.json');
    writeFileSync(join(folder, 'bad.json'), '[{');
    expect(await fails(1, 'draft', 'job.keeling', '--edit', 'bad.json')).toContain('not JSON');
  });
});

describe('what cannot be done', () => {
  it('is said in one line, with exit code 1', async () => {
    await fails(1, 'list', 'none.keeling');
    await fails(1, 'verify', 'none.keeling');
    await fails(1, 'new', 'a.keeling', '--act', 'ukpga/1/1');
    await fails(1, 'new', 'a.keeling', '--at', 'yesterday');
    await done('new', 'a.keeling');
    await fails(1, 'new', 'a.keeling');
    await fails(1, 'link', 'a.keeling', 'A-009', '--to', 'recommendation:1');
    await fails(1, 'link', 'a.keeling', 'section 99', '--to', 'recommendation:1');
    writeFileSync(join(folder, 'no.keeling'), 'not a review');
    await fails(1, 'list', 'no.keeling');
    mkdirSync(join(folder, 'empty'));
    await fails(1, 'verify', 'empty');
  });

  it.each([
    [[]],
    [['nonsense']],
    [['toString']],
    [['new']],
    [['new', 'a', 'b']],
    [['new', 'a', '--colour', 'red']],
    [['draft', 'a']],
    [['link', 'a', 'A-001']],
    [['link', 'a', 'A-001', '--to', 'recommendation']],
    [['link', 'a', 'A-001', '--to', 'recommendation:1', '--type', 'likes']],
    [['export', 'a']],
    [['export', 'a', '--out', 'b', '--only', 'csv,tiff']],
    [['verify']],
    [['serve', '--port', '99999']],
    [['serve', '--port', 'x']],
    [['list', 'a', '--format']],
  ])('is misuse, with exit code 2: %j', async (args) => {
    await fails(2, ...args);
  });
});

describe('the server', () => {
  it('prints its address, serves the review, and ends cleanly', async () => {
    await done('new', 'job.keeling', '--title', 'Served');
    const env = { ...process.env, KEELING_DATA: folder, KEELING_HOME: folder };
    const server = spawn(process.execPath, [main, 'serve', 'job.keeling'], { cwd: folder, env });
    const printed = await new Promise<string>((resolve) =>
      server.stdout.once('data', (data) => resolve(String(data))),
    );
    const url = new URL(printed.trim());
    const answer = await fetch(`${url.origin}/api/review.get`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${url.hash.slice('#token='.length)}`,
        'content-type': 'application/json',
      },
      body: '{}',
    });
    expect(await answer.json()).toMatchObject({ ok: true, value: { title: 'Served' } });
    server.kill('SIGINT');
    expect(await new Promise((resolve) => server.on('close', resolve))).toBe(0);
    expect(readdirSync(folder).filter((name) => /-(?:wal|journal)$/.test(name))).toEqual([]);
  });

  it('does not start for a review that is not there, or on a port that is taken', async () => {
    expect(await fails(1, 'serve', 'none.keeling')).toContain('none.keeling');
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const { port } = taken.address() as AddressInfo;
    expect(await fails(1, 'serve', '--port', String(port))).toContain(String(port));
    taken.close();
  });
});

describe('help', () => {
  it('is there for every command, and says what there is', async () => {
    const overview = await done('--help');
    const names = ['new', 'act', 'draft', 'list', 'link', 'export', 'verify', 'serve'];
    for (const name of names) expect(overview).toContain(`\n  ${name} `);
    const helps = await Promise.all(names.map((name) => done(name, '--help')));
    for (const [at, help] of helps.entries()) expect(help).toMatch(new RegExp(`^keeling ${names[at]} `));
    expect(await done('--version')).toMatch(/^\d+\.\d+\.\d+$/);
  });
});
