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
  | { readonly to: 'other'; readonly id: string; readonly asks: boolean }
  | { readonly to: 'nowhere'; readonly why: string };

/** Decides where changes go: what is said of it, and what is done, follow from this. @param me whose the next key is */
export function destinationOf(
  changes: readonly Change[],
  me: string,
  { mayRevise, asksFirst, outside }: Rights,
): Destination {
  const others = changes.filter(({ am }) => am !== me && am !== UNCLAIMED).map(({ am }) => am);
  const settled = others.find((am) => !mayRevise(am));
  if (settled !== undefined)
    return {
      to: 'nowhere',
      why: `These words belong to ${settled}, which is no longer a draft. Nothing was changed.`,
    };
  const why = outside(changes.map(({ after }) => after));
  if (why !== null) return { to: 'nowhere', why };
  const asked = others.find(asksFirst);
  if (asked !== undefined) return { to: 'other', id: asked, asks: true };
  const [other] = others;
  const isMine = changes.length === 0 || others.length < changes.length;
  if (other !== undefined && !isMine) return { to: 'other', id: other, asks: false };
  return me === UNCLAIMED ? { to: 'new' } : { to: 'mine', id: me };
}

/** What a person may not do, in words for them. */
export interface Refused {
  readonly refused: string;
}

/** What a person is asked about first: whose words they would change. */
export interface Asked {
  readonly asked: string;
}

/** What keeps `me` from making some changes, for good or until they agree; null where nothing does. */
export function barOf(changes: readonly Change[], me: string, rights: Rights): Refused | Asked | null {
  const destination = destinationOf(changes, me, rights);
  if (destination.to === 'nowhere') return { refused: destination.why };
  return destination.to === 'other' && destination.asks ? { asked: destination.id } : null;
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
      return destination.asks
        ? `These words belong to ${destination.id}. You are asked before you change them.`
        : `You are changing words of ${destination.id}.`;
    case 'nowhere':
      return destination.why;
  }
}
