import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { it } from 'vitest';
import { loadAct } from '../../data/corpus/acts.ts';
import { createReview } from '../../data/handlers.ts';
import { must, testDeps } from '../support/review.ts';
import { openWorkbench } from '../support/workbench.ts';
import { scattered, spread, TYPED_IN } from './support.ts';
import { type Stretch, type Traced, traced } from './trace.ts';

/** A person types a few words, and rests: long enough for the checks, and for what was typed to be saved. */
const BURSTS = 16;
const KEYS = 10;
/** From one key to the next, and how long a rest is, in milliseconds. */
const PACE = 120;
const REST = 1500;

/** What this is measured for, in milliseconds at the 95th percentile. */
const TARGET = { work: 8, paint: 20 };

interface Keyed {
  /** Work that each key caused, until the next one or the rest. */
  readonly keys: readonly number[];
  /** Work in each rest: the checks, the save, and what follows them. */
  readonly rests: readonly number[];
  /** All the work of each burst and the rest after it, by the key. */
  readonly shares: readonly number[];
  /** The longest that a key pressed in a rest might have to wait. */
  readonly longest: readonly number[];
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

const between = (work: readonly Stretch[], from: number, to: number): readonly number[] =>
  work.filter(({ start }) => start >= from && start < to).map(({ length }) => length);

const sum = (lengths: readonly number[]): number => lengths.reduce((total, length) => total + length, 0);

function keyed({ keys, work }: Traced, paints: readonly number[]): Keyed {
  const bursts = Array.from({ length: BURSTS }, (_, at) => keys.slice(at * KEYS, (at + 1) * KEYS));
  const typed: number[][] = [];
  const rested: (readonly number[])[] = [];
  for (const [at, burst] of bursts.entries()) {
    const rest = (burst.at(-1) ?? 0) + PACE;
    const end = bursts[at + 1]?.[0] ?? Number.POSITIVE_INFINITY;
    typed.push(burst.map((key, nth) => sum(between(work, key, burst[nth + 1] ?? rest))));
    rested.push(between(work, rest, end));
  }
  return {
    keys: typed.flat(),
    rests: rested.map(sum),
    shares: typed.map((burst, at) => (sum(burst) + sum(rested[at] ?? [])) / KEYS),
    longest: rested.map((lengths) => Math.max(0, ...lengths)),
    paints,
  };
}

/** Types in section 2A of a review with so many amendments, all shown. */
async function typeWith(count: number): Promise<Keyed> {
  const folder = mkdtempSync(join(tmpdir(), 'keeling-bench-'));
  const file = join(folder, 'bench.keeling');
  const session = must(
    await createReview(file, { title: 'Bench', act: 'ukpga/1997/40', at: 'current' }, testDeps()),
  );
  const { root } = must(loadAct('ukpga/1997/40', 'current'));
  for (const { edits } of scattered(root, count)) {
    must(await session.call('amendment.create', { title: 'One word', edits: [...edits] }));
  }
  await session.close();
  const { page, close } = await openWorkbench({ file });
  await page.getByText(TYPED_IN).first().click();
  await page.locator('[contenteditable=true]').waitFor();
  await page.keyboard.press('End');
  // The first keys start an amendment, and warm the page up.
  await burst(page);
  await burst(page);
  const paints = await watchPaints(page);
  const seen = await traced(page, async () => {
    for (let i = 0; i < BURSTS; i++) await burst(page);
  });
  const result = keyed(seen, await paints());
  await close();
  rmSync(folder, { recursive: true, force: true });
  return result;
}

const row = (amendments: number, what: string, samples: readonly number[], target: number | null) => {
  const { p50, p95 } = spread(samples);
  return { amendments, what, 'p50 ms': p50, 'p95 ms': p95, 'target p95 ms': target, samples: samples.length };
};

it('types in section 2A', async () => {
  const rows: object[] = [];
  for (const count of [0, 200, 500]) {
    const { keys, rests, shares, longest, paints } = await typeWith(count);
    rows.push(
      row(count, 'our own work per key', keys, TARGET.work),
      row(count, 'the same, with what follows in a rest shared out', shares, TARGET.work),
      row(count, 'work in a rest: checks, save, what follows', rests, null),
      row(count, 'the longest of that at one go', longest, null),
      row(count, 'key to next paint', paints, TARGET.paint),
    );
  }
  console.table(rows);
});
