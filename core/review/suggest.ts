import { type Field, indexTree, type Pid, type Provision } from '../act/tree.ts';
import type { Amendment } from '../amend/edits/amendment.ts';
import type { Edit, TextEdit } from '../amend/edits/edit.ts';
import { segmentsOf } from '../amend/edits/segments.ts';
import { canRevise } from '../amend/edits/states.ts';
import type { Drafted } from '../amend/redline/redline.ts';
import {
  amendedText,
  applyTyping,
  fieldState,
  ownedEdits,
  typeInInserted,
  withFieldEdits,
} from '../amend/typing/typing.ts';
import { ok, type Result, refuse } from '../base/result.ts';
import type { LocatedWords } from './thread-words.ts';
import { wordSplices } from './word-splices.ts';

/**
 * What becomes of a draft when words that a comment is about are replaced by those that it suggests: word by word, so that
 * only what differs is changed, and as typing would have it. Words of an amendment are revised in it.
 */

/** The one field that words are of; null where they are of several, and nothing can be put in their place as one. */
export function fieldOfWords(
  heldWords: readonly LocatedWords[],
): { readonly pid: Pid; readonly field: Field } | null {
  const [first] = heldWords;
  if (!first || heldWords.some(({ pid, field }) => pid !== first.pid || field !== first.field)) return null;
  return { pid: first.pid, field: first.field };
}

const touches = (edit: TextEdit, from: number, to: number): boolean => edit.from <= to && edit.to >= from;

/**
 * The amendment that a suggestion becomes part of; null for a new one. The one that inserted the words comes first,
 * then the one commented on or one that changes words there. Only an amendment that can still be edited is chosen.
 */
export function amendmentForSuggestion(
  heldWords: readonly LocatedWords[],
  on: string,
  shownAmendments: readonly Pick<Amendment, 'id' | 'edits' | 'state'>[],
): string | null {
  const open = shownAmendments.filter(({ state }) => canRevise(state));
  const owner = heldWords.find((one) => one.of === 'draft');
  if (owner?.of === 'draft') return owner.am;
  const place = fieldOfWords(heldWords);
  const base = heldWords.filter((one) => one.of === 'base');
  const from = Math.min(...base.map((one) => one.from));
  const to = Math.max(...base.map((one) => one.to));
  const touching = open.filter(({ edits }) =>
    edits.some(
      (edit) =>
        edit.type === 'text' &&
        edit.pid === place?.pid &&
        edit.field === place.field &&
        touches(edit, from, to),
    ),
  );
  const own = open.find(({ id }) => `amendment:${id}` === on);
  return (touching.find(({ id }) => id === own?.id) ?? touching[0] ?? own)?.id ?? null;
}

/** Where words stand in a field as amended. Words that are struck stand nowhere, between those round them. */
function spanInField(
  base: string,
  edits: ReturnType<typeof ownedEdits>,
  heldWords: readonly LocatedWords[],
): { readonly from: number; readonly to: number } {
  let from = Number.POSITIVE_INFINITY;
  let to = 0;
  let offset = 0;
  const insertedLengths = new Map<string, number>();
  const extendSpan = (start: number, end: number): void => {
    if (start >= end) return;
    from = Math.min(from, start);
    to = Math.max(to, end);
  };
  for (const segment of segmentsOf(base, edits)) {
    if (segment.kind === 'inserted') {
      const { am } = segment.mark;
      const before = insertedLengths.get(`${am} ${segment.gap}`) ?? 0;
      const { length } = segment.text;
      for (const one of heldWords)
        if (one.of === 'draft' && one.am === am && one.gap === segment.gap)
          extendSpan(offset + Math.max(0, one.from - before), offset + Math.min(length, one.to - before));
      insertedLengths.set(`${am} ${segment.gap}`, before + length);
      offset += length;
    } else if (!segment.struck) {
      for (const one of heldWords)
        if (one.of === 'base')
          extendSpan(
            offset + Math.max(0, one.from - segment.from),
            offset + Math.min(segment.to, one.to) - segment.from,
          );
      offset += segment.to - segment.from;
    }
  }
  return from <= to ? { from, to } : { from: 0, to: 0 };
}

interface SuggestionInDraft {
  readonly root: Provision;
  /** The words now, as `wordsInDraft` finds them. */
  readonly words: readonly LocatedWords[];
  /** What they read when the suggestion was made: where they read otherwise now, it is of other words. */
  readonly quote: string;
  readonly insert: string;
  /** The amendments that count as made. */
  readonly amendments: readonly Drafted[];
  /** The amendment that the change becomes part of, or the number of a new one. */
  readonly amendmentId: string;
}

const changedWordsRefusal = (words: string): Result<never> =>
  refuse(
    'clash',
    words.trim() === ''
      ? 'The words that this suggestion is about are no longer in the text. Nothing was changed. Make the suggestion on the current words.'
      : `The words that this suggestion is about have changed to “${words}”. Nothing was changed. Make the suggestion on the current words.`,
    'words',
  );

/** The new edits of each amendment that taking a suggestion changes. Refused `clash` where the words read otherwise now. */
export function acceptSuggestion(
  suggestion: SuggestionInDraft,
): Result<ReadonlyMap<string, readonly Edit[]>> {
  const { root, words: heldWords, quote, insert, amendments, amendmentId } = suggestion;
  const place = fieldOfWords(heldWords);
  if (!place) return changedWordsRefusal('');
  const node = indexTree(root).byPid.get(place.pid);
  if (!node) return acceptInInsertion(suggestion, place);
  const start = fieldState(node, place.field, amendments);
  const { from, to } = spanInField(start.base, ownedEdits(start), heldWords);
  const words = amendedText(start).slice(from, to);
  if (words !== quote) return changedWordsRefusal(words);
  let state = start;
  for (const { at, ...splice } of wordSplices(words, insert).toReversed()) {
    const { changes } = applyTyping(state, amendmentId, { at: from + at, ...splice });
    state = { ...state, edits: new Map([...state.edits, ...changes]) };
  }
  const changed = new Map<string, readonly Edit[]>();
  for (const [am, edits] of state.edits)
    if (edits !== start.edits.get(am)) {
      const all = amendments.find(({ id }) => id === am)?.edits ?? [];
      changed.set(am, withFieldEdits(all, place, edits));
    }
  return ok(changed);
}

/** The same in a provision that an amendment puts in: that amendment's own words, revised. */
function acceptInInsertion(
  { words: heldWords, quote, insert, amendments }: SuggestionInDraft,
  { pid, field }: { readonly pid: Pid; readonly field: Field },
): Result<ReadonlyMap<string, readonly Edit[]>> {
  const from = Math.min(...heldWords.map((one) => one.from));
  const to = Math.max(...heldWords.map((one) => one.to));
  for (const { id, edits } of amendments) {
    const edit = edits.find((one) => one.type === 'insert' && indexTree(one.provision).byPid.has(pid));
    if (edit?.type !== 'insert') continue;
    const words = (indexTree(edit.provision).byPid.get(pid)?.[field] ?? '').slice(from, to);
    if (words !== quote) return changedWordsRefusal(words);
    const revised = wordSplices(words, insert)
      .toReversed()
      .reduce(
        (provision, { at, ...splice }) => typeInInserted(provision, pid, field, { at: from + at, ...splice }),
        edit.provision,
      );
    return ok(new Map([[id, edits.map((one) => (one === edit ? { ...edit, provision: revised } : one))]]));
  }
  return changedWordsRefusal('');
}
