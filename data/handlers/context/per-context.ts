import type { Context } from './context.ts';

/** Returns a function that makes a session object once for each context. The object is dropped together with its context. */
export function perContext<T extends object>(make: (context: Context) => T): (context: Context) => T {
  const sessions = new WeakMap<Context, T>();
  return (context) => {
    const session = sessions.get(context) ?? make(context);
    sessions.set(context, session);
    return session;
  };
}
