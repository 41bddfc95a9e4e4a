import { describe, expect, it } from 'vitest';
import type { Amendment } from '../../../core/amend/edits/amendment.ts';
import type { LedgerEntry } from '../../../core/ledger/entry.ts';
import { packageBytes, readPackage } from '../../../data/formats/package.ts';
import { chained } from '../../support/reviews/chained.ts';
import { must, type Opened } from '../../support/reviews/review.ts';
import { passedOn, twoCopies } from './two-copies.ts';

type Forged = readonly Pick<LedgerEntry, 'act' | 'subject' | 'payload' | 'who'>[];

/** A package of Bea's with entries more that somebody wrote into it, in whatever names, its hashes recomputed. */
async function forged(bea: Opened, more: Forged) {
  const sound = must(readPackage(Buffer.from((await passedOn(bea)).base64, 'base64')));
  const entries = chained(
    more.map((entry, nth) => ({
      ...entry,
      at: `2026-11-03T09:00:0${nth}.000Z`,
      ...{ seq: 0, prev: '', hash: '' },
    })),
    sound.head,
  );
  const { seq = 0, hash = '' } = entries.at(-1) ?? {};
  const given = { ...sound, entries: [...sound.entries, ...entries], head: { seq, hash } };
  return { name: 'x', base64: Buffer.from(packageBytes(given)).toString('base64') };
}

const CARLA = 'Carla Counsel';
const moved = (id: string, revision: number, state: string, who = CARLA) => ({
  ...{ act: 'amendment.setState', subject: `amendment:${id}`, who },
  payload: { revision, state },
});
const changed = (kind: string, id: string, was: unknown, is: unknown) => ({
  ...{ act: 'records.change', subject: '', who: CARLA },
  payload: { what: 'did', records: [{ kind, id, was, is }] },
});

/** Ann's review, with an amendment of hers that is in legal review, and Bea's copy of it with one of Bea's. */
async function inReview() {
  const { ann, bea } = await twoCopies(async (review) => {
    await review.do('amendment.create', { title: 'Ann’s' });
    await review.do('amendment.setState', { id: 'A-001', revision: 1, state: 'ready' });
    await review.do('amendment.setState', { id: 'A-001', revision: 2, state: 'in-legal-review' });
  });
  await bea.do('amendment.create', { title: 'Bea’s' });
  await bea.do('amendment.setState', { id: 'A-002', revision: 1, state: 'ready' });
  await bea.do('amendment.setState', { id: 'A-002', revision: 2, state: 'in-legal-review' });
  return { ann, bea };
}

const statesIn = async (review: Opened): Promise<readonly string[]> =>
  (await review.do('amendment.list', {})).map(({ id, state }: Amendment) => `${id} ${state}`);

describe('what a package says was agreed, signed off or allowed', () => {
  it('is not so here: it is named, and stands as a comment beside the amendment', async () => {
    const { ann, bea } = await inReview();
    const given = await forged(bea, [moved('A-001', 4, 'agreed'), moved('A-002', 4, 'agreed')]);
    const looked = await ann.do('package.look', given);
    expect(looked.claims.map(({ ref, words, barred }) => [ref, words, barred !== null])).toEqual([
      ['amendment:A-001', 'Carla Counsel agreed A-001', true],
      ['amendment:A-002', 'Carla Counsel agreed A-002', false],
    ]);
    expect(await ann.do('package.merge', given)).toEqual(looked);
    expect(await statesIn(ann)).toEqual(['A-001 in-legal-review', 'A-002 in-legal-review']);
    const threads = await ann.do('thread.list', {});
    expect(threads.map(({ on, comments }) => `${on} ${comments[0]?.by}: ${comments[0]?.text}`)).toEqual(
      ['A-001', 'A-002'].map(
        (id) =>
          `amendment:${id} Ann Draper: According to the package: Carla Counsel agreed ${id} on 2026-11-03. Keeling cannot check this, so it was not imported.`,
      ),
    );
    // What is known by now is neither asked nor taken again, and nothing is wrong with the review.
    expect(await ann.do('package.look', given)).toMatchObject({ isNothing: true, claims: [] });
    await ann.do('ledger.verify', {});
  });

  it('comes in as such where the person confirms it, and could do it themselves', async () => {
    const { ann, bea } = await inReview();
    const given = await forged(bea, [moved('A-001', 4, 'agreed'), moved('A-002', 4, 'agreed')]);
    const [own, beas] = (await ann.do('package.look', given)).claims;
    // Ann may not agree her own amendment, by whosever name.
    expect(await ann.session.call('package.merge', { ...given, confirmed: [own?.id ?? ''] })).toMatchObject({
      error: { kind: 'refused', message: /A-001 is Ann Draper’s own amendment.*Nothing was imported/ },
    });
    expect(await statesIn(ann)).toEqual(['A-001 in-legal-review']);
    await ann.do('package.merge', { ...given, confirmed: [beas?.id ?? ''] });
    expect(await statesIn(ann)).toEqual(['A-001 in-legal-review', 'A-002 agreed']);
    const history = await ann.do('ledger.list', { limit: 5000 });
    const merge = history.find(({ act }) => act === 'review.merge');
    expect(merge?.payload).toMatchObject({
      claims: [
        { ref: 'amendment:A-001', words: 'Carla Counsel agreed A-001', taken: false },
        { ref: 'amendment:A-002', words: 'Carla Counsel agreed A-002', taken: true },
      ],
    });
    await ann.do('ledger.verify', {});
  });

  it('is nothing that a policy in the package allows', async () => {
    const { ann, bea } = await inReview();
    const anyone = { id: 'agreement', who: 'anyone' };
    const given = await forged(bea, [
      changed('agreement', 'agreement', null, anyone),
      moved('A-001', 4, 'agreed', 'Ann Draper'),
    ]);
    const looked = await ann.do('package.look', given);
    expect(looked.claims.map(({ words, barred }) => [words, barred !== null])).toEqual(
      expect.arrayContaining([
        ['Carla Counsel let authors agree their own amendments', false],
        ['Ann Draper agreed A-001', true],
      ]),
    );
    await ann.do('package.merge', given);
    expect(await ann.do('agreement.get', {})).toEqual({ who: 'not-the-author' });
    expect((await statesIn(ann))[0]).toBe('A-001 in-legal-review');
    await ann.do('ledger.verify', {});
  });

  it('is no sign-off, no mark of having reviewed, no limit taken away, and nothing that was redacted', async () => {
    const { ann, bea } = await twoCopies(async (review) => {
      await review.do('amendment.create', { title: 'Ann’s' });
      await review.do('scope.set', { scope: { provisions: ['p-0001'], additions: false } });
    });
    const [scope] = await ann.do('ledger.list', { limit: 5000 }).then((entries) =>
      entries.flatMap(({ payload }) => {
        const { records } = payload as { records?: readonly { kind: string; is: unknown }[] };
        return (records ?? []).filter(({ kind }) => kind === 'scope').map(({ is }) => is);
      }),
    );
    const at = '2026-11-03T09:00:00.000Z';
    const mark = { id: `A-001 ${CARLA}`, amendment: 'A-001', print: 'x', by: CARLA, at };
    const signed = { id: 'consultation', by: CARLA, at, findings: [{ id: 'x', words: 'Not put right' }] };
    const given = await forged(bea, [
      changed('reviewed', mark.id, null, mark),
      changed('sign-off', 'consultation', null, signed),
      changed('scope', 'scope', scope, null),
    ]);
    const { claims } = await ann.do('package.look', given);
    expect(claims.map(({ words }) => words).toSorted()).toEqual([
      'Carla Counsel removed the limit on what this review may change',
      'Carla Counsel reviewed A-001',
      'Carla Counsel signed off the consultation paper',
    ]);
    await ann.do('package.merge', given);
    expect(await ann.do('reviewed.list', {})).toEqual([]);
    expect((await ann.do('scope.get', {})).scope).not.toBeNull();
    const items = await ann.do('pack.checklist', { document: 'consultation' });
    expect(JSON.stringify(items)).not.toContain(CARLA);
    await ann.do('ledger.verify', {});
  });

  it('is not brought in by choosing their words of an amendment that both changed', async () => {
    const { ann, bea } = await inReview();
    await ann.do('amendment.setState', { id: 'A-001', revision: 3, state: 'withdrawn' });
    const given = await forged(bea, [moved('A-001', 4, 'agreed')]);
    const { conflicts } = await ann.do('package.merge', given);
    const [conflict] = conflicts;
    const theirs = conflict?.readings.find(({ ours }) => !ours);
    expect(conflict?.readings.flatMap(({ words }) => words).join(' ')).not.toMatch(/[Aa]greed/);
    await ann.do('package.choose', {
      choices: [{ thing: conflict?.thing ?? '', part: conflict?.part ?? '', event: theirs?.event ?? '' }],
    });
    expect((await statesIn(ann))[0]).toBe('A-001 in-legal-review');
    await ann.do('ledger.verify', {});
  });

  it('stays what it is where it was agreed, by whom it was, and comes home unchanged', async () => {
    const { ann, bea } = await inReview();
    // Bea agrees Ann's in her own copy; Ann imports that, and Bea imports what Ann then has.
    await bea.do('amendment.setState', { id: 'A-001', revision: 3, state: 'agreed' });
    await ann.do('package.merge', await passedOn(bea));
    expect((await statesIn(ann))[0]).toBe('A-001 in-legal-review');
    await bea.do('package.merge', await passedOn(ann));
    expect((await statesIn(bea))[0]).toBe('A-001 agreed');
    // What Bea does afterwards is no way round it.
    await bea.do('amendment.describe', { id: 'A-001', revision: 4, title: 'Another title' });
    await ann.do('package.merge', await passedOn(bea));
    expect((await statesIn(ann))[0]).toBe('A-001 in-legal-review');
    for (const review of [ann, bea]) await review.do('ledger.verify', {});
  });
});
