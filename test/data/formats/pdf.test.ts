import { describe, expect, it } from 'vitest';
import { settledPdf } from '../../../data/formats/pdf/settle.ts';

const FACTS = { date: '2026-11-23T12:00:00.000Z', generator: 'keeling 1.2' };

interface Written {
  readonly date?: string;
  readonly creator?: string;
  readonly nodes?: readonly string[];
  readonly id?: string;
  readonly more?: string;
}

/** A small PDF in the form that Chromium writes, made at some time on some machine. */
function pdf({
  date = "D:20261126135516+00'00'",
  creator = 'Mozilla/5.0 \\(X11; Linux x86_64\\) HeadlessChrome/156',
  nodes = ['00000064', '00000070'],
  id = '',
  more = '',
}: Written): Uint8Array {
  const objects = [
    `<</Title (A \\(draft\\) Act)\n/Creator (${creator})\n/Producer (Skia/PDF m156)\n/CreationDate (${date})\n/ModDate (${date})>>`,
    `<</Type /Catalog\n/StructTreeRoot 3 0 R>>`,
    `<</Type /StructTreeRoot\n/Kids [${nodes.map((node) => `(node${node})`).join(' ')}]\n/Headers (node${nodes[0]})>>`,
    '<</Length 40>> stream\n(node00000064) is text of a page, left be.\nendstream',
    ...(more ? [more] : []),
  ];
  let text = '%PDF-1.4\n%\xd3\xeb\xe9\xe1\n';
  const places = objects.map((object, at) => {
    const place = text.length;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const start = text.length;
  text += `xref\n0 ${places.length + 1}\n0000000000 65535 f \n${places.join('')}trailer\n<</Size ${places.length + 1}\n/Root 2 0 R\n/Info 1 0 R${id}>>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

const settled = (given: Written): string => Buffer.from(settledPdf(pdf(given), FACTS)).toString('latin1');

describe('a printed PDF, settled', () => {
  it('says nothing of when and on what it was printed', () => {
    const text = settled({});
    expect(text).toContain("/CreationDate (D:20261123120000+00'00')");
    expect(text).toContain("/ModDate (D:20261123120000+00'00')");
    expect(text).toMatch(/\/Creator \(keeling 1\.2\) +\n\/Producer \(\) +\n/);
    expect(text).not.toMatch(/Linux|Chrome|Skia|20261126/);
    expect(text).toContain('/Title (A \\(draft\\) Act)');
  });

  it('is as long as before, with every object where its table says', () => {
    const text = settled({ id: '\n/ID [<0011AABB><0011AABB>]' });
    expect(text).toHaveLength(pdf({ id: '\n/ID [<0011AABB><0011AABB>]' }).length);
    const places = [...text.matchAll(/(\d{10}) 00000 n/g)].map(([, place]) => Number(place));
    expect(places).toHaveLength(4);
    for (const [at, place] of places.entries())
      expect(text.slice(place)).toMatch(new RegExp(`^${at + 1} 0 obj\n`));
  });

  it('is the same whenever it was printed, and however much the browser had done before', () => {
    const one = { id: '\n/ID [<00112233445566778899AABBCCDDEEFF> <00112233445566778899AABBCCDDEEFF>]' };
    const other = {
      date: "D:19991231235959+13'45'",
      nodes: ['00001064', '00002070'],
      id: '\n/ID [<FFEEDDCCBBAA99887766554433221100> <00000000000000000000000000000000>]',
    };
    expect(settled(other)).toBe(settled(one));
    expect(settled({ nodes: ['00000009', '00000003'] })).toContain('[(node00000002) (node00000001)]');
    expect(settled({})).toContain('(node00000064) is text of a page, left be.');
  });

  it.each<[string, Uint8Array]>([
    ['no PDF', Buffer.from('<html>')],
    ['one cut short', pdf({}).subarray(0, 300)],
    [
      'one whose table is elsewhere',
      Buffer.from(Buffer.from(pdf({})).toString('latin1').replace('xref\n0', ' xref\n0'), 'latin1'),
    ],
    ['one with a metadata stream', pdf({ more: '<</Type /Metadata\n/Length 3>> stream\nabc\nendstream' })],
  ])('is not made of %s', (_, bytes) => {
    expect(() => settledPdf(bytes, FACTS)).toThrow(RangeError);
  });
});
