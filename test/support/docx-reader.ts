import { strFromU8, unzipSync } from 'fflate';
import { type SaxesAttributeNS, SaxesParser, type SaxesTagNS } from 'saxes';
import { docxFaults } from './docx-structure.ts';

/**
 * An independent reader of tracked changes: it knows WordprocessingML, and nothing of the writer. It computes what a
 * word processor has after accepting or rejecting every change, and lists what is wrong with the structure.
 */

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

type Tracked = 'kept' | 'ins' | 'del';

interface ReadRun {
  readonly kind: Tracked;
  readonly text: string;
  readonly author: string;
  readonly date: string;
}

interface ReadParagraph {
  readonly style: string;
  /** Whether the paragraph's end is itself inserted or deleted. */
  readonly mark: Tracked;
  readonly runs: ReadRun[];
  /** The bookmarks that were open where it began. */
  readonly within: readonly string[];
  /** Its table row and cell, counted through the document; null outside tables. */
  readonly cell: { readonly row: number; readonly cell: number } | null;
}

/** What stands between the ends of a comment. */
export interface ReadRange {
  /** The end of a paragraph is a run of one line end. */
  readonly runs: ReadRun[];
  /** Whether what shows it stood after its end, in the same paragraph. */
  readonly isShown: boolean;
}

interface ReadDocument {
  readonly paragraphs: readonly ReadParagraph[];
  /** Comments by id. */
  readonly comments: ReadonlyMap<string, ReadRange>;
  readonly faults: readonly string[];
  /** `w:ins` and `w:del` around runs, and those on paragraph marks. */
  readonly runChanges: number;
  readonly markChanges: number;
  readonly headerRows: number;
}

/** What runs stand in. */
const RUN_HOLDERS: ReadonlySet<string> = new Set(['p', 'ins', 'del', 'hyperlink']);

const attribute = (tag: SaxesTagNS, name: string): string | undefined =>
  Object.values(tag.attributes).find((at: SaxesAttributeNS) => at.local === name && at.uri === W)?.value;

/** What names an annotation that began elsewhere. */
const ENDS: ReadonlySet<string> = new Set(['bookmarkEnd', 'commentRangeEnd', 'commentReference']);

/** The order that the schema wants the children of `w:pPr` in, as far as this project writes them. */
const PPR_ORDER = [
  'pStyle',
  'keepNext',
  'keepLines',
  'tabs',
  'spacing',
  'ind',
  'outlineLvl',
  'rPr',
  'sectPr',
];

const outOfOrder = (names: readonly string[], order: readonly string[]): boolean => {
  const places = names.map((name) => order.indexOf(name));
  return places.some((place, at) => place < 0 || (at > 0 && place <= (places[at - 1] ?? -1)));
};

/** Reads `word/document.xml`. @throws Error when it isn't well-formed. */
function readDocumentXml(xml: string): ReadDocument {
  const paragraphs: ReadParagraph[] = [];
  const faults: string[] = [];
  const ids = new Set<string>();
  const open: { readonly name: string; readonly tag: SaxesTagNS; readonly children: string[] }[] = [];
  const bookmarks = new Map<string, string>();
  const comments = new Map<string, { runs: ReadRun[]; isOpen: boolean; isShown: boolean; end: number }>();
  let current: { style: string; mark: Tracked; runs: ReadRun[]; within: string[] } | null = null;
  let rows = 0;
  let cells = 0;
  let runChanges = 0;
  let markChanges = 0;
  let headerRows = 0;
  let textBuffer = '';

  const inside = (name: string) => open.some((element) => element.name === name);
  const tracking = () => open.filter(({ name }) => name === 'ins' || name === 'del');
  const put = (text: string) => {
    const change = tracking().at(-1);
    const run: ReadRun = {
      kind: change ? (change.name as Tracked) : 'kept',
      text,
      author: change ? (attribute(change.tag, 'author') ?? '') : '',
      date: change ? (attribute(change.tag, 'date') ?? '') : '',
    };
    current?.runs.push(run);
    for (const range of comments.values()) if (range.isOpen) range.runs.push(run);
  };
  const ranges = (name: string, id: string) => {
    const range = comments.get(id);
    if (name === 'commentRangeStart') comments.set(id, { runs: [], isOpen: true, isShown: false, end: -1 });
    else if (!range) faults.push(`The comment ${id} has no beginning`);
    else if (name === 'commentRangeEnd') {
      if (!range.isOpen) faults.push(`The comment ${id} ends twice`);
      Object.assign(range, { isOpen: false, end: paragraphs.length });
    } else {
      if (range.isOpen || range.isShown || range.end !== paragraphs.length)
        faults.push(`What shows the comment ${id} is not after its end`);
      if (inside('ins') || inside('del')) faults.push(`What shows the comment ${id} goes with a change`);
      range.isShown = true;
    }
  };

  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('text', (text) => {
    textBuffer += text;
  });
  parser.on('opentag', (tag) => {
    const name = tag.local;
    const parent = open.at(-1);
    parent?.children.push(name);
    if (name === 'p' && tag.uri === W)
      current = { style: '', mark: 'kept', runs: [], within: [...bookmarks.values()] };
    if (name === 'tr') rows += 1;
    if (name === 'tc') cells += 1;
    if (name === 'tblHeader') headerRows += 1;
    if (name === 'pStyle' && current) current.style = attribute(tag, 'val') ?? '';
    if (name === 'bookmarkStart') bookmarks.set(attribute(tag, 'id') ?? '', attribute(tag, 'name') ?? '');
    if (name === 'bookmarkEnd') bookmarks.delete(attribute(tag, 'id') ?? '');
    const id = attribute(tag, 'id');
    if (name.startsWith('commentR')) ranges(name, id ?? '');
    if (id !== undefined && !ENDS.has(name)) {
      if (ids.has(id)) faults.push(`The id ${id} is used twice`);
      ids.add(id);
    }
    if (name === 'ins' || name === 'del') {
      for (const needed of ['id', 'author', 'date']) {
        if (!attribute(tag, needed)) faults.push(`A ${name} without ${needed}`);
      }
      if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(attribute(tag, 'date') ?? ''))
        faults.push(`A date of another form`);
      if (tracking().length > 0) faults.push(`A ${name} within a tracked change`);
      if (parent?.name === 'rPr') {
        if (open.at(-2)?.name !== 'pPr') faults.push(`A ${name} among the properties of a run`);
        if (parent.children.length > 1) faults.push(`A ${name} that is not first in its rPr`);
        if (current) current.mark = name;
        markChanges += 1;
      } else {
        if (parent?.name !== 'p') faults.push(`A ${name} within ${parent?.name}`);
        runChanges += 1;
      }
    }
    if (name === 't' && inside('del')) faults.push('Live text within a deletion');
    if (name === 'delText' && !inside('del')) faults.push('Deleted text outside a deletion');
    if (name === 'r' && !RUN_HOLDERS.has(parent?.name ?? '')) faults.push(`A run within ${parent?.name}`);
    if (name === 'tab' && parent?.name === 'r') put('\t');
    if (name === 'br') put('\n');
    if (name === 'cr') put('\r');
    textBuffer = '';
    open.push({ name, tag, children: [] });
  });
  parser.on('closetag', (tag) => {
    const element = open.pop();
    const name = tag.local;
    if (name === 't' || name === 'delText') {
      const kept = Object.values(element?.tag.attributes ?? {}).some(
        (at) => at.name === 'xml:space' && at.value === 'preserve',
      );
      if (!kept && textBuffer !== textBuffer.trim())
        faults.push(`Space that is not preserved: ${textBuffer}`);
      put(textBuffer);
    }
    if (name === 'pPr' && element && outOfOrder(element.children, PPR_ORDER)) {
      faults.push(`The properties of a paragraph are out of order: ${element.children.join(' ')}`);
    }
    if (name === 'p' && current) {
      for (const range of comments.values())
        if (range.isOpen) range.runs.push({ kind: 'kept', text: '\n', author: '', date: '' });
      paragraphs.push({ ...current, cell: inside('tc') ? { row: rows, cell: cells } : null });
      current = null;
    }
    if (name === 'tc' && element?.children.at(-1) !== 'p')
      faults.push('A cell that does not end in a paragraph');
    if (name === 'body' && element) {
      element.children.forEach((child, at) => {
        if (child === 'tbl' && element.children[at + 1] !== 'p')
          faults.push('A table that no paragraph follows');
      });
      if (element.children.at(-1) !== 'sectPr') faults.push('A body that does not end in its section');
    }
  });
  parser.write(xml).close();
  for (const [id, { isOpen, isShown }] of comments)
    if (isOpen || !isShown) faults.push(`The comment ${id} has no end, or nothing shows it`);
  return { paragraphs, comments, faults, runChanges, markChanges, headerRows };
}

/** Reads the document of a `.docx`. @throws Error for a file that Word would stumble over (`docx-structure.ts`) */
export function readDocx(bytes: Uint8Array): ReadDocument {
  const wrong = docxFaults(bytes);
  if (wrong.length > 0) throw new Error(`Not a file for Word: ${wrong.join('; ')}`);
  const part = unzipSync(bytes)['word/document.xml'];
  if (!part) throw new Error('No word/document.xml');
  return readDocumentXml(strFromU8(part));
}

/**
 * The paragraphs as they read after accepting or rejecting every change. Where a paragraph's end goes, what is left of
 * it runs on into the next.
 */
export function settle(paragraphs: readonly ReadParagraph[], how: 'accept' | 'reject'): readonly string[] {
  const goes: Tracked = how === 'accept' ? 'del' : 'ins';
  const out: string[] = [];
  let carried = '';
  for (const { runs, mark } of paragraphs) {
    carried += runs
      .filter((run) => run.kind !== goes)
      .map((run) => run.text)
      .join('');
    if (mark === goes) continue;
    out.push(carried);
    carried = '';
  }
  if (carried) out.push(carried);
  return out;
}

/** The paragraphs that began inside a bookmark. */
export const within = (document: ReadDocument, bookmark: string): readonly ReadParagraph[] =>
  document.paragraphs.filter((paragraph) => paragraph.within.includes(bookmark));

/** The whole text after accepting or rejecting every change, a table's row on one line with tabs between its cells. */
export function documentText(document: ReadDocument, how: 'accept' | 'reject'): string {
  const lines: string[] = [];
  const rest = [...document.paragraphs];
  while (rest.length > 0) {
    const row = rest[0]?.cell?.row;
    const end = rest.findIndex((paragraph) => paragraph.cell?.row !== row);
    const group = rest.splice(0, end < 0 ? rest.length : end);
    if (row === undefined) {
      lines.push(...settle(group, how));
      continue;
    }
    const cells = new Map<number | undefined, ReadParagraph[]>();
    for (const paragraph of group) {
      const cell = paragraph.cell?.cell;
      cells.set(cell, [...(cells.get(cell) ?? []), paragraph]);
    }
    lines.push([...cells.values()].map((cell) => settle(cell, how).join('\n')).join('\t'));
  }
  return lines.join('\n');
}
