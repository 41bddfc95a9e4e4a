import { isUsableText } from '../../core/amend/text/characters.ts';
import { ok, type Result, refuse } from '../../core/base/result.ts';
import type { Claims } from '../../data/team/people.ts';

/** The most characters of a name or post. */
const MAX_NAME_CHARS = 200;

/** A name or post, trimmed and cut; '' for anything that isn't text. */
const cleanName = (text: unknown): string =>
  typeof text === 'string' ? [...text.trim()].slice(0, MAX_NAME_CHARS).join('') : '';

const UNNAMED = 'Your sign-on does not say your name. Tell whoever runs the server.';
const UNUSABLE =
  'Your sign-on gives a name that cannot be stored: it contains a control character. Tell whoever runs the server.';

/** The person in the claims of a sign-on. Refused without an id or a name, or with characters that can't be stored. */
export function claimsOf(
  issuer: string,
  { sub, name, job_title }: { readonly sub?: unknown; readonly name?: unknown; readonly job_title?: unknown },
): Result<Claims> {
  const claims = {
    issuer,
    subject: typeof sub === 'string' ? sub : '',
    name: cleanName(name),
    post: cleanName(job_title),
  };
  if (claims.subject === '' || claims.name === '') return refuse('refused', UNNAMED);
  return Object.values(claims).every(isUsableText) ? ok(claims) : refuse('refused', UNUSABLE);
}
