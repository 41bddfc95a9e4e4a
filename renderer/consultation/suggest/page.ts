/** Suggestions, or answers, shown at once. */
export const PAGE = 20;
