/** The scheme of the window's pages. `file:` would allow a page too much. */
export const APP_SCHEME = 'app';
const APP_HOST = 'keeling';
export const APP_URL = `${APP_SCHEME}://${APP_HOST}/`;

const parseUrl = (url: string): URL | null => (URL.canParse(url) ? new URL(url) : null);

/** Whether an address is one of Keeling's own pages. Parses it, because comparing strings can be deceived. */
export function isAppUrl(url: string): boolean {
  const parsed = parseUrl(url);
  return (
    parsed !== null &&
    parsed.protocol === `${APP_SCHEME}:` &&
    parsed.host === APP_HOST &&
    parsed.username === '' &&
    parsed.password === ''
  );
}

/** A frame's next address. */
interface Navigation {
  readonly url: string;
  readonly isMainFrame: boolean;
}

/**
 * A window may reload its own page. It may not go anywhere else or open a window. A frame may show a blob that the page
 * made, for the preview of a pack.
 */
export function isNavigationAllowed({ url, isMainFrame }: Navigation): boolean {
  if (isAppUrl(url)) return true;
  return !isMainFrame && url.startsWith('blob:') && isAppUrl(url.slice('blob:'.length));
}

/** The schemes without any network. `devtools:` is for the developer tools. */
const LOCAL_SCHEMES: ReadonlySet<string> = new Set([`${APP_SCHEME}:`, 'data:', 'blob:', 'devtools:']);

/** Whether a page may make a request. Keeling uses no network. */
export function isRequestAllowed(url: string): boolean {
  const parsed = parseUrl(url);
  return parsed !== null && LOCAL_SCHEMES.has(parsed.protocol);
}

/**
 * An address that the system's browser may open after the person agrees; null for schemes other than http and https.
 */
export function externalLink(url: string): string | null {
  const parsed = parseUrl(url);
  return parsed && (parsed.protocol === 'https:' || parsed.protocol === 'http:') ? parsed.href : null;
}

/** Copying, and pasting from the menu. Keeling needs no camera, location or notifications. */
const GRANTED_PERMISSIONS: ReadonlySet<string> = new Set(['clipboard-sanitized-write', 'clipboard-read']);

/** Whether a page is granted a permission. */
export const isPermissionGranted = (permission: string): boolean => GRANTED_PERMISSIONS.has(permission);

/** The sender of a message: the address of its frame, and whether that is the outermost frame of the window. */
interface Sender {
  readonly url: string;
  readonly isMainFrame: boolean;
}

/** Whether a message comes from Keeling's own page. A frame that is gone (null) is not trusted. */
export const isTrustedSender = (sender: Sender | null): boolean =>
  sender?.isMainFrame === true && isAppUrl(sender.url);
