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
import { copyIntoSchema, createSchema, openSchema } from '../data/store/postgres/reviews.ts';
import { connect } from '../data/store/sqlite/driver.ts';
import { addReview, type TeamReview } from '../data/team/members.ts';
import type { TeamPerson } from '../data/team/people.ts';
import { createPools } from './pools.ts';

/** One person's session in one review, and the time of its last use in milliseconds. */
interface Seat {
  readonly session: Session;
  used: number;
}

/** The time without use after which a seat is closed. */
const IDLE_LIMIT_MS = 15 * 60_000;

/** The most connections to one review. More would not help, because writes wait for each other anyway. */
const MAX_CONNECTIONS = 6;

interface ReviewsOptions {
  readonly database: Required<Database>;
  /** The folder for exports, with a subfolder for each review and person. */
  readonly folder: string;
  readonly deps: Omit<Deps, 'person'>;
}

/** The open reviews of a server. Each person has a session of their own, so that ledger entries have their name. */
export interface TeamReviews {
  readonly sessionOf: (
    review: { readonly id: string; readonly schema: string },
    person: TeamPerson,
  ) => Promise<Result<Session>>;
  /** Makes a review in a new schema, with the person as its owner. */
  readonly create: (review: TeamReview, contents: Contents, person: TeamPerson) => Promise<Result<null>>;
  /** Makes a review from a colleague's file in a new schema, with the person as its owner. Refused for any other file. */
  readonly receive: (review: TeamReview, bytes: Uint8Array, person: TeamPerson) => Promise<Result<null>>;
  /** The dependencies of a person's session. */
  readonly depsFor: (person: TeamPerson) => Deps;
  /** The number of open reviews. */
  readonly size: () => number;
  /** The number of people in open reviews. */
  readonly seats: () => number;
  /** The connections to each open review. */
  readonly opened: () => readonly Knex[];
  readonly close: () => Promise<void>;
}

/** Writes the review from a received file to a temporary file of ours, which verifies it, and runs `work` on that. */
async function withReceived(
  bytes: Uint8Array,
  deps: Deps,
  work: (file: Knex) => Promise<Result<null>>,
): Promise<Result<null>> {
  const temporaryFolder = await ownedTemporaryFolder('receive');
  try {
    const path = join(temporaryFolder, 'received.keeling');
    const received = await receiveReview(path, bytes, deps);
    if (!received.ok) return received;
    const file = connect(path);
    try {
      return await work(file);
    } finally {
      await file.destroy();
    }
  } finally {
    await rm(temporaryFolder, { recursive: true, force: true });
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

  /** Closes a seat that was not used since a time. */
  async function closeIfIdle(key: string, opening: Promise<Result<Seat>>, since: number): Promise<void> {
    // `sessionOf` forgets a seat that could not be opened.
    const seat = await opening.catch(() => null);
    if (!seat?.ok || seat.value.used >= since) return;
    seats.delete(key);
    await seat.value.session.close();
  }
  const closeIdleSeats = (since: number) =>
    Promise.all([...seats].map(([key, opening]) => closeIfIdle(key, opening, since)));

  const sweep = setInterval(() => void closeIdleSeats(Date.now() - IDLE_LIMIT_MS), IDLE_LIMIT_MS / 3);
  sweep.unref();

  async function openSeat(
    review: { readonly id: string; readonly schema: string },
    person: TeamPerson,
  ): Promise<Result<Seat>> {
    const own = join(folder, review.id, person.id);
    await mkdir(own, { recursive: true });
    const db = await pools.take(review.schema);
    if (!db.ok) return db;
    const path = join(own, 'review.keeling');
    const close = () => pools.give(review.schema);
    const options = { name: review.id, close };
    const session = await sessionOnConnections(db.value, path, depsFor(person), options).catch(
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
      const opening = seats.get(key) ?? openSeat(review, person);
      seats.set(key, opening);
      const forget = () => seats.get(key) === opening && seats.delete(key);
      const seat = await opening.catch((error: unknown) => {
        forget();
        throw error;
      });
      // A seat that could not be opened is forgotten, so that the next call tries again.
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
        const carried = await copyIntoSchema(file, place(review.schema), (trx) =>
          addReview(trx, review, person.id),
        );
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
      await closeIdleSeats(Number.POSITIVE_INFINITY);
    },
  };
}
