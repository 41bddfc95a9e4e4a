import { type Result, refuse } from '../../core/base/result.ts';
import type { Print, Printed } from '../../data/papers/pack/print.ts';
import type { AskFunction } from '../line.ts';
import { CANCELLED_MESSAGE } from './options.ts';

/** Prints in an Electron window. Only the main process can open windows, so the backend asks that process. */
export function printByMain(ask: AskFunction): Print {
  return async (html, signal): Promise<Result<Printed>> => {
    if (signal.aborted) return refuse('cancelled', CANCELLED_MESSAGE);
    const stop = () => void ask('stopPrinting', null).catch(() => undefined);
    signal.addEventListener('abort', stop, { once: true });
    try {
      return (await ask('print', html)) as Result<Printed>;
    } catch (error) {
      return refuse('refused', `The window that prints could not be asked: ${(error as Error).message}`);
    } finally {
      signal.removeEventListener('abort', stop);
    }
  };
}
