import { createRemoteJWKSet, jwtVerify } from 'jose';
import { ok, refuse } from '../../core/base/result.ts';
import { claimsOf } from './claims.ts';
import { logRefused } from './log-refused.ts';
import type { SignOn } from './sign-on.ts';

/** The settings of a proxy that signs people on. */
export interface ProxyOptions {
  /** The header with the signed token: `x-amzn-oidc-data`. */
  readonly header: string;
  /** The address of the proxy's public keys (JWKS). */
  readonly keys: string;
  readonly issuer: string;
  readonly audience: string;
}

/** The tolerated difference between the clocks of two machines. */
const CLOCK_SKEW_SECONDS = 30;

/** Creates sign-on by a proxy, which adds a signed token to each request. A request without a valid token is refused. */
export function createProxy({ header, keys, issuer, audience }: ProxyOptions): SignOn {
  const keySet = createRemoteJWKSet(new URL(keys));
  return {
    begin: null,
    finish: null,
    end: null,
    claimed: async (read) => {
      const token = read(header);
      if (!token) return refuse('refused', 'This request does not say whom it is from.');
      try {
        const { payload } = await jwtVerify(token, keySet, {
          issuer,
          audience,
          clockTolerance: CLOCK_SKEW_SECONDS,
        });
        if (payload.exp === undefined)
          return refuse('refused', 'Your sign-on does not say when it ends. Tell whoever runs the server.');
        const claims = claimsOf(issuer, payload);
        const until = new Date((payload.exp + CLOCK_SKEW_SECONDS) * 1000).toISOString();
        return claims.ok ? ok({ ...claims.value, until }) : claims;
      } catch (error) {
        logRefused(error);
        return refuse('refused', 'Your sign-on is not valid. Sign on again.');
      }
    },
  };
}
