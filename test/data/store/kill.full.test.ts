import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import type { LedgerEntry } from '../../../core/ledger/entry.ts';
import { digest } from '../../../data/base/hash.ts';
import { openReview } from '../../../data/session/session.ts';
import type { EvidenceRow } from '../../../data/store/evidence.ts';
import type { LinkRow } from '../../../data/store/links.ts';
import { openStore } from '../../../data/store/store.ts';
import { clearAtStart } from '../../../electron/clear-at-start.ts';
import { KILLING_SEED, runUntilKilled } from '../../support/hosts/killing.ts';
import { amendmentRevisions } from '../../support/reviews/amendment-revisions.ts';
import { must, mustOpen, newReview, testDeps } from '../../support/reviews/review.ts';
import { amount } from '../../support/run/amount.ts';
import { temporaryFolder } from '../../support/run/temporary.ts';
import { bundle } from '../../support/windows/bundle.ts';

/** How many processes are killed. */
const KILLS = amount(8, 500);
/** As many at once as this many files, each killed over and over. */
const FILES = 2;
/** Kills after which another file is begun with: to look over what has grown takes longer each time. */
const ROUND = 25;

/** The acknowledgements of which the file does not hold exactly what was acknowledged. */
async function missingFrom(path: string, acknowledged: readonly string[]): Promise<readonly string[]> {
  const db = mustOpen(await openStore(path));
  const held = new Set<string>();
  for (const amendment of await amendmentRevisions(db))
    held.add(`ack amendment ${amendment.id} ${amendment.revision} ${digest(amendment)}`);
  for (const { id, json } of await db<LinkRow>('link'))
    held.add(`ack link ${id} 0 ${digest(JSON.parse(json))}`);
  for (const { kind, id, json } of await db<EvidenceRow>('evidence')) {
    held.add(`ack ${kind} ${id} 0 ${digest(JSON.parse(json))}`);
  }
  await db.destroy();
  return acknowledged.filter((line) => !held.has(line));
}

interface Tally {
  kills: number;
  acknowledged: number;
  /** Killed with a call begun and not answered. */
  during: number;
  /** Of those, whose call was found whole in the file all the same: killed between the disk and the answer. */
  landed: number;
}

async function killOver(script: string, path: string, first: number, times: number): Promise<Tally> {
  const tally: Tally = { kills: 0, acknowledged: 0, during: 0, landed: 0 };
  let known: string[] = [];
  let entries = (await verified(path)).length;
  for (let n = 0; n < times; n++) {
    const moment = { nth: first + n, lines: 40, within: 20, start: 400 };
    const { signal, stderr, lines } = await runUntilKilled(script, [path], moment);
    expect(signal, stderr).toBe('SIGKILL');
    tally.kills += 1;
    const acks = lines.filter((line) => line.startsWith('ack '));
    // A copy of what the kill left, so that each file is opened by the next writer as the kill left it, too.
    const copy = `${path}.after`;
    for (const suffix of ['', '-journal']) {
      if (existsSync(path + suffix)) copyFileSync(path + suffix, copy + suffix);
    }
    known = [...known, ...acks];
    const ledger = await verified(copy);
    expect(
      await missingFrom(copy, known),
      `after kill ${n + 1} of ${path}, KEELING_SEED=${KILLING_SEED}`,
    ).toEqual([]);
    // What was never acknowledged is whole or not there: at most the one call that was under way.
    const extra = ledger.length - entries - acks.length;
    const begun = lines.at(-1)?.startsWith('begin ') ?? false;
    expect([0, begun ? 1 : 0]).toContain(extra);
    // Opening the copy was the next start.
    expect(readdirSync(dirname(path)).filter((name) => name.startsWith('.'))).toEqual([]);
    entries = ledger.length;
    tally.acknowledged += acks.length;
    if (begun) tally.during += 1;
    tally.landed += extra;
  }
  return tally;
}

/** The whole ledger, once the whole file has been verified. */
async function verified(path: string): Promise<readonly LedgerEntry[]> {
  const session = mustOpen(await openReview(path, testDeps()));
  const { entries } = must(await session.call('ledger.verify', {}));
  const all: LedgerEntry[] = [];
  while (all.length < entries) {
    all.push(...must(await session.call('ledger.list', { after: all.length, limit: 5_000 })));
  }
  await session.close();
  return all;
}

it(
  `holds every acknowledged write after ${KILLS} kills`,
  async () => {
    const script = await bundle('test/data/store/writer.ts');
    const made = await newReview();
    await made.session.close();
    const tallies: Tally[] = [];
    for (let done = 0; done < KILLS; done += FILES * ROUND) {
      const share = Math.min(ROUND, Math.ceil((KILLS - done) / FILES));
      const lanes = Array.from({ length: FILES }, async (_, lane) => {
        const folder = mkdtempSync(join(tmpdir(), 'keeling-killed-'));
        try {
          const path = join(folder, 'killed.keeling');
          copyFileSync(made.path, path);
          return await killOver(script, path, done + lane * share, share);
        } finally {
          rmSync(folder, { recursive: true, force: true });
        }
      });
      tallies.push(...(await Promise.all(lanes)));
    }
    const sum = (key: keyof Tally) => tallies.reduce((total, tally) => total + tally[key], 0);
    const told = `${sum('kills')} kills, ${sum('during')} during a write (${sum('landed')} of those writes whole), ${sum('acknowledged')} acknowledged writes`;
    console.info(told);
    expect(sum('kills')).toBeGreaterThanOrEqual(KILLS);
    expect(sum('acknowledged')).toBeGreaterThan(KILLS / 4);
    expect(sum('during')).toBeGreaterThan(KILLS / 8);
  },
  5_000 + KILLS * 10_000,
);

it('finds a whole review or none where a process was killed while it made one', async () => {
  const script = await bundle('test/data/store/maker.ts');
  const folder = temporaryFolder();
  let made = 0;
  let unfinished = 0;
  // Of a few kills, none might meet a review half made, or leave one whole: then a few more are tried.
  for (let n = 0; n < amount(2, 20) || ((unfinished === 0 || made === 0) && n < 100); n++) {
    const moment = { nth: n, lines: 4, within: 100, start: 400 };
    const { signal, stderr, lines } = await runUntilKilled(script, [folder, `${n}`], moment);
    expect(signal, stderr).toBe('SIGKILL');
    const names = readdirSync(folder).filter((name) => name.endsWith('.keeling'));
    expect(names, `KEELING_SEED=${KILLING_SEED}`).toEqual(
      expect.arrayContaining(lines.filter((line) => line !== 'open')),
    );
    unfinished += readdirSync(folder).filter(
      (name) => name.startsWith(`.${n}-`) && name.endsWith('.part'),
    ).length;
    for (const name of names.filter((name) => name.startsWith(`${n}-`))) {
      expect(await verified(join(folder, name))).toHaveLength(2);
      made += 1;
    }
    // The next start takes away what the kill left.
    await clearAtStart(folder, folder);
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  }
  console.info(`${made} reviews made, ${unfinished} cut off while being made`);
  expect(made).toBeGreaterThan(0);
  expect(unfinished).toBeGreaterThan(0);
});
