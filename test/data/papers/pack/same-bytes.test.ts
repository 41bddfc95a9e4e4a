import fc from 'fast-check';
import { afterEach, expect, it, vi } from 'vitest';
import { chooseCompatible } from '../../../../core/amend/edits/clash.ts';
import { readerOf } from '../../../../core/disclosure/reader.ts';
import { buildPack } from '../../../../core/pack/build.ts';
import type { PackInput } from '../../../../core/pack/pack-input.ts';
import { WORD_PROFILES } from '../../../../core/pack/word-profiles.ts';
import { sha256 } from '../../../../data/base/hash.ts';
import { loadEvidence } from '../../../../data/corpus/evidence.ts';
import { zipOf } from '../../../../data/formats/zip.ts';
import { threadsAt } from '../../../support/drafts/commented.ts';
import { drafts, realAct } from '../../../support/drafts/drafts.ts';
import { amendment, clearedInput, linkOf, note, packInputOf } from '../../../support/papers/pack.ts';
import { packFiles } from '../../../support/papers/pack-files.ts';
import { must } from '../../../support/reviews/review.ts';
import { amount } from '../../../support/run/amount.ts';

const HERE = process.env.TZ;
afterEach(() => {
  vi.useRealTimers();
  if (HERE === undefined) delete process.env.TZ;
  else process.env.TZ = HERE;
});

/** Days and places at which a moment is on another day, in another year, or is told twice. */
const ELSEWHERE = [
  ['Pacific/Kiritimati', '2031-01-01T00:00:00Z'],
  ['America/St_Johns', '1999-12-31T23:59:59Z'],
  ['Europe/London', '2026-10-25T01:30:00Z'],
  ['Asia/Kathmandu', '2028-02-29T18:15:00Z'],
  ['Pacific/Marquesas', '2026-03-29T01:00:00Z'],
] as const;

/** Does something in another place and at another time. @throws where the time zone of a process can’t be changed */
async function at<T>([zone, day]: (typeof ELSEWHERE)[number], work: () => Promise<T>): Promise<T> {
  process.env.TZ = zone;
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(day) });
  const told = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone: zone });
  if (Number(told.format(new Date())) !== new Date().getHours()) throw new Error(`Not in ${zone}`);
  try {
    return await work();
  } finally {
    vi.useRealTimers();
  }
}

const base = realAct();
const evidence = loadEvidence();
const moments = fc.date({
  min: new Date('2026-01-01T00:00:00Z'),
  max: new Date('2027-12-31T23:59:59Z'),
  noInvalidDate: true,
});
const PEOPLE = ['Ann Official', 'Bo Lawyer', 'Siân Ŵyn'] as const;
const some = fc.tuple(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 40 }));

/** A review at random: drafts by several people at several times, notes that may and may not leave, links and comments. */
const reviews = fc.record({
  draft: drafts(base),
  times: fc.array(moments, { minLength: 8, maxLength: 8 }),
  consents: fc.array(fc.boolean(), { maxLength: 4 }),
  linked: fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 6 }),
  comments: fc.array(some, { maxLength: 5 }),
});
type Review = typeof reviews extends fc.Arbitrary<infer R> ? R : never;

function inputOf({ draft, times, consents, linked }: Review): PackInput {
  const time = (nth: number): string => (times[nth % times.length] ?? new Date(0)).toISOString();
  const chosen = chooseCompatible(base, draft.amendments).chosen.map(({ id, edits }, nth) =>
    amendment(id, edits, { author: PEOPLE[nth % PEOPLE.length] ?? '', changedAt: time(nth) }),
  );
  const ids = evidence.recommendations.map(({ id }) => id);
  return packInputOf(chosen, {
    ledger: { seq: 12, hash: 'ab'.repeat(32), at: time(7) },
    evidence: {
      ...evidence,
      notes: consents.map((consent, nth) => note({ id: `N-00${nth + 1}`, consent, text: `Note ${nth}.` })),
    },
    links: linked.flatMap(([am, to], nth) => {
      const from = chosen[am % Math.max(chosen.length, 1)];
      const made = linkOf(
        `L-${nth}`,
        'implements',
        `amendment:${from?.id}`,
        `recommendation:${ids[to % ids.length]}`,
      );
      return from ? [{ ...made, at: time(nth) }] : [];
    }),
  });
}

it('the same review and profile give the same bytes in every format, wherever and whenever they are made', {
  timeout: amount(60_000, 1_800_000),
}, async () => {
  const made = async (review: Review, profile: (typeof WORD_PROFILES)[number]) => {
    const model = buildPack(clearedInput(readerOf(profile), inputOf(review)));
    const threads = profile === 'lawyer' ? threadsAt(model.markedUp, review.comments) : [];
    const { files } = must(
      await packFiles(model, { profile, threads, revisions: new Map(), commentsWithheld: 0 }),
    );
    const zip = { path: 'pack.zip', bytes: zipOf(files, 'stored') };
    return [...files, zip].map(({ path, bytes }) => `${path} ${sha256(bytes)}`);
  };
  await fc.assert(
    fc.asyncProperty(
      reviews,
      fc.constantFrom(...WORD_PROFILES),
      fc.shuffledSubarray([...ELSEWHERE], { minLength: 2, maxLength: 2 }),
      async (review, profile, places) => {
        const all: (readonly string[])[] = [];
        // A copy of all that it is made of, so that nothing is remembered from the first time.
        for (const place of places) all.push(await at(place, () => made(structuredClone(review), profile)));
        expect(all[0]?.length).toBeGreaterThan(profile === 'lawyer' ? 10 : 2);
        expect(all[1]).toEqual(all[0]);
      },
    ),
    { numRuns: amount(2, 200) },
  );
});
