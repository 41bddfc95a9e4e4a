import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LedgerEntry } from '../../../core/ledger/entry.ts';
import type { Brought } from '../../../core/merge/calls.ts';
import { copyOf } from '../../../core/merge/merge.ts';
import { openReview } from '../../../data/session/session.ts';
import { stateOf } from '../../support/reviews/merged-state.ts';
import { mustOpen, newReview, type Opened, opened, testDeps } from '../../support/reviews/review.ts';
import { temporaryFolder } from '../../support/run/temporary.ts';

/** A review of the first of some people, and a copy of its file for each of the others. */
export async function copiesFor<const Names extends readonly string[]>(
  others: Names,
  prepare: (review: Opened) => Promise<unknown> = async () => undefined,
): Promise<readonly [Opened, ...{ readonly [K in keyof Names]: Opened }]> {
  const first = await newReview();
  await prepare(first);
  await first.session.close();
  const paths = others.map((_, at) => join(temporaryFolder(), `copy-${at}.keeling`));
  for (const path of paths) copyFileSync(first.path, path);
  const ann = opened(mustOpen(await openReview(first.path, testDeps())), first.act);
  const copies: Opened[] = [];
  for (const [at, path] of paths.entries())
    copies.push(opened(mustOpen(await openReview(path, testDeps(others[at]))), first.act));
  return [ann, ...copies] as unknown as readonly [Opened, ...{ readonly [K in keyof Names]: Opened }];
}

/** A review, and another person's copy of its file. */
export async function twoCopies(prepare?: (review: Opened) => Promise<unknown>) {
  const [ann, bea] = await copiesFor(['Bea Reader'], prepare);
  return { ann, bea };
}

/** Makes a person's clock go on: a call that is refused looks at it, and leaves nothing. */
export async function tick(review: Opened): Promise<void> {
  const refused = await review.session.call('link.remove', { id: 'none' });
  if (refused.ok) throw new Error('There was such a link');
}

let made = 0;

/** A package of a review's work, as a call carries it. */
export async function passedOn(review: Opened, since = 0) {
  const to = join(temporaryFolder(), `work-${++made}.keeling-package`);
  await review.do('package.make', { since, to });
  return { name: 'work.keeling-package', base64: readFileSync(to).toString('base64') };
}

/** Takes a package in as a colleague does who knows whose it is: all that it says was agreed or allowed is confirmed. */
export async function confirmed(
  review: Opened,
  given: { readonly name: string; readonly base64: string },
): Promise<Brought> {
  const { claims } = await review.do('package.look', given);
  const may = claims.filter(({ barred }) => barred === null);
  return review.do('package.merge', { ...given, confirmed: may.map(({ id }) => id) });
}

/** Takes somebody's work in, after looking at it: what was said is what is done. */
export async function takeIn(review: Opened, from: Opened): Promise<Brought> {
  const given = await passedOn(from);
  const looked = await review.do('package.look', given);
  const done = await confirmed(review, given);
  if (looked.claims.length === 0 && JSON.stringify(done) !== JSON.stringify(looked))
    throw new Error('It did something else than it said');
  return done;
}

/** All of a review's ledger. */
export async function ledgerOf(review: Opened): Promise<readonly LedgerEntry[]> {
  return review.do('ledger.list', { limit: 5000 });
}

/** What a review holds, in one form for both. */
export const stateIn = async (review: Opened): Promise<unknown> => stateOf(copyOf(await ledgerOf(review)));
