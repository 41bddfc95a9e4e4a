import { request } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type CallName, CHANNELS, calls, declarationOf, type ReviewInfo, teamCalls } from '../../core/api.ts';
import { FILE_BODY, USUAL_BODY } from '../../core/contract.ts';
import { isAtLeast, ROLES, type Role } from '../../core/roles.ts';
import { openTeam } from '../../data/team/tables.ts';
import { startTestTeam, type TestTeam } from '../support/hosts/team.ts';
import { askUnfinished } from '../support/hosts/unfinished.ts';
import { listen } from '../support/people/told.ts';
import { must } from '../support/reviews/review.ts';

type Headers = Readonly<Record<string, string>>;

/** A review, with the headers of somebody in each role, of somebody in none, and of nobody. */
async function staffed() {
  const team = await startTestTeam({ askLimits: { perSecond: 10_000, atOnce: 100_000 } });
  const owner = await team.as('owner', 'Olive Owner');
  const review: ReviewInfo = must(await team.call(owner, 'host/host.create', { name: 'Stalking' }));
  const stranger = await team.as('stranger', 'Sam Stranger');
  must(await team.call(stranger, 'host/host.state', {}));
  const people: Record<string, Headers> = { nobody: {}, stranger, owner };
  for (const role of ROLES.filter((one) => one !== 'owner')) {
    people[role] = await team.as(role, `Some ${role}`);
    must(await team.call(people[role], 'host/host.state', {}));
    await team.letIn(owner, review.path, `Some ${role}`, role);
  }
  return { team, people, review };
}

const named = (review: string, headers: Headers): Headers => ({
  'keeling-tab': 'one',
  'keeling-review': encodeURIComponent(review),
  ...headers,
});

const names = Object.keys(calls) as CallName[];

describe('what is sent with a call', () => {
  it('is not waited for, where whoever sends it may not make the call', async () => {
    const { team, people, review } = await staffed();
    const wrong: string[] = [];
    const ask = async (who: string, path: string) => {
      const answer = await askUnfinished(team.origin, path, named(review.path, people[who] ?? {}), {
        said: FILE_BODY.bytes,
      });
      if ((JSON.parse(answer.body) as { readonly ok: boolean }).ok || answer.status >= 500)
        wrong.push(`${who} ${path}: ${answer.status} ${answer.body}`);
      return answer;
    };
    const barred = (who: string, may: Role): boolean =>
      !(ROLES as readonly string[]).includes(who) || !isAtLeast(who as Role, may);
    let tried = 0;
    for (const who of Object.keys(people)) {
      for (const name of names.filter((one) => barred(who, declarationOf(one).may))) {
        await ask(who, `/api/${name}`);
        tried += 1;
      }
      for (const [name, { may }] of Object.entries(teamCalls))
        if (barred(who, may)) await ask(who, `/team/${name}`);
    }
    for (const name of Object.keys(CHANNELS.host)) await ask('nobody', `/host/${name}`);
    for (const channel of Object.keys(CHANNELS)) await ask('owner', `/${channel}/no.such.call`);
    expect(wrong).toEqual([]);
    expect(tried).toBeGreaterThan(names.length * 2);
  });

  it('is let go of as soon as it is too long, too deep or too much for the call', async () => {
    const { team, people, review } = await staffed();
    const owner = named(review.path, people.owner ?? {});
    const wrong: string[] = [];
    const bodies = [
      ['too long, as it says', { said: FILE_BODY.bytes + 1 }, 413],
      ['too deep', { begins: '['.repeat(101) }, 400],
      ['too deep in lists and objects', { begins: '[{"a":'.repeat(60) }, 400],
      ['of too many parts', { begins: `[${'1,'.repeat(USUAL_BODY.tokens)}` }, 400],
      ['too long', { begins: ' '.repeat(USUAL_BODY.bytes + 1) }, 413],
    ] as const;
    for (const [what, body, status] of bodies)
      for (const path of ['/api/review.get', '/api/link.remove', '/host/host.state', '/team/set-role']) {
        const answer = await askUnfinished(team.origin, path, owner, body);
        if (answer.status !== status || (JSON.parse(answer.body) as { ok: boolean }).ok)
          wrong.push(`${path} ${what}: ${answer.status} ${answer.body}`);
      }
    // By each call’s own limit.
    for (const path of ['/api/package.look', '/host/host.receive']) {
      const within = await askUnfinished(team.origin, path, owner, { begins: '['.repeat(101) });
      if (within.status !== 400) wrong.push(`${path}: ${within.status}`);
    }
    expect(wrong).toEqual([]);
  });

  it.each([
    ['no JSON', '{"a":'],
    ['nothing', ''],
    ['half of a character', Buffer.from([0x22, 0xc3, 0x22])],
    ['another encoding', Buffer.from('{}', 'utf16le')],
    ['a list for an object', '[]'],
    ['a name that every object has', '{"__proto__":{"id":1},"constructor":1}'],
    ['U+0000', '{"id":"a\\u0000","title":"\\u0000","name":"\\u0000"}'],
    ['half of a surrogate pair', '{"id":"\\ud800","title":"\\udc00"}'],
    ['a number that is none', '{"revision":1e999,"limit":-1}'],
  ])('is bad input to every call for everybody where it is %s', async (_, body) => {
    const { team, people, review } = await staffed();
    const wrong: string[] = [];
    for (const who of ['stranger', 'reader', 'owner'])
      for (const [channel, table] of Object.entries(CHANNELS))
        for (const name of Object.keys(table)) {
          const answer = await fetch(`${team.origin}/${channel}/${name}`, {
            method: 'POST',
            headers: { 'content-type': 'application/json', ...named(review.path, people[who] ?? {}) },
            body,
          });
          const said = (await answer.json()) as { ok: boolean; error?: { kind: string } };
          const isFault = answer.status >= 500 || ['internal', 'damaged'].includes(said.error?.kind ?? '');
          if (isFault) wrong.push(`${who} ${name}: ${answer.status} ${JSON.stringify(said)}`);
        }
    expect(wrong).toEqual([]);
  });
});

/** Sends headers and a path as they are written: `fetch` would tidy them. */
function ask(
  team: TestTeam,
  method: string,
  path: string,
  headers: Headers,
): Promise<{ readonly status: number; readonly body: string }> {
  const { port } = new URL(team.origin);
  return new Promise((resolve, reject) => {
    const sent = request({ port, method, path, headers, agent: false }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      const done = () => {
        resolve({ status: response.statusCode ?? 0, body });
        sent.destroy();
      };
      response.on('data', (chunk) => {
        body += chunk;
        // News go on.
        if (/event-stream/.test(response.headers['content-type'] ?? '')) done();
      });
      response.on('end', done);
    });
    sent.on('error', reject);
    sent.end(method === 'POST' ? '{}' : undefined);
  });
}

describe('what is sent beside it', () => {
  const LONG = 'x'.repeat(8_000);
  const HOSTILE: readonly (readonly [string, Headers])[] = [
    ...['%00', '%ff', '%E0%A4%A', '%', LONG, '../../etc/passwd', "' OR 1=1 --", '%ED%A0%80', ''].map(
      (value): readonly [string, Headers] => [`review ${value.slice(0, 20)}`, { 'keeling-review': value }],
    ),
    ...['a b', LONG, '%00', '<script>', 'é', '../x'].map((value): readonly [string, Headers] => [
      `tab ${value.slice(0, 20)}`,
      { 'keeling-tab': value },
    ]),
    ['a cookie', { cookie: `keeling=${LONG}; keeling-begun=${LONG}; =; ;;` }],
    ['a type', { 'content-type': 'application/json; charset=\u00ff' }],
    ['a bearer', { authorization: `Bearer ${LONG}` }],
    ['who was passed on', { 'x-forwarded-for': `${'1.2.3.4, '.repeat(500)}::::, 999.9.9.9` }],
    ['a site', { 'sec-fetch-site': LONG }],
    ['an origin', { origin: 'null' }],
  ];
  const ROUTES = [
    ['POST', '/api/review.get'],
    ['POST', '/api/amendment.create'],
    ['POST', '/api/constructor'],
    ['POST', '/api/%00'],
    ['POST', '/host/host.state'],
    ['POST', '/host/host.sendCopy'],
    ['POST', '/team/members'],
    ['POST', '/team/__proto__'],
    ['POST', '/sign-off?everywhere=%00'],
    ['GET', '/news?review=%00&tab=%00'],
    ['GET', '/news?review=REVIEW&tab=%00'],
    ['GET', `/news?review=REVIEW&tab=${LONG}`],
    ['GET', '/news?review=REVIEW&tab=one'],
    ['GET', '/download/%00'],
    ['GET', '/download/%ED%A0%80'],
    ['GET', `/download/${LONG}`],
    ['HEAD', '/download/x'],
    ['GET', '/proof/%00'],
    ['GET', '/proof/%'],
    ['GET', '/window?%00'],
    ['GET', '/%00'],
    ['GET', '/..%2f..%2fetc/passwd'],
    ['GET', '/signed-on?code=%00&state=%00'],
    ['GET', '/ready'],
    ['PUT', '/api/review.get'],
  ] as const;

  it('is nobody’s fault but whose it is, on every route, for everybody', async () => {
    const { team, people, review } = await staffed();
    const wrong: string[] = [];
    for (const [method, route] of ROUTES)
      for (const [who, headers] of Object.entries(people))
        for (const [what, more] of [['nothing', {}] as const, ...HOSTILE]) {
          const path = route.replace('REVIEW', review.path);
          const sent = { 'content-type': 'application/json', ...named(review.path, headers), ...more };
          const { status, body } = await ask(team, method, path, sent);
          if (status >= 500 || /"kind":"(?:damaged|internal)"|\bat \/|node_modules/.test(body))
            wrong.push(`${who} ${method} ${route} with ${what}: ${status} ${body.slice(0, 200)}`);
        }
    expect(wrong).toEqual([]);
  });

  it.each([
    ['a name with U+0000', 'Ann\0 Draper'],
    ['half of a character', 'Ann \ud800'],
    ['a control character', 'Ann \u001b[31m'],
    ['nothing but spaces', '   '],
  ])('signs nobody on whose sign-on gives %s, and says so', async (_, name) => {
    const team = await startTestTeam();
    const answer = await team.call(await team.as('ann', name), 'host/host.state', {});
    expect(answer).toMatchObject({ status: 401, ok: false, error: { kind: 'refused' } });
  });
});

describe('what is kept of somebody’s windows', () => {
  it('is no more than so many streams at a time, and others have theirs', async () => {
    const { team, people, review } = await staffed();
    const hear = (who: string, tab: number) =>
      listen(
        `${team.origin}/news?${new URLSearchParams({ review: review.path, tab: `${tab}` })}`,
        people[who] ?? {},
      );
    const told = await Promise.all(Array.from({ length: 60 }, (_, tab) => hear('reader', tab)));
    const heard = told.filter(({ status }) => status === 200);
    expect(heard.length).toBe(20);
    expect(told.filter(({ status }) => status === 429)).toHaveLength(40);
    expect((await hear('drafter', 1)).status).toBe(200);
    // What is not listened to any more makes room.
    for (const one of heard) one.leave();
    await expect.poll(async () => (await hear('reader', 100)).status).toBe(200);
  });

  it('counts streams and windows as it counts calls', async () => {
    const team = await startTestTeam({ askLimits: { perSecond: 0.001, atOnce: 8 } });
    const ann = await team.as('ann', 'Ann');
    const review: ReviewInfo = must(await team.call(ann, 'host/host.create', { name: 'Stalking' }));
    const asked = async (path: string) => (await fetch(`${team.origin}${path}`, { headers: ann })).status;
    expect(await asked('/window')).toBe(200);
    for (let nth = 0; nth < 6; nth++)
      (await listen(`${team.origin}/news?review=${review.path}`, ann)).leave();
    expect(await asked('/window')).toBe(429);
    expect(await asked(`/news?review=${review.path}`)).toBe(429);
    expect(await asked('/download/x')).toBe(429);
  });

  it('is the review of the last fifty tabs', async () => {
    const team = await startTestTeam();
    const ann = await team.as('ann', 'Ann');
    must(await team.call(ann, 'host/host.create', { name: 'Stalking' }));
    for (let tab = 0; tab < 60; tab++)
      must(await team.call({ ...ann, 'keeling-tab': `tab-${tab}` }, 'host/host.open', { name: 'Stalking' }));
    const db = await openTeam(team.database);
    onTestFinished(() => db.destroy());
    const kept: readonly string[] = await db('tab').orderBy('at').pluck('tab');
    expect(kept).toHaveLength(50);
    expect(kept.at(-1)).toBe('tab-59');
  });

  it('ends with the token that it was asked with', async () => {
    const team = await startTestTeam();
    const owner = await team.as('ann', 'Ann');
    const review: ReviewInfo = must(await team.call(owner, 'host/host.create', { name: 'Stalking' }));
    // The clocks of two machines may be 30 seconds apart.
    const short = await team.as('ann', 'Ann', { lasts: -28 });
    const told = await listen(`${team.origin}/news?review=${review.path}`, short);
    expect(told.status).toBe(200);
    await expect.poll(told.isOver).toBe(true);
    expect((await listen(`${team.origin}/news?review=${review.path}`, short)).status).toBe(401);
  });

  it('is a download that nobody else’s visit uses up, nor a look at it', async () => {
    const { team, people, review } = await staffed();
    const { owner = {}, stranger = {}, publisher = {} } = people;
    const sent: { readonly download: string } = must(
      await team.call(owner, 'host/host.sendCopy', {}, review.path),
    );
    const address = `${team.origin}${sent.download}`;
    for (const headers of [stranger, publisher, {}])
      expect((await fetch(address, { headers })).status).toBe(404);
    expect((await fetch(address, { method: 'HEAD', headers: owner })).status).toBe(200);
    const got = await fetch(address, { headers: owner });
    expect(got.status).toBe(200);
    expect((await got.arrayBuffer()).byteLength).toBe(Number(got.headers.get('content-length')));
    expect((await fetch(address, { headers: owner })).status).toBe(404);
  });
});
