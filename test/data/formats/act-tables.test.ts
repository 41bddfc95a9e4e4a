import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { indexTree, type Provision, provision } from '../../../core/act/tree.ts';
import { checkEdits } from '../../../core/amend/edits/check.ts';
import { chooseCompatible } from '../../../core/amend/edits/clash.ts';
import type { Edit } from '../../../core/amend/edits/edit.ts';
import { linesOf, plainLines } from '../../../core/amend/redline/lines.ts';
import { asAmendedOf, type Drafted, redline } from '../../../core/amend/redline/redline.ts';
import { printedParts } from '../../../core/amend/redline/table-lines.ts';
import { keelingSchedule } from '../../../core/pack/keeling.ts';
import { ACT_BOOKMARK } from '../../../data/formats/docx/act-lines.ts';
import { widthsOf } from '../../../data/formats/docx/act-table.ts';
import { keelingDocxOf } from '../../../data/formats/docx/keeling.ts';
import { keelingHtmlOf } from '../../../data/formats/html/keeling.ts';
import { row, tableInstrument } from '../../support/acts/table-act.ts';
import { drafts } from '../../support/drafts/drafts.ts';
import { caseCount } from '../../support/run/amount.ts';
import { readDocx, settle, within } from '../../support/word/docx-reader.ts';

const instrument = tableInstrument();
const rank = 'V';
const edits: readonly Edit[] = [
  { type: 'text', pid: 's2-child-2', field: 'content', from: 1, to: 2, insert: '3', rank },
  { type: 'text', pid: 's2-gull-2', field: 'content', from: 0, to: 0, insert: '£1', rank },
  { type: 'omit', pid: 's2-adult' },
  { type: 'insert', parent: 's2-table', after: 's2-none', rank, provision: row('new', ['a <dog>', '', '']) },
];
const scheduleOf = (drafted: readonly Drafted[]) =>
  keelingSchedule({
    generator: 'Keeling',
    instrument,
    drafted,
    amending: { title: 'A Bill', print: '' },
    sources: drafted.map(({ id }) => ({
      ...{ id, cite: id, effect: '', status: '', reason: '', words: '' },
    })),
  });
const draft: readonly Drafted[] = [{ id: 'c1', edits }];

const documentOf = (drafted: readonly Drafted[]): string =>
  strFromU8(
    unzipSync(keelingDocxOf(scheduleOf(drafted), '2031-04-01T10:00:00Z'))['word/document.xml'] ??
      new Uint8Array(),
  );

/** The rows of the tables within the Act as a word processor has them with every change accepted, or rejected. */
function rowsOf(xml: string, how: 'accept' | 'reject'): readonly string[] {
  const act = xml.slice(xml.indexOf(`w:name="${ACT_BOOKMARK}"`), xml.indexOf('<w:bookmarkEnd'));
  const [gone, stays] = how === 'accept' ? ['del', 'ins'] : ['ins', 'del'];
  return [...act.matchAll(/<w:tr>(.*?)<\/w:tr>/gs)].flatMap(([, inner = '']) => {
    const properties = /<w:trPr>(.*?)<\/w:trPr>/s.exec(inner)?.[1] ?? '';
    if (properties.includes(`<w:${gone} `)) return [];
    const cells = [...inner.matchAll(/<w:tc>(.*?)<\/w:tc>/gs)].map(([, cell = '']) =>
      cell
        .replace(/<w:pPr>.*?<\/w:pPr>/gs, '')
        .replace(new RegExp(`<w:${gone} .*?</w:${gone}>`, 'gs'), '')
        .replace(new RegExp(`</?w:${stays}\\b[^>]*>`, 'g'), '')
        .replace(/<w:br\/>/g, '\n')
        .replace(/<w:instrText.*?<\/w:instrText>/gs, '')
        .replace(/<[^>]*>/g, '')
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&amp;', '&'),
    );
    return [cells.join('\t')];
  });
}

/** The rows of the tables of a text. */
function* rowsIn(node: Provision): Generator<string> {
  if (node.kind === 'row') yield node.children.map(({ content }) => content).join('\t');
  for (const child of node.children) yield* rowsIn(child);
}

/** Whether an edit is of the cells or the entries of a table. */
const isInTable = (edit: Edit): boolean =>
  edit.type === 'insert'
    ? edit.provision.kind === 'row'
    : ['row', 'cell'].includes(indexTree(instrument.root).byPid.get(edit.pid)?.kind ?? '');

describe('a table of an Act in a Word file', () => {
  it('is a table whose rows are tracked as rows, and whose words as words', () => {
    const xml = documentOf(draft);
    expect(rowsOf(xml, 'reject')).toEqual([...rowsIn(instrument.root)]);
    expect(rowsOf(xml, 'accept')).toEqual([...rowsIn(asAmendedOf(redline(instrument.root, draft)))]);
    expect(xml.match(/<w:trPr><w:cantSplit\/><w:ins /g)).toHaveLength(1);
    expect(xml.match(/<w:trPr><w:cantSplit\/><w:del /g)).toHaveLength(1);
    expect(xml).toContain('<w:gridSpan w:val="2"/>');
    expect(xml).toMatch(/<w:tblHeader\/>/);
  });

  it('is built as Word wants it, and settles to the texts of random drafts', () => {
    fc.assert(
      fc.property(drafts(instrument.root), ({ amendments }) => {
        const own = amendments
          .map(({ id, edits: all }) => ({ id, edits: all.filter(isInTable) }))
          .filter((one) => one.edits.length > 0 && checkEdits(instrument.root, one.edits).ok);
        const { chosen } = chooseCompatible(instrument.root, own);
        const schedule = scheduleOf(chosen);
        const bytes = keelingDocxOf(schedule, '2031-04-01T10:00:00Z');
        const document = readDocx(bytes);
        expect(document.faults).toEqual([]);
        const act = within(document, ACT_BOOKMARK);
        for (const [how, reading] of [
          ['reject', 'original'],
          ['accept', 'as-amended'],
        ] as const) {
          const cells = plainLines(
            schedule.lines.map(({ cell: _, ...line }) => line),
            reading,
          );
          expect(settle(act, how)).toEqual(cells);
        }
      }),
      { numRuns: caseCount(120, 600) },
    );
  });
});

describe('the columns of a table in a Word file', () => {
  const WIDTH = 9000;
  /** Never as much as a letter takes in the print of a table, in twentieths of a point. */
  const LEAST = 100;
  const words = fc
    .array(fc.constantFrom('a', 'Summer', 'no charge', 'receipt', 'consideration', 'ferries', '£5'), {
      maxLength: 8,
    })
    .map((all) => all.join(' '));

  it('have room for their longest words wherever all of them have, and no more than there is', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(words, words, words, words), { minLength: 1, maxLength: 4 }), (cells) => {
        const table = provision({
          ...{ pid: 't', kind: 'table' },
          children: cells.map((line, at) => row(`r${at}`, line)),
        });
        const root = provision({ pid: 'act', kind: 'act', children: [table] });
        const [part] = printedParts(linesOf(redline(root, [])));
        if (part?.type !== 'table') throw new RangeError('The table is not printed as one');
        const widths = widthsOf(part, WIDTH);
        expect(widths.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(WIDTH);
        const needed = [0, 1, 2, 3].map((column) =>
          Math.max(...cells.map((line) => Math.max(...(line[column] ?? '').split(' ').map((w) => w.length)))),
        );
        for (const [at, letters] of needed.entries())
          expect(widths[at], `column ${at + 1}`).toBeGreaterThanOrEqual(letters * LEAST);
      }),
      { numRuns: 100 },
    );
  });
});

describe('a table of an Act on a page', () => {
  const html = keelingHtmlOf(scheduleOf(draft));
  const tables = [...html.matchAll(/<div class="lawtable[^"]*"><table>(.*?)<\/table><\/div>/gs)].map(
    ([, inner = '']) => inner,
  );
  const words = (markup: string) =>
    markup
      .replace(/<[^>]*>/g, '')
      .replace(/\s+/g, ' ')
      .trim();

  it('is a table, with its heading row and its spans', () => {
    expect(tables).toHaveLength(2);
    expect(
      [...(tables[0] ?? '').matchAll(/<th scope="col"[^>]*>(.*?)<\/th>/gs)].map(([, head = '']) =>
        words(head),
      ),
    ).toEqual(['Passenger or goods', 'Charge', 'Provision']);
    expect(tables[0]).toContain('<td colspan="2" rowspan="1">');
  });

  it('has no heading without words: an empty corner names no column', () => {
    const heads = [...(tables[1] ?? '').matchAll(/<th [^>]*>(.*?)<\/th>/gs)].map(([, head = '']) =>
      words(head),
    );
    expect(heads).toEqual(['Route', 'Days']);
  });

  it('says of each row and of each word what becomes of it', () => {
    const rows = [...(tables[0] ?? '').matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, inner = '']) => words(inner));
    expect(rows[1]).toMatch(/^Row omitted\. \[omitted: an adult\]/);
    expect(rows[2]).toContain('£[omitted: 2]');
    expect(rows[2]).toContain('[inserted: 3]');
    expect(rows.at(-1)).toMatch(/^Row inserted\. \[inserted: a &lt;dog&gt;\]/);
  });
});
