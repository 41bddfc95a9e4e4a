import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { ok } from '../../core/base/result.ts';
import { printByMain } from '../../electron/print/by-main.ts';
import { installedBrowser, printWithBrowser } from '../../electron/print/chromium.ts';
import { connectDevtools } from '../../electron/print/devtools.ts';
import { printerName } from '../../electron/print/options.ts';
import { wordsOfPdf } from '../support/papers/poppler.ts';
import { must } from '../support/reviews/review.ts';
import { temporaryFolder } from '../support/run/temporary.ts';
import { chromiumPath } from '../support/windows/chromium.ts';

const never = new AbortController().signal;
const profiles = () => readdirSync(tmpdir()).filter((name) => name.startsWith('keeling-print-'));

/** A program in the place of a browser. */
function program(script: string): string {
  const path = join(temporaryFolder(), 'browser');
  writeFileSync(path, `#!${process.execPath}\n${script}`);
  chmodSync(path, 0o755);
  return path;
}

describe('printing with an installed browser', () => {
  it('is refused with the reason where there is none', async () => {
    expect(installedBrowser({})).toBeNull();
    expect(installedBrowser({ KEELING_CHROMIUM: '' })).toBeNull();
    expect(installedBrowser({ KEELING_CHROMIUM: '/a/browser' })).toBe('/a/browser');
    expect(await printWithBrowser(null)('<p>', never)).toMatchObject({
      ok: false,
      error: { kind: 'unsupported', message: expect.stringContaining('no Chromium') },
    });
  });

  it.skipIf(process.platform === 'win32').each<[string, () => string, RegExp]>([
    ['is not there', () => '/nowhere/browser', /ENOENT/],
    ['ends at once', () => program('process.exit(3)'), /ended before it had printed/],
    [
      'is none',
      () => program('setTimeout(() => require("node:fs").closeSync(4), 50)'),
      /ended before it had printed/,
    ],
  ])('is refused where the browser %s, and leaves nothing', async (_, browser, why) => {
    const before = profiles();
    const printed = await printWithBrowser(browser())('<p>', never);
    expect(printed).toMatchObject({
      ok: false,
      error: { kind: 'refused', message: expect.stringMatching(why) },
    });
    expect(profiles()).toEqual(before);
  });

  it.skipIf(process.platform === 'win32')(
    'stops when it is told to, though the browser never answers',
    async () => {
      const stop = new AbortController();
      const printing = printWithBrowser(program('setInterval(() => {}, 1000)'))('<p>', stop.signal);
      stop.abort();
      expect(await printing).toMatchObject({ ok: false, error: { kind: 'cancelled' } });
      expect(await printWithBrowser('/nowhere')('<p>', stop.signal)).toMatchObject({
        error: { kind: 'cancelled' },
      });
    },
  );
});

describe.skipIf(chromiumPath() === null || process.platform === 'win32')('printing many pages', () => {
  it('starts one browser for all of them, prints them side by side and leaves nothing', async () => {
    const before = profiles();
    const starts = join(temporaryFolder(), 'starts');
    const browser = join(temporaryFolder(), 'browser');
    writeFileSync(browser, `#!/bin/sh\necho started >> '${starts}'\nexec '${chromiumPath()}' "$@"\n`);
    chmodSync(browser, 0o755);
    const words = ['one', 'two', 'three'];
    const made = await printWithBrowser(browser).withOnePrinter?.((print) =>
      Promise.all(words.map((word) => print(`<title>${word}</title><p>${word}`, never))),
    );
    const texts = made?.map((one) => wordsOfPdf(must(one).bytes).trim());
    expect(texts).toEqual(words);
    expect(readFileSync(starts, 'utf8')).toBe('started\n');
    expect(profiles()).toEqual(before);
  });
});

describe('the protocol of a browser', () => {
  it('puts answers together that come in pieces, several at once, or in another order', async () => {
    const [input, output] = [new PassThrough(), new PassThrough()];
    const { send } = connectDevtools(input, output);
    const asked = [send('One', { text: 'naïve' }), send('Two', {}, 'session'), send('Three')];
    const [one, two] = String(input.read())
      .split('\0')
      .map((text) => text && JSON.parse(text));
    expect([one, two]).toEqual([
      { id: 1, method: 'One', params: { text: 'naïve' } },
      { id: 2, method: 'Two', params: {}, sessionId: 'session' },
    ]);
    const bytes = Buffer.from(
      '{"method":"Some.event"}\0{"id":2,"result":{"is":"“two”"}}\0{"id":1,"result":{}}\0{"id":3,"error":{"message":"No such thing"}}\0',
    );
    for (let at = 0; at < bytes.length; at += 7) output.write(bytes.subarray(at, at + 7));
    expect(await Promise.all(asked.slice(0, 2))).toEqual([{}, { is: '“two”' }]);
    await expect(asked[2]).rejects.toThrow('No such thing');
  });

  it('tells whoever waits, and asks later, that the browser has gone', async () => {
    const { send, failAll } = connectDevtools(new PassThrough(), new PassThrough());
    const waiting = send('One');
    failAll('It has gone.');
    failAll('Said too late.');
    await expect(waiting).rejects.toThrow('It has gone.');
    await expect(send('Two')).rejects.toThrow('It has gone.');
  });

  it('names a browser by its kin and first number', () => {
    expect(printerName('Chrome/156.0.8078.108')).toBe('Chromium 156');
    expect(printerName('HeadlessChrome/141.0.1')).toBe('Chromium 141');
    expect(printerName('150.0.1.2')).toBe('Chromium 150');
    expect(printerName('')).toBe('Chromium');
  });
});

describe('printing by Electron’s main process', () => {
  const printed = ok({ bytes: new Uint8Array([1]), by: 'Chromium 150' });

  it('hands the page over, and what comes of it back', async () => {
    const asked: unknown[] = [];
    const print = printByMain(async (...given) => {
      asked.push(given);
      return printed;
    });
    expect(await print('<p>', never)).toEqual(printed);
    expect(asked).toEqual([['print', '<p>']]);
  });

  it('has it stopped, and says so where it can’t be asked', async () => {
    const stop = new AbortController();
    const asked: string[] = [];
    const print = printByMain(async (name) => {
      asked.push(name);
      if (name === 'print') stop.abort();
      return printed;
    });
    await print('<p>', stop.signal);
    expect(asked).toEqual(['print', 'stopPrinting']);
    expect(await print('<p>', stop.signal)).toMatchObject({ error: { kind: 'cancelled' } });
    const lost = printByMain(() => Promise.reject(new Error('The line was cut.')));
    expect(await lost('<p>', never)).toMatchObject({
      error: { kind: 'refused', message: expect.stringContaining('The line was cut.') },
    });
  });
});
