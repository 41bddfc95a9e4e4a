import { AMENDMENT_STATES, type Amendment } from '../../core/amend/edits/amendment.ts';
import { isLive, STATE_WORDS } from '../../core/amend/edits/states.ts';
import { recommendationName } from '../../core/evidence/describe.ts';
import type { Evidence } from '../../core/evidence/evidence.ts';
import type { Link } from '../../core/evidence/link.ts';
import { choose } from '../../core/selection/choose.ts';

/** Amendments with something in common, which are shown or hidden together. */
interface Group {
  readonly key: string;
  readonly name: string;
  readonly ids: readonly string[];
}

/** Groups the live amendments by state, recommendation and author. Empty groups are left out. */
export function amendmentGroups(
  amendments: readonly Amendment[],
  evidence: Pick<Evidence, 'recommendations'>,
  links: readonly Link[],
): readonly { readonly by: string; readonly groups: readonly Group[] }[] {
  const live = amendments.filter(isLive);
  const idsOf = (chooser: Omit<Parameters<typeof choose>[0], 'amendments'>) =>
    choose({ amendments: 'all', ...chooser }, live, links).drafted.map(({ id }) => id);
  const authors = [...new Set(live.map(({ author }) => author))].sort((a, b) => a.localeCompare(b, 'en-GB'));
  const answers = evidence.recommendations.map((recommendation) => ({
    key: recommendation.id,
    name: recommendationName(recommendation),
    ids: idsOf({ recommendations: [recommendation.id] }),
  }));
  const answering = new Set(answers.flatMap((group) => group.ids));
  const unlinked = live.filter(({ id }) => !answering.has(id)).map(({ id }) => id);
  return [
    {
      by: 'state',
      groups: AMENDMENT_STATES.map((state) => ({
        key: state,
        name: STATE_WORDS[state],
        ids: idsOf({ states: [state] }),
      })),
    },
    {
      by: 'recommendation',
      groups: [...answers, { key: 'none', name: 'No recommendation answered', ids: unlinked }],
    },
    {
      by: 'author',
      groups: authors.map((author) => ({ key: author, name: author, ids: idsOf({ authors: [author] }) })),
    },
  ].map(({ by, groups }) => ({
    by,
    groups: groups.filter((group) => group.ids.some((id) => live.some((one) => one.id === id))),
  }));
}
