import type { Provision } from '../../../act/tree.ts';
import type { Location, Locus, ReadItem, SourceRef } from '../syntax.ts';
import type { Sentence } from './reading-state.ts';

/** A sentence that names an Act, or a place in one, and amends nothing. */
export interface NoAmendment {
  readonly source: SourceRef;
  /** The Acts that it names; empty where it names places, and no Act. */
  readonly acts: readonly Location[];
}

/** A sentence that says that amendments follow, or where they are, and how many items were read before it. */
export interface Promised {
  readonly source: SourceRef;
  readonly sentence: Sentence;
  readonly at: number;
}

/** The reason for words that lead to amendments where none comes. */
export const NOTHING_FOLLOWS = 'No amendment follows these words';

const nameOf = ({ note: _note, refs: _refs, ...step }: Locus): string => JSON.stringify(step);

/** The names of a location's steps from the first to each: many promises are looked for among many items. */
const names = new WeakMap<Location, readonly string[]>();

function namesOf(location: Location): readonly string[] {
  const known = names.get(location);
  if (known) return known;
  let whole = '';
  const made = location.map((step) => {
    whole += nameOf(step);
    return whole;
  });
  names.set(location, made);
  return made;
}

const isIn = (place: Location, { context }: ReadItem): boolean =>
  place.length === 0 || namesOf(context)[place.length - 1] === namesOf(place).at(-1);

const IN_SCHEDULE =
  /(?:\b(?:in|by|with)\s+(?=Schedule\b(?!\s+\S+\s+to\b))|^\s*(?=Schedule\s+\S+\s+(?:makes|contains|sets out|amends|has effect)\b))(Schedule(?: (\d+[A-Z]*|[A-Z]+\d*))?)\b/;
/** The Acts of locations, those that are not known left out. */
export const known = (acts: readonly Location[]): readonly Location[] => acts.filter((act) => act.length > 0);

/** Words that can only be followed by amendments. */
const CERTAIN =
  /\b(?:as follows|the following amendments|thus)\b|\b(?:amended|altered|varied|changed|modified)\b[^.]*[—–:]\s*$/;

/** The Schedule that a sentence says the amendments are in, where it is none of this text's. */
function missing(own: readonly Provision[], { text }: SourceRef): string | null {
  const [, named, label] = IN_SCHEDULE.exec(text) ?? [];
  if (!named) return null;
  const isThere = label ? own.some(({ num }) => num.toLowerCase() === named.toLowerCase()) : own.length > 0;
  return isThere ? null : named;
}

/** Sentences that say that amendments follow, or where they are: those are read, or it is said that they are not there. */
export function keepPromises(
  walk: {
    readonly items: ReadItem[];
    readonly noAmendments: NoAmendment[];
    readonly promises: readonly Promised[];
  },
  all: readonly Provision[],
): void {
  const schedules = all.filter(({ kind }) => kind === 'schedule');
  for (const { source, sentence, at } of walk.promises.toReversed()) {
    const { type, places, acts } = sentence;
    const put = (reason: string) =>
      walk.items.splice(at, 0, { read: false, source, context: [...places, ...acts][0] ?? [], reason });
    const after = walk.items.slice(at);
    const isKept =
      type === 'opens'
        ? after.some((item) => !item.read || places.some((place) => isIn(place, item)))
        : type === 'lost' && after.some((item) => !item.read);
    if (isKept) continue;
    const isOfAct = acts.some((act) => act.length > 0);
    if (type === 'opens' || (type === 'lost' && isOfAct && CERTAIN.test(source.text))) {
      put(NOTHING_FOLLOWS);
      continue;
    }
    if (!isOfAct) continue;
    const elsewhere = missing(schedules, source);
    if (elsewhere) put(`What is amended is set out in ${elsewhere}, which is not in this text`);
    else walk.noAmendments.push({ source, acts: known(acts) });
  }
}
