import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { htmlText } from '../../../../renderer/text/editor/pasted-words.ts';

const read = (html: string) => htmlText(html, (text) => text).lines;
const words = (html: string): string =>
  read(html)
    .map((line) => line.words)
    .join('\n');
const lines = (html: string): readonly string[] =>
  read(html).map((line) => line.words.trim().replace(/\s+/g, ' '));

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
    expect(htmlText(html, (text) => text).hasExcluded).toBe(!html.includes('<head>'));
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
    expect(htmlText(table, (text) => text).hasExcluded).toBe(false);
  });

  it('have the depth of each item of a list, and the letters that the page prints', () => {
    const inner = '<ol type="i"><li><p>two</p></li><li>three</li></ol>';
    const list = `<p>If—</p><ol type="a"><li><p>one</p>${inner}</li><li>four</li></ol><ul><li>five<p>six</p></li></ul>`;
    expect(read(list)).toEqual([
      { words: 'If—', depth: 0 },
      { words: '(a)\tone', depth: 1 },
      { words: '(i)\ttwo', depth: 2 },
      { words: '(ii)\tthree', depth: 2 },
      { words: '(b)\tfour', depth: 1 },
      { words: 'five', depth: 1 },
      { words: 'six', depth: 0 },
    ]);
    expect(read('<ol type="a"><li><span>(c)</span> own</li></ol>')).toEqual([{ words: '(c) own', depth: 1 }]);
  });

  it('have the letters that a list begins with, and those that its items say', () => {
    const letters = (html: string) => read(html).map((line) => line.words);
    expect(letters('<ol type="a" start="3"><li>one<li>two</ol>')).toEqual(['(c)\tone', '(d)\ttwo']);
    expect(letters('<ol type=i start=39><li>one<li value="41">two<li>three</ol>')).toEqual([
      '(xxxix)\tone',
      '(xli)\ttwo',
      '(xlii)\tthree',
    ]);
    expect(letters('<ol type="A"><li value="2">one</li><li>two</li></ol>')).toEqual(['(B)\tone', '(C)\ttwo']);
    expect(letters('<ol type="i"><li data-value="7">one<li data-type="a">two</ol>')).toEqual([
      '(i)\tone',
      '(ii)\ttwo',
    ]);
    // A page prints no letter before these.
    expect(letters('<ol type="a" start="-1"><li>one<li value="0">two<li value="27">three</ol>')).toEqual([
      'one',
      'two',
      'three',
    ]);
    expect(letters('<ol type="i" start="49"><li>one<li>two</ol>')).toEqual(['(xlix)\tone', 'two']);
  });

  it('have one line for a row, whatever stands in its cells, and other lines after it', () => {
    const table =
      '<table>\n<tr> <td><p>one</p><p>more</p></td>\n<td> two</td></tr><tr><td>three</table>after';
    expect(
      read(table).map(({ words: own, depth }) => [
        own
          .replace(/ *\t */g, '\t')
          .replace(/ +/g, ' ')
          .trim(),
        depth,
      ]),
    ).toEqual([
      ['one more\ttwo', 1],
      ['three', 1],
      ['after', 0],
    ]);
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
