/** Why a call was refused: a closed list, for hosts and screens to switch on. */
type RefusalKind =
  | 'not-found'
  | 'invalid'
  /** The input was based on a state of the review that has changed since. */
  | 'stale'
  /** The call names a review that its tab does not have open. */
  | 'other-review'
  /** The file of the open review was moved, deleted or replaced, so nothing more is saved in it. */
  | 'displaced'
  /** The input contradicts something else in the review, such as a name that is taken. */
  | 'clash'
  /** A rule of the review forbids the call. */
  | 'refused'
  /** The file or disk can't be written at present. Nothing was saved; the call may be tried again. */
  | 'unavailable'
  | 'damaged'
  | 'unsupported'
  | 'cancelled'
  | 'internal';

/**
 * The reason why the file of an open review is not at its path any more. `replaced`: another file or an older copy is there.
 * `moved`: no file is there, but the file may exist elsewhere. `unreachable`: the drive does not respond.
 */
export type Displacement = 'replaced' | 'deleted' | 'moved' | 'unreachable';

/** An expected refusal. The message tells a person what happened, what was saved and what to do. */
export interface Refusal {
  readonly kind: RefusalKind;
  readonly message: string;
  /** The place in the input or file that the refusal is about, if it is known. */
  readonly place?: string;
  /** Only if `kind` is `displaced`. */
  readonly displacement?: Displacement;
}

/**
 * The return value of every call that may be refused. Programmer errors are thrown, never returned. `wrote` are the numbers
 * of the ledger entries that the call wrote, so that the caller recognises its own entries when they are announced.
 */
export type Result<T> =
  | { readonly ok: true; readonly value: T; readonly wrote?: readonly number[] }
  | { readonly ok: false; readonly error: Refusal };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

/** The message of a refusal. */
export const refusalMessage = (refusal: Result<never>): string => (refusal.ok ? '' : refusal.error.message);

/** The longest message of a refusal, in characters. A message may quote a file, whose names may be of any length. */
const MAX_MESSAGE_LENGTH = 4000;

/** Makes a refusal. A message that is too long is cut. */
export function refuse(kind: RefusalKind, messageText: string, place?: string): Result<never> {
  const message =
    messageText.length > MAX_MESSAGE_LENGTH ? `${messageText.slice(0, MAX_MESSAGE_LENGTH)}…` : messageText;
  return { ok: false, error: place === undefined ? { kind, message } : { kind, message, place } };
}
