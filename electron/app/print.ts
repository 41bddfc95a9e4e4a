import { BrowserWindow, session } from 'electron';
import { ok, type Result, refuse } from '../../core/base/result.ts';
import type { Printed } from '../../data/papers/pack/print.ts';
import { APP_SCHEME, APP_URL } from '../policy/navigation.ts';
import { PRINT_PREFERENCES } from '../policy/window-options.ts';
import {
  CANCELLED_MESSAGE,
  PDF_OPTIONS,
  PRINT_TIMEOUT_MS,
  printerName,
  TOO_LONG_MESSAGE,
} from '../print/options.ts';
import { disableSpelling } from './spelling.ts';

export interface WindowPrinter {
  /** Prints one page at a time. Refuses with the reason if there is no PDF. */
  readonly print: (html: string) => Promise<Result<Printed>>;
  /** Stops printing. The page is then refused as `cancelled`. */
  readonly stop: () => void;
}

/**
 * Prints in a hidden window. Its session can load only the page to print: nothing of it is on disk, it runs no scripts,
 * and it has no network.
 */
export function createWindowPrinter(): WindowPrinter {
  let html = '';
  let endPrint: ((refusal: Result<never>) => void) | null = null;
  let isPrepared = false;

  function prepare(): void {
    if (isPrepared) return;
    const printSession = session.fromPartition(PRINT_PREFERENCES.partition);
    printSession.protocol.handle(
      APP_SCHEME,
      ({ url }) =>
        new Response(url === APP_URL ? html : null, {
          status: url === APP_URL ? 200 : 404,
          headers: { 'Content-Type': 'text/html; charset=utf-8' },
        }),
    );
    printSession.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: url !== APP_URL }));
    printSession.setPermissionRequestHandler((_, __, grant) => grant(false));
    disableSpelling(printSession);
    isPrepared = true;
  }

  async function print(window: BrowserWindow): Promise<Result<Printed>> {
    await window.loadURL(APP_URL);
    const bytes = await window.webContents.printToPDF(PDF_OPTIONS);
    return ok({ bytes, by: printerName(process.versions.chrome ?? '') });
  }

  return {
    print: async (pageHtml) => {
      if (endPrint !== null) return refuse('clash', 'Another page is being printed.');
      html = pageHtml;
      prepare();
      const earlyEnd = new Promise<Result<never>>((resolve) => {
        endPrint = resolve;
      });
      const timer = setTimeout(() => endPrint?.(refuse('refused', TOO_LONG_MESSAGE)), PRINT_TIMEOUT_MS);
      const window = new BrowserWindow({ show: false, webPreferences: PRINT_PREFERENCES });
      try {
        return await Promise.race([print(window), earlyEnd]);
      } catch (error) {
        return refuse('refused', `Electron could not print it: ${(error as Error).message}`);
      } finally {
        clearTimeout(timer);
        endPrint = null;
        html = '';
        window.destroy();
      }
    },
    stop: () => endPrint?.(refuse('cancelled', CANCELLED_MESSAGE)),
  };
}
