import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readSource } from '../../../data/formats/source/read.ts';
import { must } from '../../support/reviews/review.ts';

const read = async (text: string | Uint8Array, name: string) =>
  must(await readSource(typeof text === 'string' ? strToU8(text) : text, name));
const underlined = ({ text, underlined: lines }: Awaited<ReturnType<typeof read>>) =>
  lines.map(({ from, to }) => text.slice(from, to));

const DOCUMENT = (body: string) =>
  `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`;
const docx = (body: string) => zipSync({ 'word/document.xml': strToU8(DOCUMENT(body)) });
const run = (text: string, properties = '') =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;

describe('a document', () => {
  it('is read from text as it is, with what was underlined', async () => {
    const letter = await read('Dear all,\r\n\r\nWe <u>will act</u> soon.\n', 'letter.txt');
    expect(letter).toMatchObject({ format: 'text', text: 'Dear all,\n\nWe will act soon.' });
    expect(underlined(letter)).toEqual(['will act']);
    expect((await read('5 <u> 6', 'x.txt')).text).toBe('5 <u> 6');
  });

  it('is read from HTML as a reader sees it, and nothing of it acts', async () => {
    const page = await read(
      `<!DOCTYPE html><html><head><title>No</title></head><body onload="no()"><h1>A report</h1>
       <script>if (1 < 2) document.write("</p>no")</script><style>p { no: no }</style><!-- no -->
       <p>One &amp; two,<br>three &#163;5 &nosuch; <b>bold</b> <u>kept</u>.<p>Next <span style="text-decoration: underline">too</span>
       <ul><li>a<li>b</ul><table><tr><td>x</td><td>y</td></tr></table><img src="http://127.0.0.1/no"> 1 < 2</body></html>`,
      'page.html',
    );
    expect(page.text).toBe(
      'A report\n\nOne & two,\nthree £5 &nosuch; bold kept.\n\nNext too \n\na\nb\n\nx\ty\n\n1 < 2',
    );
    expect(underlined(page)).toEqual(['kept', 'too']);
    expect(page.remarks).toEqual([
      '1 pictures were not included.',
      'Entities that are not known were left as they are: &nosuch;.',
    ]);
  });

  it.each([
    [
      'what stands astray in a table, where it is',
      '<table><tr><td>a</td></tr>b<tr><td>c</td></tr></table>',
      'a\nb\nc',
    ],
    [
      'any named character, and one without its end',
      'I &hearts; &NotEqualTilde; &copy 2024 &#x1F600;',
      'I ♥ ≂̸ © 2024 😀',
    ],
    ['a character that no text has', '&#0; &#xD800; &#x110000; &#x80;', '� � � €'],
    [
      'a tag that never ends, with what follows',
      '<p>One <a title="x>two</a> three',
      'One <a title="x>two</a> three',
    ],
    ['a sign that is less than, at the end', 'a<b>c</b> <', 'ac <'],
    ['no script in a script', '<script><!--<script>no</script>no--></script>yes', 'yes'],
    ['no comment that ends oddly', 'a<!-- <p> -- > no --!>b<!-->c<!--->d', 'abcd'],
    ['attributes in whatever quotes', "<p title='a>b' class=c>d<p title=\"e'>\">f", 'd\n\nf'],
    [
      'nothing of a style or of what is hidden',
      '<svg><text>no</text></svg><style></p>no</style><noscript>no</noscript>a',
      'a',
    ],
    ['preformatted lines as they are', '<pre>a\n  b\r\nc</pre>  d', 'a\n  b\nc\n\nd'],
  ])('is read from HTML with %s', async (_, html, text) => {
    expect((await read(`<html>${html}`, 'page.html')).text).toBe(text);
  });

  it('has no underline of the spaces before its first word', async () => {
    const page = await read('<html><pre><u>\n</u>One <u>two</u></pre>', 'page.html');
    expect(page.text).toBe('One two');
    expect(underlined(page)).toEqual(['two']);
  });

  it('is read from HTML that is made to take for ever, in the time that its length takes', async () => {
    const text = '<a "'.repeat(100_000);
    expect((await read(`<html>${text}`, 'bad.html')).text.length).toBe(text.length);
    expect((await read(`${text}>End`, 'bad.html')).text).toBe('End');
    const styled = `<p style="${'text-decoration:'.repeat(3000)}">`;
    for (const piece of ['<script></script>', '<STYLE></Style>', '<div>', '</p>', styled]) {
      const many = piece.repeat(Math.ceil(600_000 / piece.length));
      expect((await read(`<html>${many}End`, 'bad.html')).text).toBe('End');
    }
  });

  it('is read from a Word document with its changes accepted, its underlining and its tables', async () => {
    const file = await read(
      docx(
        `<w:p>${run('We ')}${run('will', '<w:u w:val="single"/>')}${run(' act', '<w:u w:val="none"/>')}
         <w:del><w:r><w:delText>not</w:delText></w:r></w:del><w:ins>${run(' now')}</w:ins></w:p>
         <w:tbl><w:tr><w:tc><w:p>${run('Rec No.')}</w:p></w:tc><w:tc><w:p>${run('Owner')}</w:p></w:tc></w:tr></w:tbl>
         <w:p>${run('Hidden', '<w:vanish/>')}<w:r><w:footnoteReference w:id="1"/></w:r>${run('End')}</w:p>`,
      ),
      'letter.docx',
    );
    expect(file).toMatchObject({ format: 'docx', text: 'We will act now\n\nRec No.\tOwner\n\nEnd' });
    expect(underlined(file)).toEqual(['will']);
    expect(file.remarks).toEqual([
      'The file has tracked changes: it was read with all of them accepted.',
      '1 footnotes or endnotes were not included.',
    ]);
  });

  it('is read from a PDF line by line', async () => {
    const bytes = readFileSync(join(import.meta.dirname, 'letter.pdf'));
    const file = await read(bytes, 'letter.pdf');
    expect(file.format).toBe('pdf');
    expect(file.text).toContain('Recommendation 1: that every door be at least a metre wide');
    expect(file.text).toContain('said “no” out loud');
  });

  it.each([
    ['a damaged PDF', strToU8('%PDF-1.7 and no more'), 'damaged'],
    ['an archive that is no document', zipSync({ 'a.txt': strToU8('a') }), 'unsupported'],
    ['half of a document', docx(`<w:p>${run('x'.repeat(500))}</w:p>`).subarray(0, 120), 'damaged'],
    ['a document that would unpack to far more', docx(' '.repeat(20_000_000)), 'refused'],
    [
      'a document with entities',
      docx('').length
        ? zipSync({ 'word/document.xml': strToU8('<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>') })
        : strToU8(''),
      'refused',
    ],
    ['an old Word file', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0, 0), 'unsupported'],
    ['a file without words', strToU8('   \n'), 'unsupported'],
  ])('is refused where it is %s', async (_, bytes, kind) => {
    expect(await readSource(bytes, 'file')).toMatchObject({ ok: false, error: { kind } });
  });

  it('keeps no character that a file can’t hold', async () => {
    const file = await read('A\u0000B\u0007C', 'x.txt');
    expect(file.text).toBe('ABC');
    expect(file.remarks).toEqual(['2 control characters, which no file can keep, were not included.']);
  });
});
