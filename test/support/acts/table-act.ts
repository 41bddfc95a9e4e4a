import type { Instrument } from '../../../core/act/instrument.ts';
import { type Layout, type Provision, provision as p } from '../../../core/act/tree.ts';

/** A row of cells, with identities made of the row's own. */
export function row(
  pid: string,
  cells: readonly string[],
  layout?: Layout,
  own?: readonly Layout[],
): Provision {
  return p({
    pid,
    kind: 'row',
    ...(layout ? { layout } : {}),
    children: cells.map((content, at) =>
      p({
        pid: `${pid}-${at + 1}`,
        kind: 'cell',
        content,
        ...(own?.[at] && Object.keys(own[at]).length > 0 ? { layout: own[at] } : {}),
      }),
    ),
  });
}

const HEAD: Layout = { part: 'head' };

/** The charges of a made-up ferry: a heading row, an entry of two lines, an empty cell, and a cell across two columns. */
const charges = p({
  pid: 's2-table',
  kind: 'table',
  children: [
    row('s2-head', ['Passenger or goods', 'Charge', 'Provision'], HEAD, [
      { header: true },
      { header: true },
      { header: true },
    ]),
    row('s2-adult', ['an adult', '£5', 'section 3(1)']),
    row('s2-child', ['a child under 12', '£2', 'section 3(2)']),
    row('s2-gull', ['a gull', '', 'section 3(2)\nsection 4']),
    row('s2-none', ['a piano', 'no charge in winter'], undefined, [{}, { across: 2 }]),
  ],
});

/** Numbered entries, one of them inserted by an earlier Act, under a number and a title of the table's own. */
const routes = p({
  pid: 'sch-table',
  kind: 'table',
  num: 'Table 1',
  heading: 'Routes',
  intro: 'The days are those of the year.',
  children: [
    row('sch-head', ['', 'Route', 'Days'], HEAD),
    row('sch-1', ['1', 'Ardlow to Benmore', 'every day']),
    row('sch-2', ['2', 'Benmore to Carrick', 'Monday to Friday']),
    row('sch-2a', ['2A', 'Carrick to Dunlow', 'Saturday and Sunday']),
  ],
});

/** A made-up Act with two tables: in a subsection between its words, and in a Schedule. */
export const tableAct = (): Provision =>
  p({
    pid: 'act',
    kind: 'act',
    status: 'verified',
    children: [
      p({ pid: 's1', kind: 'section', num: '1', heading: 'Ferries', content: 'There are to be ferries.' }),
      p({
        pid: 's2',
        kind: 'section',
        num: '2',
        heading: 'Charges',
        children: [
          p({ pid: 's2-1', kind: 'subsection', num: '(1)', content: 'An operator may charge.' }),
          p({
            pid: 's2-2',
            kind: 'subsection',
            num: '(2)',
            intro: 'The charges are as follows—',
            children: [charges],
            wrapUp: 'They include the return.',
          }),
        ],
      }),
      p({
        pid: 's3',
        kind: 'section',
        num: '3',
        heading: 'Passengers',
        children: [
          p({
            pid: 's3-1',
            kind: 'subsection',
            num: '(1)',
            content: 'An adult is a passenger of 12 or over.',
          }),
          p({ pid: 's3-2', kind: 'subsection', num: '(2)', content: 'A gull is not a passenger.' }),
        ],
      }),
      p({
        pid: 'sch',
        kind: 'schedule',
        num: 'Schedule',
        heading: 'Routes',
        children: [routes],
      }),
    ],
  });

/** The same as an instrument. */
export const tableInstrument = (): Instrument => ({
  id: 'ukpga/2031/7',
  version: 'enacted',
  title: 'Ferries (Charges) Act 2031',
  number: '2031 c. 7',
  uri: '',
  date: '2031-03-01',
  dateOfEnactment: '1 March 2031',
  description: 'Made up',
  licence: '',
  statusKey: { verified: '', derived: '', unverified: '' },
  commencement: '',
  root: tableAct(),
  notes: [],
  outstanding: [],
});
