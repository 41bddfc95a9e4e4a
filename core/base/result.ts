/** Why a call was refused, in a closed list that hosts and screens can switch on. */
type RefusalKind =
  | 'not-found'
  | 'invalid'
  | 'stale'
  /** The call names a review that its tab does not have open. */
  | 'other-review'
  /** The open review's file is no longer the one at its path: nothing more is saved in it. */
  | 'displaced'
  | 'clash'
  | 'refused'
  /** The file or the disk can't be written at this moment: nothing can be saved, and it may be tried again. */
  | 'unavailable'
  | 'damaged'
  | 'unsupported'
  | 'cancelled'
  | 'internal';

/**
 * What became of the file of an open review: another one, or an older copy, is in its place; it was deleted; it is no
 * longer where it was, though it may be elsewhere; or its drive can't be asked.
 */
export type Displacement = 'replaced' | 'deleted' | 'moved' | 'unreachable';

/** An expected refusal: what happened, what was kept and what to do, in words for a person. */
export interface Refusal {
  readonly kind: RefusalKind;
  readonly message: string;
  /** Where in the input or the file it happened, if that is known. */
  readonly place?: string;
  /** What became of the review’s file, of what is `displaced`. */
  readonly displacement?: Displacement;
}

/**
 * What every call that may be refused returns. Programmer errors are thrown, never returned. `wrote` are the numbers of the
 * ledger's entries that a call to a review wrote, so that whoever made it knows them for their own.
 */
export type Result<T> =
  | { readonly ok: true; readonly value: T; readonly wrote?: readonly number[] }
  | { readonly ok: false; readonly error: Refusal };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

/** What a refusal says. */
export const whyOf = (refusal: Result<never>): string => (refusal.ok ? '' : refusal.error.message);

/** The most characters of a refusal: a stranger’s file may have names, and so reasons, without end. */
const MAX_MESSAGE_LENGTH = 4000;

export function refuse(kind: RefusalKind, messageText: string, place?: string): Result<never> {
  const message =
    messageText.length > MAX_MESSAGE_LENGTH ? `${messageText.slice(0, MAX_MESSAGE_LENGTH)}…` : messageText;
  return { ok: false, error: place === undefined ? { kind, message } : { kind, message, place } };
}
