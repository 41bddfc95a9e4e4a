import { createRemoteJWKSet, jwtVerify } from 'jose';
import { ok, refuse } from '../../core/base/result.ts';
import { claimsOf } from './claims.ts';
import { logRefused } from './refused.ts';
import type { SignOn } from './sign-on.ts';

/** What a server is told of the proxy before it. */
export interface ProxyOptions {
  /** The header that says who a request is from: `x-amzn-oidc-data`. */
  readonly header: string;
  /** Where the keys are that it signs with. */
  readonly keys: string;
  readonly issuer: string;
  readonly audience: string;
}

/** Seconds that the clocks of two machines may be apart. */
const CLOCK_SKEW_SECONDS = 30;

/** Leaves signing on to a proxy, which signs who each request is from. What is not signed as it must be is nobody's. */
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
