import { describe, expect, it, onTestFinished } from 'vitest';
import type { Amendment } from '../../core/amend/edits/amendment.ts';
import type { Refusal, Result } from '../../core/base/result.ts';
import { connectPostgres } from '../../data/store/postgres/connect.ts';
import { read } from '../../data/store/transact.ts';
import { verify } from '../../data/store/verify.ts';
import { diceFor } from '../fuzz/chance.ts';
import { startKillable } from '../support/hosts/killable-team.ts';
import { KILLING_SEED } from '../support/hosts/killing.ts';
import { type PostgresServer, startPostgres } from '../support/hosts/postgres-server.ts';
import { startSwitchboard } from '../support/hosts/switchboard.ts';
import { must } from '../support/reviews/review.ts';
import { amount } from '../support/run/amount.ts';

/** Somebody who saves one thing after the other, and tries again whatever is answered, until it is saved. */
interface SteadyWriter {
  /** How many things were saved so far. */
  readonly saved: () => number;
  /** The entries of the ledger that were acknowledged, by number. */
  readonly acknowledged: readonly number[];
  /** What was said whenever something was not saved. */
  readonly told: ReadonlyMap<string, Refusal>;
  /** How often nobody answered. */
  readonly unanswered: () => number;
  /** Stops once what is being saved is saved. @returns the last words, and of which amendment they are the title */
  readonly stop: () => Promise<{ readonly id: string; readonly title: string }>;
}

interface WriterOptions {
  readonly origin: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Their name: nobody else's. */
  readonly who: string;
  readonly review: string;
}

const SOON = 50;

type Answer = Result<never> & { readonly wrote?: readonly number[] };

async function startWriter({ origin, headers, who, review }: WriterOptions): Promise<SteadyWriter> {
  const call = async (name: string, input: unknown): Promise<Answer> => {
    const response = await fetch(`${origin}/api/${name}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'keeling-tab': who,
        'keeling-review': encodeURIComponent(review),
        ...headers,
      },
      body: JSON.stringify(input),
    });
    return (await response.json()) as Answer;
  };
  const made = await call('amendment.create', { title: `${who} 0` });
  if (!made.ok) throw new Error(made.error.message);
  let { id, revision } = made.value as Amendment;
  const acknowledged: number[] = [...(made.wrote ?? [])];
  const told = new Map<string, Refusal>();
  let saved = 0;
  let unanswered = 0;
  let isOver = false;

  /** Whether words are saved by now; where others, or they themselves, were quicker, from which revision on they may be. */
  async function tried(title: string): Promise<boolean> {
    const answer = await call('amendment.describe', { id, revision, title });
    if (answer.ok) {
      acknowledged.push(...(answer.wrote ?? []));
      ({ id, revision } = answer.value as Amendment);
      return true;
    }
    told.set(`${answer.error.kind}: ${answer.error.message}`, answer.error);
    if (answer.error.kind !== 'stale') return false;
    const held = await call('amendment.list', { ids: [id] });
    const [amendment] = held.ok ? (held.value as readonly Amendment[]) : [];
    if (!amendment) return false;
    ({ revision } = amendment);
    return amendment.title === title;
  }

  const working = (async () => {
    for (let nth = 1; !isOver; nth++) {
      for (;;) {
        const isSaved = await tried(`${who} ${nth}`).catch(() => {
          unanswered += 1;
          return false;
        });
        if (isSaved) break;
        await new Promise((waited) => setTimeout(waited, SOON));
      }
      saved = nth;
    }
  })();

  return {
    saved: () => saved,
    acknowledged,
    told,
    unanswered: () => unanswered,
    stop: async () => {
      isOver = true;
      await working;
      return { id, title: `${who} ${saved}` };
    },
  };
}

const WRITERS = 4;
/** A kill falls within so many milliseconds of the moment when everybody works again. */
const WITHIN = 300;

const pause = (milliseconds: number) => new Promise((waited) => setTimeout(waited, milliseconds));

/** A department at work: some people who save without a rest, on a server that can be killed. */
async function atWork(postgres: PostgresServer, port = postgres.port) {
  const team = await startKillable(postgres, { port });
  const { server, headers, review } = team;
  const writers: SteadyWriter[] = [];
  for (let at = 0; at < WRITERS; at++)
    writers.push(
      await startWriter({ origin: server.origin, headers, who: `Tab-${at + 1}`, review: review.path }),
    );
  return { ...team, writers };
}

/** How often is looked whether everybody goes on: looks are counted, and no time, for a machine may stand still. */
const LOOKS = 12_000;
const LOOK = 10;

/** Waits until everybody has saved something more. @throws where somebody does not, within two minutes and more */
async function allGoOn(writers: readonly SteadyWriter[]): Promise<void> {
  const before = writers.map((writer) => writer.saved());
  for (let looks = 0; writers.some((writer, at) => writer.saved() <= (before[at] ?? 0) + 1); looks++) {
    if (looks > LOOKS) {
      const told = writers.flatMap((writer) => [...writer.told.keys()]);
      throw new Error(`Somebody could not go on (seed ${KILLING_SEED}): ${told.join(' | ')}`);
    }
    await pause(LOOK);
  }
}

/** What everybody was told when something was not saved says what to do. */
const SAYS_WHAT_TO_DO = /Try again in a minute|Reload the window|make your change again/;

/** Holds what was acknowledged, and what everybody wrote last, to what the database has in the end. */
async function allIsThere(
  { url }: { readonly url: string },
  { writers, schema, server }: Awaited<ReturnType<typeof atWork>>,
) {
  const last = await Promise.all(writers.map((writer) => writer.stop()));
  const db = connectPostgres({ database: url, schema }, 1);
  const seqs = new Set<number>(await db('ledger').pluck('seq'));
  const rows: readonly { readonly json: string }[] = await db('amendment').select('json');
  const chain = await read(db, verify);
  await db.destroy();
  const acknowledged = writers.flatMap((writer) => writer.acknowledged);
  expect(acknowledged.filter((seq) => !seqs.has(seq))).toEqual([]);
  const held = new Map(
    rows.map(({ json }) => JSON.parse(json) as Amendment).map((one) => [one.id, one.title]),
  );
  expect(last.map(({ id }) => held.get(id))).toEqual(last.map(({ title }) => title));
  expect(must(chain).entries).toBe(seqs.size);
  const told = writers.flatMap((writer) => [...writer.told.values()]);
  if (told.some(({ kind }) => kind === 'internal' || kind === 'invalid')) console.log(server.said());
  expect(told.filter(({ message }) => !SAYS_WHAT_TO_DO.test(message))).toEqual([]);
  return {
    acknowledged: acknowledged.length,
    unanswered: writers.reduce((all, one) => all + one.unanswered(), 0),
  };
}

describe('what was acknowledged', () => {
  it('is there after the server was killed at random moments, and everybody goes on', async () => {
    const postgres = await startPostgres();
    onTestFinished(postgres.close);
    const work = await atWork(postgres);
    const times = amount(2, 200);
    for (let nth = 0; nth < times; nth++) {
      await allGoOn(work.writers);
      await pause(diceFor(KILLING_SEED, nth).below(WITHIN));
      await work.server.end('SIGKILL');
      await work.server.start();
    }
    await allGoOn(work.writers);
    const { acknowledged, unanswered } = await allIsThere(postgres, work);
    console.log(`server killed ${times} times: ${acknowledged} acknowledged, ${unanswered} times no answer`);
    expect(unanswered).toBeGreaterThan(0);
  });

  it('is there after the database was killed at random moments, and everybody goes on', async () => {
    const postgres = await startPostgres();
    onTestFinished(postgres.close);
    const work = await atWork(postgres);
    const times = amount(2, 200);
    for (let nth = 0; nth < times; nth++) {
      await allGoOn(work.writers);
      await pause(diceFor(KILLING_SEED, nth).below(WITHIN));
      postgres.kill();
      await postgres.start();
    }
    await allGoOn(work.writers);
    const { acknowledged } = await allIsThere(postgres, work);
    console.log(
      `database killed ${times} times: ${acknowledged} acknowledged; told ${[...new Set(work.writers.flatMap((one) => [...one.told.keys()]))].join(' | ')}`,
    );
    expect(acknowledged).toBeGreaterThan(WRITERS * times);
  });

  it('is there after a standby took over from a database that was lost, and everybody goes on', async () => {
    const first = await startPostgres();
    onTestFinished(first.close);
    const second = await first.standby();
    onTestFinished(second.close);
    const board = await startSwitchboard(first.port);
    onTestFinished(board.close);
    const work = await atWork(first, board.port);
    await allGoOn(work.writers);
    first.kill();
    await second.promote();
    board.lead(second.port);
    await allGoOn(work.writers);
    const { acknowledged } = await allIsThere(second, work);
    expect(acknowledged).toBeGreaterThan(WRITERS);
  });
});
