import { type IpcMainInvokeEvent, ipcMain } from 'electron';
import { type Result, refuse } from '../../core/base/result.ts';
import { isTrustedSender } from '../policy/navigation.ts';
import type { Backend } from './backend-process.ts';

/** Only the outermost frame has no parent. The sender is null if the frame is gone. */
const senderOf = ({ senderFrame }: IpcMainInvokeEvent) =>
  senderFrame && { url: senderFrame.url, isMainFrame: senderFrame.parent === null };

/** Registers a channel. Every message from a window passes the checks here, whatever it asks for. */
function handle(
  channel: string,
  answer: (review: string | null, name: string, input: unknown) => Promise<Result<unknown>>,
): void {
  ipcMain.handle(channel, async (event, review: unknown, name: unknown, input: unknown) => {
    if (!isTrustedSender(senderOf(event)))
      return refuse('refused', 'Only the Keeling window can ask for this.');
    if (typeof name !== 'string') return refuse('invalid', 'A call needs a name.');
    return answer(typeof review === 'string' ? review : null, name, input);
  });
}

/** Passes the calls of the window to the backend, unchanged. */
export function forwardCalls(backend: Backend): void {
  handle('keeling:call', (review, name, input) => backend.ask('call', name, input, review));
  handle('keeling:host', (review, name, input) => backend.ask('host', name, input, review));
}
