import { expect, it } from 'vitest';
import { analyseInThread } from '../../../data/analysis/analyse-in-thread.ts';
import { packTexts } from '../../../data/analysis/texts.ts';
import { judged, plantCampaigns } from '../../support/consultation/planted-campaigns.ts';
import { must } from '../../support/reviews/review.ts';
import { bundle } from '../../support/windows/bundle.ts';

const CHANGES = [
  [0, 0.1],
  [0.1, 0.1],
  [0.15, 0.15],
  [0.2, 0.2],
  [0.3, 0.3],
] as const;

it.each(CHANGES)(
  '30 campaigns among 100,000 answers, of whose words %f to %f are changed',
  { timeout: 1_200_000 },
  async (from, to) => {
    const analyse = analyseInThread(await bundle('data/analysis/thread.ts'));
    const planted = plantCampaigns({
      answers: 100_000,
      campaigns: 30,
      size: [5, 1000],
      change: [from, to],
      seed: 3,
    });
    const pieces = Array.from({ length: 50 }, (_, at) =>
      packTexts(planted.texts.slice(at * 2000, (at + 1) * 2000)),
    );
    let [longest, last, most] = [0, performance.now(), 0];
    const watching = setInterval(() => {
      longest = Math.max(longest, performance.now() - last - 20);
      last = performance.now();
      most = Math.max(most, process.memoryUsage.rss());
    }, 20);
    const began = performance.now();
    const before = process.memoryUsage.rss();
    const { campaigns } = must(await analyse('campaigns', { texts: { chunks: pieces } }));
    clearInterval(watching);
    const found = judged(planted, campaigns);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    const near = campaigns.reduce((sum, one) => sum + one.near, 0);
    console.info(
      `${from}–${to}: ${found.right} of ${found.planted} found (${(found.share * 100).toFixed(2)}%), ${found.wrong} wrong, ${found.campaigns} campaigns, ${near} told as near; ${seconds} s, ${Math.round((most - before) / 1e6)} MB more, the host held for ${Math.round(longest)} ms at most`,
    );
    // What is changed in more than a tenth of its words is told, and not promised.
    if (to > 0.1) return expect(found.planted).toBeGreaterThan(0);
    expect(found.wrong).toBe(0);
    expect(found.share).toBeGreaterThanOrEqual(0.95);
  },
);
