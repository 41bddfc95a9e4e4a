import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openReview } from '../../data/session/session.ts';
import { must, mustOpen, testDeps } from '../support/reviews/review.ts';
import { whyNoWorkbench } from '../support/windows/workbench.ts';
import { gateAt } from './support/gate.ts';
import { keyboardAt } from './support/keyboard.ts';
import { openSeeded, type ReviewWindow } from './support/seeded.ts';

describe.skipIf(whyNoWorkbench() !== null)('a comment that is sent twice by a quick hand', () => {
  let bench: ReviewWindow;
  beforeAll(async () => {
    bench = await openSeeded({ isHeld: true });
  });
  afterAll(() => bench?.close());

  it('is added once, also while what it is about is still being saved', async () => {
    const { page } = bench;
    const keys = keyboardAt(page);
    const saving = await gateAt(page, /\/api\/amendment\.(create|revise)$/);
    await keys.goTo('6');
    await keys.press('Enter');
    await page.locator('.ed-text:focus').waitFor();
    await keys.type('x');
    await saving.reached();
    await keys.press('Control+Alt+m');
    await page.getByRole('dialog', { name: /^Comment on/ }).waitFor();
    await keys.type('Only once.');
    await keys.press('Control+Enter', 'Control+Enter');
    saving.open();
    await page
      .locator('.notice')
      .getByText(/^Your comment is added/)
      .first()
      .waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const session = mustOpen(await openReview(bench.file, testDeps()));
    const threads = must(await session.call('thread.list', {}));
    await session.close();
    expect(threads.filter(({ comments }) => comments.some(({ text }) => text === 'Only once.'))).toHaveLength(
      1,
    );
  });
});
