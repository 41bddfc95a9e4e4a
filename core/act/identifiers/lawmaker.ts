import { type Kind, type Provision, walk } from '../tree.ts';
import type { Above, Scheme } from './scheme.ts';
import { numberSlug, termOf, termSlug } from './slug.ts';

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
};
const UNIT_NAMES = { article: 'art', regulation: 'reg', rule: 'rule' } as const;
const FRONT: Partial<Record<Kind, string>> = { longTitle: 'preface__longtitle', enactingWords: 'preamble' };
const OPAQUE = { table: 'tbl', formula: 'frml', image: 'img', form: 'form', other: 'blk' } as const;
const NUMBERED: ReadonlySet<Kind> = new Set(['section', 'scheduleParagraph']);

/** A group without a number is called by the first numbered provision in it. */
function firstNumber(group: Provision): string {
  for (const node of walk(group)) if (NUMBERED.has(node.kind) && node.num !== '') return numberSlug(node.num);
  return '';
}

function ownName(node: Provision): string {
  if (node.opaque) return OPAQUE[node.opaque.what];
  if (node.kind === 'definition') {
    const term = termOf(node);
    return term === null ? 'def' : `def_${termSlug(term)}`;
  }
  const name = (node.unit && UNIT_NAMES[node.unit]) ?? NAMES[node.kind] ?? node.kind;
  const number = node.kind === 'crossheading' ? firstNumber(node) : numberSlug(node.num);
  return number === '' ? name : `${name}_${number}`;
}

/** A section's number runs through its Act, and a paragraph's through its Schedule: their groups are left out. */
function prefixOf(node: Provision, above: Above): string {
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
  // Tables and their like are counted from the first, other things from the second on.
  suffix: (nth, { opaque }) => (opaque ? `__oc_${nth + 1}` : nth === 0 ? '' : `__oc_${nth}`),
  startsText: ({ kind }) => kind === 'quotation' || kind === 'schedule',
  looksLike: (id) => /^(?:sec|scheds?|pt|chp|xhdg|art|reg|rule|para|preface|preamble)(?:_|$)/.test(id),
  prefix: (node, above) => prefixOf(node, above),
  separator: '__',
};
