import { createServer } from 'node:http';
import Provider from 'oidc-provider';
import { onTestFinished } from 'vitest';
import { listening } from './free-port.ts';

/** A department's sign-on, real but for its people: whoever gives a name and any password is that person. */
export interface TestSignOn {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/**
 * Starts one that knows this server by the address it sends people back to; it ends with the test.
 * @param isNameApart whether it says how somebody is called only where it is asked for that, and not in its token
 */
export async function startOidc(back: string, isNameApart = false): Promise<TestSignOn> {
  const holder = createServer();
  const port = await listening(holder);
  const issuer = `http://127.0.0.1:${port}`;
  const client = { clientId: 'keeling', clientSecret: 'a-secret-of-the-test' };
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.clientId,
        client_secret: client.clientSecret,
        redirect_uris: [back],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    claims: { openid: ['sub'], profile: ['name'] },
    conformIdTokenClaims: isNameApart,
    pkce: { required: () => true },
    cookies: { keys: ['of the test'] },
    findAccount: (_, id) => ({ accountId: id, claims: async () => ({ sub: id, name: `Person ${id}` }) }),
  });
  holder.on('request', provider.callback());
  onTestFinished(() => new Promise<void>((done) => void holder.close(() => done())));
  return { issuer, ...client };
}

/** A browser, as far as signing on needs one: cookies by address, and redirects that are followed one by one. */
export class Browser {
  readonly #jars = new Map<string, Map<string, string>>();

  cookies(url: string): string {
    const jar = this.#jars.get(new URL(url).origin) ?? new Map();
    return [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  async ask(url: string, init: RequestInit = {}): Promise<Response> {
    const response = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: { ...init.headers, cookie: this.cookies(url) },
    });
    const { origin } = new URL(url);
    const jar = this.#jars.get(origin) ?? new Map<string, string>();
    for (const cookie of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split(/=(.*)/s);
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    this.#jars.set(origin, jar);
    return response;
  }

  /** Follows redirects to the first page that is shown, or to the first address that `until` names. */
  async follow(
    url: string,
    until = /$^/,
    init: RequestInit = {},
  ): Promise<{ readonly url: string; readonly response: Response }> {
    let [at, response] = [url, await this.ask(url, init)];
    for (let hops = 0; hops < 20; hops++) {
      const to = response.headers.get('location');
      if (to === null) break;
      at = new URL(to, at).href;
      if (until.test(at)) break;
      response = await this.ask(at);
    }
    return { url: at, response };
  }

  /** Goes to the sign-on, gives a name and any password, and agrees: up to the address that it sends back to. */
  async signOn(origin: string, login: string): Promise<string> {
    const back = /\/signed-on\?/;
    let { url, response } = await this.follow(`${origin}/sign-on`, back);
    for (let forms = 0; forms < 3 && !back.test(url); forms++) {
      const form = await response.text();
      const action = /<form[^>]*action="([^"]+)"/.exec(form)?.[1] ?? '';
      const prompt = /name="prompt" value="([^"]+)"/.exec(form)?.[1] ?? '';
      const body = new URLSearchParams({ prompt, ...(prompt === 'login' && { login, password: 'any' }) });
      ({ url, response } = await this.follow(new URL(action, url).href, back, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: body.toString(),
      }));
    }
    return url;
  }
}
