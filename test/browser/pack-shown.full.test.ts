import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { manifestSchema } from '../../core/pack/manifest.ts';
import { type Workbench, whyNoWorkbench } from '../support/windows/workbench.ts';
import { exportPack } from './support/export-pack.ts';
import { openSeeded } from './support/seeded.ts';

describe.skipIf(whyNoWorkbench() !== null)('a pack of what is shown', () => {
  let workbench: Workbench;
  beforeAll(async () => {
    workbench = await openSeeded({ width: 1440, height: 900 });
  });
  afterAll(() => workbench?.close());

  it('is exported without the single changes left out of the text', async () => {
    const { page } = workbench;
    await page.getByRole('tab', { name: 'Amendments', exact: true }).click();
    await page.locator('.card summary[aria-label="Changes of A-001 to show"]').click();
    const change = page.getByRole('checkbox', { name: /the internet, email or any other form/ });
    await change.locator('xpath=ancestor::label').click();
    await page.getByRole('tab', { name: 'Pack', exact: true }).click();
    await page.locator('label').filter({ hasText: 'Only the amendments shown in the text' }).click();
    await page.getByText('left out of the pack, too.').waitFor();
    await page.locator('label').filter({ hasText: 'For a lawyer: everything' }).click();
    await page
      .getByText('1 change left out of the text is left out of the pack, too; it says which.')
      .waitFor();
    const pack = await exportPack(page);
    const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(pack, 'manifest.json'), 'utf8')));
    expect(manifest.selection).toContain('A-001');
    expect(manifest.withoutEdits).toEqual([
      {
        amendment: 'A-001',
        key: expect.stringMatching(/^A-001 \["text"/),
        change: expect.stringMatching(/the internet, email or any other form/),
      },
    ]);
  });
});
