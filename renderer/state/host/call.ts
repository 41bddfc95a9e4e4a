import type {
  CallInput,
  CallName,
  CallOutput,
  HostCallInput,
  HostCallName,
  HostCallOutput,
  KeelingBridge,
  ReviewInfo,
  TeamCallInput,
  TeamCallName,
  TeamCallOutput,
} from '../../../core/api.ts';
import { type Result, refuse } from '../../../core/base/result.ts';
import { heard } from './connection.ts';
import { forgetDisplaced, heardOfFile } from './displaced.ts';
import { isOwnHost } from './own-host.ts';

/**
 * The only module that knows what is behind the window: Electron's preload script, or a web host. All other modules use
 * `call` and `host`, and get a `Result` either way.
 */
type Channel = 'api' | 'host' | 'team';
type Transport = (channel: Channel, review: string | null, name: string, input: unknown) => Promise<unknown>;

declare global {
  interface Window {
    /** Set by Electron's preload script; absent in a browser. */
    readonly keeling?: KeelingBridge;
  }
}

const TOKEN = 'keeling.token';
const TAB = 'keeling.tab';

/** Takes the token from the fragment of the address, stores it for this tab, and removes it from the address bar. */
function takeToken(): string {
  const tokenInAddress = new URLSearchParams(location.hash.slice(1)).get('token');
  if (tokenInAddress !== null) {
    sessionStorage.setItem(TOKEN, tokenInAddress);
    history.replaceState(null, '', location.pathname + location.search);
  }
  return sessionStorage.getItem(TOKEN) ?? '';
}

/** The name of this tab for the host, which keeps a review open for each tab. A reload keeps the name. */
function tabName(): string {
  const name = sessionStorage.getItem(TAB) ?? crypto.randomUUID();
  sessionStorage.setItem(TAB, name);
  return name;
}

const CLOSED = refuse(
  'unavailable',
  'Keeling was closed, so nothing was saved. Open Keeling again and continue in the new window.',
);

function overHttp(): Transport {
  const token = takeToken();
  const tab = tabName();
  let isKnown = true;
  return async (channel, review, name, input) => {
    if (!isKnown && !(await isOwnHost(token))) return CLOSED;
    try {
      const response = await fetch(`/${channel}/${name}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${token}`,
          'keeling-tab': tab,
          ...(review === null ? {} : { 'keeling-review': encodeURIComponent(review) }),
        },
        body: JSON.stringify(input),
      });
      const answer: unknown = await response.json();
      isKnown = true;
      return answer;
    } catch (thrown) {
      // Another program may answer at this address next; it must not receive the token.
      isKnown = false;
      throw thrown;
    }
  };
}

const NO_SERVER = refuse(
  'unsupported',
  'That is for reviews on a server. This review is a file on your computer.',
);

/** The preload script checks the names, and the main process checks the inputs. */
function overBridge({ call, host }: KeelingBridge): Transport {
  const channels = { api: call, host, team: async () => NO_SERVER } as const;
  return (channel, review, name, input) => channels[channel](review, name, input);
}

/** Whether the host's spell-checker finds a word wrong. False in a browser, which does not tell. */
export const isMisspelt = (word: string): boolean =>
  word !== '' && (window.keeling?.isMisspelt(word) ?? false);

/** The path of the review that this window shows. Every call contains it, so that no call reaches another review. */
let drawn: string | null = null;

const transport: Transport = window.keeling ? overBridge(window.keeling) : overHttp();

function isResult(answer: unknown): answer is Result<never> {
  return typeof answer === 'object' && answer !== null && 'ok' in answer;
}

/** Answers that were requested before the window's code was loaded, by channel and name. Each is used once. */
const early = new Map<string, Promise<Result<never>>>();
const earlyKey = (channel: Channel, name: string): string => `${channel}/${name}`;

/** The calls whose answers are needed to show a review. They are sent while the window is still loading. */
const EARLY_CALLS: readonly CallName[] = [
  'review.get',
  'act.get',
  'evidence.get',
  'amendment.list',
  'link.list',
];

/** Sends the first calls early. If no review is open, its calls are refused, which nobody sees. */
export function askEarly(): void {
  early.set(earlyKey('host', 'host.state'), send('host', 'host.state', {}, null));
  for (const name of EARLY_CALLS) early.set(earlyKey('api', name), send('api', name, {}, null));
}

function ask(channel: Channel, name: string, input: unknown, review: string | null): Promise<Result<never>> {
  const key = earlyKey(channel, name);
  const earlyAnswer = early.get(key);
  if (earlyAnswer) early.delete(key);
  // Any other call may change the review, so the remaining early answers are out of date.
  else early.clear();
  return earlyAnswer ?? send(channel, name, input, review);
}

async function send(
  channel: Channel,
  name: string,
  input: unknown,
  review: string | null,
): Promise<Result<never>> {
  try {
    const answer = await transport(channel, review, name, input);
    heard(answer === CLOSED ? 'closed' : 'here');
    if (isResult(answer)) return answer;
    return refuse(
      'internal',
      'Keeling sent an answer that this window does not understand. Your last change may not be saved. Look for it before you make it again.',
    );
  } catch {
    heard('lost');
    return refuse(
      'internal',
      'Keeling could not be reached, so your last change may not be saved. Check that it is running, or your connection to its server. Then look for your change, and make it again if it is not there.',
    );
  }
}

type Listener = () => void;
const whenElsewhere = new Set<Listener>();

/** Calls the listener when a call is refused because this window's review is no longer the open one. */
export function onOtherReview(listener: Listener): Listener {
  whenElsewhere.add(listener);
  return () => whenElsewhere.delete(listener);
}

/**
 * Calls a handler for the shown review, or for the review at a path, if the work began while another was shown. Never
 * rejects: errors are in the `Result`.
 */
export async function call<N extends CallName>(
  name: N,
  input: CallInput<N>,
  review: string | null = drawn,
): Promise<Result<CallOutput<N>>> {
  const answer: Result<CallOutput<N>> = await ask('api', name, input, review);
  if (name === 'review.get' && answer.ok) drawn = (answer.value as ReviewInfo).path;
  heardOfFile(review, answer, name === 'ledger.list');
  if (!answer.ok && answer.error.kind === 'other-review') for (const listener of whenElsewhere) listener();
  return answer;
}

/** Makes a call to the host, which is not about a review's contents. Never rejects. */
export const host = <N extends HostCallName>(
  name: N,
  input: HostCallInput<N>,
): Promise<Result<HostCallOutput<N>>> => ask('host', name, input, drawn);

/** Makes a call to the server about the people in a review. Never rejects. */
export const team = <N extends TeamCallName>(
  review: string,
  name: N,
  input: TeamCallInput<N>,
): Promise<Result<TeamCallOutput<N>>> => ask('team', name, input, review);

/** The address of the server's events about a review, or, with null, about the person's list of reviews. */
export const newsAddress = (review: string | null): string =>
  `/news?${new URLSearchParams({ ...(review === null ? {} : { review }), tab: tabName() })}`;

/**
 * Forgets the shown review, because another was opened. Until that is shown, calls name no review and so write nothing.
 */
export function drawAnother(): void {
  drawn = null;
  forgetDisplaced();
}
