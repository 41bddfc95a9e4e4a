import type {
  CallInput,
  CallName,
  CallOutput,
  HostCallInput,
  HostCallName,
  HostCallOutput,
  KeelingBridge,
} from '../core/api.ts';
import { type Result, refuse } from '../core/result.ts';

/**
 * The one place that knows what is behind the window: Electron's preload, or the local web host.
 * Everything else calls `call` and `host`, and gets a `Result` however the answer travelled.
 */
type Channel = 'api' | 'host';
type Transport = (channel: Channel, name: string, input: unknown) => Promise<unknown>;

declare global {
  interface Window {
    /** Put there by Electron's preload; absent in a browser. */
    readonly keeling?: KeelingBridge;
  }
}

const TOKEN = 'keeling.token';

/** The token comes once in the fragment, is kept for this tab, and leaves the address bar. */
function takeToken(): string {
  const given = new URLSearchParams(location.hash.slice(1)).get('token');
  if (given !== null) {
    sessionStorage.setItem(TOKEN, given);
    history.replaceState(null, '', location.pathname + location.search);
  }
  return sessionStorage.getItem(TOKEN) ?? '';
}

function overHttp(): Transport {
  const token = takeToken();
  return async (channel, name, input) => {
    const response = await fetch(`/${channel}/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(input),
    });
    return response.json();
  };
}

/** The preload checks names against its own lists, and the main process checks what it is given. */
function overBridge({ call, host }: KeelingBridge): Transport {
  const channels = { api: call, host } as Record<Channel, (name: string, input: unknown) => Promise<unknown>>;
  return (channel, name, input) => channels[channel](name, input);
}

const transport: Transport = window.keeling ? overBridge(window.keeling) : overHttp();

function isResult(answer: unknown): answer is Result<never> {
  return typeof answer === 'object' && answer !== null && 'ok' in answer;
}

async function ask(channel: Channel, name: string, input: unknown): Promise<Result<never>> {
  try {
    const answer = await transport(channel, name, input);
    if (isResult(answer)) return answer;
    return refuse(
      'internal',
      'Keeling answered in a way this window does not understand. Nothing was changed.',
    );
  } catch {
    return refuse(
      'internal',
      'Keeling could not be reached, so nothing was saved. Check that it is running, then try again.',
    );
  }
}

/** Calls a handler of the open review. Never rejects: what went wrong is in the `Result`. */
export const call = <N extends CallName>(name: N, input: CallInput<N>): Promise<Result<CallOutput<N>>> =>
  ask('api', name, input);

/** Calls the host: which file is open, who is at the keyboard, where to export. Never rejects. */
export const host = <N extends HostCallName>(
  name: N,
  input: HostCallInput<N>,
): Promise<Result<HostCallOutput<N>>> => ask('host', name, input);
