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
 * The one place that knows what is behind the window: Electron's preload, or the local web host.
 * Everything else calls `call` and `host`, and gets a `Result` however the answer travelled.
 */
type Channel = 'api' | 'host' | 'team';
type Transport = (channel: Channel, review: string | null, name: string, input: unknown) => Promise<unknown>;

declare global {
  interface Window {
    /** Put there by Electron's preload; absent in a browser. */
    readonly keeling?: KeelingBridge;
  }
}

const TOKEN = 'keeling.token';
const TAB = 'keeling.tab';

/** The token comes once in the fragment, is kept for this tab, and leaves the address bar. */
function takeToken(): string {
  const tokenInAddress = new URLSearchParams(location.hash.slice(1)).get('token');
  if (tokenInAddress !== null) {
    sessionStorage.setItem(TOKEN, tokenInAddress);
    history.replaceState(null, '', location.pathname + location.search);
  }
  return sessionStorage.getItem(TOKEN) ?? '';
}

/** This tab's name for the host, which keeps a review open for each tab: the same after a reload. */
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
      // Whoever answers there next may be another program, which is told nothing.
      isKnown = false;
      throw thrown;
    }
  };
}

const NO_SERVER = refuse(
  'unsupported',
  'That is for reviews on a server. This review is a file on your computer.',
);

/** The preload checks names against its own lists, and the main process checks what it is given. */
function overBridge({ call, host }: KeelingBridge): Transport {
  const channels = { api: call, host, team: async () => NO_SERVER } as const;
  return (channel, review, name, input) => channels[channel](review, name, input);
}

/** Whether the host's spelling check finds a word wrong. In a browser only the browser knows. */
export const isMisspelt = (word: string): boolean =>
  word !== '' && (window.keeling?.isMisspelt(word) ?? false);

/** The path of the review that this window draws: every call names it, so that none reaches another. */
let drawn: string | null = null;

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
  early.set(earlyKey('host', 'host.state'), send('host', 'host.state', {}, null));
  for (const name of EARLY_CALLS) early.set(earlyKey('api', name), send('api', name, {}, null));
}

function ask(channel: Channel, name: string, input: unknown, review: string | null): Promise<Result<never>> {
  const key = earlyKey(channel, name);
  const earlyAnswer = early.get(key);
  if (earlyAnswer) early.delete(key);
  // Whatever else is asked may change what is true: what hasn't been taken by then is out of date.
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

/** Hears of a call that was refused because this window's review is no longer the one that is open in it. */
export function onOtherReview(listener: Listener): Listener {
  whenElsewhere.add(listener);
  return () => whenElsewhere.delete(listener);
}

/**
 * Calls a handler of the review that this window draws, or of `review`, by its path, for whoever began while another was
 * drawn. Never rejects: what went wrong is in the `Result`.
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

/** Calls the host: which file is open, who is at the keyboard, where to export. Never rejects. */
export const host = <N extends HostCallName>(
  name: N,
  input: HostCallInput<N>,
): Promise<Result<HostCallOutput<N>>> => ask('host', name, input, drawn);

/** Calls the server about the people of a review. Never rejects. */
export const team = <N extends TeamCallName>(
  review: string,
  name: N,
  input: TeamCallInput<N>,
): Promise<Result<TeamCallOutput<N>>> => ask('team', name, input, review);

/** Where a server tells this tab what happens to a review; without one, to the list of the person's reviews. */
export const newsAddress = (review: string | null): string =>
  `/news?${new URLSearchParams({ ...(review === null ? {} : { review }), tab: tabName() })}`;

/** Another review was opened in this window: until it is drawn, calls name none, and so write nothing. */
export function drawAnother(): void {
  drawn = null;
  forgetDisplaced();
}
