import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { KeelingBridge } from '../../core/api.ts';
import { nameSomebody } from '../support/people/name-somebody.ts';
import { needs } from '../support/run/programs.ts';
import { built } from '../support/windows/built.ts';
import { chromiumPath } from '../support/windows/chromium.ts';
import { type RunningApp, runApp } from './double/electron.ts';

/** Waits as long as it takes on a busy machine; the test's own limit ends it. */
const eventually = (check: () => unknown) => vi.waitFor(check, 120_000);
const folder = mkdtempSync(join(tmpdir(), 'keeling-electron-'));

describe.skipIf(chromiumPath() === null)(
  'Electron’s main process and preload, over a stand-in for Electron',
  () => {
    let app: RunningApp;

    beforeAll(async () => {
      vi.stubEnv('KEELING_HOME', join(folder, 'reviews'));
      vi.stubEnv('KEELING_DATA', join(folder, 'data'));
      // Somebody has used Keeling here: the first start, with its sample, has a test of its own.
      await nameSomebody(join(folder, 'data'));
      app = await runApp(built('node', 'preload', 'renderer', 'dictionary'));
      await eventually(() => expect(app.window().shown).toBe(true));
    });
    afterAll(async () => {
      await app?.quit();
      rmSync(folder, { recursive: true, force: true });
    });

    /** What the page's own bridge answers, which names the review that the window has open. */
    const ask = async (channel: 'call' | 'host', name: string, input: unknown = {}) => {
      const page = await app.page();
      return page.evaluate(
        async ([channel, name, input]) => {
          const { keeling } = window as unknown as { keeling: KeelingBridge };
          const state = await keeling.host(null, 'host.state', {});
          const { open } = (state as { readonly value: { readonly open: string | null } }).value;
          return keeling[channel](open, name, input);
        },
        [channel, name, input] as const,
      );
    };

    it('opens the workbench in a sandboxed window', async () => {
      const page = await app.page();
      expect(await page.title()).toBe('Keeling');
      await page.waitForSelector('main, [role=main], h1');
      expect(app.window().options.webPreferences).toMatchObject({
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        spellcheck: true,
      });
      expect(app.seen.schemes).toEqual([
        {
          scheme: 'app',
          privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
        },
      ]);
    });

    it('checks spelling in British English by the dictionary that it brings, and fetches none', async (test) => {
      needs(test, 'dictionary-en-gb');
      await eventually(() => expect(app.seen.session?.initialized).toEqual(['en-GB']));
      expect(app.seen.foreign).toEqual([]);
      expect(app.seen.switches['host-resolver-rules']).toBe('MAP * ~NOTFOUND');
    });

    it('offers other words for one that is misspelt, and edits, where a person clicks with the other button', async () => {
      const { webContents } = app.window();
      const click = (clicked: object) =>
        webContents.emit(
          'context-menu',
          {},
          {
            isEditable: true,
            selectionText: '',
            misspelledWord: '',
            dictionarySuggestions: [],
            ...clicked,
          },
        );
      click({ misspelledWord: 'harrassment', dictionarySuggestions: ['harassment', 'embarrassment'] });
      const [menu] = app.seen.popups;
      expect(menu?.map(({ label, role, type }) => label ?? role ?? type)).toEqual([
        'harassment',
        'embarrassment',
        'separator',
        'Add to dictionary',
        'separator',
        'cut',
        'copy',
        'paste',
        'separator',
        'selectAll',
      ]);
      menu?.[0]?.click?.();
      expect(webContents.replaced).toEqual(['harassment']);
      menu?.[3]?.click?.();
      expect(app.seen.session?.learned).toEqual(['harrassment']);
      click({ misspelledWord: 'xqzt' });
      expect(app.seen.popups[1]?.[0]).toMatchObject({ label: 'No suggestions', enabled: false });
      click({ isEditable: false, selectionText: 'a course of conduct' });
      expect(app.seen.popups[2]).toEqual([{ role: 'copy' }]);
      click({ isEditable: false });
      expect(app.seen.popups).toHaveLength(3);
    });

    it('brings up its own menu on a word that is misspelt, and the page’s on every other', async () => {
      const page = await app.page();
      const answers = await page.evaluate(() => {
        const { keeling } = window as unknown as { keeling: KeelingBridge };
        return ['harrassment', 'harassment', ''].map((word) => keeling.isMisspelt(word));
      });
      expect(answers).toEqual([true, false, false]);
    });

    it('serves it under the policy, and nothing else', async () => {
      const page = await app.page();
      const got = await page.evaluate(async () => {
        const read = async (url: string, method = 'GET') => {
          const { status, headers } = await fetch(url, { method });
          return [status, headers.get('content-security-policy')?.includes("default-src 'none'")];
        };
        return [
          await read('/index.html'),
          await read('/..%2f..%2fpackage.json'),
          await read('/index.html', 'POST'),
          await read('/package.json'),
        ];
      });
      expect(got).toEqual([
        [200, true],
        [404, true],
        [405, true],
        [404, true],
      ]);
      const inline = await page.evaluate(() => {
        const script = document.createElement('script');
        script.textContent = 'window.ranInline = true';
        document.body.append(script);
        return 'ranInline' in window;
      });
      expect(inline).toBe(false);
    });

    it('gives the page two functions and a word’s spelling, and no more of Electron', async () => {
      const page = await app.page();
      const reach = await page.evaluate(() => ({
        bridge: Object.keys((window as unknown as { keeling: object }).keeling),
        leaked: ['require', 'process', 'ipcRenderer', 'module', 'Buffer'].filter((name) => name in window),
      }));
      expect(reach).toEqual({ bridge: ['call', 'host', 'isMisspelt'], leaked: [] });
    });

    it('carries calls to the backend’s process, and answers back', async () => {
      expect(await ask('call', 'review.get')).toMatchObject({ ok: false, error: { kind: 'not-found' } });
      expect(await ask('host', 'host.create', { name: 'Stalking' })).toMatchObject({ ok: true });
      expect(existsSync(join(folder, 'reviews', 'Stalking.keeling'))).toBe(true);
      expect(await ask('call', 'amendment.create', { title: 'Doxing' })).toMatchObject({
        ok: true,
        value: { id: 'A-001', title: 'Doxing' },
      });
      expect(await ask('call', 'no.such')).toMatchObject({ ok: false });
      expect(await ask('call', 'note.add', 7)).toMatchObject({ ok: false, error: { kind: 'invalid' } });
      expect(app.backends[0]?.pid).toBeGreaterThan(0);
      expect(app.backends[0]?.pid).not.toBe(process.pid);
    });

    it('answers no frame but the window’s own', async () => {
      const page = await app.page();
      await page.evaluate(() => document.body.append(document.createElement('iframe')));
      const frame = page.frames().find((one) => one.parentFrame() !== null);
      const answers = await frame?.evaluate(() =>
        Promise.all(
          ['keeling:call', 'keeling:host'].map((channel) =>
            (
              window as unknown as { electronInvoke: (channel: string, args: unknown[]) => Promise<unknown> }
            ).electronInvoke(channel, [null, 'host.state', {}]),
          ),
        ),
      );
      expect(answers).toEqual(
        Array(2).fill({ ok: false, error: { kind: 'refused', message: expect.any(String) } }),
      );
      await page.evaluate(() => document.querySelector('iframe')?.remove());
    });

    it('goes nowhere, and opens nothing but what a person agrees to, in their own browser', async () => {
      const page = await app.page();
      const url = page.url();
      const shown = app.seen.dialogs.length;
      app.seen.answers.push({ response: 1 });
      await page.evaluate(() => {
        location.href = 'https://example.org/elsewhere';
      });
      await eventually(() => expect(app.seen.dialogs.length).toBe(shown + 1));
      expect(app.seen.dialogs.at(-1)).toMatchObject({ detail: 'https://example.org/elsewhere' });
      expect(app.seen.external).toEqual([]);
      app.seen.answers.push({ response: 0 });
      await page.evaluate(() => void window.open('https://www.legislation.gov.uk/ukpga/1997/40'));
      await eventually(() =>
        expect(app.seen.external).toEqual(['https://www.legislation.gov.uk/ukpga/1997/40']),
      );
      await page.evaluate(() => void window.open('file:///etc/passwd'));
      await page.evaluate(() => {
        location.href = 'javascript:void(0)';
      });
      expect(page.url()).toBe(url);
      expect(page.context().pages().length).toBe(1);
      expect(app.seen.external).toHaveLength(1);
    });

    it('asks nothing of any network', () => {
      expect(app.seen.foreign).toEqual([]);
    });

    it('refuses permissions', () => {
      const granted: unknown[] = [];
      const request = app.seen.permissions.request as unknown as (
        contents: null,
        permission: string,
        grant: (given: boolean) => void,
      ) => void;
      for (const permission of ['media', 'geolocation', 'openExternal']) {
        request(null, permission, (given) => granted.push(given));
      }
      expect(granted).toEqual([false, false, false]);
      expect((app.seen.permissions.check as (...args: unknown[]) => unknown)(null, 'media')).toBe(false);
      expect((app.seen.permissions.device as (...args: unknown[]) => unknown)({})).toBe(false);
    });

    it('opens a review that a person chooses, or the system names', async () => {
      app.seen.answers.push({ canceled: true, filePaths: [] });
      expect(await ask('host', 'host.open')).toMatchObject({ ok: false, error: { kind: 'cancelled' } });
      await ask('host', 'host.create', { name: 'Second' });
      const path = join(folder, 'reviews', 'Stalking.keeling');
      app.seen.answers.push({ canceled: false, filePaths: [path] });
      expect(await ask('host', 'host.open')).toMatchObject({ ok: true, value: { path } });

      const second = join(folder, 'reviews', 'Second.keeling');
      const reloaded = (await app.page()).waitForEvent('load');
      app.emit('second-instance', {}, ['keeling', second], folder);
      await reloaded;
      expect(await ask('host', 'host.state')).toMatchObject({ value: { open: second } });
      app.emit('open-file', { preventDefault: () => {} }, join(folder, 'none.keeling'));
      await eventually(() => expect(app.seen.dialogs.at(-1)).toMatchObject({ type: 'error' }));
    });

    it('has a menu with the keys people know', async () => {
      const items = app.seen.menu.flatMap(({ submenu = [] }) => submenu);
      const open = items.find(({ accelerator }) => accelerator === 'CmdOrCtrl+O');
      expect(items.some(({ role }) => role === 'copy')).toBe(true);
      items.find(({ label }) => label === '&Keyboard Shortcuts')?.click?.();
      expect(app.window().webContents.pressed[0]).toMatchObject({ type: 'keyDown', keyCode: '/' });
      const path = join(folder, 'reviews', 'Stalking.keeling');
      app.seen.answers.push({ canceled: false, filePaths: [path] });
      const reloaded = (await app.page()).waitForEvent('load');
      open?.click?.();
      await reloaded;
      expect(await ask('host', 'host.state')).toMatchObject({ value: { open: path } });
    });

    it('writes a whole copy where a person chose, under an ending that opens, and shows it', async () => {
      app.seen.answers.push({ canceled: true, filePath: '' });
      expect(await ask('host', 'host.sendCopy')).toMatchObject({ ok: false, error: { kind: 'cancelled' } });
      expect(app.seen.dialogs.at(-1)).toMatchObject({
        kind: 'save',
        defaultPath: expect.stringMatching(
          /^\/home\/somebody\/documents\/Stalking copy 20\d\d-\d\d-\d\d\.keeling$/,
        ),
      });
      app.seen.answers.push({ canceled: false, filePath: join(folder, 'For Bea') });
      const path = join(folder, 'For Bea.keeling');
      expect(await ask('host', 'host.sendCopy')).toMatchObject({ ok: true, value: { path, download: null } });
      const before = readFileSync(path);
      app.seen.answers.push({ canceled: false, filePath: path });
      expect(await ask('host', 'host.sendCopy')).toMatchObject({ ok: false, error: { kind: 'clash' } });
      expect(readFileSync(path).equals(before)).toBe(true);
      await ask('host', 'host.reveal', { path });
      expect(app.seen.revealed.at(-1)).toBe(path);
    });

    it('exports into a folder that a person chose, beside what is there, and shows it', async () => {
      const page = await app.page();
      const chosen = join(folder, 'chosen');
      mkdirSync(join(chosen, 'Stalking-pack'), { recursive: true });
      const to = join(chosen, 'Stalking-pack-2');
      expect(await ask('call', 'pack.export', { to, profile: 'lawyer' })).toMatchObject({
        ok: false,
        error: { kind: 'refused' },
      });
      app.seen.answers.push({ canceled: true, filePaths: [] });
      expect(await ask('host', 'host.chooseFolder')).toEqual({ ok: true, value: { folder: null } });
      app.seen.answers.push({ canceled: false, filePaths: [chosen] });
      expect(await ask('host', 'host.chooseFolder')).toEqual({ ok: true, value: { folder: to } });
      expect(await ask('call', 'pack.export', { to, profile: 'lawyer' })).toMatchObject({
        ok: true,
        value: { folder: to, manifest: { pdf: { printedBy: expect.stringMatching(/^Chromium/) } } },
      });
      expect(readFileSync(join(to, 'consultation-paper.pdf'), 'latin1')).toContain('/Creator (keeling');
      // In a window that nobody sees, which runs no script and is gone afterwards.
      expect(app.seen.prints.length).toBeGreaterThan(0);
      for (const print of app.seen.prints)
        expect(print).toEqual({
          html: expect.stringContaining('Protection from Harassment Act 1997'),
          options: expect.objectContaining({ generateTaggedPDF: true, generateDocumentOutline: true }),
        });
      await eventually(() => expect(page.context().pages()).toHaveLength(1));
      expect(await ask('host', 'host.reveal', { path: to })).toEqual({ ok: true, value: { download: null } });
      expect(app.seen.revealed.at(-1)).toEqual(to);
    });

    it('shows in a frame what the page made, and nothing that it named', async () => {
      const page = await app.page();
      const shown = (of: 'blob' | 'data') =>
        page.evaluate(async (of) => {
          const frame = document.createElement('iframe');
          const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
          const html = '<p>A paper</p>';
          frame.src =
            of === 'blob'
              ? URL.createObjectURL(new Blob([html], { type: 'text/html' }))
              : `data:text/html,${html}`;
          document.body.append(frame);
          await loaded;
          await new Promise((resolve) => setTimeout(resolve, 0));
          const text = frame.contentDocument?.body.textContent ?? '';
          frame.remove();
          return text;
        }, of);
      const before = app.window().refused.length;
      expect(await shown('blob')).toBe('A paper');
      expect(app.window().refused.slice(before)).toEqual([]);
      expect(await shown('data')).not.toBe('A paper');
    });

    it('asks before it leaves what could not be saved, and leaves it when told to', async () => {
      const page = await app.page();
      // A page may hold on to its words only once somebody has done something in it.
      await page.locator('body').click({ position: { x: 2, y: 2 } });
      await page.evaluate(() => {
        document.title = 'Words that are not saved';
        window.addEventListener('beforeunload', (event) => event.preventDefault());
      });
      app.seen.answers.push(0);
      app.window().reload();
      await eventually(() =>
        expect(app.seen.dialogs.at(-1)).toMatchObject({
          message: 'Some of your typing is not saved.',
          buttons: ['Stay', 'Leave without saving'],
        }),
      );
      expect(await page.title()).toBe('Words that are not saved');
      app.seen.answers.push(1);
      app.window().reload();
      expect(await (await app.page()).title()).toBe('Keeling');
    });

    it('goes on with the same review when the backend dies, with what was saved', async () => {
      await ask('host', 'host.open', { name: 'Stalking.keeling' });
      app.backends[0]?.kill('SIGKILL');
      await eventually(async () =>
        expect(await ask('call', 'amendment.list')).toMatchObject({
          value: [{ id: 'A-001', title: 'Doxing' }],
        }),
      );
      expect(app.backends).toHaveLength(2);
    });

    it('answers what waits when the backend dies', async () => {
      const page = await app.page();
      const answers = page.evaluate(() =>
        Promise.all(
          Array.from({ length: 20 }, () =>
            (window as unknown as { keeling: KeelingBridge }).keeling.call(null, 'ledger.verify', {}),
          ),
        ),
      );
      app.backends[1]?.kill('SIGKILL');
      for (const answer of await answers) expect(answer).toHaveProperty('ok');
    });
  },
);
