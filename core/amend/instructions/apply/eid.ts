import { type IdStyle, idStyleOf } from '../../../act/identifiers/identifiers.ts';
import { LAWMAKER } from '../../../act/identifiers/lawmaker.ts';
import { LEGISLATION } from '../../../act/identifiers/legislation.ts';
import type { AncestorIds, Scheme } from '../../../act/identifiers/scheme.ts';
import { type Kind, type Provision, provision } from '../../../act/tree.ts';
import type { Location, Locus, UnitName } from '../syntax.ts';
import { type LiveNode, remainingChildren, upward } from './live-node.ts';
import { type Finder, type LocatedPlace, locate } from './locate.ts';

const SCHEMES: Readonly<Record<IdStyle, Scheme>> = { lawmaker: LAWMAKER, legislation: LEGISLATION };
const HEADING: Readonly<Record<IdStyle, string>> = { lawmaker: '__hdg', legislation: '-heading' };

const styles = new WeakMap<Provision, IdStyle>();

/** The style of identifiers in the file of a live text. */
function styleOf(node: LiveNode): IdStyle {
  const root = [...upward(node)].at(-1)?.source ?? node.source;
  const style = styles.get(root) ?? idStyleOf(root);
  styles.set(root, style);
  return style;
}

/** A live provision with what its identifier depends on: its number or, for a group without one, its first provision. */
function idSource(node: LiveNode): Provision {
  const isGroup = node.kind === 'crossheading';
  return { ...node.source, ...node.text, children: isGroup ? remainingChildren(node).map(idSource) : [] };
}

/** In some files a definition and its term differ by a last underscore. The term is cited. */
const isBesideTerm = (node: LiveNode, eid: string): boolean =>
  node.kind === 'definition' && eid.endsWith('_');

/** The identifier and text above the parts of a live provision. */
function idsAbove(node: LiveNode | null, style: IdStyle): AncestorIds {
  if (!node?.parent) return { id: '', text: '' };
  const id = eidOf(node, style);
  const starts = SCHEMES[style].startsText(node.source);
  return { id, text: starts ? id : idsAbove(node.parent, style).text };
}

function eidOf(node: LiveNode, style: IdStyle): string {
  const { eid } = node.source;
  if (!node.parent) return '';
  if (eid && node.insertion === null && !isBesideTerm(node, eid)) return eid;
  return SCHEMES[style].base(idSource(node), idsAbove(node.parent, style));
}

const OF_TABLE: ReadonlySet<Kind> = new Set(['table', 'row', 'cell']);

/** The provision of a place, because a table of effects names no part of a table. */
const provisionOf = (node: LiveNode): LiveNode =>
  OF_TABLE.has(node.kind) && node.parent ? provisionOf(node.parent) : node;

/**
 * The identifier of a place for a table of effects: the one in the Act's own file or, for an insertion, one in the same
 * style. A heading has that of its provision with a mark.
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

/** The kind of provision that a label names, by its shape and its parent. */
function kindOf(label: string, inSchedule: boolean, above: Kind | null): Kind {
  if (!label.startsWith('(')) return inSchedule ? 'scheduleParagraph' : 'section';
  if (/\d/.test(label)) return inSchedule ? 'scheduleSubparagraph' : 'subsection';
  if (above === 'paragraph') return 'subparagraph';
  return above === 'subparagraph' ? 'subsubparagraph' : 'paragraph';
}

/** The provisions that a step's first labels imply, outermost first. */
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

/** The identifiers of a location that the text lacks: as far as the text has it, and then by its labels. */
export function namedEid(finder: Finder, location: Location): readonly string[] {
  for (let length = location.length - 1; length >= 0; length--) {
    const located = locate(finder, location.slice(0, length));
    if (located.ok) return located.value.map(({ node }) => impliedEid(node, location.slice(length)));
  }
  return [];
}

function impliedEid(node: LiveNode, steps: Location): string {
  const style = styleOf(node);
  const scheme = SCHEMES[style];
  let above = idsAbove(node, style);
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
