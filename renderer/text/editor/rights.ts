import type { Edit } from '../../../core/amend/edits/edit.ts';
import { UNCLAIMED } from '../../state/review/unclaimed.ts';
import type { Change } from '../../state/review/undo.ts';

/** What may be changed by typing, and by commands. */
export interface Rights {
  readonly mayRevise: (id: string) => boolean;
  /** Whether the person is asked before an amendment's words are changed. */
  readonly asksFirst: (id: string) => boolean;
  /** Why the review may not change what some edits would, in a sentence; null where it may. */
  readonly outside: (edits: readonly (readonly Edit[])[]) => string | null;
}

/**
 * Where words go, or what a command does: a new amendment, the one worked on, or another one's own words, after it was
 * asked where they are somebody else's; or nowhere, with the reason.
 */
export type Destination =
  | { readonly to: 'new' }
  /** What was typed waits to be told which amendment it goes to: its own was settled. */
  | { readonly to: 'none-yet' }
  | { readonly to: 'mine'; readonly id: string }
  | { readonly to: 'other'; readonly id: string; readonly asksFirst: boolean }
  | { readonly to: 'nowhere'; readonly reason: string };

/** Decides where changes go: what is said of it, and what is done, follow from this. @param me whose the next key is */
export function destinationOf(
  changes: readonly Change[],
  me: string,
  { mayRevise, asksFirst, outside }: Rights,
): Destination {
  const otherAms = changes.filter(({ am }) => am !== me && am !== UNCLAIMED).map(({ am }) => am);
  const settled = otherAms.find((am) => !mayRevise(am));
  if (settled !== undefined)
    return {
      to: 'nowhere',
      reason: `These words belong to ${settled}, which is no longer a draft. Nothing was changed.`,
    };
  const reason = outside(changes.map(({ after }) => after));
  if (reason !== null) return { to: 'nowhere', reason };
  const askedAm = otherAms.find(asksFirst);
  if (askedAm !== undefined) return { to: 'other', id: askedAm, asksFirst: true };
  const [other] = otherAms;
  const isMine = changes.length === 0 || otherAms.length < changes.length;
  if (other !== undefined && !isMine) return { to: 'other', id: other, asksFirst: false };
  return me === UNCLAIMED ? { to: 'new' } : { to: 'mine', id: me };
}

/** What a person may not do, in words for them. */
export interface Refused {
  readonly refused: string;
}

/** What a person is asked about first: whose words they would change. */
export interface ConsentNeeded {
  readonly askAbout: string;
}

/** What keeps `me` from making some changes, for good or until they agree; null where nothing does. */
export function barOf(
  changes: readonly Change[],
  me: string,
  rights: Rights,
): Refused | ConsentNeeded | null {
  const destination = destinationOf(changes, me, rights);
  if (destination.to === 'nowhere') return { refused: destination.reason };
  return destination.to === 'other' && destination.asksFirst ? { askAbout: destination.id } : null;
}

/** Where typing goes, in words for who is about to. */
export function destinationWords(destination: Destination): string {
  switch (destination.to) {
    case 'new':
      return 'Typing starts a new amendment.';
    case 'none-yet':
      return 'What you typed is not in an amendment yet.';
    case 'mine':
      return `Typing is tracked in ${destination.id}.`;
    case 'other':
      return destination.asksFirst
        ? `These words belong to ${destination.id}. You are asked before you change them.`
        : `You are changing words of ${destination.id}.`;
    case 'nowhere':
      return destination.reason;
  }
}
