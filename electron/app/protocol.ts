import { protocol } from 'electron';
import { servePage } from '../page.ts';
import { SECURITY_HEADERS } from '../policy/csp.ts';
import { APP_SCHEME, isAppUrl } from '../policy/navigation.ts';
import { rejectFileMethod } from '../policy/web-request.ts';

/**
 * Registers the scheme of the app's pages, before the app is ready. It serves static files only; calls use IPC, where
 * the sender can be checked.
 */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

const empty = (status: number): Response => new Response(null, { status, headers: { ...SECURITY_HEADERS } });

/** Serves the files of the built window, and no others. */
export function servePages(folder: string): void {
  protocol.handle(APP_SCHEME, async (request) => {
    const rejection = rejectFileMethod(request.method);
    if (rejection) return empty(rejection.status);
    return (isAppUrl(request.url) ? await servePage(folder, request) : null) ?? empty(404);
  });
}
