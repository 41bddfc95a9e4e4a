import type { Kind } from '../../../act/tree.ts';
import { termOf } from '../../definition-place.ts';
import type { Location } from '../syntax.ts';
import { type Live, upward } from './live.ts';
import { type Finder, locate, type Place } from './locate.ts';
import { bare } from './name.ts';

const REF: Partial<Record<Kind, string>> = {
  part: 'pt',
  chapter: 'chp',
  section: 'sec',
  subsection: 'subsec',
  paragraph: 'para',
  subparagraph: 'subpara',
  subsubparagraph: 'subsubpara',
  schedule: 'sched',
  scheduleParagraph: 'para',
  scheduleSubparagraph: 'subpara',
};

/** What an identifier goes on from: a section's from nothing, and that of a paragraph of a Schedule from the Schedule's. */
function outerOf(node: Live): Live | null {
  if (node.kind === 'section' || node.kind === 'schedule') return null;
  if (node.kind === 'scheduleParagraph')
    return [...upward(node)].find(({ kind }) => kind === 'schedule' || kind === 'quotation') ?? node.parent;
  return node.parent;
}

function eidOf(node: Live): string {
  const { eid } = node.source;
  if (eid && node.insertion === null && !isTerms(node, eid)) return eid;
  const outer = outerOf(node);
  const above = outer ? eidOf(outer) : '';
  const own = ownEid(node);
  if (!own) return above;
  return above ? `${above}__${own}` : own;
}

/** Some files tell a definition from its term by a stroke at the end: the term is what is cited. */
const isTerms = (node: Live, eid: string): boolean => node.kind === 'definition' && eid.endsWith('_');

function ownEid(node: Live): string {
  if (node.kind === 'crossheading') {
    const first = node.children.find(({ text }) => text.num);
    return `xhdg_${first ? bare(first.text.num) : node.text.heading.toLowerCase().replace(/\W+/g, '')}`;
  }
  if (node.kind === 'definition') {
    const term = termOf({ ...node.source, ...node.text });
    return `def_${(term ?? '').toLowerCase().replace(/[^a-z0-9]/g, '')}`;
  }
  const ref = REF[node.kind];
  return ref ? `${ref}_${bare(node.text.num)}` : '';
}

/** The identifier of a place, for a table of effects: of a heading, that of its provision with `__hdg`. */
export function placeEid({ node, field, named }: Place): string {
  const eid = eidOf(named ?? node);
  return field === 'heading' ? `${eid}__hdg` : eid;
}

/** What each label after the first of a section or of a Schedule's paragraph is called in an identifier. */
const BELOW: Readonly<Record<string, readonly string[]>> = {
  sec: ['subsec', 'para', 'subpara', 'subsubpara'],
  subsec: ['para', 'subpara', 'subsubpara'],
  para: ['subpara', 'subsubpara'],
  schPara: ['subpara', 'para', 'subpara'],
  subpara: ['subsubpara'],
};

const UNIT_REF: Readonly<Record<string, string>> = {
  Part: 'pt',
  Chapter: 'chp',
  Schedule: 'sched',
  section: 'sec',
  article: 'sec',
  regulation: 'sec',
  rule: 'sec',
  subsection: 'subsec',
  paragraph: 'para',
  'sub-paragraph': 'subpara',
};

/** The identifier that a location's words point to where the text has no such place: as far as it has, and their labels. */
export function namedEid(finder: Finder, location: Location): readonly string[] {
  for (let length = location.length - 1; length >= 0; length--) {
    const found = locate(finder, location.slice(0, length));
    if (!found.ok) continue;
    const rest = location.slice(length).flatMap((step) => {
      if (step.type === 'definition')
        return step.terms.map((term) => `def_${term.toLowerCase().replace(/[^a-z0-9]/g, '')}`).slice(0, 1);
      if (step.type !== 'unit') return [];
      const ref = UNIT_REF[step.unit];
      const labels = step.labels[0]?.from ?? [];
      const below = BELOW[ref === 'para' && !labels[0]?.startsWith('(') ? 'schPara' : (ref ?? '')] ?? [];
      return ref
        ? labels.map((label, at) => `${at === 0 ? ref : (below[at - 1] ?? 'para')}_${bare(label)}`)
        : [];
    });
    const isSection = rest[0]?.startsWith('sec_') || rest[0]?.startsWith('sched_');
    return found.value.map((place) => {
      const above = placeEid(place);
      return [isSection ? '' : above, ...rest].filter(Boolean).join('__');
    });
  }
  return [];
}
