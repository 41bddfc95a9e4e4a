import type { Provision } from '../../../core/act/tree.ts';
import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import type { Edit } from '../../../core/amend/edits/edit.ts';
import { differenceOf, isMadeIn } from '../../../core/amend/edits/edit-difference.ts';
import { stateInSentence } from '../../../core/amend/edits/states.ts';
import { mergeEdits } from '../../../core/amend/typing/merge-edits.ts';
import type { OwnLetters } from '../../../core/amend/typing/own-letters.ts';
import {
  isWordless,
  mergeFields,
  WORD_FIELDS,
  type Words,
  wordChanges,
} from '../../../core/amend/typing/word-fields.ts';
import type { Refusal } from '../../../core/base/result.ts';

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
  readonly apart?: Apart;
  /** What was sent of it without an answer since it was saved last: it may have been written all the same. */
  readonly sent?: readonly Sent[];
}

type Sent = Pick<Unsaved, 'edits' | 'words'>;

/** What is held of an amendment, once what was sent last of it was refused: that was not written, whatever was before it. */
export function unwritten(held: Unsaved, what: 'edits' | 'words'): Unsaved {
  const last = held.sent?.at(-1);
  if (!held.sent || !last) return held;
  const { edits: _, ...words } = last;
  return { ...held, sent: [...held.sent.slice(0, -1), what === 'edits' ? words : { ...last, words: {} }] };
}

export interface Apart {
  readonly edits: readonly Edit[];
  readonly words: Words;
}

/** What of some words that are apart was not yet so before; null where nothing is. */
export function apartSince({ edits, words }: Apart, before: Apart | undefined): Apart | null {
  const since = {
    edits: edits.filter((edit) => !before?.edits.includes(edit)),
    words: wordsLeft(words, before?.words ?? {}),
  };
  return since.edits.length > 0 || !isWordless(since.words) ? since : null;
}

/** What is held of an amendment while it is being sent. */
export const sending = (held: Unsaved): Unsaved => ({
  ...held,
  sent: [...(held.sent ?? []), { ...(held.edits ? { edits: held.edits } : {}), words: held.words }],
});

/** The edits that are held for an amendment, and why: nothing of it where there are none. */
export const editsHeld = ({ edits, because }: Pick<Partial<Unsaved>, 'edits' | 'because'> = {}) => ({
  ...(edits ? { edits } : {}),
  ...(edits && because !== undefined ? { because } : {}),
});

/** Whether there is anything to be sent of what is held. */
export const isSendable = ({ edits, words, refused }: Unsaved): boolean =>
  !refused && (edits !== undefined || !isWordless(words));

/** Whether nothing is held any more, and nothing waits apart. */
export const isSettled = ({ edits, words, apart }: Unsaved): boolean => !edits && isWordless(words) && !apart;

/** What is held of an amendment, to be sent again; as it is, where the review is of another text by now. */
export function unrefused(held: Unsaved): Unsaved {
  const { refused, ...typed } = held;
  return refused?.kind === 'stale' ? held : typed;
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
const refusalIn = (id: string, { refused, apart }: Unsaved): Refusal | null => {
  if (refused || !apart) return refused ?? null;
  const fields = WORD_FIELDS.filter((field) => apart.words[field] !== undefined);
  const what = apart.edits.length > 0 ? 'the same words' : `the ${fields.join(' and the ')}`;
  return {
    kind: 'stale',
    message: `You, in another window, or somebody else also changed ${what} of ${id}. The other version is saved and shown.`,
    place: id,
  };
};

/** Why words are in no amendment any more that were typed for one which another hand settled. */
export const settledRefusal = ({ id, state }: Amendment): Refusal => ({
  kind: 'refused',
  message: `${id} was ${stateInSentence(state)} while you typed. What you typed is shown in the text, and is in no amendment yet.`,
  place: id,
});

export const refusedOf = (unsaved: ReadonlyMap<string, Unsaved>): Refusal | null =>
  [...unsaved].flatMap(([id, held]) => refusalIn(id, held) ?? [])[0] ?? null;

/** What is left of the words that are held, once some were written. */
export const wordsLeft = (held: Words, written: Words): Words =>
  Object.fromEntries(
    WORD_FIELDS.flatMap((field) => {
      const typed = held[field];
      return typed === undefined || typed === written[field] ? [] : [[field, typed]];
    }),
  );

/** The amendment that was typed over, with what this window itself wrote to it, as it turns out, though no answer came. */
function withSent({ from, sent = [] }: Unsaved, now: Amendment): Amendment {
  const edits = sent.findLast(
    (one) => one.edits && isMadeIn(now.edits, differenceOf(from.edits, one.edits)),
  )?.edits;
  const words: Record<string, string> = {};
  for (const field of WORD_FIELDS) {
    if (sent.some((one) => one.words[field] === now[field])) words[field] = now[field];
  }
  return { ...from, ...words, edits: edits ?? from.edits };
}

/** What was typed, over the amendment as another hand left it: change by change, and word for word where both fit. */
export function rebased(
  base: Provision,
  held: Unsaved,
  now: Amendment,
  ownIn: (before: readonly Edit[], written: readonly Edit[]) => OwnLetters = () => new Map(),
): Unsaved {
  const { edits, because, words, refused } = held;
  const from = withSent(held, now);
  const merged =
    edits && mergeEdits(base, from.edits, edits, now.edits, { own: ownIn(held.from.edits, from.edits) });
  const fields = mergeFields(wordChanges(from, words), now);
  const wordsApart = { ...held.apart?.words, ...fields.apart };
  const editsApart = [...(held.apart?.edits ?? []), ...(merged?.apart ?? [])];
  const isApart = editsApart.length > 0 || !isWordless(wordsApart);
  return {
    from: now,
    ...(merged && merged.edits !== now.edits ? editsHeld({ edits: merged.edits, because }) : {}),
    words: fields.words,
    ...(refused ? { refused } : {}),
    ...(isApart ? { apart: { edits: editsApart, words: wordsApart } } : {}),
  };
}
