/**
 * The server's cookies: each only for this host, only over TLS, and unreadable for scripts. The prefix `__Host-` makes a
 * browser enforce that. Without TLS, in tests on one machine, browsers don't accept the prefix.
 */
export interface Cookies {
  readonly set: (name: CookieName, value: string, seconds: number) => string;
  readonly clear: (name: CookieName) => string;
  readonly read: (header: string | undefined, name: CookieName) => string;
}

/** `keeling` has the secret of a sign-on; `keeling-begun` has the state of a sign-on that has begun. */
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
