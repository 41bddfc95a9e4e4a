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
  /** Whether Word calls it a move: `del` where it stood, `ins` where it stands. */
  readonly moved: boolean;
  /** Of words that are struck where they were moved to: who moved them. */
  readonly movedBy: string | null;
}

interface ReadParagraph {
  readonly style: string;
  /** Whether the paragraph's end is itself inserted or deleted, by whom, and whether Word calls it a move. */
  readonly mark: Tracked;
  readonly markBy: string;
  readonly isMoved: boolean;
  /** The ends of moves in which it stands: `from move7`. */
  readonly moves: readonly string[];
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
  /** Tracked changes of words, and those on paragraph marks. */
  readonly runChanges: number;
  readonly markChanges: number;
  readonly headerRows: number;
}

/** What runs stand in. */
const RUN_HOLDERS: ReadonlySet<string> = new Set(['p', 'ins', 'del', 'moveFrom', 'moveTo', 'hyperlink']);
const CHANGES: Readonly<Record<string, 'ins' | 'del'>> = {
  ins: 'ins',
  del: 'del',
  moveTo: 'ins',
  moveFrom: 'del',
};

const attribute = (tag: SaxesTagNS, name: string): string | undefined =>
  Object.values(tag.attributes).find((at: SaxesAttributeNS) => at.local === name && at.uri === W)?.value;

/** What names an annotation that began elsewhere. */
const ENDS: ReadonlySet<string> = new Set([
  'bookmarkEnd',
  'commentRangeEnd',
  'commentReference',
  'moveFromRangeEnd',
  'moveToRangeEnd',
]);

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
  const moves = new Map<string, string>();
  const movesSeen: string[] = [];
  let current: {
    style: string;
    mark: Tracked;
    markBy: string;
    isMoved: boolean;
    moves: string[];
    runs: ReadRun[];
    within: string[];
  } | null = null;
  let rows = 0;
  let cells = 0;
  const withWords = new Set<SaxesTagNS>();
  let markChanges = 0;
  let headerRows = 0;
  let textBuffer = '';

  const inside = (name: string) => open.some((element) => element.name === name);
  const tracking = () => open.filter(({ name }) => name in CHANGES);
  const put = (text: string) => {
    const changes = tracking();
    const change = changes.at(-1);
    for (const { tag } of changes) withWords.add(tag);
    const outer = changes.length > 1 ? changes[0] : undefined;
    const run: ReadRun = {
      kind: change ? (CHANGES[change.name] ?? 'kept') : 'kept',
      text,
      author: change ? (attribute(change.tag, 'author') ?? '') : '',
      date: change ? (attribute(change.tag, 'date') ?? '') : '',
      moved: change?.name.startsWith('move') === true,
      movedBy: outer ? (attribute(outer.tag, 'author') ?? '') : null,
    };
    current?.runs.push(run);
    for (const { name } of changes)
      if (
        name.startsWith('move') &&
        ![...moves.values()].some((end) => end.startsWith(`${name.slice(4).toLowerCase()} `))
      )
        faults.push(`A ${name} outside the range of a move: ${text}`);
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
      // After a paragraph that comes or goes, in the next that does neither.
      const isNext =
        paragraphs.slice(range.end).every(({ mark }) => mark !== 'kept') && current?.mark === 'kept';
      if (range.isOpen || range.isShown || (range.end !== paragraphs.length && !isNext))
        faults.push(`What shows the comment ${id} is not after its end`);
      if (tracking().length > 0 || current?.mark !== 'kept')
        faults.push(`What shows the comment ${id} goes with a change`);
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
      current = {
        style: '',
        mark: 'kept',
        markBy: '',
        isMoved: false,
        moves: [...moves.values()],
        runs: [],
        within: [...bookmarks.values()],
      };
    if (name === 'tr') rows += 1;
    if (name === 'tc') cells += 1;
    if (name === 'tblHeader') headerRows += 1;
    if (name === 'pStyle' && current) current.style = attribute(tag, 'val') ?? '';
    if (name === 'bookmarkStart') bookmarks.set(attribute(tag, 'id') ?? '', attribute(tag, 'name') ?? '');
    if (name === 'bookmarkEnd') bookmarks.delete(attribute(tag, 'id') ?? '');
    const id = attribute(tag, 'id');
    if (name.startsWith('commentR')) ranges(name, id ?? '');
    const [, end, edge] = /^move(From|To)Range(Start|End)$/.exec(name) ?? [];
    if (end && edge === 'Start') {
      const called = `${end.toLowerCase()} ${attribute(tag, 'name')}`;
      if (movesSeen.includes(called)) faults.push(`Two ends are called ${called}`);
      if (moves.size > 0) faults.push(`A move begins within another: ${called}`);
      if (!attribute(tag, 'author') || !attribute(tag, 'date')) faults.push(`Nobody’s move: ${called}`);
      movesSeen.push(called);
      moves.set(id ?? '', called);
      current?.moves.push(called);
    } else if (end && !moves.delete(id ?? '')) faults.push(`A move ends that did not begin: ${id}`);
    if (id !== undefined && !ENDS.has(name)) {
      if (ids.has(id)) faults.push(`The id ${id} is used twice`);
      ids.add(id);
    }
    if (name in CHANGES) {
      for (const needed of ['id', 'author', 'date']) {
        if (!attribute(tag, needed)) faults.push(`A ${name} without ${needed}`);
      }
      if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(attribute(tag, 'date') ?? ''))
        faults.push(`A date of another form`);
      const outer = tracking();
      if (outer.length > 1 || (outer[0] && (name !== 'del' || outer[0].name !== 'moveTo')))
        faults.push(`A ${name} within a tracked change`);
      if (parent?.name === 'rPr') {
        if (open.at(-2)?.name !== 'pPr') faults.push(`A ${name} among the properties of a run`);
        if (parent.children.length > 1) faults.push(`A ${name} that is not first in its rPr`);
        if (current)
          Object.assign(current, {
            mark: CHANGES[name],
            markBy: attribute(tag, 'author') ?? '',
            isMoved: name.startsWith('move'),
          });
        markChanges += 1;
      } else {
        // A row that is put in or left out says so among its properties.
        const isRow = parent?.name === 'trPr' && (name === 'ins' || name === 'del');
        if (!isRow && parent?.name !== 'p' && parent?.name !== 'moveTo')
          faults.push(`A ${name} within ${parent?.name}`);
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
        if (range.isOpen)
          range.runs.push({
            kind: 'kept',
            text: '\n',
            author: '',
            date: '',
            moved: false,
            movedBy: null,
          });
      paragraphs.push({ ...current, cell: inside('tc') ? { row: rows, cell: cells } : null });
      current = null;
    }
    if (name === 'tc' && element?.children.at(-1) !== 'p')
      faults.push('A cell that does not end in a paragraph');
    if (name === 'body' && element) {
      const blocks = element.children.filter((child) => !child.startsWith('bookmark'));
      blocks.forEach((child, at) => {
        if (child === 'tbl' && blocks[at + 1] !== 'p') faults.push('A table that no paragraph follows');
      });
      if (element.children.at(-1) !== 'sectPr') faults.push('A body that does not end in its section');
    }
  });
  parser.write(xml).close();
  for (const [id, { isOpen, isShown }] of comments)
    if (isOpen || !isShown) faults.push(`The comment ${id} has no end, or nothing shows it`);
  for (const called of movesSeen) {
    const [end, name] = called.split(' ');
    if (!movesSeen.includes(`${end === 'from' ? 'to' : 'from'} ${name}`))
      faults.push(`A move has one end only: ${called}`);
  }
  if (moves.size > 0) faults.push('A move does not end');
  for (const { isMoved, mark, moves: inside } of paragraphs)
    if (isMoved && !inside.some((called) => called.startsWith(mark === 'del' ? 'from ' : 'to ')))
      faults.push('The end of a paragraph is moved outside the range of a move');
  return { paragraphs, comments, faults, runChanges: withWords.size, markChanges, headerRows };
}

/** Reads the document of a `.docx`. @throws Error for a file that Word would stumble over (`docx-structure.ts`) */
export function readDocx(bytes: Uint8Array): ReadDocument {
  const wrong = docxFaults(bytes);
  if (wrong.length > 0) throw new Error(`Not a file for Word: ${wrong.join('; ')}`);
  const part = unzipSync(bytes)['word/document.xml'];
  if (!part) throw new Error('No word/document.xml');
  return readDocumentXml(strFromU8(part));
}

type Settling = 'accept' | 'reject';

/**
 * The paragraphs as they read after accepting or rejecting every change, or each author's. Where a paragraph's end goes,
 * what is left of it runs on into the next.
 */
export function settle(
  paragraphs: readonly ReadParagraph[],
  how: Settling | ((author: string) => Settling),
): readonly string[] {
  const of = (author: string) => (typeof how === 'string' ? how : how(author));
  const goes = (kind: Tracked, author: string) => kind === (of(author) === 'accept' ? 'del' : 'ins');
  const out: string[] = [];
  let carried = '';
  for (const { runs, mark, markBy } of paragraphs) {
    carried += runs
      .filter((run) => !goes(run.kind, run.author) && !(run.movedBy !== null && goes('ins', run.movedBy)))
      .map((run) => run.text)
      .join('');
    if (goes(mark, markBy)) continue;
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
