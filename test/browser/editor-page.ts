import { createReadStream, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { SECURITY_HEADERS } from '../../electron/policy/csp.ts';
import { chromiumPath, sharedChromium, slowDown } from '../support/windows/chromium.ts';
import { watchOutward } from '../support/windows/outward.ts';
import type { harness } from './harness/main.tsx';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
};
export interface Bench {
  readonly page: Page;
  close(): Promise<void>;
}

let building: Promise<string> | null = null;

/** The harness with Lexical's own checks on, built once for the files of a worker, and gone with it. */
function harnessBuilt(): Promise<string> {
  building ??= (async () => {
    const outDir = mkdtempSync(join(tmpdir(), 'keeling-editor-'));
    process.once('exit', () => rmSync(outDir, { recursive: true, force: true }));
    await build({
      root: join(import.meta.dirname, 'harness'),
      configFile: false,
      mode: 'development',
      define: { 'process.env.NODE_ENV': '"development"' },
      plugins: [react()],
      logLevel: 'error',
      build: {
        outDir,
        emptyOutDir: true,
        target: 'es2023',
        minify: false,
        assetsInlineLimit: 0,
        chunkSizeWarningLimit: 9000,
      },
    });
    return outDir;
  })();
  return building;
}

/** The editor alone in a real Chromium; null where there is none. */
export async function openBench(): Promise<Bench | null> {
  if (chromiumPath() === null) return null;
  const outDir = await harnessBuilt();
  const server = createServer((request, response) => {
    const path = join(outDir, request.url === '/' ? 'index.html' : (request.url ?? ''));
    if (request.url === '/favicon.ico') return void response.writeHead(204).end();
    if (!existsSync(path)) return void response.writeHead(404).end();
    const type = TYPES[extname(path)] ?? 'application/octet-stream';
    response.writeHead(200, { 'content-type': type, ...SECURITY_HEADERS });
    createReadStream(path).pipe(response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const browser = await sharedChromium();
  const context = await browser.newContext({ viewport: { width: 1000, height: 800 } });
  const nothingLeft = watchOutward(context);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await context.newPage();
  await slowDown(page);
  await page.goto(`http://127.0.0.1:${port}/`);
  return {
    page,
    async close() {
      await context.close();
      server.close();
      nothingLeft();
    },
  };
}

type Harness = typeof harness;

/** The harness in the page, called by name. */
export function ask<K extends keyof Harness>(
  page: Page,
  name: K,
  ...given: Parameters<Harness[K]>
): Promise<Awaited<ReturnType<Harness[K]>>> {
  return page.evaluate(
    ([method, args]) => (window.harness[method as K] as (...all: unknown[]) => never)(...(args as unknown[])),
    [name, given] as const,
  ) as Promise<Awaited<ReturnType<Harness[K]>>>;
}
