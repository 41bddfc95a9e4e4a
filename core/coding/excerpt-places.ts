import type { Splice } from '../amend/text/splice.ts';
import { type Anchor, carryAnchor, isAnchorInPlace, refindAnchor } from '../evidence/anchor.ts';
import type { ChangeOf, Excerpt, Redaction } from '../evidence/records.ts';

/** The records that hold on to a stretch of a text, by their kind. */
interface AnchoredRecords {
  readonly excerpt: Excerpt;
  readonly redaction: Redaction;
}
type AnchoredKind = keyof AnchoredRecords;

interface Anchored {
  readonly anchor: Anchor;
  readonly detached?: true | undefined;
}

type PlaceState = 'placed' | 'detached';

/** Whether a record's words stand where it says, in its text as it is now (undefined when that is gone). */
export const stateIn = ({ anchor, detached }: Anchored, text: string | undefined): PlaceState =>
  detached !== true && text !== undefined && isAnchorInPlace(anchor, text) ? 'placed' : 'detached';

/** A record with its state, for whoever asked for it. */
export const placedIn = <T extends Anchored>(
  record: T,
  text: string | undefined,
): T & { state: PlaceState } => ({
  ...record,
  state: stateIn(record, text),
});

/** A record on another stretch, or, with null, detached, its anchor being where its words were last seen. */
export function movedTo<T extends Anchored>(record: T, anchor: Anchor | null): T {
  const { detached: _, ...rest } = record;
  return (anchor ? { ...rest, anchor } : { ...rest, detached: true }) as T;
}

/**
 * What becomes of the records of a text that was changed: carried to where their words are now, or detached. One that
 * is detached stays so: only a person can say that words are the same again.
 * @param splice what was changed, where that was seen; else the words are looked for, and must be there just once
 */
export function carriedRecords<K extends AnchoredKind>(
  kind: K,
  records: readonly AnchoredRecords[K][],
  change: { readonly before: string; readonly after: string; readonly splice?: Splice },
): readonly ChangeOf<K, AnchoredRecords[K]>[] {
  const { before, after, splice } = change;
  return records.flatMap((was): readonly ChangeOf<K, AnchoredRecords[K]>[] => {
    if (stateIn(was, before) === 'detached') {
      if (was.detached === true) return [];
      return [changeOf(kind, was, movedTo(was, null))];
    }
    const anchor = splice ? carryAnchor(was.anchor, splice, after) : refindAnchor(was.anchor, after, before);
    if (anchor && isSame(anchor, was.anchor)) return [];
    return [changeOf(kind, was, movedTo(was, anchor))];
  });
}

const changeOf = <K extends AnchoredKind>(
  kind: K,
  was: AnchoredRecords[K],
  is: AnchoredRecords[K],
): ChangeOf<K, AnchoredRecords[K]> => ({ kind, id: was.id, was, is });

const isSame = (a: Anchor, b: Anchor): boolean =>
  a.from === b.from && a.to === b.to && a.prefix === b.prefix && a.suffix === b.suffix;
