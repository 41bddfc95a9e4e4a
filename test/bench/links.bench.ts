import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Ref } from '../../core/evidence/link.ts';
import { createReview } from '../../data/session/create-review.ts';
import { currentAct, must, mustOpen, opened, testDeps } from '../support/reviews/review.ts';
import { scattered, spread } from './support.ts';

const AMENDMENTS = 500;
const LINKS = 2000;

/** So many times, in milliseconds. */
async function times(count: number, run: (n: number) => Promise<unknown>): Promise<readonly number[]> {
  const took: number[] = [];
  for (let n = 0; n < count; n++) {
    const start = performance.now();
    await run(n);
    took.push(performance.now() - start);
  }
  return took;
}

/** How long it takes to say which of 2,000 links are suspect: with nothing new, after each kind of write, and cold. */
test(`links: ${LINKS} between ${AMENDMENTS} amendments, provisions and evidence`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'keeling-links-'));
  const act = currentAct();
  const given = { title: 'Links', act: 'ukpga/1997/40', at: 'current' };
  const review = opened(mustOpen(await createReview(join(folder, 'links.keeling'), given, testDeps())), act);
  const drafts = scattered(act, AMENDMENTS);
  for (const { edits } of drafts) await review.do('amendment.create', { edits: [...edits] });
  const { notes, recommendations, commitments } = await review.do('evidence.get', {});
  const targets: readonly Ref[] = [
    ...notes.map(({ id }) => `note:${id}` as const),
    ...recommendations.map(({ id }) => `recommendation:${id}` as const),
    ...commitments.map(({ id }) => `commitment:${id}` as const),
  ];
  const pids = [...new Set(drafts.flatMap(({ edits }) => edits.map((edit) => 'pid' in edit && edit.pid)))];
  for (let n = 0; n < LINKS; n++) {
    const pid = pids[Math.floor(n / 4) % pids.length];
    const from: Ref =
      n % 4 === 3 && pid
        ? `provision:${pid}`
        : `amendment:A-${String((n % AMENDMENTS) + 1).padStart(3, '0')}`;
    const to = targets[Math.floor(n / AMENDMENTS) * 7 + (n % 7)] ?? 'recommendation:1';
    await review.session.call('link.add', { type: n % 2 ? 'implements' : 'evidence-for', from, to });
  }
  const list = () => review.session.call('link.list', {});
  const cold = await times(1, list);
  const held = must(await list());
  const same = await times(30, list);
  const say = (what: string, took: readonly number[]) => console.log(what, spread(took));
  console.log(`${held.length} links, ${held.filter(({ suspect }) => suspect.length > 0).length} suspect`);
  say('first', cold);
  say('nothing new', same);
  const after: number[] = [];
  for (let n = 0; n < 20; n++) {
    const id = `A-${String(n + 1).padStart(3, '0')}`;
    must(await review.session.call('amendment.describe', { id, revision: 1, reason: 'Because' }));
    after.push(...(await times(1, list)));
  }
  say('after a reason', after);
  const words: number[] = [];
  for (let n = 0; n < 20; n++) {
    const id = `A-${String(n + 1).padStart(3, '0')}`;
    must(await review.session.call('amendment.revise', { changes: [{ id, revision: 2, edits: [] }] }));
    words.push(...(await times(1, list)));
  }
  say('after a change of words', words);
  const looks: number[] = [];
  for (const { id } of must(await list())
    .filter(({ suspect }) => suspect.length > 0)
    .slice(0, 20)) {
    looks.push(...(await times(1, () => review.session.call('link.look', { id }))));
    looks.push(...(await times(1, list)));
  }
  say('a look, and the list after it', looks);
  expect(held.length).toBeGreaterThan(LINKS * 0.9);
  await review.session.close();
  rmSync(folder, { recursive: true, force: true });
});
