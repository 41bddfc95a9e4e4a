import { expect, it } from 'vitest';
import { createReview } from '../../data/session/create-review.ts';
import { actAt } from '../support/acts/act.ts';
import { drafted, section } from '../support/drafts/check-drafts.ts';
import { must, mustOpen, testDeps } from '../support/reviews/review.ts';
import { whyNoWorkbench } from '../support/windows/workbench.ts';
import { keyboardAt } from './support/keyboard.ts';
import { openMade } from './support/seeded.ts';

const makeWithSection = async (path: string): Promise<void> => {
  const given = { title: 'A new section', act: 'ukpga/1997/40', at: 'current' };
  const session = mustOpen(await createReview(path, given, testDeps()));
  const { edits } = drafted(actAt('current'), 'A-001', section('2B', '2C', 'Text.', 'Guidance'));
  must(await session.call('amendment.create', { title: 'New', edits: [...edits] }));
  await session.close();
};

it.skipIf(whyNoWorkbench() !== null)(
  'what is found of a whole section is marked after its heading',
  async () => {
    const bench = await openMade(makeWithSection);
    const { page } = bench;
    await keyboardAt(page).goTo('2B');
    const heading = page.locator('.line.heading', { hasText: 'Guidance' });
    const mark = page.locator('.margin-mark', { has: page.getByRole('button', { name: /at section 2C$/ }) });
    const middles = async () => {
      const [words, sign] = await Promise.all([heading.locator('.body').boundingBox(), mark.boundingBox()]);
      return words && sign
        ? {
            across: sign.x - (words.x + words.width),
            down: sign.y + sign.height / 2 - (words.y + words.height / 2),
          }
        : null;
    };
    await expect.poll(async () => Math.abs((await middles())?.down ?? 99)).toBeLessThan(8);
    await expect.poll(async () => Math.abs((await middles())?.across ?? 99)).toBeLessThan(20);
    await bench.close();
  },
);
