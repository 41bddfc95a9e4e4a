import * as client from 'openid-client';
import { z } from 'zod';
import { refuse } from '../../core/base/result.ts';
import { causeWords } from '../operation/cause-words.ts';
import { claimsOf } from './claims.ts';
import { logRefused } from './log-refused.ts';
import type { SignOn } from './sign-on.ts';

/** The settings of the department's OpenID Connect provider. */
export interface OidcOptions {
  /** The provider's address, from which its other addresses are discovered. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** This server's address to which the provider sends people back (redirect URI). */
  readonly back: string;
  /** Whether the provider may be reached without TLS, on one machine and for tests. */
  readonly isPlain?: boolean;
}

/** The state that the browser keeps in a cookie during a sign-on, and that is checked when it comes back. */
const begunSchema = z.object({ verifier: z.string(), state: z.string(), nonce: z.string() });

const UNABLE = 'You could not be signed on. Try again; if it happens again, tell whoever runs the server.';

/** Creates sign-on by OpenID Connect: the authorization code flow with PKCE. @throws if the provider can't be reached */
export async function createOidc(options: OidcOptions): Promise<SignOn> {
  const { issuer, clientId, clientSecret, back, isPlain = false } = options;
  const plain = { ...(isPlain && { execute: [client.allowInsecureRequests] }) };
  const config = await client
    .discovery(new URL(issuer), clientId, clientSecret, undefined, plain)
    .catch((error: unknown) => {
      throw new Error(`the sign-on at ${issuer} could not be asked what it offers: ${causeWords(error)}`, {
        cause: error,
      });
    });
  const { end_session_endpoint: end, userinfo_endpoint: userinfo } = config.serverMetadata();
  return {
    claimed: null,
    begin: async () => {
      const verifier = client.randomPKCECodeVerifier();
      const [state, nonce] = [client.randomState(), client.randomNonce()];
      const url = client.buildAuthorizationUrl(config, {
        redirect_uri: back,
        scope: 'openid profile',
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state,
        nonce,
      });
      const begun = Buffer.from(JSON.stringify({ verifier, state, nonce })).toString('base64url');
      return { url: url.href, begun };
    },
    finish: async (url, begun) => {
      const begunState = begunSchema.safeParse(parsed(Buffer.from(begun, 'base64url').toString('utf8')));
      if (!begunState.success) return refuse('refused', UNABLE);
      const { verifier, state, nonce } = begunState.data;
      try {
        const tokens = await client.authorizationCodeGrant(config, url, {
          pkceCodeVerifier: verifier,
          expectedState: state,
          expectedNonce: nonce,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (!claims) return refuse('refused', UNABLE);
        // Some providers put only the id into the token; the name must be fetched from the userinfo endpoint.
        if (claims.name !== undefined || userinfo === undefined) return claimsOf(claims.iss, claims);
        const userInfo = await client.fetchUserInfo(config, tokens.access_token, claims.sub);
        return claimsOf(claims.iss, { ...userInfo, ...claims });
      } catch (error) {
        logRefused(error);
        return refuse('refused', UNABLE);
      }
    },
    end: end ?? null,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
