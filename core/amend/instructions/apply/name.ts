import { isEntryNumber, isHeadRow } from '../../../act/table.ts';
import type { Kind } from '../../../act/tree.ts';
import { termOf } from '../../structure/definition-place.ts';
import { type LiveNode, upward } from './live-node.ts';
import { columnOf } from './table-grid.ts';

const UNITS: Partial<Record<Kind, string>> = {
  section: 'section',
  subsection: 'subsection',
  paragraph: 'paragraph',
  subparagraph: 'sub-paragraph',
  subsubparagraph: 'sub-sub-paragraph',
  scheduleParagraph: 'paragraph',
  scheduleSubparagraph: 'sub-paragraph',
};
const GROUPS: Partial<Record<Kind, string>> = { part: 'Part', chapter: 'Chapter', schedule: 'Schedule' };

/** A label without its word, brackets and stop: `Part 2A` is `2A`, `(ba)` is `ba`. '' if it has no number. */
export function bare(num: string): string {
  const text = num
    .trim()
    .replace(/^(?:the\s+)?(?:part|chapter|schedule|section|article|regulation|rule|paragraph)\b\s*/i, '')
    .trim();
  const [first = ''] = text.split(/\s/);
  return first.replace(/^[([]+|[)\].,:;—–-]+$/g, '');
}

/** A part of a table, by its entry and column: `the entry for “a child” in the table in section 2(2)`. */
function citedInTable(node: LiveNode): string {
  const { kind, parent } = node;
  const above = parent ? cited(parent) : 'this Act';
  if (kind === 'table') return `the table in ${above}`;
  if (kind === 'cell') return `column ${columnOf(node)} of ${above}`;
  if (isHeadRow(node.source)) return `the heading row of ${above}`;
  const words = node.children[0]?.text.content.trim() ?? '';
  if (isEntryNumber(words)) return `entry ${bare(words)} in ${above}`;
  return words ? `the entry for “${words}” in ${above}` : `an entry in ${above}`;
}

/** The name of a live provision in a sentence: `section 27B(6)(a)`, `paragraph 3(2) of Schedule 1`. */
export function cited(node: LiveNode): string {
  if (node.kind === 'table' || node.kind === 'row' || node.kind === 'cell') return citedInTable(node);
  if (node.kind === 'crossheading') return `the italic heading “${node.text.heading}”`;
  const path = [...upward(node)].reverse();
  const inner = path.findLastIndex(({ kind }) => kind === 'quotation');
  const places = path.slice(inner + 1);
  const unitNodes = places.filter(({ kind }) => UNITS[kind]);
  const [outermost] = unitNodes;
  const definition = places.findLast(({ kind }) => kind === 'definition');
  const groups = places.filter(({ kind }) => GROUPS[kind]);
  const groupNames = groups.map(({ kind, text }) => {
    const label = bare(text.num);
    return label ? `${GROUPS[kind]} ${label}` : `the ${GROUPS[kind]}`;
  });
  if (definition) {
    const at = places.indexOf(definition);
    const term = termOf({ ...definition.source, ...definition.text })?.trim();
    const inside = places.slice(at + 1).filter(({ kind }) => UNITS[kind]);
    const labels = inside.map(({ text }) => text.num).join('');
    const name = term ? `the definition of “${term}”` : 'an entry';
    const above = definition.parent ? cited(definition.parent) : 'this Act';
    return `${inside[0] ? `${UNITS[inside[0].kind]} ${labels} of ` : ''}${name} in ${above}`;
  }
  if (outermost) {
    const unit = outermost.source.unit ?? UNITS[outermost.kind];
    const labels = unitNodes.map(({ text }, at) => (at === 0 ? bare(text.num) : text.num.trim())).join('');
    const first =
      outermost.kind === 'section' || outermost.kind === 'scheduleParagraph'
        ? labels
        : unitNodes.map(({ text }) => text.num.trim()).join('');
    const schedule = groups.find(({ kind }) => kind === 'schedule');
    return schedule ? `${unit} ${first} of ${groupNames[groups.indexOf(schedule)]}` : `${unit} ${first}`;
  }
  if (groupNames.length > 0) return groupNames.toReversed().join(' of ');
  if (node.kind === 'longTitle') return 'the long title';
  return 'this Act';
}

/** The note about a provision whose number another provision beside it also gets. */
export const numberedTwice = (node: LiveNode): string =>
  `two provisions will then be numbered ${cited(node)}`;
