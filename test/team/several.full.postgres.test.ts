import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Amendment } from '../../core/amend/edits/amendment.ts';
import type { CallOutput, HostCallOutput, ReviewInfo } from '../../core/api.ts';
import type { Result } from '../../core/base/result.ts';
import { saved } from '../browser/support/rest.ts';
import { freePort } from '../support/hosts/free-port.ts';
import { startProxy } from '../support/hosts/proxy.ts';
import { startSwitchboard } from '../support/hosts/switchboard.ts';
import { newDatabase } from '../support/hosts/team.ts';
import { startTeamProcess } from '../support/hosts/team-process.ts';
import { openListed, typeAt } from '../support/hosts/team-window.ts';
import { must } from '../support/reviews/review.ts';
import { temporaryFolder } from '../support/run/temporary.ts';
import { sharedChromium } from '../support/windows/chromium.ts';
import { whyNoWorkbench } from '../support/windows/workbench.ts';

/** Two servers on one database, each with a folder of its own, and one address that leads to either. */
async function two() {
  const [proxy, database] = [await startProxy(), await newDatabase()];
  const ports = [await freePort(), await freePort()];
  const door = await startSwitchboard(ports[0] ?? 0);
  onTestFinished(door.close);
  const origin = `http://127.0.0.1:${door.port}`;
  const folders = [temporaryFolder(), temporaryFolder()];
  const started = await Promise.all(
    ports.map((port, at) =>
      startTeamProcess({
        folder: folders[at] ?? '',
        database,
        port,
        proxy: proxy.settings,
        more: { origin },
      }),
    ),
  );
  onTestFinished(async () => {
    for (const server of started) await server.end('SIGKILL');
    await proxy.close();
  });
  const [first, second] = started;
  if (!first || !second) throw new RangeError('Two servers');
  const ann = await proxy.as('ann', 'Ann Draper');
  const call = async (server: typeof first, path: string, input: unknown, review?: string) => {
    const answer = await fetch(`${server.origin}/${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'keeling-tab': 'one',
        ...(review === undefined ? {} : { 'keeling-review': encodeURIComponent(review) }),
        ...ann,
      },
      body: JSON.stringify(input),
    });
    return (await answer.json()) as Result<never>;
  };
  const download = async (server: typeof first, address: string) => {
    const got = await fetch(`${server.origin}${address}`, { headers: ann });
    expect(got.status).toBe(200);
    return new Uint8Array(await got.arrayBuffer());
  };
  const lead = (to: typeof first) => door.lead(to === first ? (ports[0] ?? 0) : (ports[1] ?? 0));
  return { first, second, folders, ann, call, download, lead, origin };
}

describe('two servers on one database, with folders of their own', () => {
  it('name a review alike, and show in a tab what it opened at the other', async () => {
    const { first, second, call, folders } = await two();
    const made: ReviewInfo = must(await call(first, 'host/host.create', { name: 'Stalking' }));
    const there: ReviewInfo = must(await call(second, 'api/review.get', {}));
    expect(there).toEqual(made);
    const states: HostCallOutput<'host.state'>[] = [];
    for (const server of [first, second]) states.push(must(await call(server, 'host/host.state', {})));
    expect(states.map(({ open }) => open)).toEqual([made.path, made.path]);
    expect(states.map(({ reviews }) => reviews.map(({ path }) => path))).toEqual([[made.path], [made.path]]);
    for (const server of [first, second])
      must(await call(server, 'api/amendment.create', { title: 'One' }, made.path));
    // Nothing that a window is told says where a server keeps anything.
    for (const server of [first, second])
      for (const name of ['review.get', 'act.get', 'amendment.list', 'ledger.list']) {
        const answer = JSON.stringify(await call(server, `api/${name}`, {}, made.path));
        for (const folder of folders) expect(answer).not.toContain(folder);
      }
  });

  it('each give out what was exported at the other, and keep nothing of it in a folder', async () => {
    const { first, second, call, download, folders } = await two();
    const { path }: ReviewInfo = must(await call(first, 'host/host.create', { name: 'Stalking' }));
    const pack: CallOutput<'pack.export'> = must(
      await call(first, 'api/pack.export', { profile: 'lawyer' }, path),
    );
    const shown: HostCallOutput<'host.reveal'> = must(
      await call(second, 'host/host.reveal', { path: pack.zip }, path),
    );
    const zip = unzipSync(await download(second, shown.download ?? ''));
    expect(Object.keys(zip).some((name) => name.endsWith('manifest.json'))).toBe(true);
    // As often as it is asked for, for a day.
    expect((await download(first, shown.download ?? '')).length).toBeGreaterThan(0);

    const copy: HostCallOutput<'host.sendCopy'> = must(await call(first, 'host/host.sendCopy', {}, path));
    expect((await download(second, copy.download ?? '')).length).toBe(copy.bytes);

    const left = folders.flatMap((folder) =>
      readdirSync(join(folder, 'exports'), { recursive: true, withFileTypes: true }).filter((one) =>
        one.isFile(),
      ),
    );
    expect(left).toEqual([]);
  });
});

describe.skipIf(whyNoWorkbench() !== null)('a window whose server went away', () => {
  it('goes on at the other, in the same review, and after a reload', async () => {
    const { first, second, ann, origin, lead, call } = await two();
    const { path }: ReviewInfo = must(await call(first, 'host/host.create', { name: 'Typed in' }));
    const context = await (await sharedChromium()).newContext({ extraHTTPHeaders: { ...ann } });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    await page.goto(origin);
    await openListed(page, 'Typed in');
    await typeAt(page, 'must not pursue a course of conduct');
    await page.keyboard.type('qz1 ');
    await saved(page);
    await first.end('SIGKILL');
    lead(second);
    await page.keyboard.type('qz2 ');
    await saved(page);
    expect(await page.getByRole('alert').allTextContents()).toEqual([]);
    await page.reload();
    await page.locator('article .unit').first().waitFor();
    const all: readonly Amendment[] = must(await call(second, 'api/amendment.list', {}, path));
    const inserted = all.flatMap(({ edits }) => edits.map((edit) => ('insert' in edit ? edit.insert : '')));
    expect(inserted.join('|')).toBe('qz1 qz2 ');
  });
});
