import type { Page } from 'playwright-core';
import type { Dice } from './dice.ts';

interface Clip {
  readonly plain: string;
  readonly rich?: string;
}

/** What people paste: words, several paragraphs with their labels out of Word, and markup out of a browser. */
const CLIPS: readonly Clip[] = [
  { plain: 'the ' },
  { plain: '“course of conduct”\u00a0— Café, ŷ ŵ 😀' },
  { plain: '(a)\tone thing, or\r\n(b)\tanother thing.\r\n' },
  {
    plain: '(1)\tA person must not—\n(a)\tdo this, or\n(b)\tdo that.',
    rich:
      '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{mso-style-name:""}</style></head>' +
      '<body><!--StartFragment--><p class=MsoNormal><span style="mso-list:Ignore">(1)</span>A person must not—</p>' +
      '<p class=MsoListParagraph>(a) <b>do</b> this, or<o:p></o:p></p><p>(b) do that.</p><!--EndFragment--></body></html>',
  },
  {
    plain: '',
    rich: '<p>in <i>any</i> <del>public</del> place<img src="x" onerror="alert(1)"><script>alert(2)</script></p>',
  },
  { plain: 'a & b < c', rich: '<a href="https://example.org/">a &amp; b &lt; c</a>' },
];

/** Puts one of them on the clipboard as another program would: as it is, with nothing made harmless on the way. */
export async function fillClipboard(page: Page, { pick }: Dice): Promise<string> {
  const clip = pick(CLIPS);
  await page.evaluate(({ plain, rich }) => {
    const fill = (event: ClipboardEvent) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      if (plain) event.clipboardData?.setData('text/plain', plain);
      if (rich) event.clipboardData?.setData('text/html', rich);
    };
    window.addEventListener('copy', fill, { capture: true, once: true });
  }, clip);
  await page.keyboard.press('Control+c');
  return clip.rich ? 'rich' : 'plain';
}
