import { nextNumber } from '../../../act/numbering.ts';
import type { Kind, Provision } from '../../../act/tree.ts';
import { type LiveNode, remainingChildren, upward } from './live-node.ts';

const IN_SCHEDULE: Partial<Record<Kind, Kind>> = {
  section: 'scheduleParagraph',
  subsection: 'scheduleSubparagraph',
};
const IN_BODY: Partial<Record<Kind, Kind>> = {
  scheduleParagraph: 'section',
  scheduleSubparagraph: 'subsection',
};

function withKinds(provision: Provision, kinds: Partial<Record<Kind, Kind>>): Provision {
  if (provision.kind === 'quotation' || provision.kind === 'schedule') return provision;
  return {
    ...provision,
    kind: kinds[provision.kind] ?? provision.kind,
    children: provision.children.map((child) => withKinds(child, kinds)),
  };
}

/**
 * A provision as what it is where it is put: quoted by itself, a paragraph of a Schedule looks like a section, and its
 * sub-paragraph like a subsection.
 */
export function suited(provision: Provision, neighbour: LiveNode): Provision {
  const around = [...upward(neighbour)];
  const inSchedule = around.some(({ kind }) => kind === 'schedule') && provision.kind !== 'schedule';
  const unit = around.find(({ source }) => source.unit)?.source.unit ?? sectionUnit(neighbour);
  const fit = withKinds(provision, inSchedule ? IN_SCHEDULE : IN_BODY);
  return unit && fit.kind === 'section' && !fit.unit ? { ...fit, unit } : fit;
}

const sectionUnit = (neighbour: LiveNode) =>
  neighbour.parent?.children.find(({ source }) => source.unit)?.source.unit;

/** Items of a list, by how far in they are. */
const LEVELS: readonly Kind[] = ['paragraph', 'subparagraph', 'subsubparagraph'];
const LABELS: Partial<Record<Kind, RegExp>> = {
  paragraph: /^\(z*[a-z]{1,3}\d*\)$/,
  subparagraph: /^\([a-z]?[ivxl]+[a-z]{0,2}\)$/,
  subsubparagraph: /^\((?:[A-Z]{1,3}|[a-z]{2})\)$/,
};

const atLevel = (provision: Provision, by: number): Provision => ({
  ...provision,
  kind: LEVELS[Math.min(LEVELS.indexOf(provision.kind) + by, LEVELS.length - 1)] ?? provision.kind,
  children: provision.children.map((child) => (LEVELS.includes(child.kind) ? atLevel(child, by) : child)),
});

/**
 * Items as what their labels make them where they are put: "(i)" is a letter after (h), and a roman number below (a).
 * Those that are numbered as `like` is are of its kind; from the first that isn't, all are left as they were read.
 */
export function levelled(provisions: readonly Provision[], like: Kind): readonly Provision[] {
  const label = LABELS[like];
  if (!label) return provisions;
  const end = provisions.findIndex(({ kind, num }) => !LEVELS.includes(kind) || !label.test(num.trim()));
  const count = end < 0 ? provisions.length : end;
  return provisions.map((provision, at) =>
    at < count ? atLevel(provision, LEVELS.indexOf(like) - LEVELS.indexOf(provision.kind)) : provision,
  );
}

/** What the items of a list in a provision are, or would be. */
function itemKind(node: LiveNode): Kind {
  const own = remainingChildren(node).find(({ kind }) => LEVELS.includes(kind));
  return own?.kind ?? LEVELS[LEVELS.indexOf(node.kind) + 1] ?? 'subsubparagraph';
}

const isNext = (kind: Kind, before: string | null, after: string | null, label: string): boolean => {
  try {
    return nextNumber(kind, before, after) === label.trim();
  } catch {
    return false;
  }
};

/** Whether a label is the next after a provision's own, among those that stand beside it. */
function follows(node: LiveNode, label: string): boolean {
  const siblings = node.parent ? remainingChildren(node.parent) : [];
  const next = siblings[siblings.indexOf(node) + 1];
  return isNext(node.kind, node.text.num, next?.kind === node.kind ? next.text.num : null, label);
}

/** Whether a label is the next, or the first, of the items in a provision. */
function goesOn(node: LiveNode, kind: Kind, label: string): boolean {
  const last = remainingChildren(node).findLast((child) => child.kind === kind);
  return isNext(kind, last?.text.num ?? null, null, label);
}

/**
 * Provisions that are put in or at the end of one: its parts or, where it is an item and they go on from it, the next
 * after it. After (h), "(i)" is the next; after "— (i)" in the words of (h), it is (h)'s first. `lead` is the words that run on into them.
 */
export function inOrAfter(
  provisions: readonly Provision[],
  node: LiveNode,
  lead: string,
): readonly Provision[] {
  const [first] = provisions;
  if (!first || !LEVELS.includes(first.kind)) return provisions;
  const inside = itemKind(node);
  if (!LEVELS.includes(node.kind) || /[—–:-]\s*$/.test(lead)) return levelled(provisions, inside);
  const [after, within] = [follows(node, first.num), goesOn(node, inside, first.num)];
  if (after && within)
    return lead || first.kind === node.kind ? levelled(provisions, node.kind) : levelled(provisions, inside);
  if (after) return levelled(provisions, node.kind);
  return within ? levelled(provisions, inside) : provisions;
}
