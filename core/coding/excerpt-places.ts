import type { Splice } from '../amend/text/splice.ts';
import { type Anchor, carryAnchor, isAnchorInPlace, refindAnchor } from '../evidence/anchor.ts';
import type { ChangeOf, Excerpt, Redaction } from '../evidence/records.ts';

/** The records with an anchor in a text, by kind. */
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

/** Whether a record's words are at its anchor in the present text. `text` is undefined if the text was deleted. */
export const stateIn = ({ anchor, detached }: Anchored, text: string | undefined): PlaceState =>
  detached !== true && text !== undefined && isAnchorInPlace(anchor, text) ? 'placed' : 'detached';

/** A record with its state. */
export const withState = <T extends Anchored>(
  record: T,
  text: string | undefined,
): T & { state: PlaceState } => ({
  ...record,
  state: stateIn(record, text),
});

/** A record with another anchor. With null it is detached, and keeps the anchor where its words were last found. */
export function movedTo<T extends Anchored>(record: T, anchor: Anchor | null): T {
  const { detached: _, ...rest } = record;
  return (anchor ? { ...rest, anchor } : { ...rest, detached: true }) as T;
}

/**
 * The changes to the records of a text that was edited. Anchors move with their words, or the record is detached. A detached
 * record stays so until a person places it.
 * @param splice the edit, if known; otherwise an anchor's words are searched for, and must occur exactly once
 */
export function carryRecords<K extends AnchoredKind>(
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
    if (anchor && isSameAnchor(anchor, was.anchor)) return [];
    return [changeOf(kind, was, movedTo(was, anchor))];
  });
}

const changeOf = <K extends AnchoredKind>(
  kind: K,
  was: AnchoredRecords[K],
  is: AnchoredRecords[K],
): ChangeOf<K, AnchoredRecords[K]> => ({ kind, id: was.id, was, is });

const isSameAnchor = (a: Anchor, b: Anchor): boolean =>
  a.from === b.from && a.to === b.to && a.prefix === b.prefix && a.suffix === b.suffix;
