import type { Kind, Provision } from '../tree.ts';
import type { AncestorIds, Scheme } from './scheme.ts';
import { definedTerm, headingSlug, numberSlug } from './slug.ts';

const NAMES: Partial<Record<Kind, string>> = {
  part: 'part',
  chapter: 'chapter',
  crossheading: 'crossheading',
  section: 'section',
  schedule: 'schedule',
  scheduleParagraph: 'paragraph',
  definition: 'definition',
  quotation: 'quotation',
  block: 'text',
  table: 'table',
  row: 'row',
  cell: 'cell',
};
const FRONT: Partial<Record<Kind, string>> = { longTitle: 'longtitle', enactingWords: 'enacting-words' };
/** Kinds that are numbered through the whole Act or Schedule, whatever Part they are in. */
const NUMBERED: ReadonlySet<Kind> = new Set(['section', 'scheduleParagraph']);

function ownName(node: Provision): string {
  if (node.opaque) return node.opaque.what;
  const name = node.unit ?? NAMES[node.kind];
  const number =
    node.kind === 'crossheading'
      ? headingSlug(node.heading)
      : node.kind === 'definition'
        ? headingSlug(definedTerm(node) ?? '')
        : numberSlug(node.num);
  // Below a section or a Schedule's paragraph, only the numbers are added: `section-2A-1-b`.
  if (name === undefined) return number === '' ? 'text' : number;
  return number === '' || node.kind === 'table' ? name : `${name}-${number}`;
}

const prefixOf = (node: Provision, above: AncestorIds): string =>
  NUMBERED.has(node.kind) ? above.text : above.id;

function baseOf(node: Provision, above: AncestorIds): string {
  const front = FRONT[node.kind];
  if (front !== undefined) return front;
  const prefix = prefixOf(node, above);
  return prefix === '' ? ownName(node) : `${prefix}-${ownName(node)}`;
}

/** Identifiers as legislation.gov.uk writes them: `section-2A-1-b`, `schedule-1-paragraph-3-2` (§7.3). */
export const LEGISLATION: Scheme = {
  base: baseOf,
  suffix: (nth) => (nth === 0 ? '' : `-n${nth + 1}`),
  startsText: ({ kind }) => kind === 'quotation' || kind === 'schedule',
  looksLike: (id) =>
    /^(?:section|schedule|part|chapter|crossheading|article|regulation|rule|paragraph)(?:-|$)/.test(id),
  fits: (id, node, above) => node.num === '' || id.replace(/-n\d+$/, '') === baseOf(node, above),
};
