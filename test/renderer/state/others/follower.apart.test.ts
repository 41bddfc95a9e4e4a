import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { Amendment } from '../../../../core/amend/edits/amendment.ts';
import { type AmendmentChange, changeBetween } from '../../../../core/amend/edits/amendment-change.ts';
import type { Edit } from '../../../../core/amend/edits/edit.ts';
import { ok, type Result, refuse } from '../../../../core/base/result.ts';
import { REREAD_DELAY_MS } from '../../../../renderer/state/host/outdated.ts';
import { ServerEntries } from '../../../../renderer/state/others/server-entries.ts';

const PATH = '/reviews/one.keeling';
const LIST = ['amendment.list', {}] as const;

/** What the host has, which others write to. */
const host = {
  amendments: [] as Amendment[],
  ledger: [] as { readonly seq: number; readonly act: string; readonly subject: string }[],
  refuses: '' as string,
  before: async (_name: string): Promise<void> => undefined,
};

const amendmentOf = (id: string, title: string, revision = 1) => ({ id, title, revision }) as Amendment;

/** A word put in somewhere. */
const WORD = {
  type: 'text',
  pid: 'p-0001',
  field: 'content',
  from: 0,
  to: 0,
  insert: '',
  rank: 'i',
} as const;

/** Somebody else changes an amendment's title. */
function change(id: string, title: string): void {
  const held = host.amendments.find((one) => one.id === id);
  const next = amendmentOf(id, title, (held?.revision ?? 0) + 1);
  host.amendments = [...host.amendments.filter((one) => one.id !== id), next];
  host.ledger.push({ seq: host.ledger.length + 1, act: 'amendment.describe', subject: `amendment:${id}` });
}

async function answer(_: string | null, name: string, input: unknown): Promise<Result<unknown>> {
  await host.before(name);
  if (host.refuses === name) return refuse('unavailable', 'Not now');
  const { after = 0, ids } = input as { readonly after?: number; readonly ids?: readonly string[] };
  switch (name) {
    case 'ledger.list':
      return ok(host.ledger.filter(({ seq }) => seq > after));
    case 'amendment.list':
      return ok(host.amendments.filter(({ id }) => !ids || ids.includes(id)));
    default: {
      change('A-001', 'By this window');
      return {
        ok: true,
        value: host.amendments.find(({ id }) => id === 'A-001'),
        wrote: [host.ledger.length],
      };
    }
  }
}

let follower: typeof import('../../../../renderer/state/others/follower.ts').follower;
let write: typeof import('../../../../renderer/state/host/answers.ts').write;

beforeAll(async () => {
  vi.stubGlobal('window', { keeling: { call: answer, host: answer } });
  ({ follower } = await import('../../../../renderer/state/others/follower.ts'));
  ({ write } = await import('../../../../renderer/state/host/answers.ts'));
  return () => vi.unstubAllGlobals();
});

beforeEach(() => {
  Object.assign(host, { amendments: [], ledger: [], refuses: '', before: async () => undefined });
  change('A-001', 'One');
  change('A-002', 'Two');
});

const titles = (client: QueryClient) =>
  client.getQueryData<readonly Amendment[]>(LIST)?.map(({ title }) => title);

/** A window that draws what there is, and follows it. */
function drawn() {
  const client = new QueryClient();
  client.setQueryData(['review.get', {}], { path: PATH });
  client.setQueryData(LIST, [...host.amendments]);
  let isOver = false;
  const follow = follower(client, { path: PATH, from: 2, serverEntries: null, isOver: () => isOver });
  const leave = () => {
    isOver = true;
  };
  return { client, follow: () => follow(false), leave };
}

it.each(['ledger.list', 'amendment.list'])(
  'takes in what others wrote once %s is answered again',
  async (name) => {
    const { client, follow } = drawn();
    change('A-002', 'By somebody else');
    host.refuses = name;
    expect(await follow()).toBe('failed');
    expect(titles(client)).toEqual(['One', 'Two']);
    host.refuses = '';
    expect(await follow()).toBe('done');
    expect(titles(client)).toEqual(['One', 'By somebody else']);
  },
);

it('makes what it is told of an amendment, and reads none that it was told whole', async () => {
  const asked: string[] = [];
  host.before = async (name) => void asked.push(name);
  const edit = (insert: string): Edit => ({ ...WORD, insert });
  const [before, after] = [
    [edit('one'), edit('two')],
    [edit('one'), edit('twofold')],
  ];
  const first = { ...amendmentOf('A-001', 'One', 3), edits: before };
  const client = new QueryClient();
  client.setQueryData(['review.get', {}], { path: PATH });
  client.setQueryData(LIST, [first, amendmentOf('A-002', 'Two')]);
  const told = new ServerEntries();
  const follow = follower(client, { path: PATH, from: 2, serverEntries: told, isOver: () => false });
  const next = { ...first, revision: 4, changedBy: 'Bea', edits: after };
  const tell = (seq: number, id: string, change?: AmendmentChange) =>
    told.add(seq, [{ seq, act: 'amendment.revise', things: [`amendment:${id}`], ...(change && { change }) }]);
  const held = () => client.getQueryData<readonly Amendment[]>(LIST) ?? [];
  tell(3, 'A-001', changeBetween(first, next));
  expect(await follow(true)).toBe('done');
  expect(held()[0]).toEqual(next);
  // What stayed is the very same value, and nothing was asked for.
  expect(held()[0]?.edits[0]).toBe(before[0]);
  expect(asked).toEqual([]);
  // One that is told of without what it became is read, and so is one of which something was missed.
  change('A-002', 'Two, changed');
  tell(4, 'A-002');
  tell(5, 'A-001', changeBetween({ ...next, revision: 7 }, { ...next, revision: 8 }));
  expect(await follow(true)).toBe('done');
  expect(asked).toEqual(['amendment.list']);
  expect(held().map(({ title }) => title)).toEqual(['One', 'Two, changed']);
});

it('puts nothing of a review into one that was opened meanwhile', async () => {
  const { client, follow, leave } = drawn();
  change('A-001', 'Of the review before');
  host.before = async (name) => {
    if (name !== 'amendment.list') return;
    leave();
    client.setQueryData(LIST, [amendmentOf('A-001', 'Of the review now')]);
  };
  await follow();
  expect(titles(client)).toEqual(['Of the review now']);
});

it('reads what others changed though this window writes while it is read anew', async () => {
  const { client } = drawn();
  // Shown, and so read anew once it is out of date.
  const observer = new QueryObserver(client, {
    queryKey: LIST,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const given = await answer(PATH, 'amendment.list', {});
      if (!given.ok) throw new Error(given.error.message);
      return given.value as readonly Amendment[];
    },
  });
  const stop = observer.subscribe(() => undefined);
  change('A-002', 'By somebody else');
  let isHeldBack = true;
  let go = (): void => undefined;
  host.before = (name) =>
    name === 'amendment.list' && isHeldBack
      ? new Promise((resolve) => {
          isHeldBack = false;
          go = resolve;
        })
      : Promise.resolve();
  const reading = client.invalidateQueries({ queryKey: LIST, exact: true });
  await write(client, 'amendment.describe', { id: 'A-001', revision: 1, title: 'By this window' });
  go();
  await reading;
  await expect.poll(() => titles(client)?.toSorted()).toEqual(['By somebody else', 'By this window']);
  stop();
});

it('reads what follows from others’ changes at once, and while they change more, now and then', async () => {
  vi.useFakeTimers();
  const { client, follow } = drawn();
  let asked = 0;
  const observer = new QueryObserver(client, {
    queryKey: ['link.list', {}],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      asked += 1;
      return host.ledger.length;
    },
  });
  const stop = observer.subscribe(() => undefined);
  await vi.advanceTimersByTimeAsync(0);
  expect(asked).toBe(1);
  const tenSeconds = 10_000;
  for (let at = 0; at < tenSeconds; at += 100) {
    change('A-002', `By somebody else at ${at}`);
    await follow();
    await vi.advanceTimersByTimeAsync(100);
    if (at === 0) expect(client.getQueryData(['link.list', {}])).toBe(3);
  }
  expect(asked).toBeLessThanOrEqual(2 + tenSeconds / REREAD_DELAY_MS.min);
  await vi.advanceTimersByTimeAsync(REREAD_DELAY_MS.max);
  expect(client.getQueryData(['link.list', {}])).toBe(host.ledger.length);
  const before = asked;
  await vi.advanceTimersByTimeAsync(10 * REREAD_DELAY_MS.max);
  expect(asked).toBe(before);
  stop();
  vi.useRealTimers();
});
