import { describe, expect, it, onTestFinished } from 'vitest';
import { listAudit } from '../../data/team/audit.ts';
import { IDLE, LONGEST } from '../../data/team/sign-ons.ts';
import { openTeam } from '../../data/team/tables.ts';
import { startTeam } from '../../team/serve.ts';
import { createOidc } from '../../team/sign-on/oidc.ts';
import { freePort } from '../support/hosts/free-port.ts';
import { Browser, startOidc } from '../support/hosts/oidc.ts';
import { faultsOnly } from '../support/hosts/quiet-log.ts';
import { newDatabase } from '../support/hosts/team.ts';
import { temporaryFolder } from '../support/run/temporary.ts';

/** A server with a real sign-on beside it, and a clock that can be put on. */
async function started(isNameApart = false) {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const back = `${origin}/signed-on`;
  const known = await startOidc(back, isNameApart);
  const database = await newDatabase();
  let ahead = 0;
  const team = await startTeam({
    database,
    origin,
    port,
    folder: temporaryFolder(),
    log: faultsOnly(),
    signOn: await createOidc({ ...known, back, isPlain: true }),
    now: () => new Date(Date.now() + ahead).toISOString(),
  });
  onTestFinished(team.close);
  return { origin, database, putOn: (milliseconds: number) => (ahead += milliseconds) };
}

/** Signs somebody on, up to the window. @returns the address that the window is opened at */
async function findSignOn(
  origin: string,
  login: string,
): Promise<{ readonly browser: Browser; readonly token: string }> {
  const browser = new Browser();
  const back = await browser.signOn(origin, login);
  const { url } = await browser.follow(back, /\/window/);
  return { browser, token: /#token=(.+)$/.exec(url)?.[1] ?? '' };
}

const state = async (
  origin: string,
  { browser, token }: { readonly browser: Browser; readonly token: string },
) => {
  const response = await browser.ask(`${origin}/host/host.state`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'keeling-tab': 'one' },
    body: '{}',
  });
  return {
    status: response.status,
    ...((await response.json()) as { readonly value?: { readonly person: { readonly name: string } } }),
  };
};

describe('signing on', () => {
  it('shows the window to whoever the department’s sign-on says they are', async () => {
    const { origin, database } = await started();
    const ann = await findSignOn(origin, 'ann');
    expect(await state(origin, ann)).toMatchObject({
      status: 200,
      value: { person: { name: 'Person ann' } },
    });
    const page = await ann.browser.ask(`${origin}/window`);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('<title>');
    const team = await openTeam(database);
    onTestFinished(() => team.destroy());
    expect((await listAudit(team, { limit: 10 })).map(({ what }) => what)).toEqual(['signed on']);
    expect(await team('sign_on').pluck('hash')).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)]);
  });

  it('asks how somebody is called where the token does not say', async () => {
    const { origin } = await started(true);
    expect(await state(origin, await findSignOn(origin, 'ann'))).toMatchObject({
      status: 200,
      value: { person: { name: 'Person ann' } },
    });
  });

  it('sends whoever is not signed on to sign on, and answers none of their calls', async () => {
    const { origin } = await started();
    const nobody = new Browser();
    expect((await nobody.ask(`${origin}/`)).headers.get('location')).toBe('/sign-on');
    expect((await nobody.ask(`${origin}/window`)).headers.get('location')).toBe('/');
    expect(await state(origin, { browser: nobody, token: 'x' })).toMatchObject({ status: 401 });
  });

  it('is of no use twice: what the sign-on sends back is good once, and in the browser that went', async () => {
    const { origin } = await started();
    const browser = new Browser();
    const back = await browser.signOn(origin, 'ann');
    expect((await new Browser().ask(back)).status).toBe(401);
    expect((await browser.ask(back)).status).toBe(303);
    expect((await browser.ask(back)).status).toBe(401);
  });

  it('is refused where what comes back was begun by somebody else, or altered', async () => {
    const { origin } = await started();
    const [ann, mallory] = [new Browser(), new Browser()];
    const theirs = await mallory.signOn(origin, 'mallory');
    await ann.ask(`${origin}/sign-on`);
    // Ann is led to the address that Mallory came back to: she must not be signed on as Mallory.
    expect((await ann.ask(theirs)).status).toBe(401);
    const altered = new URL(theirs);
    altered.searchParams.set('state', 'another');
    expect((await mallory.ask(altered.href)).status).toBe(401);
    altered.searchParams.delete('code');
    expect((await mallory.ask(altered.href)).status).toBe(401);
  });

  it('ends when somebody signs off, here or everywhere', async () => {
    const { origin } = await started();
    const [here, there] = [await findSignOn(origin, 'ann'), await findSignOn(origin, 'ann')];
    const kept = here.browser.cookies(origin);
    await here.browser.ask(`${origin}/sign-off`, { method: 'POST', headers: { origin } });
    // The cookie that was theirs is nobody's any more, whoever still has it.
    const again = await fetch(`${origin}/window`, { headers: { cookie: kept }, redirect: 'manual' });
    expect(again.headers.get('location')).toBe('/');
    expect(await state(origin, there)).toMatchObject({ status: 200 });
    const third = await findSignOn(origin, 'ann');
    await third.browser.ask(`${origin}/sign-off?everywhere`, { method: 'POST', headers: { origin } });
    expect(await state(origin, there)).toMatchObject({ status: 401 });
  });

  it.each([
    ['an hour in which nobody does anything', [IDLE + 1000]],
    ['a working day, whatever is done', Array.from({ length: 13 }, () => LONGEST / 13 + 1000)],
  ])('ends after %s', async (_, waits) => {
    const { origin, putOn } = await started();
    const ann = await findSignOn(origin, 'ann');
    const said: number[] = [];
    for (const wait of waits) {
      putOn(wait);
      said.push((await state(origin, ann)).status);
    }
    expect(said.at(-1)).toBe(401);
    expect(said.slice(0, -1)).toEqual(said.slice(0, -1).map(() => 200));
  });

  it('lets no page of another site make a call, or sign somebody off', async () => {
    const { origin } = await started();
    const ann = await findSignOn(origin, 'ann');
    const headers = { 'content-type': 'application/json', 'keeling-tab': 'one' };
    const call = (more: Record<string, string>) =>
      ann.browser.ask(`${origin}/host/host.state`, {
        method: 'POST',
        headers: { ...headers, ...more },
        body: '{}',
      });
    expect((await call({})).status).toBe(403);
    expect((await call({ authorization: 'Bearer guess' })).status).toBe(403);
    const bearer = `Bearer ${ann.token}`;
    expect((await call({ authorization: bearer, origin: 'https://elsewhere.example' })).status).toBe(403);
    expect((await call({ authorization: bearer, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await call({ authorization: bearer, 'content-type': 'text/plain' })).status).toBe(415);
    await ann.browser.ask(`${origin}/sign-off`, {
      method: 'POST',
      headers: { origin: 'https://elsewhere.example' },
    });
    expect((await call({ authorization: bearer, origin })).status).toBe(200);
  });
});
