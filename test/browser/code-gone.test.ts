import { expect, it } from 'vitest';
import { whyNoWorkbench } from '../support/windows/workbench.ts';
import { openNew } from './support/seeded.ts';

const inElectron = process.env.KEELING_HOST === 'electron';

it.skipIf(inElectron || whyNoWorkbench() !== null)(
  'a room whose code is gone, as after an update, leaves the others and says what to do',
  async () => {
    const bench = await openNew({ isHeld: true });
    const { page } = bench;
    try {
      await page.route('**/assets/*.js', (route) => route.abort());
      await page.getByRole('tab', { name: 'Pack', exact: true }).click();
      const said = page.getByRole('alert').getByText('This part of Keeling could not be loaded');
      await said.waitFor();
      await expect.poll(() => page.getByRole('alert').textContent()).not.toMatch(/http|module|\.js/);
      await page.getByRole('tab', { name: 'Act', exact: true }).click();
      await page.getByRole('article').waitFor();
      await page.keyboard.press('F1');
      await page.locator('.notice.fault').getByText('could not be loaded').waitFor();
      await page.getByRole('tab', { name: 'Pack', exact: true }).click();
      await said.waitFor();
      await page.unroute('**/assets/*.js');
      await page.getByRole('button', { name: 'Reload' }).click();
      await page.getByRole('tab', { name: 'Pack', exact: true }).click();
      await page.getByRole('heading', { name: 'Consultation pack' }).waitFor();
    } finally {
      await bench.close();
    }
  },
);
