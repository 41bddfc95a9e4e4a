import type { Provision } from '../../../core/act/tree.ts';
import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import type { Edit } from '../../../core/amend/edits/edit.ts';
import { stateInSentence } from '../../../core/amend/edits/states.ts';
import { keepSaved } from '../../../core/amend/typing/known-letters.ts';
import { mergeEdits } from '../../../core/amend/typing/merge-edits.ts';
import { keepChanged } from '../../../core/amend/typing/new-letters.ts';
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

/** What was typed for one amendment and isn't on disk yet. */
export interface Unsaved {
  /** The amendment, as it was saved, that it was typed over. */
  readonly from: Amendment;
  readonly edits?: readonly Edit[];
  /** Why they were changed, where that was not to draft this amendment. */
  readonly because?: string;
  readonly words: Words;
  /** Why the review refused it, where it did: it is not sent again until somebody says what becomes of it. */
  readonly refused?: Refusal;
  /** Of what was typed, the changes of words that another hand changed meanwhile: they wait for an amendment of their own. */
  readonly unmerged?: Unmerged;
  /** The windows that sent some of it over `from` and had no answer: one of them may have written it all the same. */
  readonly sentBy?: readonly string[];
}

export interface Unmerged {
  readonly edits: readonly Edit[];
  readonly words: Words;
}

/** What of some words that are apart was not yet so before; null where nothing is. */
export function unmergedSince({ edits, words }: Unmerged, before: Unmerged | undefined): Unmerged | null {
  const since = {
    edits: edits.filter((edit) => !before?.edits.includes(edit)),
    words: wordsLeft(words, before?.words ?? {}),
  };
  return since.edits.length > 0 || !isWordless(since.words) ? since : null;
}

/** What is held of an amendment while windows send it, or may have sent it. */
export const sending = (pending: Unsaved, windows: readonly string[]): Unsaved => ({
  ...pending,
  sentBy: [...new Set([...(pending.sentBy ?? []), ...windows])],
});

/** What is held of an amendment, once none of what was sent is known to have been written. */
export function unsent({ sentBy: _, ...held }: Unsaved): Unsaved {
  return held;
}

/** The edits that are held for an amendment, and why: nothing of it where there are none. */
export const editsHeld = ({ edits, because }: Pick<Partial<Unsaved>, 'edits' | 'because'> = {}) => ({
  ...(edits ? { edits } : {}),
  ...(edits && because !== undefined ? { because } : {}),
});

/** Whether there is anything to be sent of what is held. */
export const isSendable = ({ edits, words, refused }: Unsaved): boolean =>
  !refused && (edits !== undefined || !isWordless(words));

/** Whether nothing is held any more, and nothing waits apart. */
export const isSettled = ({ edits, words, unmerged }: Unsaved): boolean =>
  !edits && isWordless(words) && !unmerged;

/** What is held of an amendment, to be sent again; as it is, where the review is of another text by now. */
export function unrefused(pending: Unsaved): Unsaved {
  const { refused, ...typed } = pending;
  return refused?.kind === 'stale' ? pending : typed;
}

/** Whether what stands in the way of a write is of that one amendment, or of the host or disk, and so of all. */
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
export const isOfAll = ({ kind }: Refusal): boolean => STANDS_IN_THE_WAY_OF[kind] === 'all';

/** Why something of one amendment is not saved, where anything isn't. */
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
 * Why words are in no amendment any more that were typed for one which another hand settled.
 * @param isBehind whether words were typed within those of the amendment: nothing can be put in there any more
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

/** What was typed, over the amendment as another hand left it: change by change, and word for word where both fit. */
export function rebased(
  base: Provision,
  pending: Unsaved,
  now: Amendment,
  own: OwnLetters = new Map(),
): Unsaved {
  const { from, edits, because, words, refused } = pending;
  keepSaved(now);
  const merged = edits && mergeEdits(base, from.edits, edits, now.edits, { own });
  if (merged) keepChanged(base, now.edits, merged.edits, newLetters);
  const fields = mergeFields(wordChanges(from, words), now);
  const wordsApart = { ...pending.unmerged?.words, ...fields.apart };
  const editsApart = [...(pending.unmerged?.edits ?? []), ...(merged?.apart ?? [])];
  const isApart = editsApart.length > 0 || !isWordless(wordsApart);
  return {
    from: now,
    ...(merged && merged.edits !== now.edits ? editsHeld({ edits: merged.edits, because }) : {}),
    words: fields.words,
    ...(refused ? { refused } : {}),
    ...(isApart ? { unmerged: { edits: editsApart, words: wordsApart } } : {}),
  };
}
