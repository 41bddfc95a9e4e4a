import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Page } from 'playwright-core';
import { describe, it } from 'vitest';
import { readPerson, writePerson } from '../../../electron/settings.ts';
import { built } from '../../support/windows/built.ts';
import { sharedChromium } from '../../support/windows/chromium.ts';
import { whyNoWorkbench } from '../../support/windows/workbench.ts';
import { LARGE_ACT } from '../large.ts';
import { opening } from '../opening.ts';
import { record } from '../record.ts';
import { TYPED_IN } from '../support.ts';
import { CASES, type Input } from './inputs.ts';
import { reviewOf } from './review.ts';

const large = { section: LARGE_ACT.section, words: LARGE_ACT.words() };

/** Where the section is that is typed in, and words of it that no amendment changes. */
const SECTION: Readonly<Record<Input['name'], { readonly section: string; readonly words: string }>> = {
  PHA: { section: '2A', words: TYPED_IN },
  ERA: large,
  LLA: large,
  '×10': large,
};

/** How often each is opened: often enough for a middle, and of the longest text no more than can be waited for. */
const TIMES: Readonly<Record<Input['name'], number>> = { PHA: 5, ERA: 3, LLA: 3, '×10': 1 };
const middle = (samples: readonly number[]): number =>
  [...samples].sort((a, b) => a - b)[samples.length >> 1] ?? 0;

/** The web host as it is started by hand, in a process of its own. */
async function serve(file: string, folder: string) {
  const data = join(folder, 'data');
  await writePerson(data, await readPerson(data));
  const main = join(built('node', 'preload', 'renderer'), 'cli/keeling.js');
  const host = spawn(process.execPath, [main, 'serve', file], {
    env: { ...process.env, KEELING_HOME: folder, KEELING_DATA: data },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [url] = (await once(createInterface(host.stdout), 'line')) as [string];
  const stop = async (): Promise<void> => {
    host.kill('SIGTERM');
    await once(host, 'exit');
  };
  return { url, pid: host.pid ?? 0, stop };
}

/** What a process has in memory, in MB; null where the system doesn't tell. */
function residentMB(pid: number): number | null {
  try {
    const [, kB] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kB === undefined ? null : Number(kB) / 1024;
  } catch {
    return null;
  }
}

/** What the page's script holds once what it let go of is cleared away, in MB. */
async function heapMB(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize / 1024 / 1024;
}

describe.skipIf(whyNoWorkbench() !== null)('opening a review', () => {
  it.each(CASES)('of $title', async ({ name, instrument, amendments }) => {
    const place = SECTION[name];
    const review = await reviewOf(instrument, amendments, place.words);
    await review.session.close();
    const { url, pid, stop } = await serve(review.path, review.folder);
    const browser = await sharedChromium();
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const seen: { readable: number; ready: number }[] = [];
    try {
      for (let time = 0; time < TIMES[name]; time++) {
        const page = await context.newPage();
        await page.goto(url);
        await page.locator('.act [data-line]').first().waitFor();
        seen.push(await opening(page, place));
        if (time < TIMES[name] - 1) await page.close();
      }
      const [page] = context.pages();
      const alone = { input: name, amendments, peer: null, theirs: null } as const;
      const at = (what: 'readable' | 'ready') => middle(seen.map((each) => each[what]));
      const ms = { ...alone, topic: 'open', unit: 'ms' } as const;
      record({ ...ms, what: 'from a blank page to the Act’s words', ours: at('readable') });
      record({ ...ms, what: 'from a click to a section that can be typed in', ours: at('ready') });
      const MB = { ...alone, topic: 'size', unit: 'MB' } as const;
      if (page) record({ ...MB, what: 'memory: the page’s own script', ours: await heapMB(page) });
      const resident = residentMB(pid);
      if (resident !== null) record({ ...MB, what: 'memory: the host behind it', ours: resident });
    } finally {
      await context.close();
      await stop();
      await review.remove();
    }
  });
});
