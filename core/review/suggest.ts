import { type Field, indexTree, type Pid, type Provision } from '../act/tree.ts';
import type { Amendment } from '../amend/edits/amendment.ts';
import type { Edit, TextEdit } from '../amend/edits/edit.ts';
import { segmentsOf } from '../amend/edits/segments.ts';
import { canRevise } from '../amend/edits/states.ts';
import type { Drafted } from '../amend/redline/redline.ts';
import type { Splice } from '../amend/text/splice.ts';
import {
  amendedText,
  applyTyping,
  fieldState,
  ownedEdits,
  typeInInserted,
  withFieldEdits,
} from '../amend/typing/typing.ts';
import { ok, type Result, refuse } from '../base/result.ts';
import { hunksOf } from '../compare/hunks.ts';
import type { LocatedWords } from './thread-words.ts';

/**
 * Accepts the suggestion of a comment into a draft. Only the words that differ are replaced, as if somebody typed them. Words
 * that an amendment inserted are revised in that amendment.
 */

/** The splices that turn one text into another, by whole words, in order. Offsets are those of `before`. */
function wordSplices(before: string, after: string): readonly Splice[] {
  let at = 0;
  return hunksOf(before, after).flatMap(({ unchanged, deleted, inserted }): readonly Splice[] => {
    at += unchanged.join('').length;
    const [remove, insert] = [deleted.join('').length, inserted.join('')];
    const splice = { at, remove, insert };
    at += remove;
    return remove > 0 || insert !== '' ? [splice] : [];
  });
}

/** The field of some words. Null if they are of several fields, since one suggestion can't replace those. */
export function singleFieldOf(
  heldWords: readonly LocatedWords[],
): { readonly pid: Pid; readonly field: Field } | null {
  const [first] = heldWords;
  if (!first || heldWords.some(({ pid, field }) => pid !== first.pid || field !== first.field)) return null;
  return { pid: first.pid, field: first.field };
}

const overlapsSpan = (edit: TextEdit, from: number, to: number): boolean =>
  edit.from <= to && edit.to >= from;

/**
 * The id of the amendment that a suggestion becomes part of; null for a new one. In order of precedence: the one that inserted
 * the words, the one commented on if it changes words there, another that does, the one commented on.
 */
export function amendmentForSuggestion(
  heldWords: readonly LocatedWords[],
  on: string,
  shownAmendments: readonly Pick<Amendment, 'id' | 'edits' | 'state'>[],
): string | null {
  const open = shownAmendments.filter(({ state }) => canRevise(state));
  const owner = heldWords.find((one) => one.of === 'draft');
  if (owner?.of === 'draft') return owner.am;
  const place = singleFieldOf(heldWords);
  const base = heldWords.filter((one) => one.of === 'base');
  const from = Math.min(...base.map((one) => one.from));
  const to = Math.max(...base.map((one) => one.to));
  const touching = open.filter(({ edits }) =>
    edits.some(
      (edit) =>
        edit.type === 'text' &&
        edit.pid === place?.pid &&
        edit.field === place.field &&
        overlapsSpan(edit, from, to),
    ),
  );
  const own = open.find(({ id }) => `amendment:${id}` === on);
  return (touching.find(({ id }) => id === own?.id) ?? touching[0] ?? own)?.id ?? null;
}

/** The span of words in a field as amended. Deleted words have no length there. */
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
  /** The words in the present draft, from `wordsInDraft`. */
  readonly words: readonly LocatedWords[];
  /** The words when the suggestion was made. The suggestion is refused if they have changed. */
  readonly quote: string;
  readonly insert: string;
  /** The amendments in the text. */
  readonly amendments: readonly Drafted[];
  /** The id of the amendment that the change becomes part of, which may be new. */
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

/** Accepts a suggestion. Returns the new edits of each changed amendment. Refused `clash` if the words have changed. */
export function acceptSuggestion(
  suggestion: SuggestionInDraft,
): Result<ReadonlyMap<string, readonly Edit[]>> {
  const { root, words: heldWords, quote, insert, amendments, amendmentId } = suggestion;
  const place = singleFieldOf(heldWords);
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

/** Accepts a suggestion in a provision that an amendment inserts, by revising that amendment. */
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
