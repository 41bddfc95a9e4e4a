import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openReview } from '../../../data/session/session.ts';
import { KINDS_OF_WORK, type Work, Worker } from '../../support/reviews/random-work.ts';
import { mustOpen, type Opened, opened, testDeps } from '../../support/reviews/review.ts';
import { amount } from '../../support/run/amount.ts';
import { temporaryFolder } from '../../support/run/temporary.ts';
import { type Contents, contentsOf, wordsIn, wrongIn } from './file-contents.ts';
import { confirmed, copiesFor, passedOn } from './two-copies.ts';

const PEOPLE = ['Ann Draper', 'Bea Reader', 'Cas Writer', 'Dee Coder'] as const;
const number = fc.nat({ max: 999 });
const kind = fc.oneof(
  { weight: 3, arbitrary: fc.nat({ max: KINDS_OF_WORK - 1 }) },
  // What two people make of one file, and what is taken back, is what numbers are hardest to agree on after.
  { weight: 2, arbitrary: fc.constantFrom(0, 12, 15, 17, 20, 20, 22, 23, 24, 26, 26, 28) },
);
const work = fc.array(fc.tuple(kind, number, number, number), { minLength: 2, maxLength: 6 });
/** All four take in one file of responses, three of them one tracker, and one of these takes it back. */
const FIRST: readonly Round[] = [0, 1, 2, 3].map((who) => [
  who,
  0,
  [
    [20, 0, 0, 0],
    ...(who > 0 ? [[26, 0, 0, 0] as const] : []),
    ...(who === 2 ? [[28, 0, 0, 0] as const] : []),
  ],
]);
/** Who works, and from whom they then take work in: from themselves nothing. */
type Round = readonly [who: number, to: number, acts: readonly Work[]];
const round = fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 3 }), work);

/** Every order of some things. */
const orders = (places: readonly number[]): readonly (readonly number[])[] =>
  places.length < 2
    ? [places]
    : places.flatMap((place) =>
        orders(places.filter((one) => one !== place)).map((rest) => [place, ...rest]),
      );
const EVERY_ORDER = orders([0, 1, 2, 3]);
const ORDERS = Math.min(EVERY_ORDER.length, amount(2, EVERY_ORDER.length));

/** A copy of a person's file, open. */
async function copyOf(reviews: readonly Opened[], at: number): Promise<Opened> {
  const path = join(temporaryFolder(), 'copy.keeling');
  const [{ path: from, act } = { path: '', act: undefined }] = [reviews[at]];
  if (!act) throw new Error('Nobody');
  copyFileSync(from, path);
  return opened(mustOpen(await openReview(path, testDeps(PEOPLE[at]))), act);
}

type Given = Awaited<ReturnType<typeof passedOn>>;

/**
 * The first takes everybody's work in, in turn, and the last of them then takes the first's: in every order there is,
 * each of the four is the one and the other.
 */
async function mergedInOrder(
  reviews: readonly Opened[],
  packages: readonly Given[],
  order: readonly number[],
): Promise<readonly Contents[]> {
  const [first = 0, ...others] = order;
  const one = await copyOf(reviews, first);
  for (const other of others) {
    const given = packages[other];
    if (given) await confirmed(one, given);
  }
  const last = await copyOf(reviews, others.at(-1) ?? 0);
  await confirmed(last, await passedOn(one));
  for (const { session } of [one, last]) await session.close();
  return [await contentsOf(one.path), await contentsOf(last.path)];
}

it('four people’s work comes to the same copies with the same numbers, in whatever order they merge', async () => {
  let merged = 0;
  const seen = { filesTwice: 0, sourcesBack: 0, importsBack: 0 };
  await fc.assert(
    fc.asyncProperty(
      fc.array(round, { minLength: 8, maxLength: 14 }),
      fc.shuffledSubarray([...EVERY_ORDER], { minLength: ORDERS, maxLength: ORDERS }),
      async (rounds, inOrders) => {
        const reviews = await copiesFor(PEOPLE.slice(1), async (review) => {
          const worker = new Worker('All', review);
          for (const given of [[0], [12], [17]] as const) await worker.work([...given, 0, 0, 0] as Work);
        });
        const workers = reviews.map((review, at) => new Worker(PEOPLE[at]?.split(' ')[0] ?? '', review));
        for (const [who, to, acts] of [...FIRST, ...rounds]) {
          const [me, other] = [workers[who], workers[(who + to) % 4]];
          if (!me || !other) continue;
          for (const act of acts) await me.work(act);
          if (me !== other) await confirmed(me.review, await passedOn(other.review));
          expect(wrongIn(await contentsOf(me.review.path))).toEqual([]);
        }
        const packages: Given[] = [];
        for (const review of reviews) packages.push(await passedOn(review));
        for (const { session } of reviews) await session.close();
        const typed = workers.flatMap((one) => one.typed);
        let words: readonly string[] | undefined;
        for (const order of inOrders) {
          const [one, other] = await mergedInOrder(reviews, packages, order);
          if (!one || !other) throw new Error('No copy');
          merged += 1;
          expect(other.held).toEqual(one.held);
          expect(wrongIn(one)).toEqual([]);
          for (const { held, told } of [one, other]) {
            const all = told + JSON.stringify(held);
            expect(typed.filter((text) => !all.includes(text))).toEqual([]);
          }
          words ??= wordsIn(one);
          expect(wordsIn(one)).toEqual(words);
        }
        // Read from the first's file as it was before: what the others did is then in what it tells of merges.
        const [file] = reviews;
        const { held, told } = await contentsOf(file.path);
        const rows = held.flatMap(({ kind, value }) => (kind === 'import' ? [value.rows] : []));
        seen.filesTwice += new Set(rows).size < rows.length ? 1 : 0;
        seen.sourcesBack += told.includes('"act":"evidence.remove"') ? 1 : 0;
        seen.importsBack += /"is":null,"kind":"import"/.test(told) ? 1 : 0;
      },
    ),
    // An ordinary run tries the same work each time: a long one draws its own.
    { numRuns: amount(1, 20), endOnFailure: true, ...(amount(1, 0) === 1 && { seed: 16 }) },
  );
  expect(merged).toBeGreaterThan(0);
  // The property says little where nothing of this ever happens: of so many, some come to each.
  for (const times of Object.values(seen)) expect(times).toBeGreaterThanOrEqual(amount(0, 1));
}, 3_600_000);
