import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { HostCallOutput, ReviewInfo } from '../../core/api.ts';
import { connect } from '../../data/store/sqlite/driver.ts';
import { read } from '../../data/store/transact.ts';
import { verify } from '../../data/store/verify.ts';
import { openTeam } from '../../data/team/tables.ts';
import { KEPT_MS } from '../../team/operation/exports.ts';
import { sweepOld } from '../../team/operation/sweep-old.ts';
import { startTestTeam } from '../support/hosts/team.ts';
import { must } from '../support/reviews/review.ts';
import { temporaryFolder } from '../support/run/temporary.ts';

describe('the host of a department', () => {
  it('says of each review when it was last written to', async () => {
    const team = await startTestTeam();
    const ann = await team.as('ann', 'Ann');
    const review: ReviewInfo = must(await team.call(ann, 'host/host.create', { name: 'Stalking' }));
    const listed = async () => {
      const state: HostCallOutput<'host.state'> = must(await team.call(ann, 'host/host.state', {}));
      return state.reviews.map(({ changedAt }) => changedAt);
    };
    const [before = ''] = await listed();
    must(await team.call(ann, 'api/amendment.create', { title: 'One' }, review.path));
    const [after = ''] = await listed();
    expect(Date.parse(after)).toBeGreaterThan(Date.parse(before));
  });

  it('makes no review whose title can’t be kept', async () => {
    const team = await startTestTeam();
    const ann = await team.as('ann', 'Ann');
    expect(await team.call(ann, 'host/host.create', { name: '   ' })).toMatchObject({
      error: { kind: 'invalid', message: /The title must be plain text/ },
    });
    const state: HostCallOutput<'host.state'> = must(await team.call(ann, 'host/host.state', {}));
    expect(state.reviews).toEqual([]);
  });

  it('gives an owner the whole review as one file, of the size that it says, once', async () => {
    const team = await startTestTeam();
    const ann = await team.as('ann', 'Ann');
    const review: ReviewInfo = must(await team.call(ann, 'host/host.create', { name: 'Stalking' }));
    const sent: HostCallOutput<'host.sendCopy'> = must(
      await team.call(ann, 'host/host.sendCopy', {}, review.path),
    );
    const address = `${team.origin}${sent.download}`;
    const bytes = Buffer.from(await (await fetch(address, { headers: ann })).arrayBuffer());
    expect(bytes.length).toBe(sent.bytes);
    expect((await fetch(address, { headers: ann })).status).toBe(404);
    const path = join(temporaryFolder(), 'copy.keeling');
    writeFileSync(path, bytes);
    const file = connect(path);
    const held = must(await read(file, verify));
    await file.destroy();
    expect(held.head).toBe(review.ledgerHead.hash);
  });

  it.each(['x'.repeat(300), 'Sections 1–3: “what/why?”', '...'])(
    'gives the whole review as a file whatever it is called by now: %s',
    async (title) => {
      const team = await startTestTeam();
      const ann = await team.as('ann', 'Ann');
      const review: ReviewInfo = must(await team.call(ann, 'host/host.create', { name: 'Stalking' }));
      must(await team.call(ann, 'api/review.rename', { title }, review.path));
      const sent: HostCallOutput<'host.sendCopy'> = must(
        await team.call(ann, 'host/host.sendCopy', {}, review.path),
      );
      const got = await fetch(`${team.origin}${sent.download}`, { headers: ann });
      expect((await got.arrayBuffer()).byteLength).toBe(sent.bytes);
      expect(decodeURIComponent(got.headers.get('content-disposition') ?? '')).toMatch(
        /^attachment; filename\*=UTF-8''[^/\\:*?"<>|]{1,120}\.keeling$/,
      );
    },
  );

  it('keeps a copy that nobody comes for no longer than what was exported', async () => {
    const team = await startTestTeam();
    const ann = await team.as('ann', 'Ann');
    const review: ReviewInfo = must(await team.call(ann, 'host/host.create', { name: 'Stalking' }));
    const sent: HostCallOutput<'host.sendCopy'> = must(
      await team.call(ann, 'host/host.sendCopy', {}, review.path),
    );
    const db = await openTeam(team.database);
    onTestFinished(() => db.destroy());
    await sweepOld(db, temporaryFolder(), new Date(Date.now() + KEPT_MS + 60_000).toISOString());
    expect(await db('download_part')).toEqual([]);
    expect((await fetch(`${team.origin}${sent.download}`, { headers: ann })).status).toBe(404);
  });
});
