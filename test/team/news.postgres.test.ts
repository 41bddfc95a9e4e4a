import { describe, expect, it, onTestFinished } from 'vitest';
import type { Instrument } from '../../core/act/instrument.ts';
import { walk } from '../../core/act/tree.ts';
import type { Amendment } from '../../core/amend/edits/amendment.ts';
import { withChange } from '../../core/amend/edits/amendment-change.ts';
import type { Edit } from '../../core/amend/edits/edit.ts';
import { newsOfEntry, type ReviewInfo } from '../../core/api.ts';
import type { LedgerEntry } from '../../core/ledger/entry.ts';
import { connectPostgres, type Database } from '../../data/store/postgres/connect.ts';
import { enterReview, leaveReview, listPresences, moveTo, renew } from '../../data/team/presence.ts';
import { openTeam } from '../../data/team/tables.ts';
import { createNewsDesk, type Watcher } from '../../team/news.ts';
import { createLog } from '../../team/operation/log.ts';
import { freePort } from '../support/hosts/free-port.ts';
import { startTestTeam, type TestTeam } from '../support/hosts/team.ts';
import { listen } from '../support/people/told.ts';
import { must } from '../support/reviews/review.ts';

type Headers = Readonly<Record<string, string>>;

const newsOf = (team: TestTeam, headers: Headers, review: string, tab = 'one') =>
  listen(`${team.origin}/news?${new URLSearchParams({ review, tab })}`, headers);

/** A review of Ann's that Ben is in, too. */
async function two() {
  const team = await startTestTeam();
  const [ann, ben] = [await team.as('ann', 'Ann Draper'), await team.as('ben', 'Ben Lawyer')];
  const review: ReviewInfo = must(await team.call(ann, 'host/host.create', { name: 'Stalking' }));
  must(await team.call(ben, 'host/host.state', {}));
  const id = review.path;
  await team.letIn(ann, id, 'Ben Lawyer', 'drafter');
  const draft = (headers: Headers, title: string) =>
    team.call(headers, 'api/amendment.create', { title }, review.path);
  return { team, ann, ben, review, id, draft };
}

/** Cuts every connection on which a server listens. @returns how many there were */
async function cutListeners(database: Database): Promise<number> {
  const admin = connectPostgres({ ...database, schema: 'public' }, 1);
  const { rows } = await admin.raw(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE application_name = 'keeling listens' AND datname = current_database()`,
  );
  await admin.destroy();
  return rows.length;
}

describe('the news of a review', () => {
  it('is how far its ledger has come, and each entry that anybody adds, by whatever server', async () => {
    const { team, ann, ben, review, id, draft } = await two();
    const other = await team.another();
    const told = await newsOf(other, ben, id);
    await expect.poll(() => told.of('ledger')).toEqual([{ seq: review.ledgerHead.seq, entries: [] }]);
    must(await draft(ann, 'One'));
    must(await draft(ann, 'Two'));
    const entries = () => told.of('ledger').flatMap((news) => news.entries);
    await expect
      .poll(() => entries().map(({ seq }) => seq))
      .toEqual([1, 2].map((n) => review.ledgerHead.seq + n));
    const list: readonly LedgerEntry[] = must(
      await team.call(ann, 'api/ledger.list', { after: review.ledgerHead.seq }, review.path),
    );
    expect(entries()).toEqual(list.map(newsOfEntry));
  });

  it('is what two letters changed, and not the amendment of 200 edits that they are in', async () => {
    const { team, ann, ben, review } = await two();
    const act: Instrument = must(await team.call(ann, 'api/act.get', {}, review.path));
    const lines = [...walk(act.root)].filter(({ content }) => (content ?? '').length > 4);
    const word = (nth: number, insert: string): Edit => ({
      ...{ type: 'text', pid: lines[nth % lines.length]?.pid ?? '', field: 'content', rank: 'i', insert },
      ...{ from: Math.floor(nth / lines.length), to: Math.floor(nth / lines.length) },
    });
    const edits = Array.from({ length: 200 }, (_, nth) =>
      word(nth, `some words ${nth} that somebody put in`),
    );
    const made: Amendment = must(
      await team.call(ann, 'api/amendment.create', { title: 'Long', edits }, review.path),
    );
    let [before, changed] = [made, [...made.edits]];
    const save = async (letters: string) => {
      changed = changed.with(77, { ...changed[77], insert: letters } as Edit);
      const changes = [{ id: made.id, revision: before.revision, edits: changed }];
      const revised: readonly Amendment[] = must(
        await team.call(ann, 'api/amendment.revise', { changes }, review.path),
      );
      before = revised[0] ?? before;
    };
    // What a server is asked for first it reads from the ledger, where most entries say only what they changed.
    for (let nth = 1; nth <= 12; nth++) await save('a'.repeat(nth));
    const start = before;
    const told = await newsOf(team, ben, review.path);
    await expect.poll(() => told.of('ledger').length).toBe(1);
    for (const letters of ['ab', 'abcd']) await save(letters);
    const entries = () => told.of('ledger').flatMap((news) => news.entries);
    await expect.poll(() => entries().length).toBe(2);
    const now = entries().reduce<Amendment | null>(
      (amendment, { change }) => (amendment && change ? withChange(amendment, change) : null),
      start,
    );
    const [stored]: readonly Amendment[] = must(await team.call(ben, 'api/amendment.list', {}, review.path));
    expect(now).toEqual(stored);
    for (const entry of entries()) expect(JSON.stringify(entry).length).toBeLessThan(1_000);
    expect(JSON.stringify(stored).length).toBeGreaterThan(20_000);
  });

  it('tells nothing of what was refused', async () => {
    const { team, ann, id, review, draft } = await two();
    const told = await newsOf(team, ann, id);
    const wrong = { id: 'A-009', revision: 1, title: 'None' };
    expect(await team.call(ann, 'api/amendment.describe', wrong, review.path)).toMatchObject({ ok: false });
    must(await draft(ann, 'One'));
    const acts = () => told.of('ledger').flatMap(({ entries }) => entries.map(({ act }) => act));
    await expect.poll(acts).toEqual(['amendment.create']);
  });

  it('misses nothing that is written while the connection on which a server listens is cut', async () => {
    const { team, ann, ben, id, review, draft } = await two();
    const told = await newsOf(team, ben, id);
    await expect.poll(() => told.of('ledger').length).toBe(1);
    expect(await cutListeners(team.database)).toBe(1);
    for (const title of ['One', 'Two', 'Three']) must(await draft(ann, title));
    const seqs = () => told.of('ledger').flatMap(({ entries }) => entries.map(({ seq }) => seq));
    await expect.poll(seqs).toEqual([1, 2, 3].map((n) => review.ledgerHead.seq + n));
    // It hears again.
    must(await draft(ann, 'Four'));
    await expect.poll(seqs).toHaveLength(4);
  });

  it('is who else is there and where, on whatever server, for as long as they are', async () => {
    const { team, ann, ben, id } = await two();
    const other = await team.another();
    const told = await newsOf(team, ann, id, 'a');
    const here = () =>
      told
        .of('here')
        .at(-1)
        ?.map(({ name, place }) => `${name} ${place}`);
    await expect.poll(here).toEqual([]);
    const theirs = await newsOf(other, ben, id, 'b');
    await expect.poll(here).toEqual(['Ben Lawyer ']);
    must(await other.call({ ...ben, 'keeling-tab': 'b' }, 'team/place', { place: 's-2A' }, id));
    await expect.poll(here).toEqual(['Ben Lawyer s-2A']);
    theirs.leave();
    await expect.poll(here).toEqual([]);
  });

  it('has nobody stay there who listens no more, though they said last where they are', async () => {
    const { team, ben, id } = await two();
    const server = 'a server';
    const db = await openTeam(team.database);
    onTestFinished(() => db.destroy());
    const { self: person } = must(await team.call(ben, 'team/members', {}, id)) as {
      readonly self: string;
    };
    const [here, left] = ['here', 'left'].map((tab) => ({ review: id, person, tab }));
    if (!here || !left) throw new RangeError('Two tabs');
    for (const tab of [here, left]) await enterReview(db, tab, server);
    await leaveReview(db, left, server);
    // What their window sent as it closed comes last.
    await moveTo(db, left, 's-2A', server);
    await db('presence')
      .where({ person })
      .update({ until: db.raw("now() + interval '1 second'") });
    await renew(db, server, [here]);
    const stay: readonly { readonly tab: string }[] = await db('presence')
      .where({ person })
      .where('until', '>', db.raw("now() + interval '10 seconds'"));
    expect(stay.map(({ tab }) => tab)).toEqual(['here']);
    await db('presence')
      .where({ person, tab: 'left' })
      .update({ until: db.raw("now() - interval '1 second'") });
    expect(await renew(db, server, [here])).toEqual([id]);
    expect(await listPresences(db, id)).toMatchObject([{ person, place: '' }]);
  });

  it('ends for whoever can’t be told, and for whoever comes as the server ends', async () => {
    const { team, id } = await two();
    const server = 'a server';
    const ends: string[] = [];
    const watcher = (tab: string): Watcher => ({
      presence: { review: id, person: 'p', tab },
      schema: `keeling_${id.replaceAll('-', '')}`,
      isIn: async () => true,
      send: () => undefined,
      end: () => void ends.push(tab),
    });
    const said: string[] = [];
    const log = createLog(
      () => '',
      (line) => void said.push(line),
    );
    const db = await openTeam(team.database);
    // The database is away, as far as it can tell.
    const gone = connectPostgres(
      { database: `postgresql://127.0.0.1:${await freePort()}/none`, schema: 'x' },
      1,
    );
    onTestFinished(async () => void (await Promise.all([db.destroy(), gone.destroy()])));
    const options = { database: team.database.database, server, log };
    const cut = createNewsDesk({ ...options, team: gone });
    await (await cut.watch(watcher('cut')))();
    await cut.close();
    expect(ends).toEqual(['cut']);
    expect(said).toHaveLength(1);

    const desk = createNewsDesk({ ...options, team: db });
    const coming = desk.watch(watcher('late'));
    await Promise.all([coming, desk.close()]);
    expect(desk.size()).toBe(0);
    expect(ends).toEqual(['cut', 'late']);
  });

  it('is nobody’s who is not in the review, and ends for whoever is taken out of it', async () => {
    const { team, ann, ben, id, draft } = await two();
    const stranger = await team.as('sam', 'Sam Stranger');
    must(await team.call(stranger, 'host/host.create', { name: 'Another' }));
    for (const guess of [id, `/x/${id}/y/z`, '', 'keeling', `${id}\0`, 'x'.repeat(5_000)])
      expect((await newsOf(team, stranger, guess)).status).toBe(404);
    expect((await newsOf(team, {}, id)).status).toBe(401);
    const foreign = { ...ben, origin: 'https://elsewhere.example' };
    expect((await newsOf(team, foreign, id)).status).toBe(403);
    expect(await team.call(stranger, 'team/place', { place: 'x' }, id)).toMatchObject({
      error: { kind: 'not-found' },
    });

    const told = await newsOf(team, ben, id);
    await expect.poll(() => told.of('ledger').length).toBe(1);
    await team.letIn(ann, id, 'Ben Lawyer', null);
    await expect.poll(told.isOver).toBe(true);
    expect(told.of('gone')).toEqual([null]);
    must(await draft(ann, 'After'));
    expect(told.of('ledger').flatMap(({ entries }) => entries)).toEqual([]);
    expect((await newsOf(team, ben, id)).status).toBe(404);
  });
});
