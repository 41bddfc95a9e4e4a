import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openReview } from '../../../../data/session/session.ts';
import { pidOf, replace } from '../../../support/papers/pack.ts';
import { mustOpen, newReview, type Opened, opened, testDeps } from '../../../support/reviews/review.ts';
import { amount } from '../../../support/run/amount.ts';
import { temporaryFolder } from '../../../support/run/temporary.ts';

/**
 * A review in which somebody counts two things up in turn over a connection of their own, each by an entry of its own: at any
 * moment the amendment’s number is the consultation’s, or one ahead of it.
 */
async function counting() {
  const review = await newReview();
  await review.do('amendment.create', {
    title: 'Count 0',
    edits: [replace(pidOf('2A', '(3)', '(g)'), 'content', 'spying on', 'following')],
  });
  await review.do('pack.describe', { title: 'Paper 0' });
  const writer = opened(mustOpen(await openReview(review.path, testDeps('Bea Writer'))), review.act);
  let revision = 1;
  let count = 0;
  let isAmendmentNext = true;
  const write = async (): Promise<void> => {
    if (isAmendmentNext) {
      count += 1;
      ({ revision } = await writer.do('amendment.describe', {
        id: 'A-001',
        revision,
        title: `Count ${count}`,
      }));
    } else await writer.do('pack.describe', { title: `Paper ${count}` });
    isAmendmentNext = !isAmendmentNext;
  };
  return { review, write };
}

/** Writes one entry after another until something is done. */
async function whileWriting<T>(write: () => Promise<void>, work: Promise<T>): Promise<T> {
  let isDone = false;
  const finished = work.finally(() => {
    isDone = true;
  });
  do await write();
  while (!isDone);
  return finished;
}

const numberIn = (text: string, name: string): number =>
  Number(new RegExp(`${name} (\\d+)`).exec(text)?.[1] ?? Number.NaN);

/** What an entry of the ledger had counted up to: the amendment, and the consultation. */
async function countsAt(review: Opened, seq: number): Promise<readonly [number, number]> {
  // Each of the two is counted up by one of two entries, beside which a version may be kept.
  const after = Math.max(0, seq - 20);
  const entries = await review.do('ledger.list', { after, limit: seq - after });
  const last = (name: string): number =>
    Math.max(
      0,
      ...entries.map(({ payload }) => numberIn(JSON.stringify(payload), name)).filter(Number.isFinite),
    );
  return [last('Count'), last('Paper')];
}

/** How many are tried on one review: what an amendment was is told to a lawyer revision by revision. */
const TRIES_PER_REVIEW = 50;

it.each(['outward', 'lawyer'] as const)(
  'a pack is of one moment, which its version names, whatever is written meanwhile: %s',
  { timeout: amount(60_000, 3_600_000) },
  async (profile) => {
    let { review, write } = await counting();
    for (let at = 0; at < amount(4, 1000); at += 1) {
      if (at > 0 && at % TRIES_PER_REVIEW === 0) {
        await review.session.close();
        ({ review, write } = await counting());
      }
      const to = join(temporaryFolder(), 'pack');
      const asked = { profile, isDraft: true, amendments: ['A-001'], only: ['json' as const], to };
      const { folder, seq } = await whileWriting(write, review.do('pack.export', asked));
      const data = readFileSync(join(folder, 'pack.json'), 'utf8');
      expect([numberIn(data, 'Count'), numberIn(data, 'Paper')]).toEqual(await countsAt(review, seq));
      const versions = await review.do('version.list', {});
      expect(versions.map((version) => version.seq)).toContain(seq);
    }
  },
);

it('a sign-off is of the entry before it, whatever is written meanwhile', {
  timeout: amount(60_000, 3_600_000),
}, async () => {
  let { review, write } = await counting();
  const given = { amendments: ['A-001'], reason: 'A test' };
  let signed = 0;
  let read = 0;
  let newest = 0;
  for (let at = 0; at < amount(4, 1000); at += 1) {
    if (at > 0 && at % TRIES_PER_REVIEW === 0) {
      await review.session.close();
      ({ review, write } = await counting());
      read = 0;
    }
    const { findings } = await review.do('pack.checklist', { amendments: ['A-001'] });
    const asked = { ...given, findings: findings.map(({ id }) => id) };
    const work = review.session.call('pack.signOff', asked);
    const answer = await (at % 2 === 0 ? work : whileWriting(write, work));
    const entries = await review.do('ledger.list', { after: read });
    read = entries.at(-1)?.seq ?? read;
    let signOffs = 0;
    for (const { seq, payload } of entries) {
      if (!JSON.stringify(payload).includes('"sign-off"')) {
        newest = seq;
        continue;
      }
      signOffs += 1;
      // An earlier sign-off says nothing new of the review.
      const [record] = (payload as { records: readonly { readonly is: { readonly seq: number } }[] }).records;
      expect(record?.is.seq).toBe(newest);
    }
    if (!answer.ok) expect(answer.error.kind).toBe('stale');
    else signed += 1;
    expect(signOffs).toBe(answer.ok ? 1 : 0);
  }
  expect(signed).toBeGreaterThanOrEqual(amount(2, 500));
});
