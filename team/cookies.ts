/**
 * The cookies of a server: each for this address alone, sent over TLS alone, and read by no script. `__Host-` has a browser
 * hold that; without TLS, on one machine and for tests, it takes none of that name.
 */
export interface Cookies {
  readonly set: (name: CookieName, value: string, seconds: number) => string;
  readonly clear: (name: CookieName) => string;
  readonly read: (header: string | undefined, name: CookieName) => string;
}

/** Who is signed on; and, while somebody signs on, what their browser brings back. */
export type CookieName = 'keeling' | 'keeling-begun';

export function cookiesFor(isPlain: boolean): Cookies {
  const cookieName = (name: CookieName) => (isPlain ? name : `__Host-${name}`);
  const set: Cookies['set'] = (name, value, seconds) =>
    `${cookieName(name)}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${isPlain ? '' : '; Secure'}`;
  return {
    set,
    clear: (name) => set(name, '', 0),
    read: (header, name) => {
      const cookie = (header ?? '').split(/;\s*/).find((pair) => pair.startsWith(`${cookieName(name)}=`));
      return cookie?.slice(cookieName(name).length + 1) ?? '';
    },
  };
}
