import { type IdStyle, idStyleOf } from '../../../act/identifiers/identifiers.ts';
import { LAWMAKER } from '../../../act/identifiers/lawmaker.ts';
import { LEGISLATION } from '../../../act/identifiers/legislation.ts';
import type { AncestorIds, Scheme } from '../../../act/identifiers/scheme.ts';
import { type Kind, type Provision, provision } from '../../../act/tree.ts';
import type { Location, Locus, UnitName } from '../syntax.ts';
import { type Live, remainingChildren, upward } from './live-insertion.ts';
import { type Finder, type LocatedPlace, locate } from './locate.ts';

const SCHEMES: Readonly<Record<IdStyle, Scheme>> = { lawmaker: LAWMAKER, legislation: LEGISLATION };
const HEADING: Readonly<Record<IdStyle, string>> = { lawmaker: '__hdg', legislation: '-heading' };

const styles = new WeakMap<Provision, IdStyle>();

/** The style in which the file of a live text writes identifiers. */
function styleOf(node: Live): IdStyle {
  const root = [...upward(node)].at(-1)?.source ?? node.source;
  const style = styles.get(root) ?? idStyleOf(root);
  styles.set(root, style);
  return style;
}

/** A live provision as its identifier depends on it: its number, and of a group without one the first in it. */
function asRead(node: Live): Provision {
  const isGroup = node.kind === 'crossheading';
  return { ...node.source, ...node.text, children: isGroup ? remainingChildren(node).map(asRead) : [] };
}

/** Some files tell a definition from its term by a stroke at the end: the term is what is cited. */
const isTerms = (node: Live, eid: string): boolean => node.kind === 'definition' && eid.endsWith('_');

/** What stands above what is in a live provision. */
function aboveIn(node: Live | null, style: IdStyle): AncestorIds {
  if (!node?.parent) return { id: '', text: '' };
  const id = eidOf(node, style);
  const starts = SCHEMES[style].startsText(node.source);
  return { id, text: starts ? id : aboveIn(node.parent, style).text };
}

function eidOf(node: Live, style: IdStyle): string {
  const { eid } = node.source;
  if (!node.parent) return '';
  if (eid && node.insertion === null && !isTerms(node, eid)) return eid;
  return SCHEMES[style].base(asRead(node), aboveIn(node.parent, style));
}

const OF_TABLE: ReadonlySet<Kind> = new Set(['table', 'row', 'cell']);

/** The provision that a place is in: a table of effects names no part of a table. */
const provisionOf = (node: Live): Live =>
  OF_TABLE.has(node.kind) && node.parent ? provisionOf(node.parent) : node;

/**
 * The identifier of a place, for a table of effects: as the Act's own file has it or, for what was put in, in the same
 * style; of a heading, that of its provision with a mark for it.
 */
export function placeEid({ node, field, namedNode }: LocatedPlace): string {
  const style = styleOf(node);
  const eid = eidOf(provisionOf(namedNode ?? node), style);
  return field === 'heading' ? eid + HEADING[style] : eid;
}

const UNIT_KINDS: Partial<Record<UnitName, Kind>> = {
  Part: 'part',
  Chapter: 'chapter',
  Schedule: 'schedule',
  section: 'section',
  article: 'section',
  regulation: 'section',
  rule: 'section',
  subsection: 'subsection',
};

/** What a label names, by how it looks and by what it is in. */
function kindOf(label: string, inSchedule: boolean, above: Kind | null): Kind {
  if (!label.startsWith('(')) return inSchedule ? 'scheduleParagraph' : 'section';
  if (/\d/.test(label)) return inSchedule ? 'scheduleSubparagraph' : 'subsection';
  if (above === 'paragraph') return 'subparagraph';
  return above === 'subparagraph' ? 'subsubparagraph' : 'paragraph';
}

/** Provisions as a step's first labels would have them, outermost first. */
function impliedProvisions(step: Locus, inSchedule: boolean, above: Kind | null): readonly Provision[] {
  if (step.type === 'definition')
    return step.terms
      .slice(0, 1)
      .map((term) => provision({ pid: '', kind: 'definition', content: `“${term}”` }));
  if (step.type !== 'unit') return [];
  if (step.unit === 'Schedule' && step.labels.length === 0)
    return [provision({ pid: '', kind: 'schedule', num: 'Schedule' })];
  let last = above;
  return (step.labels[0]?.from ?? []).map((label, at) => {
    const kind = (at === 0 ? UNIT_KINDS[step.unit] : undefined) ?? kindOf(label, inSchedule, last);
    last = kind;
    return provision({ pid: '', kind, num: label });
  });
}

/** The identifier that a location's words point to where the text has no such place: as far as it has, and their labels. */
export function namedEid(finder: Finder, location: Location): readonly string[] {
  for (let length = location.length - 1; length >= 0; length--) {
    const located = locate(finder, location.slice(0, length));
    if (located.ok) return located.value.map(({ node }) => pointedTo(node, location.slice(length)));
  }
  return [];
}

function pointedTo(node: Live, steps: Location): string {
  const style = styleOf(node);
  const scheme = SCHEMES[style];
  let above = aboveIn(node, style);
  let kind: Kind | null = node.kind;
  let inSchedule = [...upward(node)].some((around) => around.kind === 'schedule');
  for (const step of steps) {
    for (const implied of impliedProvisions(step, inSchedule, kind)) {
      const isTop = implied.kind === 'section' || implied.kind === 'schedule';
      const id: string = scheme.base(implied, isTop ? { id: '', text: '' } : above);
      above = { id, text: scheme.startsText(implied) ? id : above.text };
      inSchedule ||= implied.kind === 'schedule';
      kind = implied.kind;
    }
  }
  return above.id;
}
