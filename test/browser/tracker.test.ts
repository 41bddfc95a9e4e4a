import { afterAll, beforeAll, expect, it } from 'vitest';
import { steps } from '../support/windows/steps.ts';
import { whyNoWorkbench } from '../support/windows/workbench.ts';
import { openSeeded, type ReviewWindow } from './support/seeded.ts';

/** A tracker that begins as any other of its lines does, and ends in a word of its own. */
const trackerOf = (last: string): string =>
  [
    'Recommendation,Status,Response',
    ...Array.from({ length: 12 }, (_, at) => `${at + 2},Accepted,We accept recommendation ${at + 2}.`),
    `14,Accepted,We will act by ${last}.`,
  ].join('\r\n');

steps('a tracker in the window', { skip: whyNoWorkbench() !== null }, () => {
  let bench: ReviewWindow;
  beforeAll(async () => {
    bench = await openSeeded();
  });
  afterAll(() => bench?.close());

  it('shows the lines of the file that was chosen last, though its name and its length are those of the one before', async () => {
    const { page } = bench;
    await page.getByRole('tab', { name: 'Recommendations', exact: true }).click();
    await page.getByRole('button', { name: 'Sources…' }).click();
    await page.getByRole('button', { name: 'Import a tracker…' }).click();
    const choose = (last: string) =>
      page.setInputFiles('[role=dialog] input[type=file]', {
        name: 'tracker.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(trackerOf(last), 'utf8'),
      });
    const preview = page.getByRole('region', { name: 'What happens to each line' });
    await choose('March');
    await preview.getByText('We will act by March.').waitFor();
    await choose('April');
    await preview.getByText('We will act by April.').waitFor();
    await expect.poll(() => preview.getByText('We will act by March.').count()).toBe(0);
  });
});
