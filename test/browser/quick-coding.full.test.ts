import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openReview } from '../../data/session/session.ts';
import { must, mustOpen, testDeps } from '../support/reviews/review.ts';
import { seedReview } from '../support/reviews/seed.ts';
import { whyNoWorkbench } from '../support/windows/workbench.ts';
import { gateAt } from './support/gate.ts';
import { drawOver } from './support/pointer.ts';
import { openMade, type ReviewWindow } from './support/seeded.ts';

/** Made up to try coding with: nobody said this. */
const TEXT = 'It took them nine days to ring me back. She wrote down every date.';

async function withNote(path: string): Promise<void> {
  await seedReview(path);
  const session = mustOpen(await openReview(path, testDeps()));
  const note = { date: '2026', organisation: '', question: '', wording: 'sample', found: 'Made up' } as const;
  must(
    await session.call('note.add', {
      ...note,
      author: 'A sample',
      text: TEXT,
      consent: true,
      confidential: false,
    }),
  );
  await session.close();
}

describe.skipIf(whyNoWorkbench() !== null)('coding by who is quicker than the disk', () => {
  let bench: ReviewWindow;
  beforeEach(async () => {
    bench = await openMade(withNote, { isHeld: true });
  });
  afterEach(() => bench?.close());

  it.each(['coding.addTheme', 'coding.addExcerpt'])(
    'makes one excerpt of all that was said while %s takes its time',
    async (call) => {
      const { page } = bench;
      await page.getByRole('tab', { name: 'Consultation' }).click();
      await page.getByRole('radio', { name: /^Notes/ }).click();
      await page.getByRole('searchbox', { name: 'Search notes' }).fill('A sample nine days');
      await page.getByRole('button', { name: /^Read and code: N-033/ }).click();
      await page.getByText('There are no excerpts yet.').waitFor();
      const gate = await gateAt(page, call);
      await drawOver(page.getByRole('textbox', { name: 'The text of' }), 'It took them nine days');
      const bar = page.getByRole('region', { name: 'Code these words' });
      await bar.getByRole('searchbox', { name: 'Find or create a theme' }).fill('Delay');
      await bar.getByRole('menuitem', { name: 'Create the theme “Delay”' }).click();
      await gate.reached();
      await bar.getByRole('radio', { name: 'opposes' }).click();
      await bar.getByRole('radio', { name: 'neutral' }).click();
      gate.open();
      const excerpts = page.getByRole('list', { name: 'Excerpts and redactions' }).getByRole('listitem');
      await excerpts.filter({ hasText: /Delay, (neutral|is neutral)/ }).waitFor();
      await expect.poll(() => excerpts.count()).toBe(1);
    },
  );
});
