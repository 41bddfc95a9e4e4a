import { describe, expect, it } from 'vitest';
import { htmlOf } from '../../../../data/formats/html/page.ts';
import { amendment, packOf, pidOf, replace } from '../../../support/papers/pack.ts';
import { chromiumPath, sharedChromium } from '../../../support/windows/chromium.ts';

const html = htmlOf(packOf([amendment('A-001', [replace(pidOf('2A'), 'heading', 'stalking', 'following')])]));

describe.skipIf(chromiumPath() === null)('the extracts of a pack, on a screen', () => {
  it.each([390, 1280])(
    'part what is omitted from what is inserted, and begin a clause at their edge, at %i pixels',
    async (width) => {
      const context = await (await sharedChromium()).newContext({ viewport: { width, height: 800 } });
      const page = await context.newPage();
      await page.setContent(html);
      const gap = await page
        .locator('del + ins')
        .first()
        .evaluate((inserted) => {
          const lineOf = (element: Element | null) => [...(element?.getClientRects() ?? [])];
          const [omitted, put] = [lineOf(inserted.previousElementSibling).at(-1), lineOf(inserted)[0]];
          if (!omitted || !put) throw new RangeError('Not shown');
          return put.top < omitted.bottom && put.left >= omitted.left ? put.left - omitted.right : 99;
        });
      expect(gap).toBeGreaterThan(2);
      const clause = page.getByText('In section 2A of the Protection from Harassment Act 1997');
      const [text, box] = await Promise.all([
        clause.first().evaluate((element) => {
          const range = document.createRange();
          range.selectNodeContents(element);
          return range.getBoundingClientRect().left;
        }),
        clause.first().evaluate((element) => {
          const extract = element.closest('.extract');
          if (!extract) throw new RangeError('No extract');
          return (
            extract.getBoundingClientRect().left + Number.parseFloat(getComputedStyle(extract).paddingLeft)
          );
        }),
      ]);
      expect(text - box).toBeLessThan(12);
      await context.close();
    },
  );
});
