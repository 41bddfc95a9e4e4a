/** Suggestions or answers on a page. */
export const PAGE = 20;
