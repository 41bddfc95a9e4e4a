import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Instrument } from '../../../../core/act/instrument.ts';
import { type Kind, type Provision, provision, walk } from '../../../../core/act/tree.ts';
import { chooseCompatible } from '../../../../core/amend/edits/clash.ts';
import { asAmendedOf, originalOf, redline } from '../../../../core/amend/redline/redline.ts';
import { type AknOptions, readAkn } from '../../../../data/formats/akn/read.ts';
import { writeAknMarked } from '../../../../data/formats/akn/write.ts';
import { actAt } from '../../../support/acts/act.ts';
import { faultsInAkn } from '../../../support/acts/akn-faults.ts';
import { sampleAct } from '../../../support/acts/sample-act.ts';
import { tableAct } from '../../../support/acts/table-act.ts';
import { drafts } from '../../../support/drafts/drafts.ts';

function rootOf(xml: string, changes: AknOptions['changes']): Provision {
  const result = readAkn(xml, changes === undefined ? {} : { changes });
  if (!result.ok) throw new Error(`${result.error.message}\n${xml}`);
  return result.value.instrument.root;
}

const words = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');

/**
 * What of a provision a file says, and how: white space as a page has it, and the words of a provision without parts as
 * one text.
 */
function said(node: Provision): unknown {
  const { pid, kind, num, heading } = node;
  const quote = kind === 'quotation' ? (node.quote ?? { start: '', end: '' }) : undefined;
  const children = node.children
    .filter((child) => child.kind !== 'longTitle' || words(child.content) !== '')
    .filter((child) => child.kind !== 'enactingWords' || words(child.content) !== '')
    .map(said);
  // An Act's own fields are its title, which stands in another place.
  if (kind === 'act') return { pid, children };
  const quoting = kind === 'quotation';
  const text = [node.intro, node.content, ...(quoting ? [] : [node.wrapUp])];
  const own =
    children.length > 0
      ? { intro: words(node.intro + node.content), content: '', wrapUp: words(node.wrapUp) }
      : { intro: '', content: words(text.join('\n')), wrapUp: quoting ? words(node.wrapUp) : '' };
  return { pid, kind, num: words(num), heading: words(heading), quote, ...own, children };
}

const UNNUMBERED: ReadonlySet<Kind> = new Set(['quotation', 'block', 'longTitle', 'enactingWords']);

/** Random drafts number what is never numbered in law, and put in tables without rows: no format has a place for either. */
const isLawful = ({ kind, num, heading, children }: Provision): boolean =>
  (!UNNUMBERED.has(kind) || (num === '' && heading === '')) && (kind !== 'table' || children.length > 0);

const FRONT: ReadonlySet<Kind> = new Set(['longTitle', 'enactingWords', 'block']);

/** Random drafts put provisions before the enacting words, too: what follows those is all that they enact. */
const isInOrder = (kinds: readonly Kind[]): boolean => {
  const first = kinds.findIndex((kind) => !FRONT.has(kind));
  return first < 0 || kinds.slice(first).every((kind) => !FRONT.has(kind) || kind === 'block');
};

const base = (root: Provision): Instrument => ({ ...actAt('current'), notes: [], root });

describe.each([
  ['a small Act', sampleAct, 150],
  ['an Act with tables', tableAct(), 150],
  ['the 1997 Act', actAt('current').root, 12],
] as const)('changes marked in %s', (_, root, numRuns) => {
  it('read without them are the base text, and with them the text as amended', () => {
    const instrument = base(root);
    fc.assert(
      fc.property(drafts(root), ({ amendments }) => {
        const changed = redline(root, chooseCompatible(root, amendments).chosen);
        fc.pre([...walk(asAmendedOf(changed))].every(isLawful));
        fc.pre(isInOrder(changed.children.map(({ provision: { kind } }) => kind)));
        const xml = writeAknMarked(instrument, changed, { ids: 'lawmaker' });
        expect(said(rootOf(xml, 'unmade'))).toEqual(said(originalOf(changed)));
        expect(said(rootOf(xml, 'made'))).toEqual(said(asAmendedOf(changed)));
      }),
      { numRuns },
    );
  });

  it('are in files whose structure is sound', () => {
    const instrument = base(root);
    for (const { amendments } of fc.sample(drafts(root), 30)) {
      const { chosen } = chooseCompatible(root, amendments);
      const xml = writeAknMarked(instrument, redline(root, chosen), { ids: 'lawmaker' });
      expect(faultsInAkn(xml)).toEqual([]);
    }
  });
});

describe('changes that Lawmaker marks', () => {
  const file = (body: string) =>
    `<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0" xmlns:ukl="https://www.legislation.gov.uk/namespaces/UK-AKN"><act name="ukpga"><meta/><body>${body}</body></act></akomaNtoso>`;
  const lines = (body: string, changes: AknOptions['changes']): readonly string[] =>
    [...walk(rootOf(file(body), changes))]
      .slice(1)
      .map(({ num, heading, content }) => [num, heading, content].filter(Boolean).join(' '));
  const section = (num: string, more = '', words = 'Words.') =>
    `<section${more}><num>${num}</num><content><p>${words}</p></content></section>`;

  it('are made, left unmade, or both shown', () => {
    const words = 'It <del ukl:changeStart="true">must</del><ins ukl:changeEnd="true">may</ins> be.';
    const body =
      section('1', '', words) +
      section('2', ' ukl:change="delReplace"') +
      section('3', ' ukl:change="insReplace"');
    expect(lines(body, 'made')).toEqual(['1 It may be.', '3 Words.']);
    expect(lines(body, 'unmade')).toEqual(['1 It must be.', '2 Words.']);
    expect(lines(body, 'both')).toEqual(['1 It mustmay be.', '2 Words.', '3 Words.']);
  });

  it('may take a container away and leave what is in it', () => {
    const part = (change: string) =>
      `<part ukl:change="${change}"><num>Part 1</num><heading>P</heading>${section('1')}</part>`;
    expect(lines(part('delStruct'), 'made')).toEqual(['1 Words.']);
    expect(lines(part('delStruct'), 'unmade')).toEqual(['Part 1 P', '1 Words.']);
    expect(lines(part('insStruct'), 'unmade')).toEqual(['1 Words.']);
    expect(lines(part('insStruct'), 'made')).toEqual(['Part 1 P', '1 Words.']);
  });
});

describe('what a draft does to words that stand apart', () => {
  const long: Provision = provision({ pid: 'long', kind: 'longTitle', content: 'An Act about cats.' });
  const quotation = provision({
    pid: 'quoted',
    kind: 'quotation',
    quote: { start: '“', end: '”' },
    children: [provision({ pid: 'inner', kind: 'subsection', num: '(1)', content: 'Cats.' })],
  });
  const section = provision({ pid: 's', kind: 'section', num: '1', intro: 'insert—', children: [quotation] });
  const root = provision({ pid: 'act', kind: 'act', children: [long, section] });

  it('keeps words put after a long title', () => {
    const edit = {
      type: 'text',
      pid: 'long',
      field: 'wrapUp',
      from: 0,
      to: 0,
      insert: 'And dogs.',
      rank: 'a',
    } as const;
    const changed = redline(root, [{ id: 'A-001', edits: [edit] }]);
    const xml = writeAknMarked(base(root), changed, { ids: 'lawmaker' });
    expect(rootOf(xml, 'made').children[0]?.content).toBe('An Act about cats.\nAnd dogs.');
    expect(rootOf(xml, 'unmade').children[0]?.content).toBe('An Act about cats.');
  });

  it('writes a quotation of nothing in a file whose structure is sound', () => {
    const empty = provision({
      ...root,
      children: [long, { ...section, children: [{ ...quotation, children: [] }] }],
    });
    const xml = writeAknMarked(base(empty), redline(empty, []), { ids: 'lawmaker' });
    expect(faultsInAkn(xml)).toEqual([]);
    expect(rootOf(xml, 'both').children[1]?.children).toMatchObject([
      { kind: 'quotation', content: '', children: [] },
    ]);
  });
});
