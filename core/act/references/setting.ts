import type { Provision } from '../tree.ts';
import type { Mention, PointerLocus } from './grammar.ts';
import { pathInText, type ReferredPlace } from './places.ts';
import { UNITS, unitFacts } from './units.ts';

/** The context of words that determines what their references mean. */
export interface Setting {
  /** The Act whose words they are. Null for this Act. */
  readonly act: string | null;
  /** The provisions round the words, outermost first. Inside a quotation, only the quoted provisions. */
  readonly path: readonly Provision[];
  /** The quotation round the words, or null. */
  readonly quotation: Provision | null;
  /** The place that an amending or modifying sentence is about: "In section 11 of the Limitation Act 1980, …". */
  readonly frame: ReferredPlace | null;
}

const AMENDS =
  /\b(?:insert(?:ed)?|substituted?|omit(?:ted)?|repealed|revoked|added|is amended|are amended|leave out)\b/;
const MODIFIES = /\bwith the following modifications?\b/;

/** Whether a provision or one of its items amends other provisions. */
export function isAmending(node: Provision): boolean {
  if (AMENDS.test(node.intro) || AMENDS.test(node.content)) return true;
  return (
    node.intro.endsWith('—') && node.children.some((child) => child.kind !== 'quotation' && isAmending(child))
  );
}

/** Whether a provision introduces modifications: "Subsections (2) to (7) of section 8 apply with the following modifications—". */
export const hasModifications = (node: Provision): boolean => MODIFIES.test(node.intro);

/** Whether a mention sets the frame of its amending sentence: "In section 11 of the Limitation Act 1980, …". */
export const setsFrame = (mention: Mention): boolean => mention.opensSentence && mention.quote === null;

const OPENS_CHANGE = /(?:^|[.;:—]\s*|\b(?:and|,) )(?:in|after|before|for|at|omit) (?:the )?$/i;
const IS_CHANGED =
  /^(?:\s*\([^()]*\))*,?\s*(?:is|are|shall be|is hereby|are hereby)\s+(?:further\s+)?(?:amended|modified|repealed|revoked|omitted)\b/;

/** Whether an amending provision changes what a mention names: “In section 4 of …, after …”; “Section 4 of … is repealed”. */
export const isAmended = (text: string, { from, to }: Mention): boolean =>
  OPENS_CHANGE.test(text.slice(0, from)) || IS_CHANGED.test(text.slice(to));

/** The Act that a place is in. Null for this Act, undefined if it is not known. */
export function actOf(place: ReferredPlace | undefined): string | null | undefined {
  if (place?.at === 'elsewhere') return place.act;
  return place?.at === 'here' ? null : undefined;
}

/**
 * The setting of words quoted in an amending sentence, inline or as a quoted structure. They are words of the amended text:
 * of the sentence's frame or, without one, of the Act that was named last.
 */
export function quotedSetting(
  root: Provision,
  outer: Setting,
  lastAct: string | null | undefined,
  quotation: Provision | null,
): Setting {
  const { frame } = outer;
  if (frame?.at === 'here') return { act: null, path: pathInText(root, frame.node), quotation, frame };
  const namedAct = frame ? actOf(frame) : lastAct;
  return { act: namedAct === undefined ? outer.act : namedAct, path: [], quotation, frame };
}

/** The last named place of each unit, and the last named Act: the antecedents of "that section" and "that Act". */
export type Antecedents = ReadonlyMap<PointerLocus['unit'], ReferredPlace>;

/**
 * Adds a named place to the antecedents, one for each unit of its label: "section 2A(3)" adds a section and a subsection. The
 * provisions outside the label, such as the Part, are not named.
 */
export function addAntecedent(
  root: Provision,
  antecedents: Antecedents,
  unit: PointerLocus['unit'],
  place: ReferredPlace,
): Antecedents {
  const next = new Map(antecedents).set(unit, place);
  if (place.at !== 'here' || unit === 'Act' || unit === 'group') return next;
  const path = pathInText(root, place.node);
  const outermost = path.findLastIndex((node) => unitFacts(unit).kinds.includes(node.kind));
  for (const node of path.slice(outermost)) {
    const namedUnit = UNITS.find((each) => unitFacts(each).kinds.includes(node.kind));
    if (outermost >= 0 && namedUnit) next.set(namedUnit, { at: 'here', node });
  }
  return next;
}
