import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pastedWords } from '../../../../renderer/text/editor/pasted-words.ts';

const words = (html: string): string => pastedWords(html, (text) => text).text;
const lines = (html: string): readonly string[] =>
  words(html)
    .split('\n')
    .map((line) => line.trim().replace(/\s+/g, ' '))
    .filter((line) => line !== '');

describe('words that are pasted from a page', () => {
  it.each([
    ['struck by its element', 'a <del>new </del>person', ['a person']],
    ['struck by an old element, with others in it', 'a <s><b>new</b> <i>and</i> </s>person', ['a person']],
    [
      'struck by its style',
      '<span style="color: red; text-decoration: underline line-through">x</span>kept',
      ['kept'],
    ],
    ['not shown', "<p hidden>x</p><p style='display:none'>y</p><p>z</p>", ['z']],
    ['within what is struck, a tag that nothing closes', '<del>a<br>b</del>c', ['c']],
    [
      'in no part of the page',
      '<head><title>T</title><style>p{}</style></head><script>1 < 2</script>w',
      ['w'],
    ],
  ])('leave out what is %s', (_, html, expected) => {
    expect(lines(html)).toEqual(expected);
    expect(pastedWords(html, (text) => text).leftOut).toBe(!html.includes('<head>'));
  });

  it('have a line for each paragraph and row, and the cells of a row apart', () => {
    const table =
      '<table><tr><th>Offence</th><th>Term</th></tr><tr><td>Stalking</td><td>10\n years</td></tr></table>';
    expect(lines(`<p>One</p><p>Two</p>${table}<div>Three<br>Four</div>`)).toEqual([
      'One',
      'Two',
      'Offence Term',
      'Stalking 10 years',
      'Three',
      'Four',
    ]);
    expect(pastedWords(table, (text) => text).leftOut).toBe(false);
  });

  it('are not made of a page that is cut off, or of a tag within quotation marks', () => {
    expect(lines('kept <a title="a > b">this</a> <img alt="x')).toEqual(['kept this']);
    expect(lines('kept <!-- not')).toEqual(['kept']);
  });

  it('hold no tag, whatever the page', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '<p>',
        '</p>',
        '<del>',
        '</del>',
        '<td>',
        '<b title="',
        '">',
        "'",
        '>',
        '<!--',
        '-->',
        '<script>',
      ),
      // One by itself is a character of the page, and may come to stand before any word.
      fc.string({ maxLength: 4 }).map((text) => text.replaceAll('<', '')),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        expect(words(pieces.join(''))).not.toMatch(/<[a-z]/i);
      }),
    );
  });
});
