import { ordinal } from '../base/english.ts';
import { memoise } from '../base/once.ts';
import { isEntryNumber, isHeadRow, placedCells } from './table.ts';
import { indexTree, type Kind, type Pid, type Provision, pathTo, walk } from './tree.ts';

/** `text` is the form for sentences, "section 2A(3)(g)"; `short` that of legislation.gov.uk's notes, "s. 2A(3)(g)". */
export type CitationStyle = 'text' | 'short';

/** The word before the outermost label of a citation, per style (drafting-conventions.md §1.1). */
const UNIT_WORDS: Partial<Record<Kind, Readonly<Record<CitationStyle, string>>>> = {
  section: { text: 'section', short: 's.' },
  subsection: { text: 'subsection', short: 'subs.' },
  paragraph: { text: 'paragraph', short: 'para.' },
  subparagraph: { text: 'sub-paragraph', short: 'sub-para.' },
  subsubparagraph: { text: 'sub-sub-paragraph', short: 'sub-sub-para.' },
  scheduleParagraph: { text: 'paragraph', short: 'para.' },
  scheduleSubparagraph: { text: 'sub-paragraph', short: 'sub-para.' },
};
const GROUP_WORDS: Partial<Record<Kind, Readonly<Record<CitationStyle, string>>>> = {
  part: { text: 'Part', short: 'Pt.' },
  chapter: { text: 'Chapter', short: 'Ch.' },
  schedule: { text: 'Schedule', short: 'Sch.' },
};

/** The place of a provision in its text: the Act's own text, or a quotation. */
interface Place {
  /** The provisions from the outermost of that text down to the provision itself. */
  readonly inside: readonly Provision[];
  /** The citation of the provision that quotes the text. Null in the Act's own text. */
  readonly host: string | null;
}

function placeOf(path: readonly Provision[], style: CitationStyle): Place {
  const quotation = path.slice(0, -1).findLastIndex((node) => node.kind === 'quotation');
  if (quotation < 0) return { inside: path.slice(1), host: null };
  return { inside: path.slice(quotation + 1), host: citePath(path.slice(0, quotation), style) };
}

/** Cites a Part, Chapter or Schedule with those round it: "Part 1 of Schedule 2"; "Sch. 2 Pt. 1". */
function citeGroups(groups: readonly Provision[], style: CitationStyle): string {
  const names = groups.map((group) => {
    const label = group.num.replace(/^(?:the\s+)?(?:part|chapter|schedule)\b\s*/i, '');
    const word = GROUP_WORDS[group.kind]?.[style] ?? group.kind;
    if (label === '') return style === 'text' ? `the ${word}` : word;
    return `${word} ${label}`;
  });
  return style === 'text' ? names.toReversed().join(' of ') : names.join(' ');
}

/** A label in brackets, so that it can follow another: `3` and `1.` become `3(1)`. */
const inBrackets = (label: string): string =>
  label === '' || /^[([]/.test(label) ? label : `(${label.replace(/[.)\]:]$/, '')})`;

/** Cites a numbered provision: the outermost unit's word, then all labels without spaces (drafting-conventions.md R1.1). */
function citeUnit({ inside, host }: Place, style: CitationStyle): string {
  const from = inside.findIndex((node) => UNIT_WORDS[node.kind]);
  const outermost = inside[from];
  if (!outermost) {
    const groups = inside.filter((node) => GROUP_WORDS[node.kind]);
    return host ?? (groups.length > 0 ? citeGroups(groups, style) : 'this Act');
  }
  const [first = '', ...below] = inside
    .slice(from)
    .flatMap((node) => (UNIT_WORDS[node.kind] ? [node.num] : []));
  // An instrument of the EU prints the word with the number, "Article 1".
  const word = /^\p{L}{4,} /u.test(first) ? '' : `${UNIT_WORDS[outermost.kind]?.[style]} `;
  const unit = `${word}${first}${below.map(inBrackets).join('')}`;
  // A section's number is unique in the Act, so its Part is not named. The Schedule of a paragraph always is (R1.1).
  const schedule = inside.slice(0, from).find((node) => node.kind === 'schedule');
  const unitInSchedule = !schedule
    ? unit
    : style === 'text'
      ? `${unit} of ${citeGroups([schedule], style)}`
      : `${citeGroups([schedule], style)} ${unit}`;
  return host === null ? unitInSchedule : `the quoted ${unitInSchedule} in ${host}`;
}

/** Names a row of a table by its entry number or the first words in it: "entry 3", "the entry for “Coal”". */
function nameOfRow(row: Provision, table: Provision): string {
  const namedCell = row.children.find(({ content }) => content !== '');
  const all = table.children;
  if (isHeadRow(row)) return 'the heading row';
  const words = namedCell && row.children[0] === namedCell ? openingWords(namedCell, 8) : '';
  const nth = `row ${all.filter((one) => !isHeadRow(one)).indexOf(row) + 1}`;
  if (words === '') return nth;
  return isEntryNumber(words) ? `entry ${words.replace(/\.$/, '')}` : `the entry for “${words}”`;
}

/** "the table", or "the second table" if its parent has several. */
function nameOfTable(table: Provision, holder: Provision | undefined): string {
  const all = holder?.children.filter(({ kind }) => kind === 'table') ?? [];
  return all.length > 1 ? `the ${ordinal(all.indexOf(table) + 1)} table` : 'the table';
}

const openingWords = (node: Provision, count: number): string =>
  (node.intro || node.content).split(/\s+/).slice(0, count).join(' ');

/** Names an unnumbered item by the term that it defines (drafting-conventions.md R1.10) or by its first words. */
function nameOfItem(node: Provision): string {
  const term = /^“([^”]+)”/.exec(node.intro || node.content)?.[1];
  return term === undefined
    ? `the words beginning “${openingWords(node, 4)}”`
    : `the definition of “${term}”`;
}

function citePath(path: readonly Provision[], style: CitationStyle): string {
  const node = path.at(-1);
  if (!node) throw new RangeError('An empty path cannot be cited');
  const place = placeOf(path, style);
  const outside = { ...place, inside: place.inside.slice(0, -1) };
  switch (node.kind) {
    case 'act':
      return 'this Act';
    case 'longTitle':
      return 'the long title';
    case 'enactingWords':
      return 'the enacting words';
    case 'part':
    case 'chapter':
    case 'schedule': {
      const groups = citeGroups(
        place.inside.filter((group) => GROUP_WORDS[group.kind]),
        style,
      );
      return place.host === null ? groups : `the quoted ${groups} in ${place.host}`;
    }
    case 'crossheading': {
      const first = [...walk(node)].find((below) => UNIT_WORDS[below.kind]);
      if (!first) return `the italic heading “${node.heading}”`;
      const below = pathTo(node, first.pid).slice(1);
      return `the italic heading before ${citeUnit({ ...place, inside: [...place.inside, ...below] }, style)}`;
    }
    case 'quotation': {
      const quoted = path.at(-2)?.children.filter((child) => child.kind === 'quotation') ?? [];
      const nth = quoted.length > 1 ? `${ordinal(quoted.indexOf(node) + 1)} ` : '';
      return `the ${nth}text quoted in ${citePath(path.slice(0, -1), style)}`;
    }
    case 'definition':
    case 'block': {
      const quotedBare = place.host !== null && !outside.inside.some((above) => UNIT_WORDS[above.kind]);
      return `${nameOfItem(node)} ${quotedBare ? 'quoted in' : 'in'} ${citeUnit(outside, style)}`;
    }
    case 'table':
      return `${nameOfTable(node, path.at(-2))} in ${citePath(path.slice(0, -1), style)}`;
    case 'row':
      return `${nameOfRow(node, path.at(-2) ?? node)} in ${citePath(path.slice(0, -1), style)}`;
    case 'cell': {
      const [table, row] = [path.at(-3), path.at(-2)];
      const rows = table?.children.map(({ children }) => children) ?? [];
      const placedCell = placedCells(rows, ({ layout }) => layout)[
        table && row ? table.children.indexOf(row) : -1
      ];
      const column = placedCell?.find(({ cell }) => cell === node)?.column ?? 1;
      return `column ${column} of ${citePath(path.slice(0, -1), style)}`;
    }
    default: {
      const definitionIndex = place.inside.findLastIndex((above) => above.kind === 'definition');
      if (definitionIndex < 0) return citeUnit(place, style);
      const labels = citeUnit({ inside: place.inside.slice(definitionIndex + 1), host: null }, style);
      return `${labels} of ${citePath(path.slice(0, path.length - place.inside.length + definitionIndex + 1), style)}`;
    }
  }
}

/**
 * Names a provision (drafting-conventions.md §1.1–1.3): "section 2A(3)(g)", "paragraph 3(2) of Schedule 1", "the definition
 * of “conduct” in section 8(3)", "the italic heading before section 8". A quoted provision is named with the provision that
 * quotes it: "the quoted section 234A(1) in section 11".
 * @throws RangeError if `pid` is not in the tree.
 */
export function cite(root: Provision, pid: Pid, style: CitationStyle = 'text'): string {
  const citedByStyle = citations(root);
  const cited = citedByStyle[style].get(pid);
  if (cited !== undefined) return cited;
  const path = pathTo(root, pid);
  if (path.length === 0) throw new RangeError(`There is no provision ${pid} in this tree`);
  const words = citePath(path, style);
  citedByStyle[style].set(pid, words);
  return words;
}

/** The citations of each tree so far. The changes of a draft are described at every key press, mostly with the same citations. */
const citations = memoise((_: Provision) => ({
  text: new Map<Pid, string>(),
  short: new Map<Pid, string>(),
}));

/**
 * The text in brackets of a label, such as `2A` or `iv`. A description in brackets, "section 264 (suspended sentence order)",
 * is not part of a reference (drafting-conventions.md R1.4).
 */
const LABEL = /^(?:[A-Z]*\d+[A-Z]*\d*|[a-z]{1,3}\d?|[a-z]{0,2}[ivxlc]+[a-z]{0,2}|[A-Z]{1,4})$/;
const SECTION_NUMBER = '(?=[A-Z]{0,4}\\d)';

/** Rewrites a citation in one normal form, so that "s.2A(3)", "Section 2A (3)" and "2A(3)" become equal. */
function normaliseCitation(text: string): string {
  return text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[“”„]/g, '"')
    .replace(/[.,;:]+$/, '')
    .replace(/ (?:of|to) this act$/i, '')
    .replace(/ ?\(([^()]*)\)/g, (_, words: string) => (LABEL.test(words.trim()) ? `(${words.trim()})` : ''))
    .replace(new RegExp(`(?:\\bsections?|\\bsect\\.?|\\bss?\\.?|§) ?${SECTION_NUMBER}`, 'gi'), 's:')
    .replace(new RegExp(`\\b(?:schedule|sch\\.?) ?${SECTION_NUMBER}`, 'gi'), 'sch:')
    .replace(/\b(?:paragraph|para\.?) ?(?=[A-Z]{0,4}\d|\()/gi, 'para:')
    .replace(/^(?=[A-Z]{0,4}\d[\dA-Z]*(?:\([^()]+\))*$)/i, 's:')
    .replace(/\b[A-Z](?=[a-z]{2})/g, (letter) => letter.toLowerCase());
}

type Names = ReadonlyMap<string, Pid | null>;

/** The provision of each normalised citation of a tree. Null for a citation that two provisions have. */
const indexCitations = memoise((root: Provision): { readonly exact: Names; readonly anyCase: Names } => {
  const exact = new Map<string, Pid | null>();
  const anyCase = new Map<string, Pid | null>();
  const add = (map: Map<string, Pid | null>, name: string, pid: Pid): void => {
    map.set(name, map.has(name) && map.get(name) !== pid ? null : pid);
  };
  for (const pid of indexTree(root).byPid.keys()) {
    for (const style of ['text', 'short'] as const) {
      const name = normaliseCitation(cite(root, pid, style));
      add(exact, name, pid);
      add(anyCase, name.toLowerCase(), pid);
    }
  }
  return { exact, anyCase };
});

/**
 * Finds the provision that a citation names. Reads both styles of `cite` and what people write: "s.2A(3)", "Section 2A
 * (offence of stalking)", "2A(3)(g)", "2a(3)". Null if it names no provision, or could name two, since labels need be unique
 * only within a subsection (drafting-conventions.md §1.1 R1.6).
 */
export function parseCitation(root: Provision, text: string): Pid | null {
  const { exact, anyCase } = indexCitations(root);
  const name = normaliseCitation(text);
  return (exact.has(name) ? exact.get(name) : anyCase.get(name.toLowerCase())) ?? null;
}
