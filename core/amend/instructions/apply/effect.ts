import type { Kind } from '../../../act/tree.ts';
import type { Anchor, Instruction, Location, Matter, Occurrence, WordsTarget } from '../syntax.ts';
import { namedEid, placeEid } from './eid.ts';
import { type Live, standingChildren, stands } from './live.ts';
import { type Finder, locate, type Place } from './locate.ts';

/** What an instruction does, in the terms of a table of effects. */
export interface Effect {
  readonly type: 'insertion' | 'substitution' | 'deletion';
  /** The provisions that its location names, as the Act's own file identifies them. */
  readonly affected: readonly string[];
  readonly location: 'Before' | 'After' | 'Replace' | 'Each_Place';
  /** It puts in, replaces or leaves out a section, or something larger, as a whole. */
  readonly whole: boolean;
}

const WHOLE: ReadonlySet<Kind> = new Set([
  'section',
  'schedule',
  'part',
  'chapter',
  'crossheading',
  'scheduleParagraph',
]);

const isWhole = ({ provisions }: Matter): boolean => provisions.some(({ kind }) => WHOLE.has(kind));

const inEach = (where: Occurrence): 'Replace' | 'Each_Place' =>
  where.type === 'each' ? 'Each_Place' : 'Replace';

interface Naming {
  readonly finder: Finder;
  readonly context: Location;
}

/** The places that a location names inside the context; where it can't be followed, by what its words say. */
function named(
  { finder, context }: Naming,
  location: Location,
): { readonly eids: readonly string[]; readonly places: readonly Place[] } {
  const all = [...context, ...location];
  const found = locate(finder, all);
  if (!found.ok) return { eids: namedEid(finder, all), places: [] };
  return { eids: found.value.map(placeEid), places: found.value };
}

const locationOf = (target: WordsTarget): Location => (target.type === 'link' ? target.link.of : target.in);
const whereOf = (target: WordsTarget): Occurrence =>
  target.type === 'quoted' || target.type === 'span' ? target.where : { type: 'once' };

function anchored(naming: Naming, anchor: Anchor, matter: Matter): Omit<Effect, 'type'> {
  const whole = isWhole(matter);
  switch (anchor.type) {
    case 'words': {
      const { eids } = named(naming, locationOf(anchor.words));
      const each = whereOf(anchor.words).type === 'each';
      return {
        affected: eids,
        location: each ? 'Each_Place' : anchor.side === 'before' ? 'Before' : 'After',
        whole,
      };
    }
    case 'provision': {
      const { eids } = named(naming, anchor.of);
      return { affected: eids, location: anchor.side === 'before' ? 'Before' : 'After', whole };
    }
    case 'edge': {
      const { eids, places } = named(naming, anchor.of);
      const inside = matter.words ? null : edgeEids(places, anchor.edge, matter);
      return { affected: inside ?? eids, location: anchor.edge === 'beginning' ? 'Before' : 'After', whole };
    }
    case 'appropriatePlace': {
      const { eids } = named(naming, anchor.of);
      return { affected: eids, location: 'After', whole };
    }
  }
}

/** Provisions put at the end of one stand after its last part. */
function edgeEids(
  places: readonly Place[],
  edge: 'beginning' | 'end',
  { provisions }: Matter,
): readonly string[] | null {
  const kind = provisions[0]?.kind;
  const found = places.flatMap(({ node, field }): readonly Live[] => {
    if (field || node.kind === kind) return [];
    const parts = standingChildren(node);
    const part = edge === 'end' ? parts.at(-1) : parts[0];
    return part ? [part] : [];
  });
  return found.length > 0 && found.length === places.length ? found.map((node) => placeEid({ node })) : null;
}

/** What an instruction does to the text as it stands: also one that can't be applied, as far as it says where. */
export function effectOf(finder: Finder, { context, operation }: Instruction): Effect {
  const naming = { finder, context };
  switch (operation.type) {
    case 'insert':
    case 'insertSetOut': {
      const anchors = operation.type === 'insert' ? operation.at : [operation.at];
      const matter = operation.type === 'insert' ? operation.matter : { words: '', provisions: [] };
      const all = anchors.map((anchor) => anchored(naming, anchor, matter));
      const [first] = all;
      return {
        type: 'insertion',
        affected: unique(all.flatMap(({ affected }) => affected)),
        location: first?.location ?? 'After',
        whole: operation.type === 'insertSetOut' || all.some(({ whole }) => whole),
      };
    }
    case 'substituteWords':
    case 'omitWords': {
      const { targets } = operation;
      const where = targets.map(whereOf).find(({ type }) => type === 'each') ?? { type: 'once' };
      return {
        type: operation.type === 'omitWords' ? 'deletion' : 'substitution',
        affected: unique(targets.flatMap((target) => named(naming, locationOf(target)).eids)),
        location: inEach(where),
        whole: false,
      };
    }
    case 'substituteProvisions':
    case 'omitProvisions': {
      const all = operation.targets.map(({ at }) => named(naming, at));
      const nodes = all.flatMap(({ places }) => places);
      return {
        type: operation.type === 'omitProvisions' ? 'deletion' : 'substitution',
        affected: unique(all.flatMap(({ eids }) => eids)),
        location: 'Replace',
        whole: nodes.some(({ node, field }) => !field && WHOLE.has(node.kind) && (stands(node) || true)),
      };
    }
    case 'renumber':
      return {
        type: 'substitution',
        affected: named(naming, operation.at).eids,
        location: 'Replace',
        whole: false,
      };
  }
}

const unique = (items: readonly string[]): readonly string[] => [...new Set(items)];
