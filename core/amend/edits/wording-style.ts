/** The drafting office whose conventions a clause follows (drafting-conventions.md §3.5). */
export const WORDING_STYLES = ['uk', 'scottish', 'si'] as const;
export type WordingStyle = (typeof WORDING_STYLES)[number];
