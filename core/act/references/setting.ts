import type { Provision } from '../tree.ts';
import type { Mention, PointerLocus } from './grammar.ts';
import { type ReferredPlace, surroundings } from './places.ts';
import { UNITS, unitNamed } from './units.ts';

/** Where words stand, as far as it settles what they refer to. */
export interface Setting {
  /** The Act they are words of: null for the one that is held. */
  readonly act: string | null;
  /** What stands round them within one text, outermost first; inside a quotation, only what it sets out. */
  readonly path: readonly Provision[];
  /** The quotation that sets them out, if one does. */
  readonly quotation: Provision | null;
  /** The place that an amending or modifying sentence is about: "In section 11 of the Limitation Act 1980, …". */
  readonly frame: ReferredPlace | null;
}

const AMENDS =
  /\b(?:insert(?:ed)?|substituted?|omit(?:ted)?|repealed|revoked|added|is amended|are amended|leave out)\b/;
const MODIFIES = /\bwith the following modifications?\b/;

/** Whether a provision changes, or says how to read, the words of another: in its own text or that of its items. */
export function amends(node: Provision): boolean {
  if (AMENDS.test(node.intro) || AMENDS.test(node.content)) return true;
  return (
    node.intro.endsWith('—') && node.children.some((child) => child.kind !== 'quotation' && amends(child))
  );
}

/** "Subsections (2) to (7) of section 8 apply … with the following modifications—": its items are about section 8. */
export const modifies = (node: Provision): boolean => MODIFIES.test(node.intro);

/** Whether a mention says what the rest of an amending sentence is about. */
export const frames = (mention: Mention): boolean => mention.opens && mention.quote === null;

const OPENS_CHANGE = /(?:^|[.;:—]\s*|\b(?:and|,) )(?:in|after|before|for|at|omit) (?:the )?$/i;
const IS_CHANGED =
  /^(?:\s*\([^()]*\))*,?\s*(?:is|are|shall be|is hereby|are hereby)\s+(?:further\s+)?(?:amended|modified|repealed|revoked|omitted)\b/;

/** Whether a mention in an amending provision is of what is changed: “In section 4 of …, after …”; “Section 4 of … is repealed”. */
export const changes = (text: string, { from, to }: Mention): boolean =>
  OPENS_CHANGE.test(text.slice(0, from)) || IS_CHANGED.test(text.slice(to));

/** The Act that a place is in: null for the one that is held, undefined where that can't be told. */
export function actOf(place: ReferredPlace | undefined): string | null | undefined {
  if (place?.at === 'elsewhere') return place.act;
  return place?.at === 'here' ? null : undefined;
}

/**
 * The setting of words that an amending sentence quotes, or of a quotation that it sets out: they are words of what is
 * being amended, the place its frame names or the Act it named last.
 */
export function quotedSetting(
  root: Provision,
  outer: Setting,
  lastAct: string | null | undefined,
  quotation: Provision | null,
): Setting {
  const { frame } = outer;
  if (frame?.at === 'here') return { act: null, path: surroundings(root, frame.node), quotation, frame };
  const namedAct = frame ? actOf(frame) : lastAct;
  return { act: namedAct === undefined ? outer.act : namedAct, path: [], quotation, frame };
}

/** What was named last of each unit, and of Acts: what "that section" and "that Act" point back to. */
export type Antecedents = ReadonlyMap<PointerLocus['unit'], ReferredPlace>;

/**
 * The antecedents once a place was named: of each unit that its label spells out, "section 2A(3)" a section and a
 * subsection. What merely stands round it was not named.
 */
export function remember(
  root: Provision,
  antecedents: Antecedents,
  unit: PointerLocus['unit'],
  place: ReferredPlace,
): Antecedents {
  const next = new Map(antecedents).set(unit, place);
  if (place.at !== 'here' || unit === 'Act' || unit === 'group') return next;
  const path = surroundings(root, place.node);
  const outermost = path.findLastIndex((node) => unitNamed(unit).kinds.includes(node.kind));
  for (const node of path.slice(outermost)) {
    const spelt = UNITS.find((each) => unitNamed(each).kinds.includes(node.kind));
    if (outermost >= 0 && spelt) next.set(spelt, { at: 'here', node });
  }
  return next;
}
