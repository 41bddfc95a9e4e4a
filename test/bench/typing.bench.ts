import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'vitest';
import { loadAct } from '../../data/corpus/acts.ts';
import { createReview } from '../../data/handlers.ts';
import { must, testDeps } from '../support/review.ts';
import { openWorkbench } from '../support/workbench.ts';
import { scattered, spread, TYPED_IN } from './support.ts';

const KEYS = 200;

interface Keyed {
  readonly work: readonly number[];
  readonly paint: readonly number[];
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
  const trace = await page.context().newCDPSession(page);
  await trace.send('Performance.enable');
  await page.getByText(TYPED_IN).first().click();
  await page.locator('[contenteditable=true]').waitFor();
  await page.keyboard.press('End');
  // Work is what scripts took until the paint after a key: listeners, our mapping, React and Lexical.
  await page.evaluate(() => {
    const seen: number[] = [];
    Object.assign(window, { paints: seen });
    window.addEventListener(
      'keydown',
      () => {
        const start = performance.now();
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => seen.push(performance.now() - start);
          channel.port2.postMessage(null);
        });
      },
      { capture: true },
    );
  });
  const scriptTime = async () => {
    const { metrics } = await trace.send('Performance.getMetrics');
    return (metrics.find((metric) => metric.name === 'ScriptDuration')?.value ?? 0) * 1000;
  };
  const work: number[] = [];
  for (let i = 0; i < KEYS; i++) {
    const before = await scriptTime();
    await page.keyboard.press('abcdefghij'.charAt(i % 10));
    await page.waitForFunction((n) => (window as unknown as { paints: number[] }).paints.length > n, i);
    work.push((await scriptTime()) - before);
  }
  const paint = await page.evaluate(() => (window as unknown as { paints: number[] }).paints);
  await close();
  rmSync(folder, { recursive: true, force: true });
  return { work: work.slice(10), paint: paint.slice(10) };
}

it('types in section 2A', async () => {
  const rows: object[] = [];
  for (const count of [0, 200, 500]) {
    const { work, paint } = await typeWith(count);
    const [ours, frame] = [spread(work), spread(paint)];
    rows.push({
      amendments: count,
      keys: work.length,
      'work per key p50 ms': ours.p50,
      'work per key p95 ms': ours.p95,
      'key to next paint p50 ms': frame.p50,
      'key to next paint p95 ms': frame.p95,
    });
  }
  console.table(rows);
});
