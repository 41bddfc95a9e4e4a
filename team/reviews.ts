import { mkdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ok, type Result } from '../core/base/result.ts';
import type { Deps } from '../data/handlers/context/context.ts';
import { type Contents, fill } from '../data/session/fill.ts';
import { type Session, sessionOver } from '../data/session/session.ts';
import type { Database, SchemaPlace } from '../data/store/postgres/connect.ts';
import { createSchema, openSchema } from '../data/store/postgres/reviews.ts';
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
const MOST = 6;

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
  readonly close: () => Promise<void>;
}

/** The id of the review that a window names by its path: it lies in the review's folder, and in that of the person. */
export const reviewIdIn = (path: string): string =>
  path.includes('/') ? basename(dirname(dirname(path))) : path;

export function createTeamReviews({ database, folder, deps }: ReviewsOptions): TeamReviews {
  const seats = new Map<string, Promise<Result<Seat>>>();
  const place = (schema: string): SchemaPlace => ({ ...database, schema });
  const depsFor = (person: TeamPerson): Deps => ({
    ...deps,
    person: () => ({ name: person.who, role: person.post }),
  });

  const pools = createPools((schema) => openSchema(place(schema), MOST));

  async function give(key: string): Promise<void> {
    const seat = await seats.get(key);
    seats.delete(key);
    if (seat?.ok) await seat.value.session.close();
  }

  const sweep = setInterval(() => {
    const before = Date.now() - IDLE;
    for (const [key, seat] of seats)
      void seat.then((held) => (!held.ok || held.value.used < before ? give(key) : undefined));
  }, IDLE / 3);
  sweep.unref();

  async function sit(
    review: { readonly id: string; readonly schema: string },
    person: TeamPerson,
  ): Promise<Result<Seat>> {
    const db = await pools.take(review.schema);
    if (!db.ok) return db;
    const own = join(folder, review.id, person.id);
    await mkdir(own, { recursive: true });
    const path = join(own, 'review.keeling');
    const session = await sessionOver(db.value, path, depsFor(person), () => pools.give(review.schema));
    return session.ok ? ok({ session: session.value, used: Date.now() }) : session;
  }

  return {
    sessionOf: async (review, person) => {
      const key = `${review.id} ${person.id}`;
      const sitting = seats.get(key) ?? sit(review, person);
      seats.set(key, sitting);
      const seat = await sitting;
      if (!seat.ok) {
        seats.delete(key);
        return seat;
      }
      seat.value.used = Date.now();
      return ok(seat.value.session);
    },
    create: async (review, contents, person) => {
      const made = await createSchema(place(review.schema), async (trx) => {
        const filled = await fill(trx, contents, depsFor(person));
        if (filled.ok) await addReview(trx, review, person.id);
        return filled;
      });
      if (!made.ok) return made;
      await made.value.destroy();
      return ok(null);
    },
    close: async () => {
      clearInterval(sweep);
      await Promise.all([...seats.keys()].map(give));
    },
  };
}
