import { nextNumber } from '../../../act/numbering.ts';
import type { Kind, Provision } from '../../../act/tree.ts';
import { type LiveNode, remainingChildren, upward } from './live-node.ts';

const SCHEDULE_KINDS: Partial<Record<Kind, Kind>> = {
  section: 'scheduleParagraph',
  subsection: 'scheduleSubparagraph',
};
const BODY_KINDS: Partial<Record<Kind, Kind>> = {
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
 * Adapts the kinds of a quoted provision to its new place. Quoted by itself, a paragraph of a Schedule looks like a section,
 * and its sub-paragraph like a subsection.
 */
export function adaptKinds(provision: Provision, neighbour: LiveNode): Provision {
  const around = [...upward(neighbour)];
  const inSchedule = around.some(({ kind }) => kind === 'schedule') && provision.kind !== 'schedule';
  const unit = around.find(({ source }) => source.unit)?.source.unit ?? sectionUnit(neighbour);
  const fit = withKinds(provision, inSchedule ? SCHEDULE_KINDS : BODY_KINDS);
  return unit && fit.kind === 'section' && !fit.unit ? { ...fit, unit } : fit;
}

const sectionUnit = (neighbour: LiveNode) =>
  neighbour.parent?.children.find(({ source }) => source.unit)?.source.unit;

/** Kinds of list items, outermost first. */
const ITEMS: readonly Kind[] = ['paragraph', 'subparagraph', 'subsubparagraph'];
const LABELS: Partial<Record<Kind, RegExp>> = {
  paragraph: /^\(z*[a-z]{1,3}\d*\)$/,
  subparagraph: /^\([a-z]?[ivxl]+[a-z]{0,2}\)$/,
  subsubparagraph: /^\((?:[A-Z]{1,3}|[a-z]{2})\)$/,
};

const shiftLevel = (provision: Provision, by: number): Provision => ({
  ...provision,
  kind: ITEMS[Math.min(ITEMS.indexOf(provision.kind) + by, ITEMS.length - 1)] ?? provision.kind,
  children: provision.children.map((child) => (ITEMS.includes(child.kind) ? shiftLevel(child, by) : child)),
});

/**
 * Adapts items to the kind of their new neighbours by their labels: "(i)" is a letter after (h), and a Roman numeral in (a).
 * The first item with another type of label, and all after it, keep the kinds that they were read with.
 */
export function adaptLevels(provisions: readonly Provision[], kind: Kind): readonly Provision[] {
  const label = LABELS[kind];
  if (!label) return provisions;
  const end = provisions.findIndex(({ kind, num }) => !ITEMS.includes(kind) || !label.test(num.trim()));
  const count = end < 0 ? provisions.length : end;
  return provisions.map((provision, at) =>
    at < count ? shiftLevel(provision, ITEMS.indexOf(kind) - ITEMS.indexOf(provision.kind)) : provision,
  );
}

/** The kind that items of a list in a provision have or would have. */
function itemKind(node: LiveNode): Kind {
  const own = remainingChildren(node).find(({ kind }) => ITEMS.includes(kind));
  return own?.kind ?? ITEMS[ITEMS.indexOf(node.kind) + 1] ?? 'subsubparagraph';
}

const isNext = (kind: Kind, before: string | null, after: string | null, label: string): boolean => {
  try {
    return nextNumber(kind, before, after) === label.trim();
  } catch {
    return false;
  }
};

/** Whether a label is the next one after a provision's own, before its next sibling. */
function isNextSibling(node: LiveNode, label: string): boolean {
  const siblings = node.parent ? remainingChildren(node.parent) : [];
  const next = siblings[siblings.indexOf(node) + 1];
  return isNext(node.kind, node.text.num, next?.kind === node.kind ? next.text.num : null, label);
}

/** Whether a label is the next one after the last item in a provision, or the first. */
function isNextPart(node: LiveNode, kind: Kind, label: string): boolean {
  const last = remainingChildren(node).findLast((child) => child.kind === kind);
  return isNext(kind, last?.text.num ?? null, null, label);
}

/**
 * Adapts provisions that go into a provision or, as its next siblings, after it. After (h), "(i)" is the next item; after
 * "— (i)" in the words of (h), it is the first item in (h).
 * @param lead the words that run on into the provisions
 */
export function adaptItems(
  provisions: readonly Provision[],
  node: LiveNode,
  lead: string,
): readonly Provision[] {
  const [first] = provisions;
  if (!first || !ITEMS.includes(first.kind)) return provisions;
  const partKind = itemKind(node);
  if (!ITEMS.includes(node.kind) || /[—–:-]\s*$/.test(lead)) return adaptLevels(provisions, partKind);
  const [isSibling, isPart] = [isNextSibling(node, first.num), isNextPart(node, partKind, first.num)];
  if (isSibling && (!isPart || lead || first.kind === node.kind)) return adaptLevels(provisions, node.kind);
  return isPart ? adaptLevels(provisions, partKind) : provisions;
}
