import { expect, it, onTestFinished } from 'vitest';
import { connectPostgres } from '../../data/store/postgres/connect.ts';
import { listPeople, personOf } from '../../data/team/people.ts';
import { openTeam } from '../../data/team/tables.ts';
import { newDatabase, startTestTeam } from '../support/hosts/team.ts';

const NOW = '2026-11-28T09:00:00.000Z';

it('knows somebody for good, whatever their sign-on calls them, on every server', async () => {
  const database = await newDatabase();
  const servers = await Promise.all([openTeam(database), openTeam(database)]);
  onTestFinished(async () => void (await Promise.all(servers.map((server) => server.destroy()))));
  const claims = { issuer: 'https://sign-on.example', subject: 'ann', post: 'Lawyer' };
  const ids = new Set<string>();
  for (const name of ['Ann Draper', 'Ann Draper', 'Ann Lawyer', 'Ann Draper', 'Ann Lawyer', 'Ann Lawyer'])
    for (const server of servers) {
      const person = await personOf(server, { ...claims, name }, NOW);
      expect(person).toMatchObject({ ...claims, name, who: 'Ann Draper' });
      ids.add(person.id);
      expect(await listPeople(server)).toMatchObject([{ ...claims, name, who: 'Ann Draper' }]);
    }
  expect(ids.size).toBe(1);
  // Of the same name, and not the same.
  for (const server of servers) {
    const other = await personOf(server, { ...claims, subject: 'ben', name: 'Ann Draper' }, NOW);
    expect(other.who).toBe('Ann Draper (2)');
    expect(ids).not.toContain(other.id);
  }
});

it('has a window try again where the server can’t find out who asks', async () => {
  const team = await startTestTeam();
  const owner = connectPostgres({ database: team.database.owner, schema: 'keeling' }, 1);
  onTestFinished(() => owner.destroy());
  // As while somebody alters its tables: nothing that is told apart from other faults.
  await owner.raw('ALTER TABLE person RENAME COLUMN subject TO other');
  const ann = await team.as('ann', 'Ann Draper');
  const asked = () => team.call(ann, 'host/host.state', {});
  expect(await asked()).toMatchObject({
    status: 500,
    error: { kind: 'internal', message: /Nothing was saved. Try again/ },
  });
  await owner.raw('ALTER TABLE person RENAME COLUMN other TO subject');
  expect(await asked()).toMatchObject({ ok: true });
});
