import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Instrument } from '../../../core/act/instrument.ts';
import { type Provision, walk } from '../../../core/act/tree.ts';
import { readAkn } from '../../../data/formats/akn/read.ts';
import { writeAkn } from '../../../data/formats/akn/write.ts';
import { readClml } from '../../../data/formats/clml/read.ts';
import { faultsInAkn } from '../../support/acts/akn-faults.ts';
import { must } from '../../support/reviews/review.ts';

/** What a made-up cell has in it: lines of words, and lists with their own numbers, one in another. */
type Piece = { readonly words: string } | { readonly items: readonly Item[]; readonly isNumbered: boolean };
interface Item {
  readonly words: string;
  readonly below: readonly string[];
}

const words = fc.constantFrom('a gull', '£5', 'section 3(1)', 'no “charge”', 'x & y');
const item = fc.record({ words, below: fc.array(words, { maxLength: 2 }) });
const piece: fc.Arbitrary<Piece> = fc.oneof(
  fc.record({ words }),
  fc.record({ items: fc.array(item, { minLength: 1, maxLength: 3 }), isNumbered: fc.boolean() }),
);
const table = fc.array(fc.array(fc.array(piece, { maxLength: 3 }), { minLength: 2, maxLength: 2 }), {
  minLength: 1,
  maxLength: 3,
});

const escaped = (text: string): string => text.replaceAll('&', '&amp;');
const letter = (at: number): string => String.fromCodePoint(97 + at);
const numeral = (at: number): string => ['i', 'ii'][at] ?? '';

/** The lines of a cell as a page has them. */
const linesOf = (pieces: readonly Piece[]): string =>
  pieces
    .flatMap((one) =>
      'words' in one
        ? [one.words]
        : one.items.flatMap((inner, at) => [
            one.isNumbered ? `(${letter(at)}) ${inner.words}` : inner.words,
            ...inner.below.map((below, nth) => `(${numeral(nth)}) ${below}`),
          ]),
    )
    .join('\n');

/** A cell in legislation.gov.uk's own markup, where a list may leave its numbers to be worked out. */
const clmlCell = (pieces: readonly Piece[]): string => {
  const text = (said: string) => `<Para><Text>${escaped(said)}</Text></Para>`;
  const list = (type: string, items: readonly string[]) =>
    `<OrderedList Type="${type}" Decoration="parens">${items.map((one) => `<ListItem>${one}</ListItem>`).join('')}</OrderedList>`;
  const itemOf = (one: Item) =>
    text(one.words) + (one.below.length > 0 ? `<Para>${list('roman', one.below.map(text))}</Para>` : '');
  const inside = pieces.map((one) => {
    if ('words' in one) return text(one.words);
    const items = one.items.map(itemOf);
    if (one.isNumbered) return list('alpha', items);
    return `<UnorderedList Decoration="none">${items.map((each) => `<ListItem>${each}</ListItem>`).join('')}</UnorderedList>`;
  });
  return `<td xmlns="http://www.w3.org/1999/xhtml">${inside.map((one) => one.replace(/^<(\w+)/, '<$1 xmlns="http://www.legislation.gov.uk/namespaces/legislation"')).join('')}</td>`;
};

const AKN = 'http://docs.oasis-open.org/legaldocml/ns/akn/3.0';
const aknCell = (pieces: readonly Piece[]): string => {
  const p = (said: string) => `<p xmlns="${AKN}">${escaped(said)}</p>`;
  const items = (all: readonly { readonly num: string; readonly inner: string }[]) =>
    `<blockList xmlns="${AKN}">${all.map(({ num, inner }) => `<item>${num === '' ? '' : `<num>${num}</num>`}${inner}</item>`).join('')}</blockList>`;
  const inside = pieces.map((one) =>
    'words' in one
      ? p(one.words)
      : items(
          one.items.map((each, at) => ({
            num: one.isNumbered ? `(${letter(at)})` : '',
            inner:
              p(each.words) +
              (each.below.length > 0
                ? items(each.below.map((below, nth) => ({ num: `(${numeral(nth)})`, inner: p(below) })))
                : ''),
          })),
        ),
  );
  return `<td xmlns="http://www.w3.org/1999/xhtml">${inside.join('')}</td>`;
};

const rowsWith = (
  rows: readonly (readonly (readonly Piece[])[])[],
  cell: (pieces: readonly Piece[]) => string,
): string =>
  rows.map((cells) => `<tr xmlns="http://www.w3.org/1999/xhtml">${cells.map(cell).join('')}</tr>`).join('');

const inClml = (rows: string, before = ''): Instrument =>
  must(
    readClml(`<Legislation xmlns="http://www.legislation.gov.uk/namespaces/legislation"><ukm:Metadata xmlns:ukm="http://www.legislation.gov.uk/namespaces/metadata" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Ferries Act 2031</dc:title></ukm:Metadata><Primary><Body><P1><Pnumber>1</Pnumber><P1para><Text>Thus—</Text>
    <Tabular Orientation="portrait">${before}<table xmlns="http://www.w3.org/1999/xhtml"><tbody>${rows}</tbody></table></Tabular></P1para></P1></Body></Primary></Legislation>`),
  ).instrument;

const inAkn = (rows: string): Instrument =>
  must(
    readAkn(
      `<akomaNtoso xmlns="${AKN}"><act name="ukpga"><meta/><body><section GUID="s"><num>1</num><content><p>Thus—</p><tblock class="table"><foreign><table xmlns="http://www.w3.org/1999/xhtml">${rows}</table></foreign></tblock></content></section></body></act></akomaNtoso>`,
    ),
  ).instrument;

const tablesOf = ({ root }: Instrument): readonly Provision[] =>
  [...walk(root)].filter(({ kind }) => kind === 'table');
const cellsOf = (instrument: Instrument): readonly (readonly string[])[] =>
  tablesOf(instrument).flatMap(({ children }) =>
    children.map((row) => row.children.map(({ content }) => content)),
  );

describe('a list in a cell of a table', () => {
  it('is read as lines, each item after its number, from both formats, and is the same when written and read again', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const expected = rows.map((cells) => cells.map(linesOf));
        expect(cellsOf(inClml(rowsWith(rows, clmlCell)))).toEqual(expected);
        const read = inAkn(rowsWith(rows, aknCell));
        expect(cellsOf(read)).toEqual(expected);
        const written = writeAkn(read, { ids: 'legislation' });
        expect(cellsOf(must(readAkn(written)).instrument)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('is valid Akoma Ntoso as lines', () => {
    const rows = rowsWith(
      [[[{ items: [{ words: 'a gull', below: ['£5'] }], isNumbered: true }], []]],
      aknCell,
    );
    expect(faultsInAkn(writeAkn(inAkn(rows), { ids: 'lawmaker' }))).toEqual([]);
  });

  it('has numbered provisions as lines, and several tables under one number as a table each', () => {
    const L = 'xmlns="http://www.legislation.gov.uk/namespaces/legislation"';
    const rows = `<tr><td><P3 ${L}><Pnumber>a</Pnumber><P3para><Text>one</Text><P4><Pnumber>i</Pnumber><P4para><Text>two</Text></P4para></P4></P3para></P3></td></tr></tbody></table>
      <table xmlns="http://www.w3.org/1999/xhtml"><caption>Part B</caption><tbody><tr><td>three</td></tr>`;
    const both = inClml(rows, '<Number>TABLE 1</Number><Title>Rates</Title>');
    expect(cellsOf(both)).toEqual([['(a) one\n(i) two'], ['three']]);
    expect(tablesOf(both).map(({ num, heading }) => [num, heading])).toEqual([
      ['TABLE 1', 'Rates'],
      ['', 'Part B'],
    ]);
  });
});
