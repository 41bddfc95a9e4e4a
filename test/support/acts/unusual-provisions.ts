import type { Instrument } from '../../../core/act/instrument.ts';
import { type Provision, provision } from '../../../core/act/tree.ts';
import { actAt } from './act.ts';

/** An instrument of nothing but these provisions. */
export const instrumentOf = (children: readonly Provision[]): Instrument => ({
  ...actAt('current'),
  id: 'ukpga/2030/1',
  notes: [],
  root: provision({ pid: 'root', kind: 'act', children }),
});

let last = 0;
const node = (kind: Provision['kind'], more: Partial<Provision> = {}): Provision => {
  last += 1;
  return provision({ pid: `n${last}`, kind, ...more });
};

const quotation = (more: Partial<Provision> = {}): Provision =>
  node('quotation', {
    quote: { start: '“', end: '”' },
    children: [node('subsection', { num: '(1A)', content: 'Nothing.' })],
    ...more,
  });

/** What a section may hold in places where its kind seldom stands. */
export const UNUSUAL: readonly (readonly [string, readonly Provision[]])[] = [
  ['two quotations in one sentence', [quotation({ wrapUp: '; and after it—' }), quotation({ wrapUp: '.' })]],
  ['a quotation after paragraphs', [node('paragraph', { num: '(a)', content: 'x' }), quotation()]],
  [
    'words between paragraphs',
    [
      node('paragraph', { num: '(a)', content: 'x' }),
      node('block', { content: 'or' }),
      node('paragraph', { num: '(b)', content: 'y' }),
    ],
  ],
  [
    'words at both ends',
    [
      node('block', { content: 'first' }),
      node('paragraph', { num: '(a)' }),
      node('block', { content: 'last' }),
    ],
  ],
  [
    'a quotation within a quotation',
    [quotation({ children: [quotation(), node('block', { content: 'x' })] })],
  ],
  ['a quotation of words alone', [quotation({ children: [], content: 'the words\nin two lines' })]],
  ['a run-on quotation', [quotation({ quote: { start: '', end: '”' } })]],
  [
    'deep paragraphs',
    [
      node('paragraph', {
        num: '(a)',
        children: [
          node('subparagraph', {
            num: '(i)',
            children: [
              node('subsubparagraph', {
                num: '(A)',
                children: [node('subsubparagraph', { num: '(1)', content: 'x' })],
              }),
            ],
          }),
        ],
      }),
    ],
  ],
  [
    'definitions',
    [
      node('definition', {
        intro: '“x” means—',
        children: [node('paragraph', { num: '(a)', content: 'y' })],
      }),
    ],
  ],
];

/** The section that holds them. */
export const sectionWith = (children: readonly Provision[]): Provision =>
  node('section', { num: '1', heading: 'Heading', intro: 'Opening—', children, wrapUp: 'closing.' });

/** An Act with something in every place outside a section. */
export const ALL_PLACES: readonly Provision[] = [
  node('longTitle', { content: 'An Act to test.' }),
  node('block', { content: 'Whereas it is so:' }),
  node('enactingWords', { content: 'Be it enacted—' }),
  node('part', {
    num: 'Part 1',
    children: [
      node('crossheading', {
        heading: 'One',
        children: [
          node('crossheading', {
            heading: 'Two',
            children: [node('section', { num: '1', content: 'x' })],
          }),
        ],
      }),
    ],
  }),
  node('section', { num: '2', unit: 'regulation', content: 'y' }),
  node('block', { content: 'SCHEDULES' }),
  node('schedule', {
    num: 'Schedule 1',
    heading: 'Things',
    intro: 'Section 2',
    children: [
      node('scheduleParagraph', {
        num: '1',
        heading: 'Above',
        children: [node('scheduleSubparagraph', { num: '(1)', content: 'z' })],
      }),
    ],
  }),
  node('schedule', { num: 'Schedule 2', content: 'Words only.' }),
  node('block', { content: 'The end.' }),
];

/** A section with a table of another format. */
export const TABLE: Provision = node('section', {
  num: '1',
  intro: 'As follows:',
  children: [
    node('block', {
      content: 'a\tb',
      opaque: { what: 'table', format: 'html', markup: '<table><tr><td>a</td><td>b</td></tr></table>' },
    }),
  ],
});

/** An Act with a note, a container, a section with subsections, opening and closing words, and a quotation. */
export const BREAKABLE: Instrument = ((): Instrument => {
  const noted = node('subsection', { num: '(1)', content: 'Words.' });
  const children = [noted, node('subsection', { num: '(2)', intro: 'insert—', children: [quotation()] })];
  const section = node('section', { num: '1', intro: 'If—', children, wrapUp: 'so.' });
  return {
    ...instrumentOf([node('crossheading', { heading: 'One', children: [section] })]),
    notes: [
      { id: 'n-note', mark: 'F1', type: 'F', pid: noted.pid, effect: 'other', text: 'By X' },
      { id: 'n-other', mark: 'F2', type: 'F', pid: noted.pid, effect: 'other', text: 'By Y' },
    ],
  };
})();
