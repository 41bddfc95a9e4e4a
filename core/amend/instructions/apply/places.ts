import { ok, type Result, refuse } from '../../../base/result.ts';
import type { Location } from '../syntax.ts';
import type { ApplyContext } from './apply-context.ts';
import { isPresent, type LiveNode, removersOf, upward } from './live-node.ts';
import { type LocatedPlace, locate } from './locate.ts';
import type { MatchedWords } from './match.ts';
import { cited } from './name.ts';

/** The words that an operation changes, as they were found in the text. */
export interface FoundTarget {
  readonly stretch: MatchedWords;
  readonly place: LocatedPlace;
  /** It runs "to the end". The new words decide whether the last stop and the linking word are replaced, too. */
  readonly toEnd: boolean;
  /** It was found as words in brackets; the brackets are part of it. */
  readonly inBrackets?: true;
  /** It is named as all the words of a place, and not by any of them. */
  readonly isAll?: true;
}
/** The places of a location that an operation names inside its context; all must still stand. */
export function locatedPlaces(
  context: ApplyContext,
  location: Location,
  targetKind: 'words' | 'items' = 'items',
): Result<readonly LocatedPlace[]> {
  const places =
    location.length === 0 ? ok(context.places) : locate(context.finder, location, context.places);
  if (!places.ok) return places;
  const omittedPlace = places.value.find(({ node }) => !isPresent(node));
  if (omittedPlace) return refuseOmitted(context, omittedPlace.node);
  const running = targetKind === 'items' ? places.value.find((place) => place.running) : undefined;
  return running ? refuseDefinition(running) : places;
}

/** Refuses to leave out or replace a definition in running text: only its words can be changed. */
export const refuseDefinition = ({ node }: LocatedPlace): Result<never> =>
  refuse('unsupported', `the definition is a part of the words of ${cited(node)}`, cited(node));

/** Whether a provision is missing from its old place because it was moved. */
function isMoved({ text }: ApplyContext, node: LiveNode): boolean {
  const omitted = [...upward(node)].find(({ removedBy }) => removedBy !== null);
  const own = text.drafted().find(({ id }) => id === omitted?.removedBy)?.edits ?? [];
  return own.some((edit) => edit.type === 'move' && edit.pid === omitted?.pid);
}

function refuseOmitted(context: ApplyContext, node: LiveNode): Result<never> {
  const by = [...new Set(removersOf(node))].join(', ');
  const name = cited(node);
  const isOwn = removersOf(node).every((id) => id === context.am);
  const verb = isMoved(context, node) ? 'was moved' : 'is left out';
  if (isOwn) return refuse('not-found', `${name} ${verb} by an earlier instruction`, name);
  return refuse('clash', `${cited(node)} ${verb} by ${by}`, cited(node));
}

/** Whether nothing is left of a provision but its number, which stays taken. */
export const isRepealed = ({ source, text, children }: LiveNode): boolean =>
  source.repealed === true &&
  ![text.intro, text.content, text.wrapUp].some((words) => /[\p{L}\p{N}]/u.test(words)) &&
  children.every((child) => child.removedBy !== null || isRepealed(child));

/**
 * Whether a provision that is to be left out is gone by now: repealed before, or left out by what is applied with this. A draft may
 * leave out what is left of a repealed provision, and its own wording says so.
 */
export const isGone = (context: ApplyContext, node: LiveNode): boolean =>
  (!context.isOwn && isRepealed(node)) ||
  (!isPresent(node) && !isMoved(context, node) && removersOf(node).every((by) => context.mayOvertake(by)));
