import { type Result, refuse } from '../../../base/result.ts';
import type { Location } from '../syntax.ts';
import type { ApplyContext } from './apply-context.ts';
import { isPresent, type LiveNode, removersOf, upward } from './live-node.ts';
import { type LocatedPlace, locate } from './locate.ts';
import type { MatchedWords } from './match.ts';
import { cited } from './name.ts';

/** The words that an operation changes, found in the text. */
export interface FoundTarget {
  readonly stretch: MatchedWords;
  readonly place: LocatedPlace;
  /** The range goes "to the end". The new words decide whether the last stop and the linking word are replaced, too. */
  readonly toEnd: boolean;
  /** The range was found as words in brackets, and has the brackets. */
  readonly inBrackets?: true;
  /** The instruction names all the words of a place, and quotes none of them. */
  readonly isAll?: true;
}
/** The places of a location inside the instruction's context. Refuses places that were omitted or moved away. */
export function locatedPlaces(
  context: ApplyContext,
  location: Location,
  targetKind: 'words' | 'items' = 'items',
): Result<readonly LocatedPlace[]> {
  const places = locate(context.finder, location, context.places);
  if (!places.ok) return places;
  const omittedPlace = places.value.find(({ node }) => !isPresent(node));
  if (omittedPlace) return refuseOmitted(context, omittedPlace.node);
  const running = targetKind === 'items' ? places.value.find((place) => place.running) : undefined;
  return running ? refuseDefinition(running) : places;
}

/** Refuses to omit or replace a definition in running text, because only its words can be changed. */
export const refuseDefinition = ({ node }: LocatedPlace): Result<never> =>
  refuse('unsupported', `the definition is a part of the words of ${cited(node)}`, cited(node));

/** Whether a provision is missing from its old place because it was moved. */
function isMoved({ text }: ApplyContext, node: LiveNode): boolean {
  const omitted = [...upward(node)].find(({ removedBy }) => removedBy !== null);
  const removerEdits = text.drafted().find(({ id }) => id === omitted?.removedBy)?.edits ?? [];
  return removerEdits.some((edit) => edit.type === 'move' && edit.pid === omitted?.pid);
}

function refuseOmitted(context: ApplyContext, node: LiveNode): Result<never> {
  const removers = [...new Set(removersOf(node))].join(', ');
  const name = cited(node);
  const isSameAmendment = removersOf(node).every((id) => id === context.am);
  const verb = isMoved(context, node) ? 'was moved' : 'is left out';
  if (isSameAmendment) return refuse('not-found', `${name} ${verb} by an earlier instruction`, name);
  return refuse('clash', `${cited(node)} ${verb} by ${removers}`, cited(node));
}

/** Whether only the number of a repealed provision is left. The number stays taken. */
export const isRepealed = ({ source, text, children }: LiveNode): boolean =>
  source.repealed === true &&
  ![text.intro, text.content, text.wrapUp].some((words) => /[\p{L}\p{N}]/u.test(words)) &&
  children.every((child) => child.removedBy !== null || isRepealed(child));

/**
 * Whether a provision needs no omission: it was repealed before, or is omitted by amendments that may be overtaken. But the
 * wording of a draft may omit what is left of a repealed provision.
 */
export const isAlreadyOmitted = (context: ApplyContext, node: LiveNode): boolean =>
  (!context.isOwn && isRepealed(node)) ||
  (!isPresent(node) && !isMoved(context, node) && removersOf(node).every((by) => context.mayOvertake(by)));
