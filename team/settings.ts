import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { ok, type Result, refuse } from '../core/base/result.ts';
import { isNetwork } from './operation/client-address.ts';
import { USUAL } from './operation/limits.ts';
import { createOidc } from './sign-on/oidc.ts';
import { createProxy } from './sign-on/proxy.ts';
import type { SignOn } from './sign-on/sign-on.ts';

const connection = z.string().regex(/^postgres(?:ql)?:\/\//, 'must begin with postgresql://');

/** The settings file of a server. `docs/server.md` explains each setting. */
const settingsSchema = z.strictObject({
  database: connection,
  owner: connection,
  origin: z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin),
  port: z.number().int().min(1).max(65_535),
  metricsPort: z.number().int().min(1).max(65_535).optional(),
  metricsHostname: z.string().default('127.0.0.1'),
  asks: z
    .strictObject({ perSecond: z.number().positive(), atOnce: z.number().int().positive() })
    .default(USUAL),
  hostname: z.string().default('127.0.0.1'),
  proxies: z
    .array(z.string().refine(isNetwork, 'must be an address, or a network such as 10.0.0.0/8'))
    .default([]),
  folder: z.string().min(1),
  heads: z.string().min(1).optional(),
  browser: z.strictObject({ path: z.string().min(1), sandbox: z.boolean().default(true) }).optional(),
  acts: z.string().min(1).optional(),
  signOn: z.union([
    z.strictObject({
      oidc: z.strictObject({
        issuer: z.url(),
        clientId: z.string().min(1),
        clientSecretFile: z.string().min(1),
      }),
    }),
    z.strictObject({
      proxy: z.strictObject({
        header: z.string().min(1),
        keys: z.url(),
        issuer: z.string().min(1),
        audience: z.string().min(1),
      }),
    }),
  ]),
});

export type TeamSettings = z.output<typeof settingsSchema>;

/** Whether an address is on this machine. Only such an address may be used without TLS. */
const isThisMachine = (url: string): boolean =>
  ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname);

/** Reads a server's settings. Refused `invalid`, with the place, for an unreadable file or a wrong setting. */
export async function readSettings(path: string): Promise<Result<TeamSettings>> {
  let json: unknown;
  try {
    json = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    return refuse(
      'invalid',
      `The settings ${path} can't be read: ${error instanceof Error ? error.message : error}`,
    );
  }
  const read = settingsSchema.safeParse(json);
  if (!read.success) {
    const [issue] = read.error.issues;
    return refuse(
      'invalid',
      `The settings ${path} are wrong at ${issue?.path.join('.') || 'the beginning'}: ${issue?.message}`,
    );
  }
  const { origin } = read.data;
  if (origin.startsWith('http:') && !isThisMachine(origin))
    return refuse(
      'invalid',
      `The settings ${path} are wrong at origin: ${origin} is without TLS. It must begin with https://.`,
    );
  return ok(read.data);
}

/** Creates the sign-on method of the settings. @throws if the department's identity provider can't be reached */
export async function signOnOf({ origin, signOn }: TeamSettings): Promise<SignOn> {
  if ('proxy' in signOn) return createProxy(signOn.proxy);
  const { issuer, clientId, clientSecretFile } = signOn.oidc;
  const clientSecret = (await readFile(clientSecretFile, 'utf8')).trim();
  return createOidc({
    issuer,
    clientId,
    clientSecret,
    back: `${origin}/signed-on`,
    isPlain: isThisMachine(issuer),
  });
}
