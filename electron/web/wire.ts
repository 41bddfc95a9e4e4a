import { isUsableText } from '../../core/amend/text/characters.ts';

/** What a window and whoever serves it by HTTP say to each other, besides calls and answers. */

/** The headers of the requests of a window: its tab, and the path of its review as a URI component. */
const TAB_HEADER = 'keeling-tab';
export const REVIEW_HEADER = 'keeling-review';

/** The format of a tab's name. Its length is limited, because a host stores something for each tab. */
const TAB_NAME = /^[\w-]{0,64}$/;
const MAX_PATH_LENGTH = 4096;

/** The name of a tab if its format is valid; otherwise null. A request without the header has the name ''. */
export const parseTabName = (name: string | undefined): string | null =>
  TAB_NAME.test(name ?? '') ? (name ?? '') : null;

/** Decodes the path of a review; null if it is invalid. */
function decodeReviewPath(component: string): string | null {
  try {
    const name = decodeURIComponent(component);
    return name.length <= MAX_PATH_LENGTH && isUsableText(name) ? name : null;
  } catch {
    return null;
  }
}

/** The tab and review that a request names; null if a header is invalid. */
export function parseCaller(
  header: (name: string) => string | undefined,
): { readonly tab: string; readonly review: string | null } | null {
  const tab = parseTabName(header(TAB_HEADER));
  const reviewHeader = header(REVIEW_HEADER);
  const review = reviewHeader === undefined ? null : decodeReviewPath(reviewHeader);
  return tab === null || (reviewHeader !== undefined && review === null) ? null : { tab, review };
}

/** A JSON response that no cache stores. */
export const jsonResponse = (status: number, body: unknown): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' },
  });
