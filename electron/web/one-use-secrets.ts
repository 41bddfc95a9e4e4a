import { randomBytes } from 'node:crypto';

/**
 * Secrets that are good for one use. An address that a browser opens by itself (a download, its first page) can't
 * carry the token, and others on the machine may see it: it holds one of these, which is worthless afterwards.
 */
export interface OneUseSecrets<T> {
  readonly offer: (payload: T) => string;
  /** What a secret stands for, used up by this; null when there is none. */
  readonly take: (secret: string) => T | null;
  /** What was offered, and nobody came for. */
  readonly left: () => readonly T[];
}

export function createOneUseSecrets<T>(): OneUseSecrets<T> {
  const offered = new Map<string, T>();
  return {
    offer: (payload) => {
      const secret = randomBytes(24).toString('hex');
      offered.set(secret, payload);
      return secret;
    },
    take: (secret) => {
      const payload = offered.get(secret) ?? null;
      offered.delete(secret);
      return payload;
    },
    left: () => [...offered.values()],
  };
}
