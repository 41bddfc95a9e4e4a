/** Where Electron's window lives: a scheme of its own, because `file:` grants a page too much. */
export const APP_SCHEME = 'app';
const APP_HOST = 'keeling';
export const APP_URL = `${APP_SCHEME}://${APP_HOST}/`;

const parse = (url: string): URL | null => (URL.canParse(url) ? new URL(url) : null);

/** Whether an address is one of Keeling's own pages, read as an address and never as a string of letters. */
export function isAppUrl(url: string): boolean {
  const parsed = parse(url);
  return (
    parsed !== null &&
    parsed.protocol === `${APP_SCHEME}:` &&
    parsed.host === APP_HOST &&
    parsed.username === '' &&
    parsed.password === ''
  );
}

/** Where a frame is about to go. */
interface Navigation {
  readonly url: string;
  readonly isMainFrame: boolean;
}

/**
 * A window may reload its own page; it goes nowhere else, and never opens another. A frame within it may show what the
 * page itself made: the preview of a paper.
 */
export function isNavigationAllowed({ url, isMainFrame }: Navigation): boolean {
  if (isAppUrl(url)) return true;
  return !isMainFrame && url.startsWith('blob:') && isAppUrl(url.slice('blob:'.length));
}

/** Schemes that reach nothing beyond this process; `devtools:` is there for whoever opens the developer tools. */
const INWARD: ReadonlySet<string> = new Set([`${APP_SCHEME}:`, 'data:', 'blob:', 'devtools:']);

/** Whether a page's request may be made at all: Keeling asks nothing of any network. */
export function isRequestAllowed(url: string): boolean {
  const parsed = parse(url);
  return parsed !== null && INWARD.has(parsed.protocol);
}

/** An address that may be handed to the system's browser, once a person has agreed; null for every other scheme. */
export function externalLink(url: string): string | null {
  const parsed = parse(url);
  return parsed && (parsed.protocol === 'https:' || parsed.protocol === 'http:') ? parsed.href : null;
}

/** Copying and, from the menu, pasting: a page needs no camera, place or notification. */
const GRANTED: ReadonlySet<string> = new Set(['clipboard-sanitized-write', 'clipboard-read']);

/** Whether a page may do something that browsers ask their person about. */
export const isPermissionGranted = (permission: string): boolean => GRANTED.has(permission);

/** Who sent a message: the frame's address, and whether it is the window's own, outermost frame. */
interface Sender {
  readonly url: string;
  readonly isMainFrame: boolean;
}

/** Whether a message comes from Keeling's own page. A frame that has gone (null) is not trusted. */
export const isTrustedSender = (sender: Sender | null): boolean =>
  sender?.isMainFrame === true && isAppUrl(sender.url);
