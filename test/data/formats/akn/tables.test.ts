import { describe, expect, it } from 'vitest';
import type { Instrument } from '../../../../core/act/instrument.ts';
import { type Provision, walk } from '../../../../core/act/tree.ts';
import { readAkn } from '../../../../data/formats/akn/read.ts';
import { writeAkn } from '../../../../data/formats/akn/write.ts';
import { faultsInAkn } from '../../../support/acts/akn-faults.ts';
import { tableInstrument } from '../../../support/acts/table-act.ts';
import { must } from '../../../support/reviews/review.ts';

const withoutEids = ({ eid: _, children, ...node }: Provision): Provision => ({
  ...node,
  children: children.map(withoutEids),
});
const read = (xml: string): Instrument => must(readAkn(xml)).instrument;

const file = (table: string, more = ''): string =>
  `<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0" xmlns:akn="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act name="ukpga"><meta/><body><section GUID="s"><num>1</num><content><p>Thus—</p>
  <tblock GUID="t" class="table" eId="sec_1__tbl__oc_1" ${more}><foreign><table xmlns="http://www.w3.org/1999/xhtml" class="allBorders width100" cols="2">${table}</table></foreign></tblock></content></section></body></act></akomaNtoso>`;
const p = (words: string) => `<p xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">${words}</p>`;
const tableOf = ({ root }: Instrument): Provision | undefined =>
  [...walk(root)].find(({ kind, opaque }) => kind === 'table' || opaque);

describe('a table in Akoma Ntoso', () => {
  it('is valid, and the same when it is read again, with its title, spans, parts and empty cells', () => {
    const instrument = tableInstrument();
    for (const ids of ['lawmaker', 'legislation'] as const) {
      const xml = writeAkn(instrument, { ids });
      expect(faultsInAkn(xml)).toEqual([]);
      expect(withoutEids(read(xml).root)).toEqual(withoutEids(instrument.root));
      expect(xml).toContain('colspan="2"');
    }
  });

  it('keeps the identities that Lawmaker gives its rows and cells, and how its file sets it out', () => {
    const rows = `<thead class="bold"><tr akn:GUID="r1" akn:eId="sec_1__tbl__oc_1__hdg__row__oc_1" class="x"><th akn:GUID="c1">${p('Bag')}</th><th akn:GUID="c2">${p('')}</th></tr></thead>
      <tbody class="left"><tr akn:GUID="r2"><td akn:GUID="c3" rowspan="2">${p('one')}${p('two <i>three</i>')}</td><td akn:GUID="c4">${p('£5')}</td></tr><tr akn:GUID="r3"><td akn:GUID="c5">${p('£6')}</td></tr></tbody>`;
    const once = read(file(rows));
    const table = tableOf(once);
    expect(table).toMatchObject({ pid: 't', kind: 'table', eid: 'sec_1__tbl__oc_1' });
    expect(
      table?.children.map(({ pid, children }) => [pid, children.map((cell) => [cell.pid, cell.content])]),
    ).toEqual([
      [
        'r1',
        [
          ['c1', 'Bag'],
          ['c2', ''],
        ],
      ],
      [
        'r2',
        [
          ['c3', 'one\ntwo three'],
          ['c4', '£5'],
        ],
      ],
      ['r3', [['c5', '£6']]],
    ]);
    const xml = writeAkn(once, { ids: 'lawmaker' });
    expect(withoutEids(read(xml).root)).toEqual(withoutEids(once.root));
    expect(xml).toMatch(/<html:table [^>]*class="allBorders width100"/);
    expect(xml).toMatch(/<html:thead class="bold"><html:tr [^>]*class="x"/);
    expect(faultsInAkn(xml)).toEqual([]);
  });

  it.each([
    ['a table in a cell', `<tr><td><table><tr><td>${p('in')}</td></tr></table></td></tr>`],
    [
      'a list in a cell that is numbered only as it is shown',
      '<tr><td><ol xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><li value="a">in</li></ol></td></tr>',
    ],
    [
      'a picture in a cell',
      '<tr><td><p xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">in <img src="x.png"/></p></td></tr>',
    ],
    ['words between rows', `<tr><td>${p('in')}</td></tr>loose`],
  ])('with %s is kept whole, with its words', (_, rows) => {
    const table = tableOf(read(file(rows)));
    expect(table).toMatchObject({ kind: 'block', opaque: { what: 'table' } });
    expect(table?.content).toContain('in');
  });

  it('has the notes that stand in a cell on the words of that cell', () => {
    const { root, notes } = read(
      file(
        `<tr><td>${p('one<authorialNote marker="1"><p>At the foot.</p></authorialNote>')}</td><td>${p('two')}</td></tr>`,
      ),
    );
    const [cell] = [...walk(root)].filter(({ kind }) => kind === 'cell');
    expect(notes.map(({ pid, text }) => [pid, text])).toEqual([[cell?.pid, 'At the foot.']]);
  });
});
