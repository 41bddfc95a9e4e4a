/** What a window and whoever serves it by HTTP say to each other, besides calls and answers. */

/** A 50 MB note as JSON, with room for what quoting adds. */
export const BODY_LIMIT_BYTES = 60 * 1024 * 1024;
export const TOO_LARGE = 'This is larger than 60 MB. Nothing was changed.';

/** Which tab asks, and (as a URI component) the path of the review that it draws. */
export const TAB_HEADER = 'keeling-tab';
export const REVIEW_HEADER = 'keeling-review';

/** An answer that nobody on the way keeps. */
export const json = (status: number, body: unknown): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' },
  });
