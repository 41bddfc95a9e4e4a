import type { Knex } from 'knex';
import { queueLengths } from '../../data/store/postgres/in-turn.ts';
import type { NewsDesk } from '../news.ts';
import type { TeamReviews } from '../reviews.ts';
import type { Metrics } from './metrics.ts';

interface Gauged {
  readonly team: Knex;
  readonly reviews: TeamReviews;
  readonly desk: NewsDesk;
  readonly isReady: () => Promise<boolean>;
}

/** The members of Knex's connection pool that are used here. Knex has no types for it. */
interface Pool {
  readonly numUsed: () => number;
  readonly numFree: () => number;
  readonly numPendingAcquires: () => number;
}

const sum = <T>(all: readonly T[], of: (one: T) => number): number =>
  all.reduce((total, one) => total + of(one), 0);

function poolStates(pool: string, dbs: readonly Knex[]): Readonly<Record<string, number>> {
  const pools = dbs.map((db): Pool => db.client.pool);
  return {
    [`pool="${pool}",state="used"`]: sum(pools, (one) => one.numUsed()),
    [`pool="${pool}",state="free"`]: sum(pools, (one) => one.numFree()),
    [`pool="${pool}",state="waited for"`]: sum(pools, (one) => one.numPendingAcquires()),
  };
}

/** Adds the gauges of windows, open reviews, people, database connections and waiting calls to the metrics. */
export function addGauges(metrics: Metrics, { team, reviews, desk, isReady }: Gauged): void {
  metrics.gauge('keeling_windows', 'Windows that listen.', () => ({ '': desk.size() }));
  metrics.gauge('keeling_open_reviews', 'Reviews that are open.', () => ({ '': reviews.size() }));
  metrics.gauge('keeling_seats', 'People in reviews that are open.', () => ({ '': reviews.seats() }));
  metrics.gauge('keeling_database_up', 'Whether the database answers: 1 or 0.', async () => ({
    '': Number(await isReady()),
  }));
  metrics.gauge('keeling_connections', 'Connections to the database, and who waits for one.', () => ({
    ...poolStates('team', [team]),
    ...poolStates('reviews', reviews.opened()),
  }));
  metrics.gauge('keeling_queue', 'Who waits for a review: for the turn to write, and to read.', () => {
    const queues = reviews.opened().map(queueLengths);
    return {
      'for="write"': sum(queues, ({ toWrite }) => toWrite),
      'for="read"': sum(queues, ({ toRead }) => toRead),
    };
  });
}
