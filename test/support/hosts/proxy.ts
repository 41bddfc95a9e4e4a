import { createServer } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { ProxyOptions } from '../../../team/sign-on/proxy.ts';
import { listening } from './free-port.ts';

const HEADER = 'x-signed-identity';
const AUDIENCE = 'keeling';
const KEY = 'first';

interface Signed {
  readonly audience: string;
  readonly issuer: string;
  /** Seconds from now until it ends. */
  readonly lasts: number;
}

/** A proxy that signs who each request is from; what passes through it is sent by whoever tests. */
export interface TestProxy {
  /** How a server knows it. */
  readonly settings: ProxyOptions;
  /** The headers that it sends on for somebody. */
  readonly as: (
    subject: string,
    name?: string,
    more?: Partial<Signed>,
  ) => Promise<Readonly<Record<string, string>>>;
  readonly close: () => Promise<void>;
}

export async function startProxy(): Promise<TestProxy> {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const keys = { keys: [{ ...(await exportJWK(publicKey)), kid: KEY, alg: 'ES256' }] };
  const keyServer = createServer((_, response) => response.end(JSON.stringify(keys)));
  const issuer = `http://127.0.0.1:${await listening(keyServer)}`;
  return {
    settings: { header: HEADER, keys: `${issuer}/keys`, issuer, audience: AUDIENCE },
    as: async (subject, name = subject, more = {}) => {
      const given = { audience: AUDIENCE, issuer, lasts: 3600, ...more };
      const ends = Math.floor(Date.now() / 1000) + given.lasts;
      const token = await new SignJWT({ name })
        .setProtectedHeader({ alg: 'ES256', kid: KEY })
        .setSubject(subject)
        .setIssuer(given.issuer)
        .setAudience(given.audience)
        .setExpirationTime(ends)
        .sign(privateKey);
      return { [HEADER]: token };
    },
    close: () => new Promise((closed) => void keyServer.close(() => closed())),
  };
}
