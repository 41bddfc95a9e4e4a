import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Amendment } from '../../core/amend/edits/amendment.ts';
import type { HostCallOutput, ReviewInfo } from '../../core/api.ts';
import type { LedgerEntry } from '../../core/ledger/entry.ts';
import type { Brought } from '../../core/merge/calls.ts';
import { createSample } from '../../data/sample/make.ts';
import { openReview, type Session } from '../../data/session/session.ts';
import { startTestTeam, type TestTeam } from '../support/hosts/team.ts';
import { must, mustOpen, testDeps } from '../support/reviews/review.ts';
import { temporaryFolder } from '../support/run/temporary.ts';

type Headers = Readonly<Record<string, string>>;

const base64 = (bytes: Uint8Array) => ({ base64: Buffer.from(bytes).toString('base64') });

async function fetched(team: TestTeam, headers: Headers, address: string | null): Promise<Buffer> {
  const response = await fetch(`${team.origin}${address}`, { headers });
  if (!response.ok) throw new Error(`${address} is not there`);
  return Buffer.from(await response.arrayBuffer());
}

/** The review of a server as a file, opened. */
async function copyOf(team: TestTeam, headers: Headers, path: string, name: string): Promise<Session> {
  const sent: HostCallOutput<'host.sendCopy'> = must(
    await team.call(headers, 'host/host.sendCopy', {}, path),
  );
  const file = join(temporaryFolder(), 'copy.keeling');
  writeFileSync(file, await fetched(team, headers, sent.download));
  return mustOpen(await openReview(file, testDeps(name)));
}

/** The bytes of all that a session exports, by the call. */
async function exportsOf({ call }: Session): Promise<readonly Buffer[]> {
  const pack = must(await call('pack.export', { profile: 'lawyer' }));
  const schedule = must(await call('schedule.export', {}));
  return [pack.zip, schedule.zip].map((path) => readFileSync(path));
}

const ALL = { after: 0, limit: 5000 };

describe('a review that moves', () => {
  it('from a file to a server and back has the same ledger, hashes and exports', async () => {
    const path = join(temporaryFolder(), 'sample.keeling');
    const session = mustOpen(await createSample(path, testDeps('Ann Draper')));
    const entries = must(await session.call('ledger.list', ALL));
    await session.close();
    const bytes = readFileSync(path);

    const team = await startTestTeam();
    const ann = await team.as('ann', 'Ann Draper');
    const looked: HostCallOutput<'host.lookAtFile'> = must(
      await team.call(ann, 'host/host.lookAtFile', base64(bytes)),
    );
    expect(looked).toMatchObject({ kind: 'review', entries: entries.length, here: [], refusal: null });
    const review: ReviewInfo = must(await team.call(ann, 'host/host.receive', base64(bytes)));
    expect(review.ledgerHead.hash).toBe(entries.at(-1)?.hash);
    const held: readonly LedgerEntry[] = must(await team.call(ann, 'api/ledger.list', ALL, review.path));
    expect(held).toEqual(entries);
    expect(await team.call(ann, 'api/ledger.verify', {}, review.path)).toMatchObject({ ok: true });

    // An export is told in the ledger, too.
    const back = await copyOf(team, ann, review.path, 'Ann Draper');
    const served: Buffer[] = [];
    for (const [name, input] of [
      ['pack.export', { profile: 'lawyer' }],
      ['schedule.export', {}],
    ] as const) {
      const made: { readonly zip: string } = must(await team.call(ann, `api/${name}`, input, review.path));
      const shown: HostCallOutput<'host.reveal'> = must(
        await team.call(ann, 'host/host.reveal', { path: made.zip }, review.path),
      );
      served.push(await fetched(team, ann, shown.download));
    }
    expect(must(await back.call('ledger.list', ALL))).toEqual(entries);
    must(await back.call('ledger.verify', {}));
    const own = mustOpen(await openReview(path, testDeps('Ann Draper')));
    const filed = await exportsOf(own);
    expect(await exportsOf(back)).toEqual(filed);
    expect(served).toEqual(filed);
    await own.close();
    await back.close();
  });

  it('is made of nothing that is no review, and leaves nothing behind', async () => {
    const team = await startTestTeam();
    const ann = await team.as('ann', 'Ann');
    for (const bad of [Buffer.from('PK nothing of the kind'), Buffer.from('SQLite format 3\0 and no more')])
      expect(await team.call(ann, 'host/host.receive', base64(bad))).toMatchObject({ ok: false });
    const state: HostCallOutput<'host.state'> = must(await team.call(ann, 'host/host.state', {}));
    expect(state.reviews).toEqual([]);
  });
});

describe('a copy that was worked on away from the server', () => {
  it('comes back with what was done in it, beside what was done meanwhile', async () => {
    const team = await startTestTeam();
    const ann = await team.as('ann', 'Ann');
    const review: ReviewInfo = must(await team.call(ann, 'host/host.create', { name: 'Stalking' }));
    const create = (title: string) => team.call(ann, 'api/amendment.create', { title }, review.path);
    must(await create('Before'));
    const copy = await copyOf(team, ann, review.path, 'Bea');
    must(await copy.call('amendment.create', { title: 'Done on the train' }));
    const first = must(await copy.call('amendment.list', {}))[0];
    must(
      await copy.call('amendment.describe', { id: first?.id ?? '', revision: 1, reason: 'Thought of there' }),
    );
    must(await create('Done meanwhile'));
    await copy.close();

    const bytes = readFileSync(copy.path);
    const looked: HostCallOutput<'host.lookAtFile'> = must(
      await team.call(ann, 'host/host.lookAtFile', base64(bytes)),
    );
    expect(looked).toMatchObject({ kind: 'review', here: [{ name: 'Stalking' }] });
    const work: HostCallOutput<'host.workIn'> = must(await team.call(ann, 'host/host.workIn', base64(bytes)));
    const given = { name: 'copy.keeling-package', ...work };
    const brought: Brought = must(await team.call(ann, 'api/package.look', given, review.path));
    expect(brought).toMatchObject({ eventCount: 2, conflicts: [] });
    must(await team.call(ann, 'api/package.merge', given, review.path));
    const all: readonly Amendment[] = must(await team.call(ann, 'api/amendment.list', {}, review.path));
    expect(all.map(({ title }) => title).toSorted()).toEqual([
      'Before',
      'Done meanwhile',
      'Done on the train',
    ]);
    expect(all.find(({ title }) => title === 'Before')?.reason).toBe('Thought of there');
    expect(await team.call(ann, 'api/ledger.verify', {}, review.path)).toMatchObject({ ok: true });
    // Once more, it brings nothing.
    expect(await team.call(ann, 'api/package.look', given, review.path)).toMatchObject({
      value: { isNothing: true },
    });
  });
});
