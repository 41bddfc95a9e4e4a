import type { Provision } from '../../../core/act/tree.ts';
import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import type { Edit } from '../../../core/amend/edits/edit.ts';
import { stateInSentence } from '../../../core/amend/edits/states.ts';
import { keepSavedLetters } from '../../../core/amend/typing/known-letters.ts';
import { mergeEdits } from '../../../core/amend/typing/merge-edits.ts';
import { keepChangedLetters } from '../../../core/amend/typing/new-letters.ts';
import type { OwnLetters } from '../../../core/amend/typing/own-letters.ts';
import {
  isWordless,
  mergeFields,
  WORD_FIELDS,
  type Words,
  wordChanges,
  wordsLeft,
} from '../../../core/amend/typing/word-fields.ts';
import type { Refusal } from '../../../core/base/result.ts';
import { newLetters } from './new-letters.ts';

/** The typing in one amendment that is not saved yet. */
export interface Unsaved {
  /** The saved amendment on which the typing is based. */
  readonly from: Amendment;
  readonly edits?: readonly Edit[];
  /** Why the edits changed, if not to draft this amendment. */
  readonly because?: string;
  readonly words: Words;
  /** Why the review refused the typing. It is not sent again until a person decides what happens to it. */
  readonly refused?: Refusal;
  /** Typing in words that somebody else changed meanwhile. It waits for an amendment of its own. */
  readonly unmerged?: Unmerged;
  /** The windows that sent some of the typing without getting an answer. One of them may have written it. */
  readonly sentBy?: readonly string[];
}

export interface Unmerged {
  readonly edits: readonly Edit[];
  readonly words: Words;
}

/** The unmerged typing that was not unmerged before; null if there is none. */
export function unmergedSince({ edits, words }: Unmerged, before: Unmerged | undefined): Unmerged | null {
  const since = {
    edits: edits.filter((edit) => !before?.edits.includes(edit)),
    words: wordsLeft(words, before?.words ?? {}),
  };
  return since.edits.length > 0 || !isWordless(since.words) ? since : null;
}

/** The unsaved typing, marked as sent by some windows. */
export const markSentBy = (pending: Unsaved, windows: readonly string[]): Unsaved => ({
  ...pending,
  sentBy: [...new Set([...(pending.sentBy ?? []), ...windows])],
});

/** The unsaved typing, marked as not sent. */
export function withoutSentBy({ sentBy: _, ...held }: Unsaved): Unsaved {
  return held;
}

/** The held edits with their reason; empty if there are none. */
export const editsHeld = ({ edits, because }: Pick<Partial<Unsaved>, 'edits' | 'because'> = {}) => ({
  ...(edits ? { edits } : {}),
  ...(edits && because !== undefined ? { because } : {}),
});

/** Whether there is anything to send. */
export const isSendable = ({ edits, words, refused }: Unsaved): boolean =>
  !refused && (edits !== undefined || !isWordless(words));

/** Whether nothing is unsaved or unmerged any more. */
export const isSettled = ({ edits, words, unmerged }: Unsaved): boolean =>
  !edits && isWordless(words) && !unmerged;

/** The typing without its refusal, so that it is sent again. Unchanged if the review has another base text now. */
export function withoutRefusal(pending: Unsaved): Unsaved {
  const { refused, ...typed } = pending;
  return refused?.kind === 'stale' ? pending : typed;
}

/** Whether a refusal concerns only one amendment, or the host or disk and so all amendments. */
const STANDS_IN_THE_WAY_OF: Readonly<Record<Refusal['kind'], 'one' | 'all'>> = {
  'not-found': 'one',
  invalid: 'one',
  stale: 'one',
  clash: 'one',
  refused: 'one',
  unsupported: 'one',
  cancelled: 'one',
  unavailable: 'all',
  displaced: 'all',
  damaged: 'all',
  'other-review': 'all',
  internal: 'all',
};
export const blocksAll = ({ kind }: Refusal): boolean => STANDS_IN_THE_WAY_OF[kind] === 'all';

/** Why something in an amendment is not saved; null if everything is. */
const refusalIn = (id: string, { refused, unmerged }: Unsaved): Refusal | null => {
  if (refused || !unmerged) return refused ?? null;
  const fields = WORD_FIELDS.filter((field) => unmerged.words[field] !== undefined);
  const subject = unmerged.edits.length > 0 ? 'the same words' : `the ${fields.join(' and the ')}`;
  return {
    kind: 'stale',
    message: `You, in another window, or somebody else also changed ${subject} of ${id}. The other version is saved and shown.`,
    place: id,
  };
};

/**
 * The reason why typing belongs to no amendment: somebody settled its amendment. @param isBehind whether words were
 * typed inside those of the amendment, which cannot change any more
 */
export function settledRefusal({ id, state }: Amendment, isBehind: boolean): Refusal {
  const moved =
    isBehind && state !== 'withdrawn'
      ? ` Words that you typed inside the words of ${id} are now after them, because those can’t change.`
      : '';
  return {
    kind: 'refused',
    message: `${id} was ${stateInSentence(state)} while you typed. What you typed is shown in the text, but is not in an amendment yet.${moved}`,
    place: id,
  };
}

export const refusedOf = (unsaved: ReadonlyMap<string, Unsaved>): Refusal | null =>
  [...unsaved].flatMap(([id, held]) => refusalIn(id, held) ?? [])[0] ?? null;

/**
 * A three-way merge of the typing with the amendment as somebody else changed it: edit by edit, and word by word where
 * both fit.
 */
export function mergedTyping(
  base: Provision,
  pending: Unsaved,
  now: Amendment,
  own: OwnLetters = new Map(),
): Unsaved {
  const { from, edits, because, words, refused } = pending;
  keepSavedLetters(now);
  const merged = edits && mergeEdits(base, from.edits, edits, now.edits, { own });
  if (merged) keepChangedLetters(base, now.edits, merged.edits, newLetters);
  const fields = mergeFields(wordChanges(from, words), now);
  const wordsApart = { ...pending.unmerged?.words, ...fields.conflicting };
  const editsApart = [...(pending.unmerged?.edits ?? []), ...(merged?.conflicting ?? [])];
  const isApart = editsApart.length > 0 || !isWordless(wordsApart);
  return {
    from: now,
    ...(merged && merged.edits !== now.edits ? editsHeld({ edits: merged.edits, because }) : {}),
    words: fields.words,
    ...(refused ? { refused } : {}),
    ...(isApart ? { unmerged: { edits: editsApart, words: wordsApart } } : {}),
  };
}
