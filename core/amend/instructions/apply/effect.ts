import type { Kind } from '../../../act/tree.ts';
import type { Anchor, Instruction, Location, NewText, Occurrence, WordsTarget } from '../syntax.ts';
import { namedEid, placeEid } from './eid.ts';
import { type Finder, type LocatedPlace, locate } from './locate.ts';

/** The effect of an instruction, in the terms of a table of effects. */
export interface Effect {
  readonly type: 'insertion' | 'substitution' | 'deletion';
  /** The provisions that its location names, by their identifiers in the Act's own file. */
  readonly affected: readonly string[];
  readonly location: 'Before' | 'After' | 'Replace' | 'Each_Place';
  /** Whether a section or something larger is inserted, replaced or omitted as a whole. */
  readonly isWhole: boolean;
}

const WHOLE_KINDS: ReadonlySet<Kind> = new Set([
  'section',
  'schedule',
  'part',
  'chapter',
  'crossheading',
  'scheduleParagraph',
]);

const hasWholeUnit = ({ provisions }: NewText): boolean =>
  provisions.some(({ kind }) => WHOLE_KINDS.has(kind));

const locationFor = (where: Occurrence): 'Replace' | 'Each_Place' =>
  where.type === 'each' ? 'Each_Place' : 'Replace';

interface Naming {
  readonly finder: Finder;
  readonly context: Location;
  /** Whether the sentence itself names its provision: "In section 93, after the definition of “tenant” insert". */
  readonly isProvisionNamed: boolean;
}

const WORDS_BESIDE = /\bwords (?:before|after) (?:sub-)*paragraphs? \([^)]*\)/gi;
const NAMES_PROVISION =
  /\bin (?:each of )?(?:sections?|subsections?|(?:sub-)*paragraphs?|schedules?|parts?|chapters?|articles?|regulations?|rules?)\b/i;

/** Whether the words before an operation in its sentence name the provision that it is in. */
function namesProvision(lead: string): boolean {
  const plain = lead.replace(WORDS_BESIDE, '').replace(/\((?=[^()]*\s)[^()]*\)/g, '');
  return NAMES_PROVISION.test(plain);
}

/** The places that a location names inside the context. Without such a place, the identifiers come from the words. */
function namedPlaces(
  { finder, context, isProvisionNamed }: Naming,
  location: Location,
): { readonly eids: readonly string[]; readonly places: readonly LocatedPlace[] } {
  const all = [...context, ...location];
  const located = locate(finder, all);
  if (!located.ok) return { eids: namedEid(finder, all), places: [] };
  // The neighbour of some words counts as named only if the sentence names nothing larger.
  const places = isProvisionNamed ? located.value.map(({ namedNode: _, ...place }) => place) : located.value;
  return { eids: places.map(placeEid), places };
}

/** A definition beside an insertion counts as named only if the sentence names nothing larger. */
const insertionHolder = ({ isProvisionNamed }: Naming, of: Location): Location =>
  isProvisionNamed && of.at(-1)?.type === 'definition' ? of.slice(0, -1) : of;

const locationOf = (target: WordsTarget): Location => (target.type === 'link' ? target.link.of : target.in);
const whereOf = (target: WordsTarget): Occurrence =>
  target.type === 'quoted' || target.type === 'span' ? target.where : { type: 'once' };

function anchorEffect(naming: Naming, anchor: Anchor, newText: NewText): Omit<Effect, 'type'> {
  const isWhole = hasWholeUnit(newText);
  switch (anchor.type) {
    case 'words': {
      const { eids } = namedPlaces(naming, locationOf(anchor.words));
      const each = whereOf(anchor.words).type === 'each';
      return {
        affected: eids,
        location: each ? 'Each_Place' : anchor.side === 'before' ? 'Before' : 'After',
        isWhole,
      };
    }
    case 'provision': {
      const { eids } = namedPlaces(naming, insertionHolder(naming, anchor.of));
      return { affected: eids, location: anchor.side === 'before' ? 'Before' : 'After', isWhole };
    }
    case 'edge': {
      const { eids } = namedPlaces(naming, anchor.of);
      return { affected: eids, location: anchor.edge === 'beginning' ? 'Before' : 'After', isWhole };
    }
    case 'appropriatePlace': {
      const { eids } = namedPlaces(naming, anchor.of);
      return { affected: eids, location: 'After', isWhole };
    }
  }
}

/**
 * The effect of an instruction on the present text, as far as its location exists, even if it can't be applied.
 * @param lead the words before the operation in its own sentence
 */
export function effectOf(finder: Finder, { context, operation }: Instruction, lead: string): Effect {
  const naming = { finder, context, isProvisionNamed: namesProvision(lead) };
  switch (operation.type) {
    case 'insert':
    case 'insertSetOut': {
      const anchors = operation.type === 'insert' ? operation.at : [operation.at];
      const newText = operation.type === 'insert' ? operation.newText : { words: '', provisions: [] };
      const all = anchors.map((anchor) => anchorEffect(naming, anchor, newText));
      const [first] = all;
      return {
        type: 'insertion',
        affected: unique(all.flatMap(({ affected }) => affected)),
        location: first?.location ?? 'After',
        isWhole: operation.type === 'insertSetOut' || all.some(({ isWhole }) => isWhole),
      };
    }
    case 'substituteWords':
    case 'omitWords': {
      const { targets } = operation;
      const where = targets.map(whereOf).find(({ type }) => type === 'each') ?? { type: 'once' };
      return {
        type: operation.type === 'omitWords' ? 'deletion' : 'substitution',
        affected: unique(targets.flatMap((target) => namedPlaces(naming, locationOf(target)).eids)),
        location: locationFor(where),
        isWhole: false,
      };
    }
    case 'substituteProvisions':
    case 'omitProvisions': {
      const all = operation.targets.map(({ at }) => namedPlaces(naming, at));
      const nodes = all.flatMap(({ places }) => places);
      return {
        type: operation.type === 'omitProvisions' ? 'deletion' : 'substitution',
        affected: unique(all.flatMap(({ eids }) => eids)),
        location: 'Replace',
        isWhole: nodes.some(({ node, field }) => !field && WHOLE_KINDS.has(node.kind)),
      };
    }
    case 'becomeProvision':
      return {
        type: 'substitution',
        affected: namedPlaces(naming, locationOf(operation.words)).eids,
        location: 'Replace',
        isWhole: false,
      };
    case 'move':
    case 'renumber':
      return {
        type: 'substitution',
        affected: namedPlaces(naming, operation.at).eids,
        location: 'Replace',
        isWhole: false,
      };
  }
}

const unique = (items: readonly string[]): readonly string[] => [...new Set(items)];
