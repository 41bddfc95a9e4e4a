import { spawnSync } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { findBrowser } from '../../scripts/lib/browser.mjs';
import { temporaryFolder } from '../support/run/temporary.ts';

const lib = join(import.meta.dirname, '../../scripts/lib');
/** The scripts are plain JavaScript, so that they run before anything is installed; here they have no types. */
const load = (name: string) => import(join(lib, name));

describe('whether the packages are installed', () => {
  const check = async (wanted: object, held: object | null) => {
    const { packagesInstalled } = await load('install.mjs');
    const folder = temporaryFolder();
    const [wantedPath, heldPath] = [join(folder, 'wanted.json'), join(folder, 'held.json')];
    writeFileSync(wantedPath, JSON.stringify({ packages: { '': { version: '0.1.0' }, ...wanted } }));
    if (held) writeFileSync(heldPath, JSON.stringify({ packages: held }));
    return packagesInstalled(wantedPath, heldPath);
  };
  const wanted = {
    'node_modules/a': { version: '1.0.0' },
    'node_modules/b': { version: '2.0.0', optional: true },
  };

  it('is told by npm’s own record', async () => {
    expect(await check(wanted, { 'node_modules/a': { version: '1.0.0' } })).toBe(true);
    expect(await check(wanted, { 'node_modules/a': { version: '1.0.1' } })).toBe(false);
    expect(await check(wanted, {})).toBe(false);
    expect(await check(wanted, null)).toBe(false);
  });
});

describe('the browser', () => {
  it('is the one that is named, or the first on the PATH', () => {
    const folder = temporaryFolder();
    const place = (name: string) => {
      const path = join(folder, name);
      writeFileSync(path, '');
      chmodSync(path, 0o755);
      return path;
    };
    const named = place('my-browser');
    expect(findBrowser({ KEELING_CHROMIUM: named, PATH: '' })).toBe(named);
    expect(findBrowser({ KEELING_CHROMIUM: join(folder, 'none'), PATH: folder })).not.toBe(
      join(folder, 'none'),
    );
    const chrome = place(process.platform === 'win32' ? 'google-chrome.exe' : 'google-chrome');
    expect(findBrowser({ PATH: folder })).toBe(chrome);
    chmodSync(chrome, 0o644);
    if (process.platform !== 'win32') expect(findBrowser({ PATH: folder })).not.toBe(chrome);
  });
});

describe('the places of a browser that is not on the PATH', () => {
  it('are on Windows those of Chrome, then of Edge, for all users and for one', async () => {
    const { knownPlaces } = await load('browser.mjs');
    const env = { PROGRAMFILES: 'C:\\Program Files', LOCALAPPDATA: 'C:\\Users\\Zoë\\AppData\\Local' };
    expect(knownPlaces(env, 'win32')).toEqual([
      'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
      'C:\\Users\\Zoë\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe',
      'C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe',
      'C:\\Users\\Zoë\\AppData\\Local\\Microsoft\\Edge\\Application\\msedge.exe',
    ]);
    expect(knownPlaces({}, 'win32')).toEqual([]);
  });
});

describe('a display', () => {
  it('is looked for where a system has one', async () => {
    const { hasDisplay } = await load('display.mjs');
    expect(hasDisplay({}, 'linux')).toBe(false);
    expect(hasDisplay({ DISPLAY: ':0' }, 'linux')).toBe(true);
    expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true);
    expect(hasDisplay({}, 'darwin')).toBe(true);
    expect(hasDisplay({}, 'win32')).toBe(true);
  });
});

describe('a lock', () => {
  it('lets one in at a time, and outlives nobody', async () => {
    const { withLock } = await load('lock.mjs');
    const path = join(temporaryFolder(), 'lock');
    const seen: string[] = [];
    const work = (name: string) => async () => {
      seen.push(`${name} in`);
      await new Promise((resolve) => setTimeout(resolve, 20));
      seen.push(`${name} out`);
      if (name === 'b') throw new Error('broken');
    };
    await Promise.allSettled(['a', 'b', 'c'].map((name) => withLock(path, work(name))));
    expect(seen.filter((_, at) => at % 2 === 0).map((entry) => entry.replace('in', 'out'))).toEqual(
      seen.filter((_, at) => at % 2 === 1),
    );
    const dead = spawnSync(process.execPath, ['-e', '']).pid;
    writeFileSync(path, String(dead));
    expect(await withLock(path, async () => 'in')).toBe('in');
  });
});

describe('the parts of a check', () => {
  it('all run, and one that fails or throws fails the whole', async () => {
    const { runParts } = await load('run-parts.mjs');
    const said = vi.spyOn(console, 'log').mockImplementation(() => {});
    const complained = vi.spyOn(console, 'error').mockImplementation(() => {});
    const ran: string[] = [];
    const part = (name: string, outcome: boolean | Error) => ({
      name,
      run: async () => {
        ran.push(name);
        if (outcome instanceof Error) throw outcome;
        return outcome;
      },
    });
    const codes = [
      await runParts([part('a', true), part('b', true)]),
      await runParts([part('c', false), part('d', true)]),
      await runParts([part('e', new Error('broken')), part('f', true)]),
      await runParts([[part('g', true), part('h', new Error('broken'))], part('i', true)]),
    ];
    const summary = said.mock.calls.flat().join('\n');
    said.mockRestore();
    complained.mockRestore();
    expect(codes).toEqual([0, 1, 1, 1]);
    expect(ran).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']);
    for (const failed of ['c', 'e', 'h']) expect(summary).toContain(`FAILED  ${failed}`);
  });

  it('run side by side where they are a list within the list', async () => {
    const { runParts } = await load('run-parts.mjs');
    vi.spyOn(console, 'log').mockImplementation(() => {});
    let begin: (is: boolean) => void = () => {};
    const begun = new Promise<boolean>((resolve) => {
      begin = resolve;
    });
    const waits = { name: 'waits for the other', run: () => begun };
    const run = async () => {
      begin(true);
      return true;
    };
    expect(await runParts([[waits, { name: 'the other', run }]])).toBe(0);
  });
});
