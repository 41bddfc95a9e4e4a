import { describe, expect, it } from 'vitest';
import type { PastedItem } from '../../../../core/amend/pasted/pasted-list.ts';
import { htmlText } from '../../../../renderer/text/editor/pasted-words.ts';
import { readPasted } from '../../../../renderer/text/editor/read-pasted.ts';

const told = ({ words, items, closing }: PastedItem): string =>
  `${words}${items.length > 0 ? `[${items.map(told).join(' ~ ')}]` : ''}${closing && `/${closing}`}`;
const ENTITIES: Readonly<Record<string, string>> = {
  '&nbsp;': '\u00a0',
  '&ldquo;': '“',
  '&rdquo;': '”',
  '&amp;': '&',
};
const read = (html: string): string => {
  const decode = (words: string) => words.replace(/&\w+;/g, (one) => ENTITIES[one] ?? one);
  const { list, words } = readPasted(htmlText(html, decode).lines);
  return list
    ? [list.lead, ...list.items.map(told), list.closing].filter(Boolean).join(' ~ ')
    : `words: ${words}`;
};

/** Made up in the form in which each of them puts a list on the clipboard. */
describe('a list as other programs copy it', () => {
  it.each([
    [
      'Word, with numbers of its own',
      "<body lang=EN-GB><!--StartFragment--><p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>(a)<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]>one, or<o:p></o:p></p>\r\n\r\n<p class=MsoListParagraphCxSpLast><![if !supportLists]>(b)&nbsp;&nbsp; <![endif]>two.<o:p></o:p></p><!--EndFragment--></body>",
      'one, or ~ two.',
    ],
    [
      'LibreOffice',
      '<meta charset="utf-8"/><ol type="a"><li><p style="line-height: 100%">one;</p></li><ol type="i"><li><p>inner,</p></li></ol><li><p>two.</p></li></ol>',
      'one;[inner,] ~ two.',
    ],
    [
      'Google Docs',
      '<b style="font-weight:normal"><ol style="margin-top:0"><li dir="ltr" style="list-style-type:lower-alpha" aria-level="1"><p dir="ltr" role="presentation"><span>one;</span></p></li><li style="list-style-type:lower-alpha"><p><span>two.</span></p></li></ol></b>',
      'one; ~ two.',
    ],
    [
      'a page of law, its labels beside the words',
      '<p class="Container"><span class="No">(1)</span><span class="Text">A person must&mdash;</span></p><p><span>(a)</span><span>stop, or</span></p><p><span>(b)</span><span>go.</span></p><p><span>(2)</span><span>&ldquo;Go&rdquo; includes run.</span></p>'.replace(
        '&mdash;',
        '—',
      ),
      'A person must—[stop, or ~ go.] ~ “Go” includes run.',
    ],
    [
      'a page that lays its list out as a table',
      '<table><tr><td>(a)</td><td><p>one;</p></td></tr><tr><td>(b)</td><td><p>two.</p></td></tr></table>',
      'one; ~ two.',
    ],
    [
      'a page with words round its list',
      '<p>The matters are&mdash;</p><ul><li>one &amp; more,</li><li>two,</li></ul><p>and nothing else.</p>'.replace(
        '&mdash;',
        '—',
      ),
      'The matters are— ~ one & more, ~ two, ~ and nothing else.',
    ],
    [
      'a sheet',
      '<table border=0><!--StartFragment--><col width=64><tr height=20><td>Offence</td><td>Term</td></tr><tr><td>Stalking</td><td></td></tr><!--EndFragment--></table>',
      'Offence | Term ~ Stalking',
    ],
    ['a sheet, one cell of it', '<table><tr><td>Stalking</td></tr></table>', 'words: Stalking'],
    [
      'a sheet, one row of it',
      '<table><tr><td>Stalking</td><td>10 years</td></tr></table>',
      'words: Stalking | 10 years',
    ],
    ['a page, one item of it', '<ul><li>Stalking</li></ul>', 'words: Stalking'],
    ['a page, in the middle of a line', '<span> and so on</span>', 'words:  and so on'],
  ])('is read out of %s', (_, html, expected) => {
    expect(read(html)).toBe(expected);
  });
});
