import { describe, expect, it } from 'vitest';
import { reproduciblePdf } from '../../../data/formats/pdf/reproducible-pdf.ts';
import { type SmallPdf, smallPdf } from '../../support/papers/small-pdf.ts';

const FACTS = { date: '2026-11-23T12:00:00.000Z', generator: 'keeling 1.2' };

const settled = (given: SmallPdf): string =>
  Buffer.from(reproduciblePdf(smallPdf(given), FACTS)).toString('latin1');

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
    expect(text).toHaveLength(smallPdf({ id: '\n/ID [<0011AABB><0011AABB>]' }).length);
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
    ['one cut short', smallPdf({}).subarray(0, 300)],
    [
      'one whose table is elsewhere',
      Buffer.from(Buffer.from(smallPdf({})).toString('latin1').replace('xref\n0', ' xref\n0'), 'latin1'),
    ],
    [
      'one with a metadata stream',
      smallPdf({ more: '<</Type /Metadata\n/Length 3>> stream\nabc\nendstream' }),
    ],
  ])('is not made of %s', (_, bytes) => {
    expect(() => reproduciblePdf(bytes, FACTS)).toThrow(RangeError);
  });
});
