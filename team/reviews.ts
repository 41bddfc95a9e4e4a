import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { ok, type Result } from '../core/base/result.ts';
import { ownedTemporaryFolder } from '../data/base/unfinished.ts';
import type { Deps } from '../data/handlers/context/context.ts';
import { type Contents, fillReview } from '../data/session/fill.ts';
import { receiveReview } from '../data/session/receive.ts';
import { type Session, sessionOnConnections } from '../data/session/session.ts';
import type { Database, SchemaPlace } from '../data/store/postgres/connect.ts';
import { carryIn, createSchema, openSchema } from '../data/store/postgres/reviews.ts';
import { connect } from '../data/store/sqlite/driver.ts';
import { addReview, type TeamReview } from '../data/team/members.ts';
import type { TeamPerson } from '../data/team/people.ts';
import { createPools } from './pools.ts';

/** One person in one review. */
interface Seat {
  readonly session: Session;
  used: number;
}

/** A seat that nobody used for so long is given up, in milliseconds. */
const IDLE = 15 * 60_000;

/** Connections to one review, for everybody in it: whoever writes waits for whoever wrote before anyway. */
const MAX_CONNECTIONS = 6;

/** What whoever opens reviews on a server has. */
interface ReviewsOptions {
  readonly database: Required<Database>;
  /** Where what is exported is written to be fetched: a folder for each person and review. */
  readonly folder: string;
  readonly deps: Omit<Deps, 'person'>;
}

/** The reviews of a server as they are open now: each person has a session of their own, so that every entry is theirs. */
export interface TeamReviews {
  readonly sessionOf: (
    review: { readonly id: string; readonly schema: string },
    person: TeamPerson,
  ) => Promise<Result<Session>>;
  /** Makes a review in a schema that is not there yet, which whoever makes it owns. */
  readonly create: (review: TeamReview, contents: Contents, person: TeamPerson) => Promise<Result<null>>;
  /** Makes one of a colleague's file, in the same way. Refused for what is no such file. */
  readonly receive: (review: TeamReview, bytes: Uint8Array, person: TeamPerson) => Promise<Result<null>>;
  /** What the files of strangers are read with, for somebody. */
  readonly depsFor: (person: TeamPerson) => Deps;
  /** How many reviews are open, and how many people are in them. */
  readonly size: () => number;
  readonly seats: () => number;
  /** The connections to each review that is open. */
  readonly opened: () => readonly Knex[];
  readonly close: () => Promise<void>;
}

/** Works with the review in a file that somebody sent, once a file of ours holds it and is found to be sound. */
async function withReceived(
  bytes: Uint8Array,
  deps: Deps,
  work: (file: Knex) => Promise<Result<null>>,
): Promise<Result<null>> {
  const passing = await ownedTemporaryFolder('receive');
  try {
    const path = join(passing, 'received.keeling');
    const received = await receiveReview(path, bytes, deps);
    if (!received.ok) return received;
    const file = connect(path);
    try {
      return await work(file);
    } finally {
      await file.destroy();
    }
  } finally {
    await rm(passing, { recursive: true, force: true });
  }
}

export function createTeamReviews({ database, folder, deps }: ReviewsOptions): TeamReviews {
  const seats = new Map<string, Promise<Result<Seat>>>();
  const place = (schema: string): SchemaPlace => ({ ...database, schema });
  const depsFor = (person: TeamPerson): Deps => ({
    ...deps,
    person: () => ({ name: person.who, role: person.post }),
  });

  const pools = createPools((schema) => openSchema(place(schema), MAX_CONNECTIONS));

  /** Gives up a seat that was not used since a moment. */
  async function give(key: string, sitting: Promise<Result<Seat>>, since: number): Promise<void> {
    // One that could not be taken is forgotten by whoever tried.
    const seat = await sitting.catch(() => null);
    if (!seat?.ok || seat.value.used >= since) return;
    seats.delete(key);
    await seat.value.session.close();
  }
  const giveAll = (since: number) =>
    Promise.all([...seats].map(([key, sitting]) => give(key, sitting, since)));

  const sweep = setInterval(() => void giveAll(Date.now() - IDLE), IDLE / 3);
  sweep.unref();

  async function sit(
    review: { readonly id: string; readonly schema: string },
    person: TeamPerson,
  ): Promise<Result<Seat>> {
    const own = join(folder, review.id, person.id);
    await mkdir(own, { recursive: true });
    const db = await pools.take(review.schema);
    if (!db.ok) return db;
    const path = join(own, 'review.keeling');
    const close = () => pools.give(review.schema);
    const over = { name: review.id, close };
    const session = await sessionOnConnections(db.value, path, depsFor(person), over).catch(
      async (error: unknown) => {
        await close();
        throw error;
      },
    );
    return session.ok ? ok({ session: session.value, used: Date.now() }) : session;
  }

  return {
    sessionOf: async (review, person) => {
      const key = `${review.id} ${person.id}`;
      const sitting = seats.get(key) ?? sit(review, person);
      seats.set(key, sitting);
      const forget = () => seats.get(key) === sitting && seats.delete(key);
      const seat = await sitting.catch((error: unknown) => {
        forget();
        throw error;
      });
      // What could not be opened is tried anew by whoever asks next.
      if (!seat.ok) {
        forget();
        return seat;
      }
      seat.value.used = Date.now();
      return ok(seat.value.session);
    },
    create: async (review, contents, person) => {
      const created = await createSchema(place(review.schema), async (trx) => {
        const filled = await fillReview(trx, contents, depsFor(person));
        if (filled.ok) await addReview(trx, review, person.id);
        return filled;
      });
      if (!created.ok) return created;
      await created.value.destroy();
      return ok(null);
    },
    receive: (review, bytes, person) =>
      withReceived(bytes, depsFor(person), async (file) => {
        const carried = await carryIn(file, place(review.schema), (trx) => addReview(trx, review, person.id));
        if (!carried.ok) return carried;
        await carried.value.destroy();
        return ok(null);
      }),
    depsFor,
    size: pools.size,
    seats: () => seats.size,
    opened: pools.opened,
    close: async () => {
      clearInterval(sweep);
      await giveAll(Number.POSITIVE_INFINITY);
    },
  };
}
