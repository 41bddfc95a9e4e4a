import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CallInput, CallName } from '../../../core/api.ts';
import type { Result } from '../../../core/base/result.ts';
import { openReview } from '../../../data/session/session.ts';
import { mustOpen, newReview, type Opened, opened, testDeps } from '../../support/reviews/review.ts';
import { temporaryFolder } from '../../support/run/temporary.ts';

/** A call with an input; with what core says of it, where a rule of core decides whether it may be made. */
export interface Attempt {
  readonly name: CallName;
  readonly input: unknown;
  readonly rule?: ((review: Opened) => Promise<Result<never> | null>) | undefined;
}

export const attempt = <N extends CallName>(
  name: N,
  input: CallInput<N>,
  rule?: Attempt['rule'],
): Attempt => ({ name, input, rule });

/** What calls touch, in each of its states, and the calls that touch it, by the names of their rows in the table. */
export interface Subject<V = unknown> {
  /** Who makes the calls; the one who prepares is Ann Draper. */
  readonly by: string;
  /** Brings what is touched into a state, and says what the calls need to name it. */
  readonly prepare: (review: Opened, state: string) => Promise<V>;
  readonly attempts: Readonly<Record<string, (touched: V, review: Opened) => Attempt | Promise<Attempt>>>;
}

/** A subject whose attempts are typed by what its preparation says. */
export const subject = <V>(given: Subject<V>): Subject => given as Subject;

/** A session of another person on the file of a review, for as long as some work takes. */
export async function actingAs<T>(
  review: Opened,
  name: string,
  work: (other: Opened) => Promise<T>,
): Promise<T> {
  const other = opened(mustOpen(await openReview(review.path, testDeps(name))), review.act);
  try {
    return await work(other);
  } finally {
    await other.session.close();
  }
}

/** A review in which a call is tried, and what the call touches. */
export interface Scene {
  readonly review: Opened;
  readonly touched: unknown;
}

/** A subject in a state, prepared once, and opened by who makes the calls in a copy of its own each time. */
export function sceneOf({ by, prepare }: Subject, state: string) {
  const prepared = (async () => {
    const review = await newReview();
    const touched = await prepare(review, state);
    await review.session.close();
    return { bytes: readFileSync(review.path), touched, act: review.act };
  })();
  return async (): Promise<Scene> => {
    const { bytes, touched, act } = await prepared;
    const path = join(temporaryFolder(), `${randomUUID()}.keeling`);
    writeFileSync(path, bytes);
    // Identities that no earlier session of the same person gave.
    const deps = { ...testDeps(by), newId: randomUUID };
    return { review: opened(mustOpen(await openReview(path, deps)), act), touched };
  };
}
