import { type Kind, type Provision, walk } from '../tree.ts';
import type { AncestorIds, Scheme } from './scheme.ts';
import { definedTerm, numberSlug, termSlug } from './slug.ts';

const NAMES: Partial<Record<Kind, string>> = {
  part: 'pt',
  chapter: 'chp',
  crossheading: 'xhdg',
  section: 'sec',
  subsection: 'subsec',
  paragraph: 'para',
  subparagraph: 'subpara',
  subsubparagraph: 'subsubpara',
  schedule: 'sched',
  scheduleParagraph: 'para',
  scheduleSubparagraph: 'subpara',
  block: 'para',
  quotation: 'qstr',
  table: 'tbl',
  row: 'row',
  cell: 'col',
};
const UNIT_NAMES = { article: 'art', regulation: 'reg', rule: 'rule' } as const;
const FRONT: Partial<Record<Kind, string>> = { longTitle: 'preface__longtitle', enactingWords: 'preamble' };
const OPAQUE = { table: 'tbl', formula: 'frml', image: 'img', form: 'form', other: 'blk' } as const;
const COUNTED_KINDS: ReadonlySet<Kind> = new Set(['table', 'row']);
const NUMBERED: ReadonlySet<Kind> = new Set(['section', 'scheduleParagraph']);

/** The number of the first numbered provision in a group, which identifies a group without a number. '' if there is none. */
function firstNumber(group: Provision): string {
  for (const node of walk(group)) if (NUMBERED.has(node.kind) && node.num !== '') return numberSlug(node.num);
  return '';
}

function ownName(node: Provision): string {
  if (node.opaque) return OPAQUE[node.opaque.what];
  if (node.kind === 'definition') {
    const term = definedTerm(node);
    return term === null ? 'def' : `def_${termSlug(term)}`;
  }
  const name = (node.unit && UNIT_NAMES[node.unit]) ?? NAMES[node.kind] ?? node.kind;
  const number = node.kind === 'crossheading' ? firstNumber(node) : numberSlug(node.num);
  if (node.kind === 'row' && node.layout?.part === 'head') return 'hdg__row';
  return number === '' || node.kind === 'table' ? name : `${name}_${number}`;
}

/** Matches the identifier of an item of a list, which has a count in place of the item's number. */
const LISTED = /__itm__oc_\d+$/;

const quotations = (id: string): number => id.split('__qstr').length - 1;

/** Sections are numbered through the Act, and paragraphs through their Schedule. So their groups are not in the identifier. */
function prefixOf(node: Provision, above: AncestorIds): string {
  return NUMBERED.has(node.kind) ? above.text : above.id;
}

/** Identifiers as Lawmaker writes them: `sec_2A__subsec_1__para_b`, `sched_2__para_3` (drafting-conventions.md §7.3). */
export const LAWMAKER: Scheme = {
  base(node, above) {
    const front = FRONT[node.kind];
    if (front !== undefined) return front;
    const prefix = prefixOf(node, above);
    return prefix === '' ? ownName(node) : `${prefix}__${ownName(node)}`;
  },
  // Lawmaker puts a count on every table and image, but on other items only from the second on.
  suffix: (nth, { opaque, kind }) =>
    kind === 'cell'
      ? `_${nth + 1}`
      : opaque || COUNTED_KINDS.has(kind)
        ? `__oc_${nth + 1}`
        : nth === 0
          ? ''
          : `__oc_${nth}`,
  startsText: ({ kind }) => kind === 'quotation' || kind === 'schedule',
  looksLike: (id) => /^(?:sec|scheds?|pt|chp|xhdg|art|reg|rule|para|preface|preamble)(?:_|$)/.test(id),
  fits(id, node, above) {
    // A provision that moved into or out of a quotation needs a new identifier.
    if (quotations(id) !== quotations(above.id) + (node.kind === 'quotation' ? 1 : 0)) return false;
    if (node.num === '' || LISTED.test(id)) return true;
    const prefix = prefixOf(node, above);
    const start = prefix === '' ? '' : `${prefix}__`;
    const own = id.replace(/(?:__oc_\d+)+$/, '').slice(start.length);
    return id.startsWith(start) && !own.includes('__') && own.endsWith(numberSlug(node.num));
  },
};
