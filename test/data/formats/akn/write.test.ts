import { describe, expect, it } from 'vitest';
import type { Instrument } from '../../../../core/act/instrument.ts';
import { type Provision, provision } from '../../../../core/act/tree.ts';
import { readAkn } from '../../../../data/formats/akn/read.ts';
import { writeAkn } from '../../../../data/formats/akn/write.ts';
import { actAt } from '../../../support/act.ts';
import { wordsOfTree } from '../../../support/akn.ts';
import { faultsByXmllint } from '../../../support/xmllint.ts';

function read(xml: string): Instrument {
  const result = readAkn(xml);
  if (!result.ok) throw new Error(result.error.message);
  return result.value.instrument;
}

/** What of a provision the format has a place for. */
function carried({
  status: _s,
  spans: _p,
  sources: _o,
  remark: _r,
  missing: _m,
  eid: _e,
  ...node
}: Provision): Provision {
  const { versionDate: _v, repealed: _d, ...rest } = node;
  return { ...rest, children: node.children.map(carried) };
}

describe('the 1997 Act in Akoma Ntoso', () => {
  it.each(['current', 'enacted'] as const)('has every word and mark of it, %s', (version) => {
    const act = actAt(version);
    for (const ids of ['lawmaker', 'legislation'] as const) {
      const xml = writeAkn(act, { ids });
      expect(faultsByXmllint(xml) ?? '').toBe('');
      const again = read(xml);
      expect(wordsOfTree(again)).toBe(wordsOfTree(act));
      expect(carried(again.root)).toEqual(carried(act.root));
      const { id, title, number, uri, date, dateOfEnactment } = act;
      expect(again).toMatchObject({ id, version, title, number, uri, date, dateOfEnactment });
    }
  });

  it('names provisions in the style that is asked for', () => {
    const act = actAt('current');
    expect(writeAkn(act, { ids: 'lawmaker' })).toContain('eId="sec_2A__subsec_3__para_g"');
    expect(writeAkn(act, { ids: 'legislation' })).toContain('eId="section-2A-3-g"');
  });

  it('keeps editors’ notes on the words that they are about', () => {
    const act = actAt('current');
    const again = read(writeAkn(act, { ids: 'lawmaker' }));
    const placed = ({ notes }: Instrument) =>
      notes
        .filter(({ from, to, effect }) => from !== undefined && (from !== to || effect === 'other'))
        .map(({ pid, field, from, mark }) => `${pid} ${field} ${from} ${mark}`)
        .sort();
    const kept = new Set(placed(again));
    const had = placed(act);
    expect(had.length).toBeGreaterThan(0);
    expect(had.filter((note) => !kept.has(note))).toEqual([]);
  });
});

const instrument = (children: readonly Provision[]): Instrument => ({
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

describe('what stands in unusual places', () => {
  const quotation = (more: Partial<Provision> = {}) =>
    node('quotation', {
      quote: { start: '“', end: '”' },
      children: [node('subsection', { num: '(1A)', content: 'Nothing.' })],
      ...more,
    });
  const table = () =>
    node('block', {
      content: 'a\tb',
      opaque: { what: 'table', format: 'html', markup: '<table><tr><td>a</td><td>b</td></tr></table>' },
    });

  it.each<readonly [string, readonly Provision[]]>([
    [
      'two quotations in one sentence',
      [quotation({ wrapUp: '; and after it—' }), quotation({ wrapUp: '.' })],
    ],
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
  ])('is kept: %s', (_, children) => {
    const act = instrument([
      node('section', { num: '1', heading: 'Heading', intro: 'Opening—', children, wrapUp: 'closing.' }),
    ]);
    const xml = writeAkn(act, { ids: 'lawmaker' });
    expect(faultsByXmllint(xml) ?? '').toBe('');
    expect(carried(read(xml).root)).toEqual(carried(act.root));
  });

  it('is kept in groups, Schedules and their titles, and at the top', () => {
    const act = instrument([
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
    ]);
    const xml = writeAkn(act, { ids: 'legislation' });
    expect(faultsByXmllint(xml) ?? '').toBe('');
    expect(carried(read(xml).root)).toEqual(carried(act.root));
  });

  it('carries a table over from another format, and loses none of its words', () => {
    const act = instrument([node('section', { num: '1', intro: 'As follows:', children: [table()] })]);
    const xml = writeAkn(act, { ids: 'lawmaker' });
    expect(faultsByXmllint(xml) ?? '').toBe('');
    const [block] = read(xml).root.children[0]?.children ?? [];
    expect(block?.content).toBe('a\tb');
    expect(block?.opaque?.what).toBe('table');
  });

  it('writes an instrument with nothing in it', () => {
    const xml = writeAkn(instrument([]), { ids: 'lawmaker' });
    expect(faultsByXmllint(xml) ?? '').toBe('');
    expect(read(xml).root.children).toEqual([]);
  });
});
