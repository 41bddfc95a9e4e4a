import type { Field, Pid, Provision } from '../tree.ts';
import type { Locus, Mention } from './grammar.ts';
import type { Label } from './labels.ts';
import { type ReferredPlace, siblingRange } from './places.ts';
import type { Cited, CitedStep, Reference, ReferenceState } from './reference.ts';

/** A step of a mention, with the places that each of its labels names. A pointer or title has one list of places. */
export interface Step {
  readonly locus: Locus;
  readonly places: readonly (readonly ReferredPlace[])[];
}

/** A reference without its key, which can be made only when all references of a field are known. */
export type UnkeyedReference = Omit<Reference, 'key'>;

/** A step in words, without its outer steps: `section 1(1A)`, `that Act`, `the Northern Ireland Act 1974`. */
function nameOf(text: string, locus: Locus, label?: Label): string {
  if (locus.kind === 'title') return `the ${locus.title}`;
  if (locus.kind === 'pointer') return text.slice(locus.from, locus.to).replace(/^T/, 't');
  const parts = (label ?? locus.items[0]?.first)?.parts ?? [];
  return `${locus.unit} ${parts.join('')}`;
}

/** The word between a step and its outer step. A Schedule is "to" its Act; everything else is "of". */
const linkBefore = (outer: Locus, inner: Locus | undefined): string =>
  inner?.kind === 'unit' && inner.unit === 'Schedule' && (outer.kind === 'title' || outer.unit === 'Act')
    ? ' to '
    : ' of ';

/** The state of a reference with several places: that of the worst place, because a reader must be warned. */
function stateOf(places: readonly ReferredPlace[]): {
  state: ReferenceState;
  reason: string | null;
  act: string | null;
} {
  const missing =
    places.find((place) => place.at === 'nowhere') ?? places.find((place) => place.at === 'unknown');
  if (missing && 'reason' in missing) {
    return { state: missing.at === 'nowhere' ? 'broken' : 'unresolved', reason: missing.reason, act: null };
  }
  const other = places.find((place) => place.at === 'elsewhere');
  if (other?.at !== 'elsewhere') return { state: 'valid', reason: null, act: null };
  return { state: 'other-act', reason: `In another Act: the ${other.act}`, act: other.act };
}

const nodesOf = (places: readonly ReferredPlace[]): readonly Provision[] =>
  places.flatMap((place) =>
    (place.at === 'here' || place.at === 'elsewhere') && place.node ? [place.node] : [],
  );

/** The provisions of a range. Null if it runs backwards or across two series; empty if an end is not in this text. */
function rangePidsOf(
  root: Provision,
  first: readonly ReferredPlace[],
  last: readonly ReferredPlace[],
): readonly Pid[] | null {
  const [from] = nodesOf(first);
  const [to] = nodesOf(last);
  if (!from || !to) return [];
  const rangeNodes = siblingRange(root, from, to);
  return rangeNodes.length > 0 ? rangeNodes.map((node) => node.pid) : null;
}

/** Matches the rest of an instrument's title that begins with the title of an Act: “… Act 1992 (Saving) Order 1993”. */
const INSTRUMENT_TITLE_REST =
  /^\s+(?:\((?!c\.|asp|anaw|nawm|N\.?I)\p{Lu}[^)]{1,80}\)\s+)?(?:(?:\p{Lu}[\p{L}’'-]*|and|of|for|etc\.|\([^)]{1,60}\))\s+){0,8}(?:Order|Regulations|Rules|Scheme)\s+\d{4}/u;

/** The other Act that a mention's outermost step names. Null if it names none. */
function actNamed(text: string, step: Step | undefined): string | null {
  const place = step?.places[0]?.[0];
  if (step?.locus.kind === 'title') {
    if (INSTRUMENT_TITLE_REST.test(text.slice(step.locus.to))) return null;
    if (place?.at === 'elsewhere') return place.act;
    return place?.at === 'unknown' ? step.locus.title : null;
  }
  const isThatAct =
    step?.locus.kind === 'pointer' && step.locus.determiner === 'that' && step.locus.unit === 'Act';
  return isThatAct && place?.at === 'elsewhere' ? place.act : null;
}

/** The steps above step `at`, without the Act, from the outermost in. Null unless each has exactly one label. */
function pathAbove(steps: readonly Step[], at: number): readonly CitedStep[] | null {
  const path: CitedStep[] = [];
  for (const { locus } of steps.slice(at + 1, -1).toReversed()) {
    const [firstItem, secondItem] = locus.kind === 'unit' ? locus.items : [];
    if (locus.kind !== 'unit' || !firstItem || secondItem || firstItem.last) return null;
    path.push({ unit: locus.unit, parts: firstItem.first.parts });
  }
  return path;
}

/** The role of a mention: in words quoted from or for another Act, as the target of an amendment, or neither. */
type MentionRole = 'quoted' | 'amends' | 'plain';

/** The references of one mention, in text order: one for each label, pointer and title. */
export function piecesOf(
  root: Provision,
  node: Provision,
  field: Field,
  mention: Mention,
  steps: readonly Step[],
  role: MentionRole,
): readonly UnkeyedReference[] {
  const act = role === 'quoted' ? null : actNamed(node[field], steps.at(-1));
  const text = node[field];
  const references: UnkeyedReference[] = [];
  const { description } = mention;
  // A description belongs to the outermost provision before it: "subsection (1) of section 4 (putting people in fear …)".
  const described = steps.findLast(
    ({ locus }) => locus.kind === 'unit' && description && locus.from < description.from,
  );
  for (const [at, { locus, places }] of steps.entries()) {
    const outer = steps
      .slice(at + 1)
      .map((step, below) => `${linkBefore(step.locus, steps[at + below]?.locus)}${nameOf(text, step.locus)}`);
    const above = act === null ? null : pathAbove(steps, at);
    const citing = (own: readonly CitedStep[] | null): Cited | null =>
      act !== null && above !== null && own !== null
        ? { act, path: [...above, ...own], amends: role === 'amends' }
        : null;
    const addReference = (
      from: number,
      to: number,
      name: string,
      startPlaces: readonly ReferredPlace[],
      cites: Cited | null,
      range: Reference['range'] = null,
      backwards = false,
    ): void => {
      const looked = stateOf(startPlaces);
      const pieceFields = backwards
        ? {
            ...looked,
            state: 'unresolved' as const,
            reason: 'The range runs backwards, or across two series',
          }
        : looked;
      references.push({
        pid: node.pid,
        field,
        from,
        to,
        text: text.slice(from, to),
        names: name + outer.join(''),
        ...pieceFields,
        cites,
        targets: nodesOf(startPlaces).map((target) => target.pid),
        range,
        description: null,
      });
    };
    if (locus.kind !== 'unit') {
      const isAct = steps[at + 1] === undefined;
      addReference(locus.from, locus.to, nameOf(text, locus), places[0] ?? [], citing(isAct ? [] : null));
      continue;
    }
    const cited = ({ parts }: Label) => citing([{ unit: locus.unit, parts }]);
    let nth = 0;
    for (const { first, last } of locus.items) {
      const from = nth === 0 ? locus.from : first.from;
      const startPlaces = places[nth++] ?? [];
      if (!last) addReference(from, first.to, nameOf(text, locus, first), startPlaces, cited(first));
      else {
        const end = places[nth++] ?? [];
        const rangePids = rangePidsOf(root, startPlaces, end);
        const takesIn = rangePids ?? [];
        addReference(
          from,
          first.to,
          nameOf(text, locus, first),
          startPlaces,
          cited(first),
          { end: 'first', takesIn },
          rangePids === null,
        );
        addReference(
          last.from,
          last.to,
          nameOf(text, locus, last),
          end,
          cited(last),
          { end: 'last', takesIn },
          rangePids === null,
        );
      }
    }
    const last = references.at(-1);
    if (last && steps[at] === described) references[references.length - 1] = { ...last, description };
  }
  return references;
}
