import { protocol } from 'electron';
import { page } from '../page.ts';
import { SECURITY_HEADERS } from '../policy/csp.ts';
import { APP_SCHEME, isAppUrl } from '../policy/navigation.ts';
import { refuseFile } from '../policy/web-request.ts';

/** Must run before the app is ready. Static files only: calls travel by IPC, whose sender can be checked. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

const empty = (status: number): Response => new Response(null, { status, headers: { ...SECURITY_HEADERS } });

/** Serves the built window from its folder, and nothing else. */
export function servePages(folder: string): void {
  protocol.handle(APP_SCHEME, async (request) => {
    const rejection = refuseFile(request.method);
    if (rejection) return empty(rejection.status);
    return (isAppUrl(request.url) ? await page(folder, request) : null) ?? empty(404);
  });
}
