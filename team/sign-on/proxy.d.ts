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
/** Leaves signing on to a proxy, which signs who each request is from. What is not signed as it must be is nobody's. */
export declare function createProxy({ header, keys, issuer, audience }: ProxyOptions): SignOn;
