import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { digest } from '../../../data/base/hash.ts';
import { loadAct } from '../../../data/corpus/acts.ts';
import { loadEvidence } from '../../../data/corpus/evidence.ts';
import { fillReview } from '../../../data/session/fill.ts';
import { openReview } from '../../../data/session/session.ts';
import { listBackups } from '../../../data/store/backups/backups.ts';
import { MIGRATIONS } from '../../../data/store/migrate.ts';
import type { RecordRow } from '../../../data/store/records.ts';
import { createStore, openStore } from '../../../data/store/store.ts';
import { clearAtStart } from '../../../electron/clear-at-start.ts';
import { KILLING_SEED, runUntilKilled } from '../../support/hosts/killing.ts';
import { amendmentRevisions } from '../../support/reviews/amendment-revisions.ts';
import { must, mustOpen, newReview, testDeps } from '../../support/reviews/review.ts';
import { amount } from '../../support/run/amount.ts';
import { temporaryFolder } from '../../support/run/temporary.ts';
import { bundle } from '../../support/windows/bundle.ts';

/** Reviews that a process works on when it is killed. */
const FILES = 4;
/** How many times a review is cut off by a kill, at a random moment of all that its process does. */
const CUTS = amount(8, 1000);
/** Kills between two looks at the whole of every file; the next process opens each after every kill. */
const LOOKED_AFTER = 3;
/** Kills after which other files are begun with: what grows takes longer to look over. */
const ROUND = 9;

/** A file as a Keeling of an older version left it. */
async function oldFile(path: string): Promise<void> {
  const instrument = must(loadAct('ukpga/1997/40', 'current'));
  const contents = { title: 'Old', instrument, evidence: loadEvidence() };
  must(await createStore(path, (trx) => fillReview(trx, contents, testDeps()), MIGRATIONS.slice(0, 4)));
}

/** A review, a colleague's package for it, and an old file, which every round begins with. */
async function beginning(): Promise<string> {
  const folder = temporaryFolder();
  const review = await newReview();
  await review.do('amendment.create', { title: 'One' });
  await review.session.close();
  copyFileSync(review.path, join(folder, 'review.keeling'));
  const theirs = mustOpen(await openReview(review.path, testDeps('Bea Reader')));
  for (let n = 0; n < 5; n += 1) must(await theirs.call('amendment.create', { title: `Theirs ${n}` }));
  must(await theirs.call('package.make', { to: join(folder, 'theirs.package') }));
  await theirs.close();
  await oldFile(join(folder, 'old.sample'));
  return folder;
}

/** What the file holds of what can be acknowledged: each state that an amendment was in, and each import. */
async function statesIn(path: string): Promise<ReadonlySet<string>> {
  const db = mustOpen(await openStore(path));
  const states = new Set<string>();
  for (const amendment of await amendmentRevisions(db))
    states.add(`ack amendment ${amendment.id} ${digest(amendment)}`);
  for (const { id, json } of await db<RecordRow>('record').where({ kind: 'import' }))
    states.add(`ack import ${id} ${digest(JSON.parse(json))}`);
  await db.destroy();
  return states;
}

/** Opens a file, and looks it over whole. @returns how many entries its ledger has */
async function sound(path: string): Promise<number> {
  const session = mustOpen(await openReview(path, testDeps()));
  const { entries } = must(await session.call('ledger.verify', {}));
  await session.close();
  return entries;
}

/** Everything that lies in the folder: whole, or, when nobody was told of it, not there under its name. */
async function lookOver(folder: string, known: readonly string[]): Promise<void> {
  const copy = join(folder, 'after.copy');
  for (const suffix of ['', '-journal']) {
    rmSync(copy + suffix, { force: true });
    const left = join(folder, `review.keeling${suffix}`);
    // A copy, so that the next process finds the file as the kill left it.
    if (existsSync(left)) copyFileSync(left, copy + suffix);
  }
  await sound(copy);
  const states = await statesIn(copy);
  const acks = known.filter((line) => /^ack (?:amendment|import) /.test(line));
  expect(
    acks.filter((ack) => !states.has(ack)),
    `KEELING_SEED=${KILLING_SEED}`,
  ).toEqual([]);
  for (const line of known) {
    const [, what, path = ''] = /^ack (export|migrated) (.*) whole$/.exec(line) ?? [];
    if (what === 'export') expect(readdirSync(path).length).toBeGreaterThan(0);
    if (what === 'migrated') expect(existsSync(path)).toBe(true);
  }
  const names = readdirSync(folder);
  // An old file that a kill left half brought up to date is brought up to date now, and so is each copy made of one.
  for (const name of names.filter((name) => name.startsWith('old-') && name.endsWith('.keeling'))) {
    await sound(join(folder, name));
    for (const suffix of ['', '-journal']) rmSync(join(folder, name + suffix), { force: true });
  }
  for (const name of names.filter((name) => /^export-.*\.zip$/.test(name))) {
    expect(Object.keys(unzipSync(readFileSync(join(folder, name)))).length).toBeGreaterThan(0);
    rmSync(join(folder, name));
  }
  for (const name of names.filter((name) => /^export-[^.]*$/.test(name)))
    for (const file of readdirSync(join(folder, name))) {
      expect(readFileSync(join(folder, name, file)).length).toBeGreaterThan(0);
      rmSync(join(folder, name, file));
    }
  const backups = join(folder, 'backups');
  const kept = existsSync(backups) ? readdirSync(backups) : [];
  for (const of of kept) {
    const [last] = await listBackups(join(backups, of));
    if (last) await sound(join(backups, of, last.name));
  }
  // The next start: nothing that the kills left half made is there after it.
  await clearAtStart(folder, folder);
  for (const place of [folder, ...kept.map((of) => join(backups, of))])
    expect(readdirSync(place).filter((name) => name.startsWith('.'))).toEqual([]);
}

interface Tally {
  cuts: number;
  acknowledged: number;
  readonly during: Map<string, number>;
}

/** What one of the reviews has had acknowledged, and what has not been looked for yet. */
class Told {
  readonly kept: string[] = [];
  fresh: string[] = [];

  take(lines: readonly string[], tally: Tally): void {
    const acks = lines.filter((line) => line.startsWith('ack '));
    const last = lines.findLast((line) => line.startsWith('begin '));
    const doing = last?.slice('begin '.length) ?? 'starting';
    tally.cuts += 1;
    tally.acknowledged += acks.length;
    tally.during.set(doing, (tally.during.get(doing) ?? 0) + 1);
    this.fresh.push(...acks);
  }

  async lookIn(folder: string): Promise<void> {
    await lookOver(folder, [...this.kept, ...this.fresh]);
    // Exports and old files are cleared away once they were looked at.
    this.kept.push(...this.fresh.filter((ack) => !/^ack (?:export|migrated) /.test(ack)));
    this.fresh = [];
  }
}

async function round(script: string, first: number, kills: number, tally: Tally): Promise<void> {
  const folders = await Promise.all(Array.from({ length: FILES }, beginning));
  const told = folders.map(() => new Told());
  for (let n = 1; n <= kills; n += 1) {
    const moment = { nth: first + n, lines: 120, within: 200, start: 600 };
    const { lines, stderr, signal } = await runUntilKilled(script, folders, moment);
    expect(signal, stderr).toBe('SIGKILL');
    for (const [at, one] of told.entries())
      one.take(
        lines.flatMap((line) => (line.startsWith(`${at} `) ? [line.slice(`${at} `.length)] : [])),
        tally,
      );
    if (n % LOOKED_AFTER !== 0 && n < kills) continue;
    for (const [at, folder] of folders.entries()) await told[at]?.lookIn(folder);
  }
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}

it(
  `holds all that was acknowledged of reviews cut off ${CUTS} times while typing, taking in, exporting, migrating, merging and backing up`,
  async () => {
    const script = await bundle('test/data/store/jobs.ts');
    const tally: Tally = { cuts: 0, acknowledged: 0, during: new Map() };
    const kills = Math.ceil(CUTS / FILES);
    for (let done = 0; done < kills; done += ROUND)
      await round(script, done, Math.min(ROUND, kills - done), tally);
    // On a busy machine every one may have been cut off before it did anything.
    while (tally.acknowledged === 0) await round(script, tally.cuts, ROUND, tally);
    const { cuts, acknowledged, during } = tally;
    const jobs = [...during].map(([job, times]) => `${times} ${job}`).join(', ');
    console.info(
      `${kills} processes killed with ${FILES} reviews at work in each: ${cuts} cut off (${jobs}), ${acknowledged} acknowledged acts, none lost`,
    );
    expect(cuts).toBeGreaterThanOrEqual(CUTS);
    expect(acknowledged).toBeGreaterThan(0);
  },
  60_000 + CUTS * 10_000,
);
