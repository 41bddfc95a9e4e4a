import { extname, resolve, sep } from 'node:path';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
};

/** A file that may be served, with its media type. */
interface StaticFile {
  readonly path: string;
  readonly type: string;
}

/**
 * Finds the file of a URL path, which is still percent-encoded. Null if the path leads out of the folder, cannot be
 * decoded, or has an extension that the window does not use. Does not check that the file exists.
 */
export function staticFile(folder: string, urlPath: string): StaticFile | null {
  const decoded = decodePath(urlPath);
  if (decoded === null || decoded.includes('\0') || decoded.includes('\\')) return null;
  const root = resolve(folder);
  const path = resolve(root, `.${decoded.endsWith('/') ? `${decoded}index.html` : decoded}`);
  const type = MEDIA_TYPES[extname(path)];
  return type !== undefined && path.startsWith(root + sep) ? { path, type } : null;
}

function decodePath(urlPath: string): string | null {
  try {
    return urlPath.startsWith('/') ? decodeURIComponent(urlPath) : null;
  } catch {
    return null;
  }
}
