import { describe, expect, it } from 'vitest';
import { NO_FIELDS } from '../../../../core/pack/consultation-fields.ts';
import { UNEDITED_PAPER } from '../../../../core/pack/paper/document.ts';
import { annexHtmlOf, filedParts, htmlOf } from '../../../../data/formats/html/page.ts';
import { row, tableInstrument } from '../../../support/acts/table-act.ts';
import { amendment, packOf } from '../../../support/papers/pack.ts';
import { chromiumPath, sharedChromium } from '../../../support/windows/chromium.ts';

const address = `https://www.example.gov.uk/${'consultations-about-employment/'.repeat(5)}`;
const words = 'Pneumonoultramicroscopic'.repeat(6);
const charges = { pid: 'new', kind: 'row' } as const;
const model = packOf(
  [
    amendment('A-001', [
      {
        type: 'insert',
        parent: 's2-table',
        after: 's2-none',
        rank: 'm',
        provision: row(charges.pid, ['a dog that is led', '£12,345.67', `section 3(2), ${address}`]),
      },
      { type: 'text', pid: 's2-2', field: 'wrapUp', from: 0, to: 4, insert: words, rank: 'm' },
    ]),
  ],
  {
    instrument: tableInstrument(),
    paper: {
      ...UNEDITED_PAPER,
      arrangement: {
        id: 'consultation',
        order: ['marked-up', 'as-amended', 'effects', 'matrix'],
        leftOut: [],
      },
      fields: {
        ...NO_FIELDS,
        title: `Ferries ${words}`,
        audience: words,
        website: address,
        email: `${'a'.repeat(60)}@example.gov.uk`,
        enquiries: address,
        controller: address,
      },
    },
  },
);

describe.skipIf(chromiumPath() === null)('the pages of a pack on narrow screens', () => {
  it.each([320, 390])(
    'never scroll sideways, whatever words and addresses they hold, at %i pixels',
    async (width) => {
      const context = await (await sharedChromium()).newContext({ viewport: { width, height: 800 } });
      const page = await context.newPage();
      const annexes = filedParts(model).map((part) => annexHtmlOf(model, part));
      expect(annexes.length).toBeGreaterThan(2);
      for (const html of [htmlOf(model), ...annexes]) {
        await page.setContent(html);
        const title = await page.title();
        expect(await page.evaluate(() => document.documentElement.scrollWidth), title).toBe(width);
      }
      await context.close();
    },
  );
});
