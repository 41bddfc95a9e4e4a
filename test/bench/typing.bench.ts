import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, describe, it } from 'vitest';
import { findAct } from '../../data/corpus/held-texts.ts';
import { importAct } from '../../data/corpus/import.ts';
import { createReview } from '../../data/session/create-review.ts';
import { must, mustOpen, testDeps } from '../support/reviews/review.ts';
import { openWorkbench } from '../support/windows/workbench.ts';
import { LARGE_ACT, type LargeAct } from './large.ts';
import { type Opened, opening } from './opening.ts';
import { record } from './record.ts';
import { scattered, spread, TYPED_IN } from './support.ts';
import { type Stretch, type Traced, traced } from './trace.ts';

/** A person types a few words, and rests: long enough for the checks, and for what was typed to be saved. */
const BURSTS = 16;
const KEYS = 10;
/** Typed after those, with nothing traced: what is put into the page to see when it is drawn is work, too. */
const PAINTED_BURSTS = 8;
/** From one key to the next, and how long a rest is, in milliseconds. */
const PACE = 120;
const REST = 1500;

/** How many amendments are shown; `KEELING_BENCH=200` measures with that many alone. */
const COUNTS = process.env.KEELING_BENCH?.split(',').map(Number) ?? [0, 200, 500];

/** What this is measured for, in milliseconds at the 95th percentile. */
const TARGET = { work: 8, paint: 20 };

/** Work in milliseconds, by the clock and by the processor. */
interface Work {
  readonly clock: number;
  readonly cpu: number;
}

interface Keyed {
  /** Work that each key caused, until the next one or the rest. */
  readonly keys: readonly Work[];
  /** Work in each rest: the checks, the save, and what follows them. */
  readonly rests: readonly Work[];
  /** All the work of each burst and the rest after it, by the key. */
  readonly shares: readonly Work[];
  /** The longest that a key pressed in a rest might have to wait. */
  readonly longest: readonly Work[];
  readonly paints: readonly number[];
}

/** From when each key was pressed to when the page has drawn it, kept in the page until it is asked for. */
async function watchPaints(page: Page): Promise<() => Promise<readonly number[]>> {
  await page.evaluate(() => {
    const seen: number[] = [];
    Object.assign(window, { paints: seen });
    window.addEventListener(
      'keydown',
      ({ timeStamp }) =>
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => seen.push(performance.now() - timeStamp);
          channel.port2.postMessage(null);
        }),
      { capture: true },
    );
  });
  return () => page.evaluate(() => (window as unknown as { paints: number[] }).paints);
}

async function burst(page: Page): Promise<void> {
  for (let i = 0; i < KEYS; i++) {
    await page.keyboard.press('abcdefghij'.charAt(i % 10));
    await new Promise((resolve) => setTimeout(resolve, PACE));
  }
  await new Promise((resolve) => setTimeout(resolve, REST - PACE));
}

const between = (work: readonly Stretch[], from: number, to: number): readonly Work[] =>
  work.filter(({ start }) => start >= from && start < to).map(({ length, cpu }) => ({ clock: length, cpu }));

const sum = (parts: readonly Work[]): Work =>
  parts.reduce((all, { clock, cpu }) => ({ clock: all.clock + clock, cpu: all.cpu + cpu }), NONE);

const NONE: Work = { clock: 0, cpu: 0 };

const longestOf = (parts: readonly Work[]): Work =>
  parts.reduce((most, part) => (part.clock > most.clock ? part : most), NONE);

const shared = ({ clock, cpu }: Work, among: number): Work => ({ clock: clock / among, cpu: cpu / among });

function keyed({ keys, work }: Traced, paints: readonly number[]): Keyed {
  const bursts = Array.from({ length: BURSTS }, (_, at) => keys.slice(at * KEYS, (at + 1) * KEYS));
  const typed: (readonly Work[])[] = [];
  const rested: (readonly Work[])[] = [];
  for (const [at, burst] of bursts.entries()) {
    const rest = (burst.at(-1) ?? 0) + PACE;
    const end = bursts[at + 1]?.[0] ?? Number.POSITIVE_INFINITY;
    typed.push(burst.map((key, nth) => sum(between(work, key, burst[nth + 1] ?? rest))));
    rested.push(between(work, rest, end));
  }
  return {
    keys: typed.flat(),
    rests: rested.map(sum),
    shares: typed.map((burst, at) => shared(sum([...burst, ...(rested[at] ?? [])]), KEYS)),
    longest: rested.map(longestOf),
    paints,
  };
}

/** An Act to type in, and where: in the middle of words that no amendment changes. */
interface Typed {
  readonly name: string;
  /** What it is called in the table of everything. */
  readonly short: 'PHA' | LargeAct['short'];
  readonly act: string;
  readonly at: string;
  readonly section: string;
  readonly words: string;
  /** Its file, where it is not one of those that come with the workbench. */
  readonly bytes: Buffer | null;
}

const ACTS: readonly Typed[] = [
  {
    name: 'Protection from Harassment Act 1997',
    short: 'PHA',
    act: 'ukpga/1997/40',
    at: 'current',
    section: '2A',
    words: TYPED_IN,
    bytes: null,
  },
  {
    name: LARGE_ACT.title,
    short: LARGE_ACT.short,
    act: LARGE_ACT.id,
    at: 'bench',
    section: LARGE_ACT.section,
    words: LARGE_ACT.words(),
    bytes: LARGE_ACT.bytes(),
  },
];

/** Types in a section of a review with so many amendments, all shown. */
async function typeWith(typed: Typed, count: number): Promise<Keyed & Opened> {
  const { act, at, bytes, words } = typed;
  const folder = mkdtempSync(join(tmpdir(), 'keeling-bench-'));
  const review = join(folder, 'bench.keeling');
  const shelf = join(folder, 'acts');
  if (bytes) must(await importAct(bytes, { shelf, as: `${act}@${at}`, keep: true }));
  const session = mustOpen(
    await createReview(review, { title: 'Bench', act, at }, { ...testDeps(), ...(bytes && { shelf }) }),
  );
  const { root } = must(await findAct(act, at, bytes ? shelf : undefined));
  for (const { edits } of scattered(root, count, words)) {
    must(await session.call('amendment.create', { title: 'One word', edits: [...edits] }));
  }
  await session.close();
  const { page, close } = await openWorkbench({ file: review });
  const opened = await opening(page, typed);
  await page.keyboard.press('End');
  // The first keys start an amendment, and warm the page up.
  await burst(page);
  await burst(page);
  const seen = await traced(page, async () => {
    for (let i = 0; i < BURSTS; i++) await burst(page);
  });
  const paints = await watchPaints(page);
  for (let i = 0; i < PAINTED_BURSTS; i++) await burst(page);
  const result = keyed(seen, await paints());
  await close();
  rmSync(folder, { recursive: true, force: true });
  return { ...result, ...opened };
}

const inWork = (amendments: number, what: string, work: readonly Work[], target: number | null) => {
  const clock = spread(work.map((each) => each.clock));
  const cpu = spread(work.map((each) => each.cpu));
  return {
    amendments,
    what,
    'p50 ms': clock.p50,
    'p95 ms': clock.p95,
    'of the processor p50': cpu.p50,
    'of the processor p95': cpu.p95,
    'target p95': target,
    n: work.length,
  };
};

const rows: object[] = [];
afterAll(() => console.table(rows));

describe.each(ACTS)('$name', (typed) => {
  it.each(COUNTS)('is typed in with %i amendments', async (count) => {
    const { keys, rests, shares, longest, paints, readable, ready } = await typeWith(typed, count);
    const paint = spread(paints);
    const once = (what: string, ms: number) => ({
      act: typed.act,
      amendments: count,
      what,
      'p50 ms': Math.round(ms),
    });
    const work = (...given: Parameters<typeof inWork>) => ({ act: typed.act, ...inWork(...given) });
    const kept = { topic: 'type', input: typed.short, amendments: count, unit: 'ms', peer: null } as const;
    const own = spread(keys.map(({ clock }) => clock));
    record({ ...kept, what: 'our own work per key, median', ours: own.p50, theirs: null });
    record({ ...kept, what: 'our own work per key, 95th percentile', ours: own.p95, theirs: null });
    record({ ...kept, what: 'from a key to the next paint, median', ours: paint.p50, theirs: null });
    record({ ...kept, what: 'from a key to the next paint, 95th percentile', ours: paint.p95, theirs: null });
    rows.push(
      once('from a blank page to the Act’s words', readable),
      once('from a click to the section open for typing', ready),
      work(count, 'our own work per key', keys, TARGET.work),
      work(
        count,
        'of those, the first after a rest',
        keys.filter((_, nth) => nth % KEYS === 0),
        TARGET.work,
      ),
      work(count, 'with that in the rests shared out', shares, TARGET.work),
      work(count, 'in a rest: checks, save, what follows', rests, null),
      work(count, 'the longest of that at one go', longest, null),
      {
        act: typed.act,
        amendments: count,
        what: 'key to next paint',
        'p50 ms': paint.p50,
        'p95 ms': paint.p95,
        'target p95': TARGET.paint,
        n: paints.length,
      },
    );
  });
});
