import { join, resolve, sep } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STYLE_SOURCES } from '../../data/formats/html/style.ts';
import { appDataFolder, reviewsFolder } from '../../electron/folders.ts';
import { CONTENT_SECURITY_POLICY, SECURITY_HEADERS } from '../../electron/policy/csp.ts';
import {
  fileNameFor,
  isReviewFileName,
  isReviewPath,
  withoutSuffix,
} from '../../electron/policy/file-name.ts';
import {
  externalLink,
  isNavigationAllowed,
  isPermissionGranted,
  isRequestAllowed,
  isTrustedSender,
} from '../../electron/policy/navigation.ts';
import { staticFile } from '../../electron/policy/static-path.ts';
import {
  rejectFileMethod,
  rejectForeign,
  rejectInvalidCall,
  type WebRequest,
} from '../../electron/policy/web-request.ts';

const FOREIGN = [
  'https://keeling/',
  'app://keeling.example/',
  'app://keeling@example.org/',
  'app://user@keeling/',
  'http://app://keeling/',
  'file:///etc/passwd',
  'about:blank',
  'data:text/html,app://keeling/',
  'javascript:location="app://keeling/"',
  'not an address',
  '',
];

describe('a review’s file', () => {
  it('is one in whatever case its ending is written', () => {
    for (const name of ['Stalking.keeling', 'STALKING.KEELING', 'Stalking.Keeling']) {
      expect(isReviewPath(`/reviews/${name}`)).toBe(true);
      expect(isReviewFileName(name)).toBe(true);
      expect(withoutSuffix(name).toLowerCase()).toBe('stalking');
    }
    expect(isReviewPath('/reviews/Stalking.keeling-package')).toBe(false);
    expect(withoutSuffix('Stalking')).toBe('Stalking');
  });
});

describe('where a window may go', () => {
  it('is its own page, and nowhere that only looks like it', () => {
    for (const isMainFrame of [true, false]) {
      const isAllowed = (url: string) => isNavigationAllowed({ url, isMainFrame });
      expect(isAllowed('app://keeling/')).toBe(true);
      expect(isAllowed('app://keeling/index.html#s2A')).toBe(true);
      expect(FOREIGN.filter(isAllowed)).toEqual([]);
      expect(FOREIGN.map((url) => `blob:${url}`).filter(isAllowed)).toEqual([]);
    }
  });

  it('is, for a frame within it, what the page itself made, too', () => {
    const url = 'blob:app://keeling/7b0c3e8a-5a4e-4a0e-9d5e-2f5d4b1c9a11';
    expect(isNavigationAllowed({ url, isMainFrame: false })).toBe(true);
    expect(isNavigationAllowed({ url, isMainFrame: true })).toBe(false);
  });

  it('hands only web addresses to the system', () => {
    expect(externalLink('https://www.legislation.gov.uk/ukpga/1997/40')).toBe(
      'https://www.legislation.gov.uk/ukpga/1997/40',
    );
    expect(externalLink('http://example.org')).toBe('http://example.org/');
    const refused = [
      'file:///bin/sh',
      'smb://server/share',
      'javascript:1',
      'ms-settings:',
      'app://keeling/',
      'x',
    ];
    expect(refused.map(externalLink)).toEqual(refused.map(() => null));
  });

  it('asks nothing of any network', () => {
    const inward = [
      'app://keeling/a.js',
      'data:image/png;base64,',
      'blob:app://keeling/1',
      'devtools://devtools/x',
    ];
    expect(inward.filter(isRequestAllowed)).toEqual(inward);
    const outward = [
      'https://example.org/',
      'http://127.0.0.1/',
      'ws://example.org',
      'file:///etc/passwd',
      'ftp://x',
      '',
    ];
    expect(outward.filter(isRequestAllowed)).toEqual([]);
  });

  it('grants no permission but to copy and to paste', () => {
    expect(['clipboard-sanitized-write', 'clipboard-read'].every(isPermissionGranted)).toBe(true);
    const wanted = ['media', 'geolocation', 'notifications', 'openExternal', 'hid'];
    expect(wanted.filter(isPermissionGranted)).toEqual([]);
  });
});

describe('who is listened to', () => {
  it('is the main frame of the own page', () => {
    expect(isTrustedSender({ url: 'app://keeling/', isMainFrame: true })).toBe(true);
    expect(isTrustedSender({ url: 'app://keeling/', isMainFrame: false })).toBe(false);
    expect(isTrustedSender(null)).toBe(false);
    expect(FOREIGN.filter((url) => isTrustedSender({ url, isMainFrame: true }))).toEqual([]);
  });
});

describe('what a page may load', () => {
  it('is its own files, and nothing inline', () => {
    expect(CONTENT_SECURITY_POLICY).toContain("default-src 'none'");
    expect(CONTENT_SECURITY_POLICY).toContain("script-src 'self';");
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|\*|https?:/);
    // A frame shows what the page itself made, in the one style that a pack's page has.
    expect(CONTENT_SECURITY_POLICY).toContain('frame-src blob:;');
    expect(CONTENT_SECURITY_POLICY).toContain(`style-src 'self' ${STYLE_SOURCES};`);
    expect(SECURITY_HEADERS['X-Content-Type-Options']).toBe('nosniff');
  });
});

describe('which file an address stands for', () => {
  const folder = resolve('/srv/pages');

  it.each([
    ['/', 'index.html'],
    ['/index.html', 'index.html'],
    ['/assets/a%20b.js', 'assets/a b.js'],
    ['/a/../index.html', 'index.html'],
  ])('%s is %s', (path, file) => {
    expect(staticFile(folder, path)?.path).toBe(join(folder, file));
  });

  it.each([
    '/../pages-secret/x.html',
    '/..%2fsecret.html',
    '/%2e%2e/secret.html',
    '/..\\secret.html',
    '/..%5csecret.html',
    '/a%00.html',
    '/%',
    '//etc/passwd',
    '/key.pem',
    '/.env',
    'index.html',
    '',
  ])('%s is none', (path) => {
    expect(staticFile(folder, path)).toBeNull();
  });

  it('is inside the folder, whatever is asked', () => {
    const piece = fc.constantFrom('..', '.', '/', '%2e', '%2f', '%5c', '\\', 'a', '.js', 'pages', '%00', ' ');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const file = staticFile(folder, `/${pieces.join('')}`);
        expect(file === null || file.path.startsWith(folder + sep)).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });
});

describe('a request to the web host', () => {
  const address = { port: 4100, token: 'secret' };
  const good = {
    host: '127.0.0.1:4100',
    origin: 'http://127.0.0.1:4100',
    authorization: 'Bearer secret',
    'content-type': 'application/json',
  };
  const request = (headers: Record<string, string | undefined>, method = 'POST'): WebRequest => ({
    method,
    header: (name) => ({ ...good, ...headers })[name as keyof typeof good],
  });
  const status = (headers: Record<string, string | undefined>, method?: string) => {
    const asked = request(headers, method);
    return (rejectForeign(asked, address) ?? rejectInvalidCall(asked, address))?.status ?? null;
  };

  it('from the own page is let in', () => {
    expect(status({})).toBeNull();
    expect(status({ origin: undefined })).toBeNull();
    expect(status({ host: 'localhost:4100', origin: 'http://localhost:4100' })).toBeNull();
    expect(status({ 'content-type': 'application/json; charset=utf-8' })).toBeNull();
    expect(status({ 'sec-fetch-site': 'same-origin' })).toBeNull();
  });

  it.each([
    ['a foreign host', { host: 'keeling.example:4100' }, 403],
    ['another port', { host: '127.0.0.1:80' }, 403],
    ['no host', { host: undefined }, 403],
    ['a foreign origin', { origin: 'http://example.org' }, 403],
    ['a page of another port', { origin: 'http://127.0.0.1:4101' }, 403],
    ['a page without an origin', { origin: 'null' }, 403],
    ['localhost, to 127.0.0.1', { origin: 'http://localhost:4100' }, 403],
    ['another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['another port of this site', { 'sec-fetch-site': 'same-site' }, 403],
    ['no token', { authorization: undefined }, 401],
    ['a stale token', { authorization: 'Bearer other' }, 401],
    ['an empty token', { authorization: 'Bearer ' }, 401],
    ['a token of another kind', { authorization: 'Basic secret' }, 401],
    ['a form', { 'content-type': 'text/plain' }, 415],
    ['no type', { 'content-type': undefined }, 415],
  ])('from %s is not', (_, headers, expected) => {
    expect(status(headers)).toBe(expected);
  });

  it('is a POST for a call, a GET or HEAD for a file', () => {
    expect(['GET', 'PUT', 'DELETE', 'OPTIONS', 'HEAD'].map((method) => status({}, method))).toEqual(
      Array(5).fill(405),
    );
    expect(['GET', 'HEAD'].map(rejectFileMethod)).toEqual([null, null]);
    expect(rejectFileMethod('POST')?.status).toBe(405);
  });
});

describe('the file name of a review', () => {
  it.each([
    ['Stalking: clause 1', 'Stalking clause 1.keeling'],
    ['  ../../etc/passwd ', 'etc passwd.keeling'],
    ['Ymgynghoriad – Ôl', 'Ymgynghoriad – Ôl.keeling'],
    ['review.keeling', 'review.keeling'],
    ['CON', 'CON_.keeling'],
    ['aux.txt', 'aux.txt_.keeling'],
    ['com1.keeling', 'com1_.keeling'],
    ['LPT².old', 'LPT².old_.keeling'],
    ['Ends in a dot.', 'Ends in a dot.keeling'],
    ['Ends in a space ', 'Ends in a space.keeling'],
    ['a<b>|"c"?*', 'a b c.keeling'],
  ])('%j is %j', (name, file) => {
    expect(fileNameFor(name)).toBe(file);
  });

  it('is none when nothing is left', () => {
    expect(['', '...', '///', '.keeling', '\u0000'].map(fileNameFor)).toEqual(Array(5).fill(null));
  });

  it('never leads out of its folder', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
        const file = fileNameFor(name);
        expect(file === null || isReviewFileName(file)).toBe(true);
        expect(file?.length ?? 0).toBeLessThan(120);
      }),
      { numRuns: 3000 },
    );
    expect(
      [
        '../a.keeling',
        'a/b.keeling',
        '..\\a.keeling',
        'C:a.keeling',
        '.keeling',
        'a.db',
        '.a.keeling',
      ].filter(isReviewFileName),
    ).toEqual([]);
  });
});

describe('the folders', () => {
  const home = join('/home/ada');
  it('are where each system expects them, or where the environment says', () => {
    expect(reviewsFolder({ env: {}, platform: 'linux', home })).toBe(join(home, 'Keeling'));
    expect(reviewsFolder({ env: { KEELING_HOME: '/x' }, platform: 'linux', home })).toBe('/x');
    expect(appDataFolder({ env: {}, platform: 'linux', home })).toBe(join(home, '.config/keeling'));
    expect(appDataFolder({ env: { XDG_CONFIG_HOME: '/c' }, platform: 'linux', home })).toBe(
      join('/c/keeling'),
    );
    expect(appDataFolder({ env: {}, platform: 'darwin', home })).toBe(
      join(home, 'Library/Application Support/Keeling'),
    );
    expect(appDataFolder({ env: { APPDATA: '/r' }, platform: 'win32', home })).toBe(join('/r/Keeling'));
    expect(appDataFolder({ env: { KEELING_DATA: '/d' }, platform: 'win32', home })).toBe('/d');
  });
});
