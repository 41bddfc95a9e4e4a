import type { Pid } from '../../../act/tree.ts';
import { groupBy } from '../../../base/group-by.ts';
import type { ReadItem, SourceRef, Stretch } from '../syntax.ts';
import { isAside } from './account.ts';
import { type DraftStretch, markStretches, NOTHING_FOLLOWS, type Range } from './draft-stretches.ts';
import { knownActs, type WalkRecord } from './promises.ts';
import type { Sentence } from './reading-state.ts';

const isWithin = (item: SourceRef, { from, to }: SourceRef): boolean => item.from < to && from < item.to;

/** The account of a text: each of its stretches, and what it is among the items. */
export function accountOf(all: readonly DraftStretch[], items: readonly ReadItem[]): readonly Stretch[] {
  const byPid: ReadonlyMap<Pid, readonly ReadItem[]> = groupBy(items, ({ source }) => source.pid);
  return all.map(({ source, of, as, isMore, acts }): Stretch => {
    if (isAside(as)) return { source, of, as: 'aside', kind: as, isMore, acts };
    if (as === 'instruction' || as === 'refused') return { source, of, as };
    const own = (byPid.get(source.pid) ?? []).filter((item) => isWithin(item.source, source));
    if (as === 'done' || (as === 'closes' && own.length > 0))
      return { source, of, as: own.some(({ read }) => read) ? 'instruction' : 'refused' };
    return { source, of, as: 'opening' };
  });
}

interface SentencePlace {
  readonly source: (from: number, to: number) => SourceRef;
  readonly isMore: boolean;
  /** The first item of the provision, and those that its own words came to. */
  readonly first: number;
  readonly items: readonly ReadItem[];
  /** Where in the account the provision begins, of what comes after its list. */
  readonly begun?: number;
  /** What can't be read in it may be what words before it put in. */
  readonly isMatter: boolean;
}

/** A sentence that was told, and where what it leads to begins. */
interface RecordedSentence {
  readonly sentence: Sentence;
  readonly source: SourceRef;
  readonly range: Range;
  /** Where what it leads to begins, among the items and in the account. */
  readonly leadsFrom: { readonly items: number; readonly stretches: number };
}

/** Puts a sentence into the account, and what it promises among the promises. */
export function recordSentence(
  walk: WalkRecord,
  sentence: Sentence,
  { source, isMore, first, items, begun, isMatter }: SentencePlace,
): RecordedSentence {
  const { parts, type, acts } = sentence;
  const from = parts[0]?.from ?? 0;
  const sentenceSource = source(from, parts.at(-1)?.to ?? 0);
  const begin = walk.stretches.length;
  for (const [at, part] of parts.entries())
    walk.stretches.push({
      source: source(part.from, part.to),
      of: 'words',
      as: isMatter && isAside(part.as) ? 'refused' : part.as,
      isMore: isMore || at > 0,
      acts: knownActs(acts),
    });
  const range = { begin, end: walk.stretches.length };
  if (type === 'opens' || type === 'lost' || parts.some(({ as }) => as === 'elsewhere')) {
    // What was done before a sentence in its own paragraph is not what it says is to follow.
    const earlier = items.filter((item) => item.source.from < from).length;
    walk.promises.push({
      source: sentenceSource,
      sentence,
      at: Math.min(first + earlier, walk.items.length),
      range,
      end: null,
    });
  }
  const leadsFrom =
    begun === undefined
      ? { items: walk.items.length, stretches: range.end }
      : { items: first, stretches: begun };
  return { sentence, source: sentenceSource, range, leadsFrom };
}

/** Says of words that only lead to something what comes of it: they are refused where that is nothing. */
export function settleLead(walk: WalkRecord, { sentence, source, range, leadsFrom }: RecordedSentence): void {
  const { type, hasList, acts, parts } = sentence;
  if (type !== 'leads' || (hasList && walk.items.length > leadsFrom.items)) return;
  const below = hasList
    ? walk.stretches.slice(leadsFrom.stretches).find(({ as }) => isAside(as))?.as
    : undefined;
  const as = below ?? (parts.some((part) => part.as === 'begins') ? 'law' : 'refused');
  markStretches(walk.stretches, range, as);
  if (as !== 'refused') return;
  walk.items.push({ read: false, source, context: acts[0] ?? [], reason: NOTHING_FOLLOWS });
}
