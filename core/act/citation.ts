import { ordinal } from '../base/english.ts';
import { isEntryNumber, isHeadRow, placedCells } from './table.ts';
import { indexTree, type Kind, type Pid, type Provision, pathTo, walk } from './tree.ts';

/** `text` as a sentence has it, "section 2A(3)(g)"; `short` as legislation.gov.uk's notes have it, "s. 2A(3)(g)". */
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

/** A provision's place, from the outermost node of the text it belongs to: the Act's own, or a quoted one. */
interface Place {
  readonly inside: readonly Provision[];
  /** The provision that quotes it, cited; null in the Act's own text. */
  readonly host: string | null;
}

function placeOf(path: readonly Provision[], style: CitationStyle): Place {
  const quotation = path.slice(0, -1).findLastIndex((node) => node.kind === 'quotation');
  if (quotation < 0) return { inside: path.slice(1), host: null };
  return { inside: path.slice(quotation + 1), host: citePath(path.slice(0, quotation), style) };
}

/** "Part 1 of Schedule 2"; "Sch. 2 Pt. 1": each group's printed number with its word put in the style. */
function citeGroups(groups: readonly Provision[], style: CitationStyle): string {
  const names = groups.map((group) => {
    const label = group.num.replace(/^(?:the\s+)?(?:part|chapter|schedule)\b\s*/i, '');
    const word = GROUP_WORDS[group.kind]?.[style] ?? group.kind;
    if (label === '') return style === 'text' ? `the ${word}` : word;
    return `${word} ${label}`;
  });
  return style === 'text' ? names.toReversed().join(' of ') : names.join(' ');
}

/** A label that is run on after another: `1.` would make a new number of it. */
const bracketed = (label: string): string =>
  label === '' || /^[([]/.test(label) ? label : `(${label.replace(/[.)\]:]$/, '')})`;

/** A numbered provision: only the outermost unit's word, then the labels run together (R1.1). */
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
  const unit = `${word}${first}${below.map(bracketed).join('')}`;
  // A section's number runs through the whole Act, so its Part is never said; a Schedule always is (R1.1).
  const schedule = inside.slice(0, from).find((node) => node.kind === 'schedule');
  const unitInSchedule = !schedule
    ? unit
    : style === 'text'
      ? `${unit} of ${citeGroups([schedule], style)}`
      : `${citeGroups([schedule], style)} ${unit}`;
  return host === null ? unitInSchedule : `the quoted ${unitInSchedule} in ${host}`;
}

/** The words by which an entry of a table is known: those of its first column, shortened. */
function nameOfRow(row: Provision, table: Provision): string {
  const namedCell = row.children.find(({ content }) => content !== '');
  const all = table.children;
  if (isHeadRow(row)) return 'the heading row';
  const words = namedCell && row.children[0] === namedCell ? openingWords(namedCell, 8) : '';
  const nth = `row ${all.filter((one) => !isHeadRow(one)).indexOf(row) + 1}`;
  if (words === '') return nth;
  return isEntryNumber(words) ? `entry ${words.replace(/\.$/, '')}` : `the entry for “${words}”`;
}

/** "the table", or where what it stands in holds others, "the second table". */
function nameOfTable(table: Provision, holder: Provision | undefined): string {
  const all = holder?.children.filter(({ kind }) => kind === 'table') ?? [];
  return all.length > 1 ? `the ${ordinal(all.indexOf(table) + 1)} table` : 'the table';
}

const openingWords = (node: Provision, count: number): string =>
  (node.intro || node.content).split(/\s+/).slice(0, count).join(' ');

/** An unnumbered item by what it says: the term it defines (R1.10) or, where it quotes none, its first words. */
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
      const item = place.inside.findLastIndex((above) => above.kind === 'definition');
      if (item < 0) return citeUnit(place, style);
      const labels = citeUnit({ inside: place.inside.slice(item + 1), host: null }, style);
      return `${labels} of ${citePath(path.slice(0, path.length - place.inside.length + item + 1), style)}`;
    }
  }
}

/**
 * How a provision is named (drafting-conventions.md §1.1–1.3, R1.1, R1.10): "section 2A(3)(g)", "paragraph 3(2) of
 * Schedule 1", "the definition of “conduct” in section 8(3)", "the italic heading before section 8". What an Act
 * quotes is named by the provision that quotes it: "the quoted section 234A(1) in section 11".
 * @throws RangeError if `pid` is not in the tree.
 */
export function cite(root: Provision, pid: Pid, style: CitationStyle = 'text'): string {
  const citedByStyle = citations.get(root) ?? { text: new Map(), short: new Map() };
  citations.set(root, citedByStyle);
  const cited = citedByStyle[style].get(pid);
  if (cited !== undefined) return cited;
  const path = pathTo(root, pid);
  if (path.length === 0) throw new RangeError(`There is no provision ${pid} in this tree`);
  const words = citePath(path, style);
  citedByStyle[style].set(pid, words);
  return words;
}

/** What was cited of a tree: the changes of a draft are told anew at every key, and most name the same places. */
const citations = new WeakMap<Provision, Readonly<Record<CitationStyle, Map<Pid, string>>>>();

/** A label in brackets, as against a description in brackets, which is no part of a reference (R1.4). */
const LABEL = /^(?:[A-Z]*\d+[A-Z]*\d*|[a-z]{1,3}\d?|[a-z]{0,2}[ivxlc]+[a-z]{0,2}|[A-Z]{1,4})$/;
const SECTION_NUMBER = '(?=[A-Z]{0,4}\\d)';

/** A citation with all that may be written in more than one way written in one. */
function normalised(text: string): string {
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
const namesOf = new WeakMap<Provision, { readonly exact: Names; readonly anyCase: Names }>();

/** Every citation of a tree, normalised, to what it names; null for one that names two provisions. */
function names(root: Provision): { readonly exact: Names; readonly anyCase: Names } {
  const cachedNames = namesOf.get(root);
  if (cachedNames) return cachedNames;
  const exact = new Map<string, Pid | null>();
  const anyCase = new Map<string, Pid | null>();
  const add = (map: Map<string, Pid | null>, name: string, pid: Pid): void => {
    map.set(name, map.has(name) && map.get(name) !== pid ? null : pid);
  };
  for (const pid of indexTree(root).byPid.keys()) {
    for (const style of ['text', 'short'] as const) {
      const name = normalised(cite(root, pid, style));
      add(exact, name, pid);
      add(anyCase, name.toLowerCase(), pid);
    }
  }
  const titles = { exact, anyCase };
  namesOf.set(root, titles);
  return titles;
}

/**
 * The provision that a citation names: the inverse of `cite` in either style, and of the ways people write one:
 * "s.2A(3)", "Section 2A (offence of stalking)", "2A(3)(g)", "2a(3)". Null when it names none, or when it could name
 * two: labels need be unique only within a subsection (drafting-conventions.md §1.1 R1.6).
 */
export function parseCitation(root: Provision, text: string): Pid | null {
  const { exact, anyCase } = names(root);
  const name = normalised(text);
  return (exact.has(name) ? exact.get(name) : anyCase.get(name.toLowerCase())) ?? null;
}
