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

/** What was asked for before the window's own code was there, by channel and name: each answer is taken once. */
const early = new Map<string, Promise<Result<never>>>();
const earlyKey = (channel: Channel, name: string): string => `${channel}/${name}`;

/** All that an open review is drawn from, so that it is on its way while the window is still being read. */
const EARLY_CALLS: readonly CallName[] = [
  'review.get',
  'act.get',
  'evidence.get',
  'amendment.list',
  'link.list',
];

/** Asks for what will be asked first. Where no review is open, its calls are refused, and that is never seen. */
export function askEarly(): void {
  early.set(earlyKey('host', 'host.state'), send('host', 'host.state', {}));
  for (const name of EARLY_CALLS) early.set(earlyKey('api', name), send('api', name, {}));
}

function ask(channel: Channel, name: string, input: unknown): Promise<Result<never>> {
  const key = earlyKey(channel, name);
  const asked = early.get(key);
  if (asked) early.delete(key);
  // Whatever else is asked may change what is true: what hasn't been taken by then is out of date.
  else early.clear();
  return asked ?? send(channel, name, input);
}

async function send(channel: Channel, name: string, input: unknown): Promise<Result<never>> {
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
