import { randomBytes } from 'node:crypto';

/**
 * Secrets that can be used once. The address of a download or of the first page cannot carry the token, because other
 * users of the machine may see it. It contains such a secret instead, which is worthless after its use.
 */
export interface OneUseSecrets<T> {
  readonly offer: (payload: T) => string;
  /** Returns the payload of a secret and makes the secret invalid; null if the secret is invalid. */
  readonly take: (secret: string) => T | null;
  /** The payloads whose secrets nobody has used. */
  readonly unusedPayloads: () => readonly T[];
}

export function createOneUseSecrets<T>(): OneUseSecrets<T> {
  const payloadsBySecret = new Map<string, T>();
  return {
    offer: (payload) => {
      const secret = randomBytes(24).toString('hex');
      payloadsBySecret.set(secret, payload);
      return secret;
    },
    take: (secret) => {
      const payload = payloadsBySecret.get(secret) ?? null;
      payloadsBySecret.delete(secret);
      return payload;
    },
    unusedPayloads: () => [...payloadsBySecret.values()],
  };
}
