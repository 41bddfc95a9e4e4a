import { notifyManager, QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Amendment } from '../../core/amend/amendment.ts';
import type {
  CallInput,
  CallName,
  CallOutput,
  HostCallInput,
  HostCallName,
  HostCallOutput,
  LedgerEntry,
} from '../../core/api.ts';
import type { Evidence, Note } from '../../core/evidence/evidence.ts';
import type { StandingLink } from '../../core/evidence/link.ts';
import { call, host } from '../call.ts';
import { alike } from '../editor/undo.ts';
import { settled } from './refused.ts';

// What a write changed is shown before the saver lets go of what it held: a moment later, and the window would draw
// the text as it was before the write, and the next letter would be typed into that.
notifyManager.setScheduler((notify) => notify());

/** A list of amendments with what of it is as it was before: the same values, so that nothing is drawn from it anew. */
function sharedAmendments(before: unknown, now: unknown): unknown {
  const held = new Map(
    ((before ?? []) as readonly Amendment[]).map((amendment) => [amendment.id, amendment]),
  );
  const list = (now as readonly Amendment[]).map((amendment) => {
    const old = held.get(amendment.id);
    if (!old || old === amendment) return amendment;
    return alike(old, amendment) ? old : likeHeld(amendment, old);
  });
  return before && alike(before, list) ? before : list;
}

/** Answers are kept until a write changes them; the host is on this machine, so no network state matters. */
export function newClient(): QueryClient {
  const always = { networkMode: 'always', retry: false } as const;
  const client = new QueryClient({
    defaultOptions: {
      queries: { ...always, staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false },
      mutations: always,
    },
  });
  client.setQueryDefaults(['amendment.list'], { structuralSharing: sharedAmendments });
  return client;
}

/** The answer to a call that only reads; not asked for unless it is wanted. */
export function useAnswer<N extends CallName>(name: N, input: CallInput<N>, enabled = true) {
  return useQuery({
    enabled,
    queryKey: [name, input],
    queryFn: async () => settled(await call(name, input)),
    refetchOnWindowFocus: LISTS.has(name) ? 'always' : false,
  });
}

/** The ledger's entries after one of them. None ever changes, so that only those that came since are asked for. */
export function useLedgerSince(after: number) {
  const client = useQueryClient();
  const queryKey = ['ledger.list', 'since', after];
  return useQuery({
    queryKey,
    queryFn: async () => {
      const held = client.getQueryData<readonly LedgerEntry[]>(queryKey) ?? [];
      const news = settled(await call('ledger.list', { after: held.at(-1)?.seq ?? after, limit: 5000 }));
      return news.length === 0 ? held : [...held, ...news];
    },
    structuralSharing: false,
  });
}

export const HOST_STATE = ['host.state', {}] as const;

export function useHostState() {
  return useQuery({
    queryKey: HOST_STATE,
    queryFn: async () => settled(await host('host.state', {})),
    refetchOnWindowFocus: 'always',
  });
}

const HELD_ACTS = ['host.acts', {}] as const;

/** The texts that a review can be made of. */
export function useHeldActs() {
  return useQuery({ queryKey: HELD_ACTS, queryFn: async () => settled(await host('host.acts', {})) });
}

/** An amendment as it was written, with the very values that are held of it already: what is drawn from them stays. */
function likeHeld(written: Amendment, held: { readonly edits?: readonly unknown[] } = {}): Amendment {
  return alike(held.edits, written.edits) ? { ...written, edits: held.edits as Amendment['edits'] } : written;
}

/** Reads anew all that is known of the review: it is of another text now, and nothing that was drawn holds. */
export const forgetReview = (client: QueryClient): Promise<void> =>
  client.resetQueries({ predicate: ({ queryKey }) => !String(queryKey[0]).startsWith('host.') });

const keyOf = (name: CallName) => [name, {}] as const;

/** Puts amendments that were just written into the list that everything is drawn from. */
export function putAmendments(client: QueryClient, written: readonly Amendment[]): void {
  client.setQueryData<Amendment[]>(keyOf('amendment.list'), (list = []) => {
    const fresh = new Map(written.map((amendment) => [amendment.id, amendment]));
    const kept = list.map((old) => {
      const next = fresh.get(old.id);
      fresh.delete(old.id);
      return next && next.revision >= old.revision ? next : old;
    });
    return [...kept, ...fresh.values()];
  });
}

/** What is known of a file before it is taken in doesn't change with what is held. */
const OF_FILES: ReadonlySet<string> = new Set<CallName>(['consultation.look', 'consultation.progress']);

/** Reads anew what is known of the responses to the consultation, where it is shown. */
export function forgetResponses(client: QueryClient): void {
  void client.invalidateQueries({
    predicate: ({ queryKey }) => {
      const name = String(queryKey[0]);
      return name.startsWith('consultation.') && !OF_FILES.has(name);
    },
  });
}

/** Puts a link that was looked at in the place of what it was. */
function putLink(client: QueryClient, link: StandingLink): void {
  client.setQueryData<StandingLink[]>(keyOf('link.list'), (list = []) =>
    list.map((held) => (held.id === link.id ? link : held)),
  );
  void client.invalidateQueries({ queryKey: ['link.changes', { id: link.id }] });
}

/** The writes that may change what something says that a link ties: then links may be suspect, or sound again. */
const SAYING =
  /^(?:(?:amendment|wording|note|answer|source|response|commitment|decision|coding|annotations|consultation)\.|thread\.take$)/;

function lookAtLinksAgain(client: QueryClient, name: CallName): void {
  const links = client.getQueryData<readonly StandingLink[]>(keyOf('link.list')) ?? [];
  if (links.length === 0 || !SAYING.test(name)) return;
  void client.invalidateQueries({ queryKey: ['link.list'] });
  void client.invalidateQueries({ queryKey: ['link.changes'] });
}

const readAnew =
  (...names: readonly CallName[]) =>
  (client: QueryClient): void => {
    for (const name of names) void client.invalidateQueries({ queryKey: [name] });
  };
const forgetThreads = readAnew('thread.list', 'review.people');
const forgetReviewed = readAnew('reviewed.list');

/** What each write changes in the answers that are kept. A write that isn't here changes nothing shown. */
const AFTER: {
  readonly [N in CallName]?: (client: QueryClient, output: CallOutput<N>, input: CallInput<N>) => void;
} = {
  'review.rename': (client, review) => client.setQueryData(keyOf('review.get'), review),
  'amendment.create': (client, written) => putAmendments(client, [written]),
  'amendment.revise': (client, written, { changes }) => {
    const sent = new Map(changes.map((change) => [change.id, change]));
    putAmendments(
      client,
      written.map((amendment) => likeHeld(amendment, sent.get(amendment.id))),
    );
  },
  'amendment.describe': (client, written) => putAmendments(client, [written]),
  'amendment.word': (client, written) => putAmendments(client, [written]),
  'amendment.settle': (client, written) => putAmendments(client, [written]),
  'wording.apply': (client, { amendment, revised }) => putAmendments(client, [...revised, amendment]),
  'amendment.setState': (client, { amendments }) => putAmendments(client, amendments),
  'amendment.decide': (client, { amendment, thread }) => {
    putAmendments(client, [amendment]);
    if (thread) forgetThreads(client);
  },
  'thread.add': forgetThreads,
  'thread.reply': forgetThreads,
  'thread.resolve': forgetThreads,
  'thread.task': forgetThreads,
  'thread.place': forgetThreads,
  'thread.take': (client, { amendments }) => {
    putAmendments(client, amendments);
    forgetThreads(client);
  },
  'reviewed.mark': forgetReviewed,
  'link.add': (client, link) =>
    client.setQueryData<StandingLink[]>(keyOf('link.list'), (list = []) => [...list, link]),
  'link.remove': (client, { id }) =>
    client.setQueryData<StandingLink[]>(keyOf('link.list'), (list = []) =>
      list.filter((link) => link.id !== id),
    ),
  'link.look': (client, link) => putLink(client, link),
  'link.unlook': (client, link) => putLink(client, link),
  'finding.ignore': (client, ignored) =>
    client.setQueryData<CallOutput<'finding.ignored'>>(keyOf('finding.ignored'), (list = []) => [
      ...list,
      ignored,
    ]),
  'finding.heed': (client, { key }) =>
    client.setQueryData<CallOutput<'finding.ignored'>>(keyOf('finding.ignored'), (list = []) =>
      list.filter((ignored) => ignored.key !== key),
    ),
  'note.add': (client, note: Note) =>
    client.setQueryData<Evidence>(keyOf('evidence.get'), (evidence) =>
      evidence ? { ...evidence, notes: [...evidence.notes, note] } : evidence,
    ),
  'note.revise': (client, note: Note) =>
    client.setQueryData<Evidence>(
      keyOf('evidence.get'),
      (evidence) =>
        evidence && { ...evidence, notes: evidence.notes.map((held) => (held.id === note.id ? note : held)) },
    ),
  'consultation.import': forgetResponses,
  'consultation.undoImport': forgetResponses,
  'consultation.dictionary': forgetResponses,
};

/** What another window may have changed: read again whenever this one is come back to. */
const LISTS: ReadonlySet<string> = new Set<CallName>([
  'amendment.list',
  'coverage.get',
  'pack.builder',
  'link.list',
  'finding.ignored',
  'thread.list',
  'reviewed.list',
  'evidence.get',
  'review.get',
]);

const DRAWN: ReadonlySet<CallName> = new Set(['amendment.create', 'amendment.revise']);

/** Edits say which text they were drawn in, lest the review was moved to another in the meantime, elsewhere. */
function drawnIn<N extends CallName>(client: QueryClient, name: N, input: CallInput<N>): CallInput<N> {
  const review = client.getQueryData<CallOutput<'review.get'>>(keyOf('review.get'));
  return DRAWN.has(name) && review ? { ...input, base: review.instrumentHash } : input;
}

const CODED = /^(?:coding|redaction)\.|^consultation\.(?:responses|place)$/;

/** Reads anew what is shown of the coding: every count hangs together with every other, and on links and texts. */
export const refreshCoding = (client: QueryClient): Promise<void> =>
  client.invalidateQueries({ predicate: ({ queryKey }) => CODED.test(String(queryKey[0])) });

/** The calls that may leave a moment of the review with a name. */
const NAMING = /^(?:version|round)\.|\.export$/;

/** Makes a write and brings what is shown up to date with it. @throws Refused */
export async function write<N extends CallName>(
  client: QueryClient,
  name: N,
  input: CallInput<N>,
): Promise<CallOutput<N>> {
  // A list that was asked for before this write must not come in after it.
  await client.cancelQueries({ predicate: ({ queryKey }) => LISTS.has(String(queryKey[0])) });
  const output = settled(await call(name, drawnIn(client, name, input)));
  AFTER[name]?.(client, output, input);
  // Who reviewed an amendment reviewed it as it was.
  if (name.startsWith('amendment.') || name === 'wording.apply' || name === 'thread.take')
    forgetReviewed(client);
  lookAtLinksAgain(client, name);
  // A document's new text may have moved what is quoted from it.
  if (/^(source|response|commitment|tracker)\./.test(name))
    void client.invalidateQueries({ queryKey: ['evidence.get'] });
  if (name === 'answer.revise')
    void client.invalidateQueries({
      predicate: ({ queryKey }) => /^(consultation|coding)\./.test(String(queryKey[0])),
    });
  if (name.startsWith('decision.')) void client.invalidateQueries({ queryKey: ['decision.list'] });
  void client.invalidateQueries({ queryKey: ['ledger.list'] });
  void client.invalidateQueries({ queryKey: ['history.of'] });
  if (NAMING.test(name)) void client.invalidateQueries({ queryKey: ['version.list'] });
  void client.invalidateQueries({ queryKey: ['review.get'] });
  void client.invalidateQueries({ queryKey: ['coverage.get'] });
  // A paper is made of everything.
  void client.invalidateQueries({ queryKey: ['pack.builder'] });
  void client.invalidateQueries({ queryKey: ['pack.preview'] });
  if (!CODED.test(name)) void refreshCoding(client);
  return output;
}

/** A write as a hook: `mutate(input)`, with its state for the button that made it. */
export function useWrite<N extends CallName>(name: N) {
  const client = useQueryClient();
  return useMutation({ mutationFn: (input: CallInput<N>) => write(client, name, input) });
}

/** The calls after which another review is open. */
const OPENING: ReadonlySet<HostCallName> = new Set([
  'host.create',
  'host.sample',
  'host.open',
  'host.restoreBackup',
  'host.rescue',
]);

/** A call to the host. Opening or making a review forgets everything known of the one before. */
export function useHost<N extends HostCallName>(name: N) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (input: HostCallInput<N>): Promise<HostCallOutput<N>> =>
      settled(await host(name, input)),
    onSuccess: async () => {
      if (OPENING.has(name)) {
        client.removeQueries({ predicate: ({ queryKey }) => !String(queryKey[0]).startsWith('host.') });
      }
      if (name === 'host.importAct') await client.invalidateQueries({ queryKey: HELD_ACTS });
      if (name !== 'host.reveal' && name !== 'host.chooseFolder') {
        await client.invalidateQueries({ queryKey: HOST_STATE });
      }
    },
  });
}
