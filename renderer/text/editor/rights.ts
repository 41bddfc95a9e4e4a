import type { Edit } from '../../../core/amend/edits/edit.ts';
import { UNCLAIMED } from '../../state/review/unclaimed.ts';
import type { Change } from '../../state/review/undo.ts';

/** What typing and commands may change. */
export interface Rights {
  readonly mayRevise: (id: string) => boolean;
  /** Whether the person must agree before an amendment’s words are changed. */
  readonly asksFirst: (id: string) => boolean;
  /** Why some edits would change text outside the review’s scope, in a sentence; null where they would not. */
  readonly outOfScope: (edits: readonly (readonly Edit[])[]) => string | null;
}

/**
 * Where typing or a command goes: to a new amendment, to the active one, or to another one’s own words, after consent if
 * somebody else wrote them. Or to nowhere, with the reason.
 */
export type Destination =
  | { readonly to: 'new' }
  /** Typed text is unclaimed because its own amendment was settled. A person must choose where it goes. */
  | { readonly to: 'none-yet' }
  | { readonly to: 'mine'; readonly id: string }
  | { readonly to: 'other'; readonly id: string; readonly asksFirst: boolean }
  | { readonly to: 'nowhere'; readonly reason: string };

/** Decides where changes go. Both the message and the edit follow from this. @param me the active amendment */
export function destinationOf(
  changes: readonly Change[],
  me: string,
  { mayRevise, asksFirst, outOfScope }: Rights,
): Destination {
  const otherAms = changes.filter(({ am }) => am !== me && am !== UNCLAIMED).map(({ am }) => am);
  const settled = otherAms.find((am) => !mayRevise(am));
  if (settled !== undefined)
    return {
      to: 'nowhere',
      reason: `These words belong to ${settled}, which is no longer a draft. Nothing was changed.`,
    };
  const reason = outOfScope(changes.map(({ after }) => after));
  if (reason !== null) return { to: 'nowhere', reason };
  const askedAm = otherAms.find(asksFirst);
  if (askedAm !== undefined) return { to: 'other', id: askedAm, asksFirst: true };
  const [other] = otherAms;
  const isMine = changes.length === 0 || otherAms.length < changes.length;
  if (other !== undefined && !isMine) return { to: 'other', id: other, asksFirst: false };
  return me === UNCLAIMED ? { to: 'new' } : { to: 'mine', id: me };
}

/** A change that is not allowed, with the reason for the person. */
export interface Refused {
  readonly refused: string;
}

/** A change that needs consent first: the amendment whose words it would change. */
export interface ConsentNeeded {
  readonly askAbout: string;
}

/** What keeps some changes from being made: a refusal, or consent that is needed; null where nothing does. */
export function barTo(
  changes: readonly Change[],
  me: string,
  rights: Rights,
): Refused | ConsentNeeded | null {
  const destination = destinationOf(changes, me, rights);
  if (destination.to === 'nowhere') return { refused: destination.reason };
  return destination.to === 'other' && destination.asksFirst ? { askAbout: destination.id } : null;
}

/** Where typing goes, in words for a person who is about to type. */
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
