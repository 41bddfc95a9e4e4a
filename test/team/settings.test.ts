import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { causeWords } from '../../team/operation/cause-words.ts';
import { readSettings, signOnOf, type TeamSettings } from '../../team/settings.ts';
import { freePort } from '../support/hosts/free-port.ts';
import { must } from '../support/reviews/review.ts';
import { temporaryFolder } from '../support/run/temporary.ts';

const RIGHT = {
  database: 'postgresql://keeling_server@127.0.0.1/keeling',
  owner: 'postgresql://keeling_owner@127.0.0.1/keeling',
  origin: 'https://keeling.example/',
  port: 4100,
  folder: '/var/lib/keeling',
  signOn: {
    oidc: { issuer: 'https://sign-on.example', clientId: 'keeling', clientSecretFile: '/run/secret' },
  },
};

const read = (given: unknown) => {
  const path = join(temporaryFolder(), 'settings.json');
  writeFileSync(path, typeof given === 'string' ? given : JSON.stringify(given));
  return readSettings(path);
};

describe('a server’s settings', () => {
  it('are read, with an origin as browsers send it', async () => {
    expect(await read(RIGHT)).toMatchObject({
      ok: true,
      value: { origin: 'https://keeling.example', hostname: '127.0.0.1' },
    });
  });

  it('leave a browser its own sandbox, if nothing is said of it', async () => {
    expect(await read({ ...RIGHT, browser: { path: '/usr/bin/chromium' } })).toMatchObject({
      value: { browser: { path: '/usr/bin/chromium', sandbox: true } },
    });
  });

  it.each([
    ['not JSON', '{', /can't be read/],
    ['nothing', {}, /wrong at database/],
    [
      'another database',
      { ...RIGHT, database: 'mysql://x' },
      /wrong at database: must begin with postgresql/,
    ],
    ['a port that there is not', { ...RIGHT, port: 70_000 }, /wrong at port/],
    ['no way of signing on', { ...RIGHT, signOn: {} }, /wrong at signOn/],
    ['a word that means nothing', { ...RIGHT, debug: true }, /debug/],
    ['an address without TLS', { ...RIGHT, origin: 'http://keeling.example' }, /without TLS/],
  ])('are refused, with the place, for %s', async (_, given, said) => {
    expect(await read(given)).toMatchObject({ ok: false, error: { kind: 'invalid', message: said } });
  });

  it('are refused where there are none', async () => {
    expect(await readSettings(join(temporaryFolder(), 'none.json'))).toMatchObject({
      error: { kind: 'invalid' },
    });
  });
});

it('says which address could not be reached, and why, where the sign-on is not there', async () => {
  const folder = temporaryFolder();
  const clientSecretFile = join(folder, 'secret');
  writeFileSync(clientSecretFile, 'a secret');
  const issuer = `http://127.0.0.1:${await freePort()}`;
  const oidc = { issuer, clientId: 'keeling', clientSecretFile };
  const settings: TeamSettings = must(await read({ ...RIGHT, signOn: { oidc } }));
  await expect(signOnOf(settings)).rejects.toThrow(issuer);
  await expect(signOnOf(settings)).rejects.toSatisfy((error) => /ECONNREFUSED/.test(causeWords(error)));
});

it('says why at every address that was tried', () => {
  const tried = new AggregateError([
    new Error('connect ECONNREFUSED ::1:5432'),
    new Error('connect ECONNREFUSED 127.0.0.1:5432'),
  ]);
  expect(causeWords(new TypeError('fetch failed', { cause: tried }))).toBe(
    'fetch failed: connect ECONNREFUSED ::1:5432: connect ECONNREFUSED 127.0.0.1:5432',
  );
});
