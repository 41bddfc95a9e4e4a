import { SEARCH_KINDS, type SearchKind } from '../../../core/search/search-index.ts';
import type { Find } from '../../state/window/find.ts';

/** The filters of the search. */
export const GROUPS = [
  { id: 'all', words: 'All', kinds: SEARCH_KINDS.filter((kind) => kind !== 'deleted') },
  { id: 'act', words: 'The Act', kinds: ['provision'] },
  { id: 'amendments', words: 'Amendments', kinds: ['amendment', 'comment'] },
  {
    id: 'evidence',
    words: 'Recommendations',
    kinds: ['recommendation', 'response', 'commitment', 'decision', 'source'],
  },
  { id: 'consultation', words: 'Consultation', kinds: ['note', 'answer', 'excerpt', 'theme'] },
] as const satisfies readonly {
  readonly id: string;
  readonly words: string;
  readonly kinds: readonly SearchKind[];
}[];
export type GroupId = (typeof GROUPS)[number]['id'];

export const kindsInGroup = (group: GroupId, deleted: boolean): readonly SearchKind[] => [
  ...(GROUPS.find(({ id }) => id === group)?.kinds ?? []),
  ...(deleted ? (['deleted'] as const) : []),
];

/** The label of each kind of search result. */
export const FIND_KIND_WORDS: Readonly<Record<SearchKind | Find['kind'], string>> = {
  command: 'Command',
  provision: 'Act',
  deleted: 'Deleted from the Act',
  amendment: 'Amendment',
  recommendation: 'Recommendation',
  response: 'Response',
  commitment: 'Commitment',
  decision: 'Decision',
  note: 'Note',
  answer: 'Answer',
  source: 'Source',
  excerpt: 'Excerpt',
  theme: 'Theme',
  comment: 'Comment',
};

/** The number of matches among the kinds of a group. */
export const countMatches = (
  counts: Readonly<Partial<Record<SearchKind, number>>>,
  kinds: readonly SearchKind[],
): number => kinds.reduce((sum, kind) => sum + (counts[kind] ?? 0), 0);
