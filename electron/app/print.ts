import { BrowserWindow, session } from 'electron';
import { ok, type Result, refuse } from '../../core/base/result.ts';
import type { Printed } from '../../data/papers/pack/print.ts';
import { APP_SCHEME, APP_URL } from '../policy/navigation.ts';
import { PRINT_PREFERENCES } from '../policy/window-options.ts';
import { CANCELLED, LONGEST_PRINT_MS, PDF_OPTIONS, printerName, TOO_LONG } from '../print/options.ts';
import { leaveSpelling } from './spelling.ts';

export interface Printing {
  /** One page at a time; refused with why there is no PDF. */
  readonly print: (html: string) => Promise<Result<Printed>>;
  /** Ends what is being printed, which is then refused `cancelled`. */
  readonly stop: () => void;
}

/**
 * Prints in a window that is never shown, in a session of its own whose one page is the one to be printed: nothing of it is
 * on disk, no script runs in it, and it reaches nothing else.
 */
export function printing(): Printing {
  let html = '';
  let cut: ((refusal: Result<never>) => void) | null = null;
  let isPrepared = false;

  function prepare(): void {
    if (isPrepared) return;
    const own = session.fromPartition(PRINT_PREFERENCES.partition);
    own.protocol.handle(
      APP_SCHEME,
      ({ url }) =>
        new Response(url === APP_URL ? html : null, {
          status: url === APP_URL ? 200 : 404,
          headers: { 'Content-Type': 'text/html; charset=utf-8' },
        }),
    );
    own.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: url !== APP_URL }));
    own.setPermissionRequestHandler((_, __, grant) => grant(false));
    leaveSpelling(own);
    isPrepared = true;
  }

  async function print(window: BrowserWindow): Promise<Result<Printed>> {
    await window.loadURL(APP_URL);
    const bytes = await window.webContents.printToPDF(PDF_OPTIONS);
    return ok({ bytes, by: printerName(process.versions.chrome ?? '') });
  }

  return {
    print: async (source) => {
      if (cut !== null) return refuse('clash', 'Another page is being printed.');
      html = source;
      prepare();
      const stopped = new Promise<Result<never>>((resolve) => {
        cut = resolve;
      });
      const timer = setTimeout(() => cut?.(refuse('refused', TOO_LONG)), LONGEST_PRINT_MS);
      const window = new BrowserWindow({ show: false, webPreferences: PRINT_PREFERENCES });
      try {
        return await Promise.race([print(window), stopped]);
      } catch (error) {
        return refuse('refused', `Electron could not print it: ${(error as Error).message}`);
      } finally {
        clearTimeout(timer);
        cut = null;
        html = '';
        window.destroy();
      }
    },
    stop: () => cut?.(refuse('cancelled', CANCELLED)),
  };
}
