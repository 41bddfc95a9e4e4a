import { readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WEB_PREFERENCES } from '../../electron/policy/window-options.ts';
import { startWebHost } from '../../electron/web/serve.ts';
import { temporaryFolder } from '../support/run/temporary.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const FILES = readdirSync(join(root, 'test/electron')).filter((name) => name.endsWith('.test.ts'));
const TITLES = FILES.flatMap((file) =>
  [...read(`test/electron/${file}`).matchAll(/\b(?:it|describe)(?:\.\w+\([^)]*\))?\(\s*(['`"])(.*?)\1/g)].map(
    ([, , title = '']) => title,
  ),
);

/** The tests that a table of docs/security.md names, each in its last column, in quotation marks. */
const named = read('docs/security.md')
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .flatMap((line) => [...(line.split('|').at(-2) ?? '').matchAll(/“([^”]+)”/g)])
  .map(([, title = '']) => title.replace(/ ?…$/, ''));

describe('the table of what Keeling does to be safe', () => {
  it('names tests that there are', () => {
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((title) => !TITLES.some((one) => one.startsWith(title)))).toEqual([]);
  });

  it('has every item of the checklist', () => {
    const items = [...read('docs/security.md').matchAll(/^\| (\d+) \|/gm)].map(([, item]) => Number(item));
    expect(items).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
  });
});

describe('what a window’s page can reach', () => {
  it('is what is written down, and nothing else', () => {
    expect(WEB_PREFERENCES).toEqual({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      navigateOnDragDrop: false,
      spellcheck: true,
    });
  });
});

describe('what Keeling is made of', () => {
  it('has no updater, and every package pinned to one version', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<
      'dependencies' | 'devDependencies',
      Record<string, string>
    >;
    const all = Object.entries({ ...dependencies, ...devDependencies });
    expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
    expect(all.map(([name]) => name)).not.toContain('electron-updater');
    expect(Object.keys(dependencies)).not.toContain('electron-builder');
  });

  it('has a hash of every package in its lock file', () => {
    const { packages } = JSON.parse(read('package-lock.json')) as {
      packages: Record<string, { integrity?: string }>;
    };
    const without = Object.entries(packages).filter(([path, { integrity }]) => path !== '' && !integrity);
    expect(without.map(([path]) => path)).toEqual([]);
  });
});

describe('the web host', () => {
  // Linux has every address of 127.0.0.0/8 on its own, and who listens on one of them is not there on the others. Other
  // systems have that one only, and a machine need have no more.
  it.skipIf(process.platform !== 'linux')('is not there for another machine', async () => {
    const folder = temporaryFolder();
    const host = await startWebHost({ folder, dataFolder: folder, pages: folder });
    onTestFinished(() => host.close());
    const reach = (address: string) =>
      new Promise<string>((resolve) => {
        const socket = connect(host.port, address, () => {
          socket.destroy();
          resolve('connected');
        });
        socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
      });
    expect(await reach('127.0.0.1')).toBe('connected');
    expect(await reach('127.0.0.2')).toBe('ECONNREFUSED');
  });
});
