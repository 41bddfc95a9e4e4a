import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { LedgerEntry } from '../../../core/ledger/entry.ts';
import type { Package } from '../../../core/merge/package.ts';
import { loadAct } from '../../../data/corpus/acts.ts';
import { NO_EVIDENCE } from '../../../data/corpus/evidence.ts';
import { findTextBy } from '../../../data/corpus/held-texts.ts';
import { packageBytes, readPackage } from '../../../data/formats/package.ts';
import { createReviewOf } from '../../../data/session/create-review.ts';
import { startFromPackage } from '../../../data/store/start-from-package.ts';
import { createStore } from '../../../data/store/store.ts';
import { chained } from '../../support/reviews/chained.ts';
import {
  must,
  mustOpen,
  newReview,
  type Opened,
  opened,
  preparedReview,
  replacing,
  stalkingExamples,
  testDeps,
} from '../../support/reviews/review.ts';
import { temporaryFolder } from '../../support/run/temporary.ts';
import { passedOn } from '../merge/two-copies.ts';

const given = (bytes: Uint8Array, name = 'work.keeling-package') => ({
  name: 'Theirs',
  file: { name, base64: Buffer.from(bytes).toString('base64') },
});

/** A package with its entries made otherwise, well chained. */
function remade(
  sound: Package,
  change: (entries: readonly LedgerEntry[]) => readonly LedgerEntry[],
): Package {
  const entries = chained(change(sound.entries));
  const { seq = 0, hash = '' } = entries.at(-1) ?? {};
  return { ...sound, entries, head: { seq, hash } };
}

const lastWith =
  (change: (entry: LedgerEntry) => Partial<LedgerEntry>) =>
  (entries: readonly LedgerEntry[]): readonly LedgerEntry[] => {
    const last = entries.at(-1);
    return last ? [...entries.slice(0, -1), { ...last, ...change(last) }] : [];
  };

const outside = lastWith(({ payload }) => ({
  payload: {
    ...(payload as object),
    edits: [{ type: 'text', pid: 'no-such', field: 'content', from: 0, to: 1, insert: 'x', rank: 'V' }],
  },
}));

/** A package of a review of Bea’s with one amendment. */
const prepared = preparedReview('Bea Reader', async (bea) => {
  const { pid } = stalkingExamples(bea.act);
  await bea.do('amendment.create', {
    title: 'Instances',
    edits: [replacing(bea.act, pid, 'examples', 'instances')],
  });
  return must(readPackage(Buffer.from((await passedOn(bea)).base64, 'base64')));
});
const soundPackage = async (): Promise<Package> => (await prepared()).value;

/** That a file is refused as damaged, for that reason, and nothing is written. */
async function isRefused(review: Opened, file: ReturnType<typeof given>, words: RegExp): Promise<void> {
  const { ledgerHead } = await review.do('review.get', {});
  expect(await review.session.call('overlay.add', file)).toEqual({
    ok: false,
    error: expect.objectContaining({ kind: 'damaged', message: expect.stringMatching(words) }),
  });
  expect((await review.do('review.get', {})).ledgerHead).toEqual(ledgerHead);
  expect(await review.do('overlay.list', {})).toEqual([]);
}

describe('a stranger’s package, laid over one’s own draft', () => {
  it.each([
    ['of an act that this version doesn’t know', lastWith(() => ({ act: 'review.foretell' })), /not an act/i],
    [
      'with an entry twice',
      (entries: readonly LedgerEntry[]) => [...entries, ...entries.slice(-1)],
      /cannot be imported/,
    ],
    ['with an edit outside its text', outside, /A-001.*no-such/],
    ['with an entry of another shape', lastWith(() => ({ payload: { edits: 7 } })), /another shape/],
    ['with nothing in an entry', lastWith(() => ({ payload: null })), /cannot be imported/],
  ] as const)('is refused %s', async (_, change, words) => {
    await isRefused(await newReview(), given(packageBytes(remade(await soundPackage(), change))), words);
  });

  it('is taken as it is, so that each of those is refused for its own fault alone', async () => {
    const review = await newReview();
    const { overlay } = await review.do(
      'overlay.add',
      given(packageBytes(remade(await soundPackage(), (all) => all))),
    );
    expect((await review.do('overlay.read', { id: overlay.id })).items).toMatchObject([
      { status: 'applied' },
    ]);
  });

  it('is refused in a review’s file too, where an edit is outside its text', async () => {
    const path = join(temporaryFolder(), 'theirs.keeling');
    const work = remade(await soundPackage(), outside);
    must(await createStore(path, (trx) => startFromPackage(trx, work, findTextBy)));
    await isRefused(await newReview(), given(readFileSync(path), 'theirs.keeling'), /A-001.*no-such/);
  });
});

describe('the text of an Act that came with no Keeling', () => {
  const act = { ...must(loadAct('ukpga/1997/40', 'current')), version: 'theirs' };
  const instrument = {
    ...act,
    root: { ...act.root, heading: `${act.root.heading} ` },
  };

  async function ofTheirs(): Promise<Package> {
    const path = join(temporaryFolder(), 'theirs.keeling');
    const contents = { title: 'Of theirs', instrument, evidence: NO_EVIDENCE };
    const session = mustOpen(await createReviewOf(path, contents, testDeps('Bea Reader')));
    const bea = opened(session, instrument.root);
    const { pid } = stalkingExamples(bea.act);
    const edits = [replacing(bea.act, pid, 'examples', 'instances')];
    await bea.do('amendment.create', { title: 'Instances', edits });
    return must(readPackage(Buffer.from((await passedOn(bea)).base64, 'base64')));
  }

  it('is read from the package that is of it', async () => {
    const work = await ofTheirs();
    expect(work.texts).toHaveLength(1);
    const review = await newReview();
    const { overlay } = await review.do('overlay.add', given(packageBytes(work)));
    expect((await review.do('overlay.read', { id: overlay.id })).items).toMatchObject([
      { words: 'Instances', status: 'applied' },
    ]);
    await review.do('overlay.apply', { id: overlay.id });
    expect((await review.do('wording.write', {})).text).toContain('instances');
    await review.do('ledger.verify', {});
  });

  it('is refused, where the package has none or another, with what to ask for', async () => {
    const { texts = [], ...without } = await ofTheirs();
    const other = texts.map(({ hash }) => ({ hash, value: { ...instrument, title: 'Another' } }));
    const review = await newReview();
    for (const work of [without, { ...without, texts: other }])
      expect(await review.session.call('overlay.add', given(packageBytes(work)))).toEqual({
        ok: false,
        error: expect.objectContaining({
          kind: 'clash',
          message: expect.stringMatching(/Keeling doesn’t have here\. Ask for a copy of the review instead/),
        }),
      });
  });
});
