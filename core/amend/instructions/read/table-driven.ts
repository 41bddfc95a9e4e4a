import { isHeadRow, placedCells } from '../../../act/table.ts';
import { type Provision, walk } from '../../../act/tree.ts';
import { ORDINALS, uncapital } from '../../../base/english.ts';
import { ok, type Result, refuse } from '../../../base/result.ts';

/** Words that are quoted, or are in a column of a table. */
type EntryWords = { readonly words: string } | { readonly column: number };

/**
 * An instruction whose places, and the words at them, are the entries of a table. Example: "In a provision listed in
 * column 1 of the table, for the words in the corresponding entry in column 2 substitute “x”".
 */
export interface TableDriven {
  readonly places: number;
  /** The place of the table, in words; '' where none is named. */
  readonly table: string;
  readonly does: 'substitute' | 'omit' | 'insert';
  /** The words that are replaced or omitted or, for an insertion, the words beside it. */
  readonly at: EntryWords;
  readonly side: 'before' | 'after';
  readonly by: EntryWords | null;
}

const COLUMN = String.raw`(?:column (?<N>\d{1,2})|the (?<O>[a-z]+) column)`;
const TABLE = `(?: of (?:the|that) (?:table|schedule)(?: (?:(?:set out )?in|at|to|below) (?<T>[^,“”]{1,80}?))?)?`;
const numberedGroups = (pattern: string, by: string): string =>
  pattern.replaceAll('?<N>', `?<N${by}>`).replaceAll('?<O>', `?<O${by}>`).replaceAll('?<T>', `?<T${by}>`);
const LISTED = '(?:listed|specified|mentioned|set out|shown|contained)';
const IN_ENTRY = '(?:in )?(?:the )?(?:corresponding )?(?:entry )?';
const words = (by: string): string =>
  `(?:“(?<W${by}>[^“”]+)”|the (?:words?|figures?|text|expression)(?: ${LISTED})? in ${IN_ENTRY}(?:in )?${numberedGroups(COLUMN, by)}${numberedGroups(TABLE, by)})`;
const THERE_IS = '(?:there (?:is|are|shall be) )?';
const HEAD = `^in (?:the|a|an|each|any|every)(?: of the)? provisions? ${LISTED} in ${numberedGroups(COLUMN, 'P')}${numberedGroups(TABLE, 'P')},? `;
const FORMS: readonly (readonly [TableDriven['does'], RegExp])[] = [
  ['substitute', new RegExp(`${HEAD}for ${words('A')},? ${THERE_IS}substituted? ${words('B')}\\.?$`, 'iu')],
  ['omit', new RegExp(`${HEAD}omit ${words('A')}\\.?$`, 'iu')],
  ['omit', new RegExp(`${HEAD}${words('A')} (?:is|are) (?:omitted|repealed|revoked)\\.?$`, 'iu')],
  [
    'insert',
    new RegExp(`${HEAD}(?<S>after|before) ${words('A')},? ${THERE_IS}insert(?:ed)? ${words('B')}\\.?$`, 'iu'),
  ],
];

/** The beginning of every form. The forms are long, so they run only on sentences that begin like this. */
const OPENS = /^\s*in\s+(?:the|a|an|each|any|every)(?:\s+of\s+the)?\s+provisions?\s/i;

type Groups = Readonly<Record<string, string | undefined>>;

function columnIn(groups: Groups, by: string): number | null {
  const columnNumber = groups[`N${by}`];
  if (columnNumber !== undefined) return Number(columnNumber);
  const nth = ORDINALS.indexOf(groups[`O${by}`]?.toLowerCase() ?? '');
  return nth < 0 ? null : nth + 1;
}

function entryWordsIn(groups: Groups, by: string): EntryWords | null {
  const quoted = groups[`W${by}`];
  if (quoted !== undefined) return { words: quoted };
  const column = columnIn(groups, by);
  return column === null ? null : { column };
}

/** Reads a sentence that applies to the entries of a table; null for any other sentence. */
export function tableDriven(text: string): TableDriven | null {
  if (!OPENS.test(text)) return null;
  const sentence = text.replace(/\s+/g, ' ').trim();
  for (const [does, form] of FORMS) {
    const groups = form.exec(sentence)?.groups;
    const places = groups && columnIn(groups, 'P');
    const at = groups && entryWordsIn(groups, 'A');
    const by = groups && does !== 'omit' ? entryWordsIn(groups, 'B') : null;
    if (!groups || !places || !at || (does !== 'omit' && !by)) continue;
    const table = groups.TP ?? groups.TA ?? groups.TB ?? '';
    return {
      places,
      table,
      does,
      at,
      side: groups.S?.toLowerCase() === 'before' ? 'before' : 'after',
      by: by ?? null,
    };
  }
  return null;
}

const label = (num: string): string =>
  num.replace(/^(?:the )?(?:schedule|part|chapter)\b\s*/i, '').replace(/[().]/g, '');

/** Finds a place in the amending text by its name: "Part 1 of the Schedule". Null unless there is exactly one. */
function holderOf(root: Provision, words: string, from: Provision): Provision | null {
  const steps = words.split(/ of | to /i).toReversed();
  let at: Provision = root;
  for (const step of steps) {
    const [, unit = '', num = ''] =
      /^(?:the )?(schedule|part|chapter|section|regulation|article|subsection|paragraph)\s*(\S*)$/i.exec(
        step.trim(),
      ) ?? [];
    if (unit === '') return null;
    const isSibling = /^(?:subsection|paragraph)$/i.test(unit) && at === root;
    const within = isSibling ? (parentOf(root, from) ?? root) : at;
    const labelText = label(num);
    const kinds = [
      unit.toLowerCase(),
      /^(?:regulation|article)$/i.test(unit) ? 'section' : '',
      /paragraph/i.test(unit) ? 'subsection' : '',
      /paragraph/i.test(unit) ? 'scheduleParagraph' : '',
    ];
    const matchingNodes = [...walk(within)].filter(
      (node) => kinds.includes(node.kind) && (labelText === '' || label(node.num) === labelText),
    );
    const [only, other] = matchingNodes;
    if (!only || other) return null;
    at = only;
  }
  return at;
}

const parentOf = (root: Provision, node: Provision): Provision | null =>
  [...walk(root)].find(({ children }) => children.includes(node)) ?? null;

/** The table at the place that is named, or the only table of the text. Refused where none or several are there. */
export function tableFor(root: Provision, from: Provision, { table }: TableDriven): Result<Provision> {
  const holder = table === '' ? root : holderOf(root, table, from);
  if (!holder) return refuse('not-found', `the place of the table, “${table}”, was not found in this text`);
  const tables = [...walk(holder)].filter(({ kind }) => kind === 'table');
  const [only, other] = tables;
  if (only && !other) return ok(only);
  return refuse(
    'not-found',
    only ? 'it is not said which table is meant' : 'there is no table with rows in this text',
  );
}

const UNIT = /^(?:Sections?|Subsections?|Paragraphs?|Articles?|Regulations?|Rules?|Schedules?|Parts?|The)\b/;

/** A place in a table as a sentence names it. */
const inSentence = (place: string): string => {
  const name = place
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.;,]$/, '');
  return UNIT.test(name) && !/^(?:Schedule|Part)/.test(name) ? uncapital(name) : name;
};

/** The words of a cell without quotation marks. */
const unquoted = (cellText: string): string => cellText.trim().replace(/^[“"]|[”"]$/g, '');

const COLUMN_NAME = /^(?:column )?\(?\d{1,2}\)?$/i;
const HEADING = /^(?:provisions?|enactments?|references?)(?: (?:amended|affected|concerned))?$/i;

/** Whether a row is a header, in a text that doesn't mark headers. */
const isHeading = ({ children }: Provision, places: string): boolean =>
  HEADING.test(places.trim()) || children.every(({ content }) => COLUMN_NAME.test(content.trim()));

/** The words of a column, row by row. A cell that spans several rows has its words in each of them. */
function wordsOfColumn(rows: readonly Provision[], nth: number): readonly string[] {
  const grid = placedCells(
    rows.map(({ children }) => children),
    ({ layout }) => layout,
  );
  let reaching = { words: '', left: 0 };
  return grid.map((rowCells) => {
    const own = rowCells.find(({ column, across }) => column <= nth && nth < column + across);
    reaching = own
      ? { words: own.cell.content, left: own.cell.layout?.down ?? 1 }
      : { ...reaching, left: reaching.left - 1 };
    return reaching.left > 0 ? reaching.words : '';
  });
}

/** The instruction of a table's entry as a sentence, or the reason why there is none. */
export type EntrySentence = { readonly sentence: string } | { readonly reason: string };

/** The instruction of each entry as a sentence, one for each of its places. */
export function sentencesOf(table: Provision, driven: TableDriven): readonly EntrySentence[] {
  const rows = table.children;
  const columnOf = (entryWords: EntryWords | null) =>
    entryWords && 'column' in entryWords ? wordsOfColumn(rows, entryWords.column) : [];
  const [placesOf, atOf, byOf] = [
    wordsOfColumn(rows, driven.places),
    columnOf(driven.at),
    columnOf(driven.by),
  ];
  return rows.flatMap((row, at): readonly EntrySentence[] => {
    const all = row.children.map(({ content }) => content.trim()).filter((words) => words !== '');
    const placeText = placesOf[at] ?? '';
    if (all.length === 0 || isHeadRow(row) || isHeading(row, placeText)) return [];
    const places = placeText.split('\n').filter((line) => line.trim() !== '');
    const rowText = all.join(', ');
    if (places.length === 0)
      return [{ reason: `An entry of the table names no place in column ${driven.places}: ${rowText}` }];
    const wordsOf = (entryWords: EntryWords): string =>
      'words' in entryWords ? entryWords.words : unquoted((entryWords === driven.at ? atOf : byOf)[at] ?? '');
    const needed = driven.by ? [driven.at, driven.by] : [driven.at];
    const lacking = needed.find((entryWords) => wordsOf(entryWords) === '');
    if (lacking && 'column' in lacking)
      return [{ reason: `An entry of the table has no words in column ${lacking.column}: ${rowText}` }];
    const [old = '', newWords = ''] = needed.map((entryWords) => `“${wordsOf(entryWords)}”`);
    const does =
      driven.does === 'omit'
        ? `omit ${old}`
        : driven.does === 'insert'
          ? `${driven.side} ${old} insert ${newWords}`
          : `for ${old} substitute ${newWords}`;
    return places.map((place) => ({ sentence: `In ${inSentence(place)}, ${does}.` }));
  });
}
