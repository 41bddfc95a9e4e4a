import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ReviewInfo } from '../../core/api.ts';
import { IDLE, LONGEST } from '../../data/team/sign-ons.ts';
import { openTeam } from '../../data/team/tables.ts';
import { auditTeam } from '../../team/audit.ts';
import { sweepOld } from '../../team/operation/sweep-old.ts';
import { startTeam } from '../../team/serve.ts';
import { createOidc } from '../../team/sign-on/oidc.ts';
import { freePort } from '../support/hosts/free-port.ts';
import { Browser, startOidc } from '../support/hosts/oidc.ts';
import { faultsOnly } from '../support/hosts/quiet-log.ts';
import { newDatabase, startTestTeam } from '../support/hosts/team.ts';
import { must } from '../support/reviews/review.ts';
import { temporaryFolder } from '../support/run/temporary.ts';

/** What the command prints, as lines of the columns asked for, the oldest first. */
async function printed(
  database: { readonly database: string; readonly owner: string },
  columns: readonly string[],
  words: readonly string[] = [],
): Promise<readonly string[]> {
  const path = join(temporaryFolder(), 'settings.json');
  const signOn = { proxy: { header: 'x', keys: 'https://k.example', issuer: 'i', audience: 'a' } };
  const settings = { ...database, origin: 'https://keeling.example', port: 4100, folder: '/tmp', signOn };
  writeFileSync(path, JSON.stringify(settings));
  const [header = '', ...rows] = must(await auditTeam(path, words)).split('\r\n');
  const at = columns.map((column) => header.split(',').indexOf(column));
  return rows.map((row) => at.map((nth) => row.split(',')[nth] ?? '').join('|')).toReversed();
}

describe('the audit of a server behind a proxy', () => {
  it('says whose role was changed, from what to what, and by whom', async () => {
    const team = await startTestTeam();
    const ann = await team.as('ann', 'Ann Draper');
    const { path }: ReviewInfo = must(await team.call(ann, 'host/host.create', { name: 'Stalking' }));
    must(await team.call(await team.as('ben', 'Ben Lawyer'), 'host/host.state', {}));
    await team.letIn(ann, path, 'Ben Lawyer', 'reader');
    await team.letIn(ann, path, 'Ben Lawyer', 'reviewer');
    await team.letIn(ann, path, 'Ben Lawyer', null);
    // What came to nothing is not there.
    const nobody = await team.call(ann, 'team/set-role', { person: 'nobody', role: 'reader' }, path);
    expect(nobody).toMatchObject({ ok: false });
    const changes = await printed(team.database, ['who', 'what', 'whom', 'was', 'became', 'review']);
    expect(changes.filter((line) => line.includes('role'))).toEqual([
      `Ann Draper|changed a role|Ben Lawyer||reader|${path}`,
      `Ann Draper|changed a role|Ben Lawyer|reader|reviewer|${path}`,
      `Ann Draper|changed a role|Ben Lawyer|reviewer||${path}`,
    ]);
    const bens = await printed(team.database, ['what'], ['--person', 'Ben Lawyer']);
    expect(bens).toEqual(['signed on', ...Array.from({ length: 3 }, () => 'changed a role')]);
    expect(await printed(team.database, ['what'], ['--review', path, '--limit', '1'])).toEqual([
      'changed a role',
    ]);
    expect(await printed(team.database, ['what'], ['--until', '2020-01-01'])).toEqual([]);
  });

  it('has each sign-on once, from where it really came, where the proxies are known', async () => {
    let ahead = 0;
    const team = await startTestTeam({
      proxies: ['127.0.0.1', '10.0.0.0/8', '::1'],
      now: () => new Date(Date.now() + ahead).toISOString(),
    });
    const ann = await team.as('ann', 'Ann Draper', { lasts: 100_000 });
    const from = (address: string) => ({ ...ann, 'x-forwarded-for': address });
    const asked = async (headers: Readonly<Record<string, string>>) =>
      void must(await team.call(headers, 'host/host.state', {}));
    await asked(from('203.0.113.7, 10.1.2.3'));
    await asked(from('203.0.113.7, 10.1.2.3'));
    const addresses = () => printed(team.database, ['who', 'what', 'address']);
    expect(await addresses()).toEqual(['Ann Draper|signed on|203.0.113.7']);
    // After an hour in which they did nothing they come anew. Whatever they say of themselves is not believed.
    ahead += IDLE + 60_001;
    await asked(from('198.51.100.1, 203.0.113.8, 10.1.2.3'));
    ahead += IDLE + 60_001;
    await asked(from('no address, 10.1.2.3'));
    expect((await addresses()).slice(1)).toEqual([
      'Ann Draper|signed on|203.0.113.8',
      'Ann Draper|signed on|10.1.2.3',
    ]);
  });

  it('believes no header of where somebody comes from, where no proxy is known', async () => {
    const team = await startTestTeam();
    const ann = { ...(await team.as('ann', 'Ann')), 'x-forwarded-for': '203.0.113.7' };
    must(await team.call(ann, 'host/host.state', {}));
    expect(await printed(team.database, ['what', 'address'])).toEqual(['signed on|127.0.0.1']);
  });
});

describe('the audit of a server that people sign on at', () => {
  it('has every way in which a sign-on ends', async () => {
    const port = await freePort();
    const [origin, database] = [`http://127.0.0.1:${port}`, await newDatabase()];
    const back = `${origin}/signed-on`;
    const signOn = await createOidc({ ...(await startOidc(back)), back, isPlain: true });
    const server = await startTeam({
      ...{ database, origin, port, signOn, folder: temporaryFolder(), log: faultsOnly() },
    });
    onTestFinished(server.close);
    const on = async () => {
      const browser = new Browser();
      await browser.follow(await browser.signOn(origin, 'ann'), /\/window/);
      return browser;
    };
    const off = async (browser: Browser, how = '') =>
      void (await browser.ask(`${origin}/sign-off${how}`, { method: 'POST', headers: { origin } }));
    await off(await on());
    await on();
    await off(await on(), '?everywhere');
    await on();
    await on();
    const team = await openTeam(database);
    onTestFinished(() => team.destroy());
    await sweepOld(team, temporaryFolder(), new Date(Date.now() + LONGEST).toISOString());
    await new Browser().ask(`${back}?code=guessed&state=guessed`);
    const lines = await printed(database, ['who', 'what', 'address']);
    expect(lines.toSorted()).toEqual(
      [
        ...Array.from({ length: 5 }, () => 'Person ann|signed on|127.0.0.1'),
        'Person ann|signed off|127.0.0.1',
        'Person ann|signed off everywhere|127.0.0.1',
        ...Array.from({ length: 2 }, () => 'Person ann|sign-on ran out|'),
        '|refused a sign-on|127.0.0.1',
      ].toSorted(),
    );
  });
});
