import { type Kind, type Provision, provision } from '../../../../../core/act/tree.ts';
import type {
  Anchor,
  LinkWord,
  Location,
  Locus,
  NewText,
  Occurrence,
  Operation,
  ProvisionTarget,
  ReadItem,
  WordsTarget,
} from '../../../../../core/amend/instructions/syntax.ts';

/** Instructions in one line each, so that a table of them can be read and written by hand. */

function step(one: Locus): string {
  const note = one.note === undefined ? '' : ` (${one.note})`;
  switch (one.type) {
    case 'act':
      return one.title + note;
    case 'unit': {
      const labels = one.labels.map(({ from, to }) => from.join('') + (to ? `..${to.join('')}` : ''));
      return [one.unit, ...labels].join(' ') + note;
    }
    case 'anaphor':
      return `that ${one.unit}${note}`;
    case 'heading':
      return (one.italic ? 'italic heading' : 'heading') + note;
    case 'italicBefore':
      return `italic before [${place(one.before)}]${note}`;
    case 'wordsBeside':
      return `words ${one.side} [${place(one.of)}]${note}`;
    case 'wordsBetween':
      return `words between [${place(one.first)}] [${place(one.second)}]${note}`;
    case 'sentence':
      return `sentence ${one.nth}${note}`;
    case 'definition':
      return `definition ${one.terms.map((term) => `“${term}”`).join(' ')}${note}`;
    case 'tableEntry':
      return `entry “${one.about}”${note}`;
    case 'column':
      return `column ${one.nth}${note}`;
    default:
      return one.type + note;
  }
}

export const place = (at: Location): string => at.map(step).join(' > ');

const bracketed = (at: Location): string => (at.length === 0 ? '' : ` in [${place(at)}]`);
const times = (where: Occurrence): string =>
  where.type === 'once' ? '' : where.type === 'nth' ? ` #${where.nth}` : ` ${where.type}`;
const link = ({ words, side, of }: LinkWord): string => `link “${words}” ${side} [${place(of)}]`;

function words(target: WordsTarget): string {
  if (target.type === 'link') return link(target.link);
  if (target.type === 'all') return `all of [${place(target.in)}]`;
  const end = (text: string | null) => (text === null ? 'end' : `“${text}”`);
  if (target.type === 'bracketed') return `the words in brackets${bracketed(target.in)}`;
  const named = target.type === 'quoted' ? `“${target.words}”` : `${end(target.from)} to ${end(target.to)}`;
  return named + times(target.where) + bracketed(target.in);
}

function whole(target: ProvisionTarget): string {
  const extra = [
    target.withLink ? ` with ${link(target.withLink)}` : '',
    target.keepLink === undefined ? '' : ` keeping “${target.keepLink}”`,
    target.withItalic ? ' with italic' : '',
  ];
  return `[${place(target.at)}]${extra.join('')}`;
}

function anchor(one: Anchor): string {
  switch (one.type) {
    case 'words':
      return `${one.side} ${words(one.words)}`;
    case 'provision': {
      const link = one.beforeLink === undefined ? '' : ` before link “${one.beforeLink}”`;
      return `${one.side} [${place(one.of)}]${link}${one.newLine ? ' on a new line' : ''}`;
    }
    case 'edge':
      return `at ${one.edge} [${place(one.of)}]`;
    case 'appropriatePlace':
      return `at appropriate place [${place(one.of)}]`;
  }
}

function matter({ words: text, provisions }: NewText): string {
  const named = provisions.map(({ kind, num }) => (num ? num : kind)).join(' ');
  const structure = provisions.length > 0 ? `⟦${named}⟧` : '';
  return [text ? `“${text}”` : '', structure].filter((part) => part !== '').join(' ');
}

const list = <T>(all: readonly T[], show: (one: T) => string): string => all.map(show).join(' & ');

export function operation(one: Operation): string {
  switch (one.type) {
    case 'insert':
      return `insert ${list(one.at, anchor)}: ${matter(one.newText)}`;
    case 'substituteWords':
      return `for ${list(one.targets, words)}: ${matter(one.newText)}`;
    case 'omitWords':
      return `omit ${list(one.targets, words)}`;
    case 'substituteProvisions':
      return `for ${list(one.targets, whole)}: ${matter(one.newText)}`;
    case 'omitProvisions':
      return `omit ${list(one.targets, whole)}`;
    case 'renumber':
      return `renumber [${place(one.at)}] as ${step(one.as)}`;
    case 'move':
      return `move [${place(one.at)}] ${one.side} [${place(one.of)}]${one.as ? ` as ${step(one.as)}` : ''}`;
    case 'becomeProvision':
      return `${words(one.words)} become ${step(one.as)}`;
    case 'insertSetOut':
      return `insert ${anchor(one.at)}: set out in [${place(one.setOutIn)}]`;
  }
}

/** `context | operation`, with any condition before it; `?` and the reason for what could not be read. */
export function compact(item: ReadItem): string {
  const at = place(item.context);
  if (!item.read) return `? ${item.reason}${item.suggestion === undefined ? '' : ` => ${item.suggestion}`}`;
  const condition = item.condition === undefined ? '' : `if <${item.condition}> `;
  return `${at} | ${condition}${operation(item.operation)}`;
}

let made = 0;
const pid = (): string => `t${made++}`;

function kindOf(num: string): Kind {
  if (/^Part/.test(num)) return 'part';
  if (/^Chapter/.test(num)) return 'chapter';
  if (/^Schedule/.test(num)) return 'schedule';
  if (/^\([A-Z]*\d/.test(num)) return 'subsection';
  return num.startsWith('(') ? 'paragraph' : 'section';
}

/**
 * A provision from one line: its number and a tab, then its words; ⟦…⟧ is a quoted structure, in which the labels of its
 * provisions stand with a space between; one in “…” is a definition.
 */
export function said(text: string, children: readonly Provision[] = []): Provision {
  const [num = '', words = ''] = text.includes('\t') ? text.split('\t') : ['(1)', text];
  const [intro = '', ...blocks] = words.split('⟦');
  const quotations = blocks.map((rest) => {
    const [inner = '', after = ''] = rest.split('⟧');
    const parts = inner.split(/ (?=\(|“|\d|Part|Chapter|Schedule)/);
    const nodes = parts.map((label) =>
      label.startsWith('“')
        ? provision({ pid: pid(), kind: 'definition', content: label })
        : provision({ pid: pid(), kind: kindOf(label), num: label, content: 'Text.' }),
    );
    const open = intro.trimEnd().endsWith('“—') || /“[^”]*$/.test(intro);
    return provision({
      pid: pid(),
      kind: 'quotation',
      quote: { start: open ? '' : '“', end: '”' },
      children: nodes,
      wrapUp: after.trim(),
    });
  });
  return provision({
    pid: pid(),
    kind: kindOf(num),
    num,
    intro: intro.trim(),
    children: [...quotations, ...children],
  });
}

/** Provisions under a section of their own, as they stand in a Bill. */
export const clause = (...children: readonly Provision[]): Provision =>
  provision({ pid: pid(), kind: 'section', num: '1', heading: 'Amendments', children });
