import type { Kind } from '../../../act/tree.ts';
import type { Anchor, Instruction, Location, NewText, Occurrence, WordsTarget } from '../syntax.ts';
import { namedEid, placeEid } from './eid.ts';
import { type Finder, type LocatedPlace, locate } from './locate.ts';

/** What an instruction does, in the terms of a table of effects. */
export interface Effect {
  readonly type: 'insertion' | 'substitution' | 'deletion';
  /** The provisions that its location names, as the Act's own file identifies them. */
  readonly affected: readonly string[];
  readonly location: 'Before' | 'After' | 'Replace' | 'Each_Place';
  /** It puts in, replaces or leaves out a section, or something larger, as a whole. */
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

const inEach = (where: Occurrence): 'Replace' | 'Each_Place' =>
  where.type === 'each' ? 'Each_Place' : 'Replace';

interface Naming {
  readonly finder: Finder;
  readonly context: Location;
  /** The sentence itself says in which provision it is: "In section 93, after the definition of “tenant” insert". */
  readonly saysWhere: boolean;
}

const WORDS_BESIDE = /\bwords (?:before|after) (?:sub-)*paragraphs? \([^)]*\)/gi;
const SAYS_WHERE =
  /\bin (?:each of )?(?:sections?|subsections?|(?:sub-)*paragraphs?|schedules?|parts?|chapters?|articles?|regulations?|rules?)\b/i;

/** Whether the words that come before an operation in its own sentence name a provision that it is in. */
function saysWhere(lead: string): boolean {
  const plain = lead.replace(WORDS_BESIDE, '').replace(/\((?=[^()]*\s)[^()]*\)/g, '');
  return SAYS_WHERE.test(plain);
}

/** The places that a location names inside the context; where it can't be followed, by what its words say. */
function namedPlaces(
  { finder, context, saysWhere }: Naming,
  location: Location,
): { readonly eids: readonly string[]; readonly places: readonly LocatedPlace[] } {
  const all = [...context, ...location];
  const located = locate(finder, all);
  if (!located.ok) return { eids: namedEid(finder, all), places: [] };
  // What words are beside is named by them only where the sentence names nothing larger.
  const places = saysWhere ? located.value.map(({ namedNode: _, ...place }) => place) : located.value;
  return { eids: places.map(placeEid), places };
}

/** A definition that something is put beside is named by it only where the sentence names nothing larger. */
const holderOf = ({ saysWhere }: Naming, of: Location): Location =>
  saysWhere && of.at(-1)?.type === 'definition' ? of.slice(0, -1) : of;

const locationOf = (target: WordsTarget): Location => (target.type === 'link' ? target.link.of : target.in);
const whereOf = (target: WordsTarget): Occurrence =>
  target.type === 'quoted' || target.type === 'span' ? target.where : { type: 'once' };

function anchored(naming: Naming, anchor: Anchor, newText: NewText): Omit<Effect, 'type'> {
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
      const { eids } = namedPlaces(naming, holderOf(naming, anchor.of));
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
 * What an instruction does to the text as it stands: also one that can't be applied, as far as it says where. `lead` is
 * what comes before the operation in its own sentence.
 */
export function effectOf(finder: Finder, { context, operation }: Instruction, lead: string): Effect {
  const naming = { finder, context, saysWhere: saysWhere(lead) };
  switch (operation.type) {
    case 'insert':
    case 'insertSetOut': {
      const anchors = operation.type === 'insert' ? operation.at : [operation.at];
      const newText = operation.type === 'insert' ? operation.newText : { words: '', provisions: [] };
      const all = anchors.map((anchor) => anchored(naming, anchor, newText));
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
        location: inEach(where),
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
