import type { Provision } from '../../../core/act/tree.ts';
import { renumberedWords, textWithInsertions } from '../../../core/amend/commands/command.ts';
import type { Amendment, AmendmentState } from '../../../core/amend/edits/amendment.ts';
import { isDeleted, STATE_WORDS } from '../../../core/amend/edits/states.ts';
import type { CallOutput } from '../../../core/api.ts';

const stateSaid = (state: AmendmentState): string =>
  state === 'draft' ? 'a draft' : STATE_WORDS[state].toLowerCase();

/**
 * Describes the outcome of moving an amendment in sentences. They name its new state, renumbered provisions, those that
 * a person must renumber, and words that cite an old number.
 */
export function movedWords(
  base: Provision,
  before: readonly Amendment[],
  { amendments, renumbered, unable, outdated }: CallOutput<'amendment.setState'>,
): readonly string[] {
  const now = new Map(amendments.map((amendment) => [amendment.id, amendment]));
  const after = before.map((amendment) => now.get(amendment.id) ?? amendment);
  // Includes the numbers of reopened insertions, which were in no text before.
  const withNewStates = before.map((amendment) => ({
    ...amendment,
    state: after.find(({ id }) => id === amendment.id)?.state ?? amendment.state,
  }));
  const [was, is] = [withNewStates, after].map((list) => textWithInsertions({ base, amendments: list }));
  const [moved] = amendments;
  return [
    ...(moved
      ? [isDeleted(moved) ? `${moved.id} is deleted` : `${moved.id} is now ${stateSaid(moved.state)}`]
      : []),
    ...(was && is ? renumberedWords(was, is, renumbered) : []),
    ...unable.map(
      ({ am, num, why }) => `${am}’s ${num} keeps its number. Check whether it needs another number: ${why}`,
    ),
    ...outdated.map(
      ({ place, text, to, am }) =>
        `${place}${am === null ? '' : ` (${am})`} still says “${text}”: that is now ${to}`,
    ),
  ].map((words) => (words.endsWith('.') ? words : `${words}.`));
}
