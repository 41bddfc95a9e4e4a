import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { manifestSchema } from '../../core/pack/manifest.ts';
import { seedReview } from '../support/seed.ts';
import { openWorkbench, whyNoWorkbench } from '../support/workbench.ts';

it.skipIf(whyNoWorkbench() !== null)(
  'exports a pack of what is shown without the single changes left out of it',
  { timeout: 120_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'keeling-shown-'));
    const file = join(folder, 'seeded.keeling');
    await seedReview(file);
    const workbench = await openWorkbench({ file, width: 1440, height: 900 });
    const { page } = workbench;
    page.setDefaultTimeout(8000);
    try {
      await page.getByRole('article').waitFor();
      await page.getByRole('tab', { name: 'Amendments', exact: true }).click();
      await page.locator('.card summary[aria-label="Changes of A-001 to show"]').click();
      const change = page.getByRole('checkbox', { name: /the internet, email or any other form/ });
      await change.locator('xpath=ancestor::label').click();
      await page.getByRole('tab', { name: 'Pack', exact: true }).click();
      await page.locator('label').filter({ hasText: 'Only those shown in the text' }).click();
      await page.getByText('left out of the pack, too; it says that something is, and not what.').waitFor();
      await page.locator('label').filter({ hasText: 'For a lawyer: everything' }).click();
      await page
        .getByText('1 change left out of the text is left out of the pack, too; it says which.')
        .waitFor();
      await page.getByRole('button', { name: 'Export the pack' }).click();
      await page.getByRole('region', { name: 'The pack is written' }).waitFor({ timeout: 60_000 });
      const written = [folder, workbench.folder].flatMap((at) =>
        readdirSync(at, { recursive: true, encoding: 'utf8' })
          .filter((name) => name.endsWith('manifest.json'))
          .map((name) => join(at, name)),
      );
      expect(written).toHaveLength(1);
      const manifest = manifestSchema.parse(JSON.parse(readFileSync(written[0] ?? '', 'utf8')));
      expect(manifest.selection).toContain('A-001');
      expect(manifest.withoutEdits).toEqual([
        {
          amendment: 'A-001',
          key: expect.stringMatching(/^A-001 \["text"/),
          change: expect.stringMatching(/the internet, email or any other form/),
        },
      ]);
    } finally {
      await workbench.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
