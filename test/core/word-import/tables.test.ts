import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { indexTree, type Provision } from '../../../core/act/tree.ts';
import { checkEdits } from '../../../core/amend/edits/check.ts';
import { chooseCompatible } from '../../../core/amend/edits/clash.ts';
import type { Edit } from '../../../core/amend/edits/edit.ts';
import { asAmendedOf, type Drafted, redline } from '../../../core/amend/redline/redline.ts';
import { keelingSchedule } from '../../../core/pack/keeling.ts';
import { findReturnedChanges } from '../../../core/word-import/find-returned.ts';
import { importItems } from '../../../core/word-import/take-items.ts';
import { keelingDocxOf } from '../../../data/formats/docx/keeling.ts';
import { readReturned } from '../../../data/formats/docx/read/read.ts';
import { row, tableInstrument } from '../../support/acts/table-act.ts';
import { drafts } from '../../support/drafts/drafts.ts';
import { must } from '../../support/reviews/review.ts';
import { caseCount } from '../../support/run/amount.ts';

const instrument = tableInstrument();
const base = instrument.root;
const LEFT = '2031-04-01T10:00:00Z';
const rank = 'V';
const WHO = 'w:author="Bo Lawyer" w:date="2031-04-02T09:00:00Z"';

/** The file that a draft leaves in, with its document changed as a word processor would change it. */
function fileOf(drafted: readonly Drafted[], change: (xml: string) => string = (xml) => xml): Uint8Array {
  const schedule = keelingSchedule({
    ...{ generator: 'Keeling', instrument, drafted, amending: { title: 'A Bill', print: '' } },
    sources: drafted.map(({ id }) => ({
      ...{ id, cite: id, effect: '', status: '', reason: '', words: '' },
    })),
  });
  const parts = unzipSync(keelingDocxOf(schedule, LEFT));
  const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  return zipSync({ ...parts, 'word/document.xml': strToU8(change(xml)) });
}

const found = (bytes: Uint8Array, drafted: readonly Drafted[] = []) =>
  findReturnedChanges(must(readReturned(bytes)), {
    base,
    amendments: drafted,
    profile: 'lawyer',
    exportedAt: LEFT,
    changeAuthors: null,
  });

/** The rows of the first table as the draft would read with all that came back taken, cells apart by `|`. */
function taken(bytes: Uint8Array, drafted: readonly Drafted[] = []): readonly string[] {
  const { items, unplaced } = found(bytes, drafted);
  expect(unplaced).toEqual([]);
  let made = 0;
  const session = { base, sentAmendments: drafted, now: drafted, newPid: () => `w${++made}` };
  const edits = must(
    importItems(
      session,
      items.map((item) => ({ item, targetId: 'A-900' })),
    ),
  );
  const now = [
    ...drafted.filter(({ id }) => !edits.has(id)),
    ...[...edits].map(([id, own]) => ({ id, edits: own })),
  ];
  return rowsOf(asAmendedOf(redline(base, now)));
}

function rowsOf(text: Provision): readonly string[] {
  const table = indexTree(text).byPid.get('s2-table');
  return (table?.children ?? []).map(({ children }) => children.map(({ content }) => content).join('|'));
}

const AS_IT_IS = [
  'Passenger or goods|Charge|Provision',
  'an adult|£5|section 3(1)',
  'a child under 12|£2|section 3(2)',
  'a gull||section 3(2)\nsection 4',
  'a piano|no charge in winter',
];
const withRow = (at: number, ...rows: readonly string[]) => AS_IT_IS.toSpliced(at, 1, ...rows);

const cell = (words: string) =>
  `<w:tc><w:tcPr><w:tcW w:w="1000" w:type="dxa"/></w:tcPr><w:p>${words}</w:p></w:tc>`;
const plain = (text: string) => (text === '' ? '' : `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`);
const put = (text: string) => (text === '' ? '' : `<w:ins w:id="901" ${WHO}>${plain(text)}</w:ins>`);
const rowXml = (cells: readonly string[], isTracked: boolean) =>
  `<w:tr>${isTracked ? `<w:trPr><w:ins w:id="900" ${WHO}/></w:trPr>` : ''}${cells.map((text) => cell(isTracked ? put(text) : plain(text))).join('')}</w:tr>`;

/** The row of the document that has some words. */
const rowWith = (xml: string, words: string): string =>
  [...xml.matchAll(/<w:tr>.*?<\/w:tr>/gs)].map(([all]) => all).find((all) => all.includes(words)) ?? '';
const strike = (given: string): string =>
  given
    .replace('<w:trPr>', `<w:trPr><w:del w:id="910" ${WHO}/>`)
    .replace(/<w:cantSplit\/>(?=<)/, '')
    .replaceAll(
      /<w:r>(.*?)<\/w:r>/gs,
      (_, inner: string) =>
        `<w:del w:id="911" ${WHO}><w:r>${inner.replaceAll('<w:t ', '<w:delText ').replaceAll('</w:t>', '</w:delText>')}</w:r></w:del>`,
    );

describe('a table of the Act in a Word file that came back', () => {
  it('says nothing where nobody did anything', () => {
    const { items, unplaced, knownShare } = found(fileOf([]));
    expect([items, unplaced, knownShare]).toEqual([[], [], 1]);
    expect(taken(fileOf([]))).toEqual(AS_IT_IS);
  });

  it('brings back words that were typed in a cell, by who typed them', () => {
    const bytes = fileOf([], (xml) =>
      xml.replace(
        /<w:r><w:t xml:space="preserve">£2<\/w:t><\/w:r>/,
        `${plain('£')}<w:del w:id="1" ${WHO}><w:r><w:delText>2</w:delText></w:r></w:del>${put('3')}`,
      ),
    );
    expect(taken(bytes)).toEqual(withRow(2, 'a child under 12|£3|section 3(2)'));
    expect(found(bytes).items.map(({ maker, pid }) => [maker, pid])).toEqual([
      [{ kind: 'tracked', by: { author: 'Bo Lawyer', date: '2031-04-02T09:00:00Z' } }, 's2-child-2'],
    ]);
  });

  it('brings back words that were typed in an empty cell, or took all of one away', () => {
    const typed = fileOf([], (xml) => {
      const gull = rowWith(xml, 'a gull');
      const empty = /(<w:p><w:pPr><w:pStyle w:val="TableText"\/><\/w:pPr>)(<\/w:p>)/;
      return xml.replace(gull, gull.replace(empty, `$1${put('free')}$2`));
    });
    expect(taken(typed)).toEqual(withRow(3, 'a gull|free|section 3(2)\nsection 4'));
    const gone = fileOf([], (xml) => xml.replace(/<w:r><w:t xml:space="preserve">£5<\/w:t><\/w:r>/, ''));
    expect(taken(gone)).toEqual(withRow(1, 'an adult||section 3(1)'));
  });

  it('brings back rows that were put in, tracked or not, in their order', () => {
    for (const isTracked of [true, false]) {
      const bytes = fileOf([], (xml) => {
        const adult = rowWith(xml, 'an adult');
        const rows = rowXml(['a dog', '£1', ''], isTracked) + rowXml(['a hen', '', 'section 9'], isTracked);
        return xml.replace(adult, adult + rows);
      });
      expect(taken(bytes)).toEqual(withRow(1, 'an adult|£5|section 3(1)', 'a dog|£1|', 'a hen||section 9'));
    }
  });

  it('brings back rows that were left out, tracked or not', () => {
    for (const out of [strike, () => '']) {
      const bytes = fileOf([], (xml) => xml.replace(rowWith(xml, 'a child'), out(rowWith(xml, 'a child'))));
      const { items } = found(bytes);
      expect(items.map(({ operation }) => operation)).toEqual([{ do: 'omit', pid: 's2-child' }]);
      expect(taken(bytes)).toEqual(withRow(2));
    }
  });

  it('knows a row of which every cell was changed beside one that was put in', () => {
    const bytes = fileOf([], (xml) => {
      const child = rowWith(xml, 'a child');
      const changed = rowXml(['a child under 16', '£3', 'section 3(5)'], false);
      return xml.replace(child, rowXml(['a dog', '£1', ''], false) + changed);
    });
    expect(taken(bytes)).toEqual(withRow(2, 'a dog|£1|', 'a child under 16|£3|section 3(5)'));
    const pids = found(bytes).items.map(({ operation, pid }) => [operation.do, pid]);
    expect(pids).not.toContainEqual(['omit', 's2-child']);
    expect(pids).toContainEqual(['text', 's2-child-1']);
  });

  it('leaves it to a person where the cells of a row were changed', () => {
    const bytes = fileOf([], (xml) => {
      const child = rowWith(xml, 'a child');
      return xml.replace(child, child.replace('</w:tr>', `${cell(plain('more'))}</w:tr>`));
    });
    const { items, unplaced } = found(bytes);
    expect(items).toEqual([]);
    expect(unplaced.map(({ kind, pid }) => [kind, pid])).toEqual([['table', 's2-child']]);
  });

  it('drops the draft’s own rows that were rejected', () => {
    const edits: readonly Edit[] = [
      {
        type: 'insert',
        parent: 's2-table',
        after: 's2-child',
        rank,
        provision: row('new', ['a dog', '£1', 'x']),
      },
      { type: 'omit', pid: 's2-adult' },
    ];
    const draft = [{ id: 'A-001', edits }];
    const rejected = fileOf(draft, (xml) =>
      xml.replace(rowWith(xml, 'a dog'), '').replace(rowWith(xml, 'an adult'), (given) =>
        given
          .replace(/<w:del [^>]*\/>/g, '')
          .replace(/<\/?w:del\b[^>]*>/g, '')
          .replaceAll('w:delText', 'w:t'),
      ),
    );
    expect(taken(rejected, draft)).toEqual(AS_IT_IS);
  });

  it('says nothing of random drafts whose file nobody changed', () => {
    const isInTable = (edit: Edit): boolean =>
      edit.type === 'insert'
        ? edit.provision.kind === 'row'
        : edit.type !== 'move' && ['row', 'cell'].includes(indexTree(base).byPid.get(edit.pid)?.kind ?? '');
    fc.assert(
      fc.property(drafts(base, 6), ({ amendments }) => {
        const own = amendments
          .map(({ id, edits }) => ({ id, edits: edits.filter(isInTable) }))
          .filter(({ edits }) => edits.length > 0 && checkEdits(base, edits).ok);
        const { chosen } = chooseCompatible(base, own);
        const { items, unplaced } = found(fileOf(chosen), chosen);
        expect([items, unplaced]).toEqual([[], []]);
      }),
      { numRuns: caseCount(60, 600) },
    );
  });
});
