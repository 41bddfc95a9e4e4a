import { isUsableText } from '../../core/amend/text/characters.ts';

/** What a window and whoever serves it by HTTP say to each other, besides calls and answers. */

/** Which tab asks, and (as a URI component) the path of the review that it draws. */
const TAB_HEADER = 'keeling-tab';
export const REVIEW_HEADER = 'keeling-review';

/** A tab's name, which a window makes up once: hosts keep something for each tab, so that it can't be of any length. */
const TAB_NAME = /^[\w-]{0,64}$/;
const LONGEST_PATH = 4096;

/** A name of a tab that a window could have; null for any other. */
export const tabName = (name: string | undefined): string | null =>
  TAB_NAME.test(name ?? '') ? (name ?? '') : null;

/** The review that a window names; null for what names none and could name none. */
function reviewName(component: string): string | null {
  try {
    const name = decodeURIComponent(component);
    return name.length <= LONGEST_PATH && isUsableText(name) ? name : null;
  } catch {
    return null;
  }
}

/** Who a window says that it is: its tab, and the review that it draws, if it does. Null for what no window says. */
export function namedBy(
  header: (name: string) => string | undefined,
): { readonly tab: string; readonly review: string | null } | null {
  const tab = tabName(header(TAB_HEADER));
  const reviewHeader = header(REVIEW_HEADER);
  const review = reviewHeader === undefined ? null : reviewName(reviewHeader);
  return tab === null || (reviewHeader !== undefined && review === null) ? null : { tab, review };
}

/** An answer that nobody on the way keeps. */
export const json = (status: number, body: unknown): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' },
  });
