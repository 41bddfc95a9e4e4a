import type { Pid } from '../../../act/tree.ts';
import { groupBy } from '../../../base/group-by.ts';
import type { ReadItem, SourceRef, Stretch } from '../syntax.ts';
import { isAside } from './account.ts';
import { type DraftStretch, markStretches, NOTHING_FOLLOWS, type Range } from './draft-stretches.ts';
import { knownActs, type WalkRecord } from './promises.ts';
import type { Sentence } from './reading-state.ts';

const isWithin = (item: SourceRef, { from, to }: SourceRef): boolean => item.from < to && from < item.to;

/** The account of a text: each passage, and whether the items have it as an instruction or a refusal. */
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
  /** The index of the provision's first item, and the items of its own words. */
  readonly first: number;
  readonly items: readonly ReadItem[];
  /** For a sentence after a list: the index in the account at which the provision begins. */
  readonly begun?: number;
  /** Whether unread words here may be new text that earlier words announced. */
  readonly isMatter: boolean;
}

/** A recorded sentence, and where the items and passages begin that it leads to. */
interface RecordedSentence {
  readonly sentence: Sentence;
  readonly source: SourceRef;
  readonly range: Range;
  /** The indices among the items and in the account. */
  readonly leadsFrom: { readonly items: number; readonly stretches: number };
}

/** Records a sentence in the account and, if it says that amendments follow, among the promises. */
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
    // An earlier change in the same paragraph doesn't keep the promise.
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

/** Decides what words are that only lead to something. They are refused if nothing follows. */
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
