import { expect, it } from 'vitest';
import { NO_EVIDENCE } from '../../data/corpus/evidence.ts';
import { createReviewOf } from '../../data/session/create-review.ts';
import { instructedAct } from '../support/acts/instructed-act.ts';
import { tableInstrument } from '../support/acts/table-act.ts';
import { mustOpen, testDeps } from '../support/reviews/review.ts';
import { whyNoWorkbench } from '../support/windows/workbench.ts';
import { openMade } from './support/seeded.ts';

/** A review of an Act with Parts. */
const makeWithParts = async (path: string): Promise<void> => {
  const instrument = { ...tableInstrument(), root: instructedAct() };
  const contents = { title: 'Parts', instrument, evidence: NO_EVIDENCE };
  await mustOpen(await createReviewOf(path, contents, testDeps())).close();
};

it.skipIf(whyNoWorkbench() !== null)(
  'the heading of a Part stands in the middle, number and all',
  async () => {
    const bench = await openMade(makeWithParts);
    const heading = bench.page.locator('.line.heading.part').first();
    const [line, label, body] = await Promise.all(
      [heading, heading.locator('.label'), heading.locator('.body')].map((part) => part.boundingBox()),
    );
    if (!line || !label || !body) throw new Error('There is no heading');
    const words = (label.x + body.x + body.width) / 2;
    // Half of the space after the last letter is all that there may be between them.
    expect(Math.abs(words - (line.x + line.width / 2))).toBeLessThan(4);
    await bench.close();
  },
);
