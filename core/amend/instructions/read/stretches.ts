import type { Pid } from '../../../act/tree.ts';
import { groupBy } from '../../../base/group-by.ts';
import type { ReadItem, SourceRef, Stretch } from '../syntax.ts';
import { isAside } from './account.ts';
import { type DraftStretch, markStretches, NOTHING_FOLLOWS, type Range } from './draft-stretches.ts';
import { type WalkRecord, withoutUnknownActs } from './promises.ts';
import type { Sentence } from './reading-state.ts';

const overlaps = (item: SourceRef, { from, to }: SourceRef): boolean => item.from < to && from < item.to;

/** The account of a text: each passage, and whether the items have it as an instruction or a refusal. */
export function accountOf(drafts: readonly DraftStretch[], items: readonly ReadItem[]): readonly Stretch[] {
  const byPid: ReadonlyMap<Pid, readonly ReadItem[]> = groupBy(items, ({ source }) => source.pid);
  return drafts.map(({ source, of, kind, isMore, acts }): Stretch => {
    if (isAside(kind)) return { source, of, as: 'aside', kind, isMore, acts };
    if (kind === 'instruction' || kind === 'refused') return { source, of, as: kind };
    const itemsInside = (byPid.get(source.pid) ?? []).filter((item) => overlaps(item.source, source));
    if (kind === 'instructionOrRefusal' || (kind === 'closingWords' && itemsInside.length > 0))
      return { source, of, as: itemsInside.some(({ read }) => read) ? 'instruction' : 'refused' };
    return { source, of, as: 'opening' };
  });
}

interface RecordingContext {
  readonly sourceRefOf: (from: number, to: number) => SourceRef;
  readonly isMore: boolean;
  /** The index of the provision's first item, and the items of its own words. */
  readonly firstItemIndex: number;
  readonly items: readonly ReadItem[];
  /** For a sentence after a list: the index in the account at which the provision begins. */
  readonly accountStart?: number;
  /** Whether unread words here may be new text that earlier words announced. */
  readonly mayBeNewText: boolean;
}

/** A recorded sentence, and where the items and passages begin that it leads to. */
interface RecordedSentence {
  readonly sentence: Sentence;
  readonly source: SourceRef;
  readonly range: Range;
  /** The indices among the items and in the account. */
  readonly followingStart: { readonly items: number; readonly stretches: number };
}

/** Records a sentence in the account and, if it says that amendments follow, among the promises. */
export function recordSentence(
  walk: WalkRecord,
  sentence: Sentence,
  { sourceRefOf, isMore, firstItemIndex, items, accountStart, mayBeNewText }: RecordingContext,
): RecordedSentence {
  const { parts, type, namedActs } = sentence;
  const from = parts[0]?.from ?? 0;
  const sentenceSource = sourceRefOf(from, parts.at(-1)?.to ?? 0);
  const begin = walk.stretches.length;
  for (const [at, part] of parts.entries())
    walk.stretches.push({
      source: sourceRefOf(part.from, part.to),
      of: 'words',
      kind: mayBeNewText && isAside(part.kind) ? 'refused' : part.kind,
      isMore: isMore || at > 0,
      acts: withoutUnknownActs(namedActs),
    });
  const range = { begin, end: walk.stretches.length };
  if (type === 'opening' || type === 'unreadOpening' || parts.some(({ kind }) => kind === 'elsewhere')) {
    // An earlier change in the same paragraph doesn't keep the promise.
    const earlier = items.filter((item) => item.source.from < from).length;
    walk.announcements.push({
      source: sentenceSource,
      sentence,
      itemsBefore: Math.min(firstItemIndex + earlier, walk.items.length),
      range,
      scopeEnd: null,
    });
  }
  const followingStart =
    accountStart === undefined
      ? { items: walk.items.length, stretches: range.end }
      : { items: firstItemIndex, stretches: accountStart };
  return { sentence, source: sentenceSource, range, followingStart };
}

/** Decides what words are that only lead to something. They are refused if nothing follows. */
export function resolveLeadIn(
  walk: WalkRecord,
  { sentence, source, range, followingStart }: RecordedSentence,
): void {
  const { type, hasList, namedActs, parts } = sentence;
  if (type !== 'leadIn' || (hasList && walk.items.length > followingStart.items)) return;
  const asideKindBelow = hasList
    ? walk.stretches.slice(followingStart.stretches).find(({ kind }) => isAside(kind))?.kind
    : undefined;
  const kind = asideKindBelow ?? (parts.some((part) => part.kind === 'listBeginning') ? 'law' : 'refused');
  markStretches(walk.stretches, range, kind);
  if (kind !== 'refused') return;
  walk.items.push({ read: false, source, context: namedActs[0] ?? [], reason: NOTHING_FOLLOWS });
}
