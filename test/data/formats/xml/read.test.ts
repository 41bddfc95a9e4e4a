import { describe, expect, it } from 'vitest';
import { readXml, type XmlOptions } from '../../../../data/formats/xml/read.ts';
import { descend, textOf, type XmlElement } from '../../../../data/formats/xml/tree.ts';

const prefixes = { 'urn:law': '', 'urn:notes': 'n' };

function read(xml: string | Uint8Array, options: Partial<XmlOptions> = {}): XmlElement {
  const result = readXml(xml, { prefixes, ...options });
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

function refusal(xml: string | Uint8Array, options: Partial<XmlOptions> = {}): string {
  const result = readXml(xml, { prefixes, ...options });
  if (result.ok) throw new Error('It was read');
  return `${result.error.kind}: ${result.error.message} [${result.error.place}]`;
}

describe('reading XML', () => {
  it('names elements and attributes by the table, whatever prefixes the file uses', () => {
    const one = read('<a xmlns="urn:law" xmlns:x="urn:notes" x:id="1" id="2"><x:b/></a>');
    const other = read('<l:a xmlns:l="urn:law" xmlns:n="urn:notes" n:id="1" id="2"><n:b/></l:a>');
    const names = (root: XmlElement) =>
      [...descend(root)].map((element) => [element.name, { ...element.attributes }]);
    expect(names(one)).toEqual([
      ['a', { 'n:id': '1', id: '2' }],
      ['n:b', {}],
    ]);
    expect(names(other)).toEqual(names(one));
  });

  it('keeps a declaration to the element it stands on', () => {
    const root = read('<a xmlns="urn:law"><b xmlns="urn:other"><c/></b><d/><e xmlns=""/></a>');
    expect([...descend(root)].map(({ name }) => name)).toEqual([
      'a',
      '{urn:other}b',
      '{urn:other}c',
      'd',
      '{}e',
    ]);
  });

  it('keeps text whole across comments, instructions, CDATA and the edges of what is read at a time', () => {
    const long = 'é€𝄞'.repeat(200_000);
    const root = read(`<a xmlns="urn:law">one<!-- no --> two<?L 1-6?> <![CDATA[<three>]]>${long}</a>`);
    expect(root.children).toHaveLength(1);
    expect(textOf(root)).toBe(`one two <three>${long}`);
  });

  it.each([
    ['utf-8', '\uFEFF<a>“é”</a>', (text: string) => Buffer.from(text, 'utf8')],
    [
      'utf-16 by its mark',
      '\uFEFF<?xml version="1.0" encoding="UTF-16"?><a>“é”</a>',
      (text: string) => Buffer.from(text, 'utf16le'),
    ],
    [
      'utf-16 without a mark',
      '<?xml version="1.0" encoding="UTF-16LE"?><a>“é”</a>',
      (text: string) => Buffer.from(text, 'utf16le'),
    ],
  ])('reads %s', (_, text, bytes) => {
    expect(textOf(read(bytes(text)))).toBe('“é”');
  });

  it('reads the letters of Western Europe in one byte each, when the file says so', () => {
    const xml = '<?xml version="1.0" encoding="ISO-8859-1"?><a>\u0093é\u0094</a>';
    expect(textOf(read(Buffer.from(xml, 'latin1')))).toBe('“é”');
  });

  it('leaves out white space where it is only layout, and nowhere else', () => {
    const root = read('<a xmlns="urn:law">\n <b> x\n </b> <c> </c>\n</a>', { layout: new Set(['a']) });
    expect(root.children).toMatchObject([
      { name: 'b', children: [' x\n '] },
      { name: 'c', children: [' '] },
    ]);
  });

  it('hands over pieces as they end, the outermost of each, and lets go of what was taken', () => {
    const taken: (readonly string[])[] = [];
    const root = read(
      '<a xmlns="urn:law"><p n="1"><p n="2">x</p></p><q><p n="3">y</p></q><p n="4">z</p></a>',
      {
        pieceReader: {
          is: (name) => name === 'p',
          take: (piece, above) => {
            taken.push([piece.attributes.n ?? '', textOf(piece), ...above.map(({ name }) => name)]);
            return piece.attributes.n !== '4';
          },
        },
      },
    );
    expect(taken).toEqual([
      ['1', 'x', 'a'],
      ['3', 'y', 'a', 'q'],
      ['4', 'z', 'a'],
    ]);
    expect(textOf(root)).toBe('z');
    expect([...descend(root)].map(({ name }) => name)).toEqual(['a', 'p', 'q', 'p', 'p']);
  });

  it('says how far it is, and stops when told to', () => {
    const xml = `<a>${'<b>text</b>'.repeat(100_000)}</a>`;
    const shares: number[] = [];
    read(xml, { progress: (share) => shares.push(share) > 0 });
    expect(shares.at(-1)).toBe(1);
    expect(shares.length).toBeGreaterThan(2);
    expect(refusal(xml, { progress: (share) => share < 0.5 })).toMatch(/^cancelled: /);
  });
});

describe('refusing XML', () => {
  const bomb = '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>';
  it.each([
    ['an entity bomb', bomb, /^refused: .*DOCTYPE.*\[line 1, column \d+\]/],
    [
      'an entity from outside',
      '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
      /^refused: .*DOCTYPE/,
    ],
    ['a schema from outside', '<!DOCTYPE a SYSTEM "http://example.org/a.dtd"><a/>', /^refused: .*DOCTYPE/],
    ['an entity that nothing defines', '<a>\n&nbsp;</a>', /^damaged: .*entity.*\[line 2/],
    ['a file cut short', '<a><b>text', /^damaged: .*cut short: it ends inside <b>/],
    ['a file cut inside a tag', '<a><b class="x', /^damaged: .*cut short/],
    ['tags that cross', '<a><b></a></b>', /^damaged: .*not well-formed/],
    ['a prefix that is not declared', '<a><x:b/></a>', /^damaged: .*prefix.*x:b/],
    ['JSON', '{"a": 1}', /^unsupported: .*not XML.*JSON/],
    ['an office document', 'PK\u0003\u0004....', /^unsupported: .*zip/],
    ['a PDF', '%PDF-1.7', /^unsupported: .*PDF/],
    ['plain words', 'In section 2, omit “not”.', /^unsupported: .*not XML/],
    ['nothing', '', /^unsupported: .*not XML/],
    ['nothing but a declaration', '<?xml version="1.0"?>', /^damaged: /],
    ['two roots', '<a/><b/>', /^damaged: .*not well-formed/],
  ])('refuses %s', (_, xml, message) => {
    expect(refusal(xml)).toMatch(message);
  });

  it.each([
    [
      'bytes that are not what it says',
      '<?xml version="1.0" encoding="UTF-8"?>\n<a>\n\xe9</a>',
      /^damaged: .*UTF-8.*\[line 3\]/,
    ],
    ['bytes that are not UTF-8 where it says nothing', '<a>\xe9</a>', /^damaged: .*names no encoding/],
    [
      'an encoding it does not know',
      '<?xml version="1.0" encoding="EBCDIC-CP-GB"?><a/>',
      /^unsupported: .*EBCDIC-CP-GB/,
    ],
    ['an encoding that cannot be', '<?xml version="1.0" encoding="UTF-16"?><a/>', /^damaged: .*UTF-16/],
  ])('refuses %s', (_, xml, message) => {
    expect(refusal(Buffer.from(xml, 'latin1'))).toMatch(message);
  });

  it('refuses what is too deep, too wide, too many or too long, without reading on', () => {
    expect(refusal('<a>'.repeat(100_000))).toMatch(/^refused: .*256 deep/);
    expect(refusal(`<a>${'<b/>'.repeat(1_000_000)}</a>`)).toMatch(/^refused: .*200,000 others/);
    const nested = `<b>${'<c/>'.repeat(9)}</b>`.repeat(200);
    expect(refusal(`<a>${nested}</a>`, { limits: { elements: 1_000 } })).toMatch(/1,000 elements/);
    expect(refusal(`<a>${'x'.repeat(200)}</a>`, { limits: { size: 100 } })).toMatch(/at most 100/);
    const attributes = Array.from({ length: 300_000 }, (_, at) => `b${at}=""`).join(' ');
    expect(refusal(`<a ${attributes}/>`)).toMatch(/^refused: .*1,000 attributes/);
    expect(refusal(`<a><${'b'.repeat(90_000)}:c/></a>`).length).toBeLessThan(700);
    expect(refusal(new Uint8Array(50_000_001))).toMatch(/^refused: .*50,000,000/);
  });

  it('stops at the limit: what comes after it is never looked at', () => {
    const shares: number[] = [];
    refusal(`${'<a>'.repeat(1_000)}${' '.repeat(5_000_000)}`, {
      progress: (share) => shares.push(share) > 0,
    });
    expect(shares).toEqual([]);
  });
});
