import { isUsableText } from '../../core/amend/text/characters.ts';
import { ok, type Result, refuse } from '../../core/base/result.ts';
import type { Claims } from '../../data/team/people.ts';

/** So many characters of a name or post are kept. */
const LONGEST = 200;

/** What somebody is named by, and what they may be: a character that no history can hold is in neither. */
const cleanName = (text: unknown): string =>
  typeof text === 'string' ? [...text.trim()].slice(0, LONGEST).join('') : '';

const UNNAMED = 'Your sign-on does not say your name. Tell whoever runs the server.';
const UNUSABLE =
  'Your sign-on gives a name that cannot be stored: it contains a control character. Tell whoever runs the server.';

/** Who a sign-on says that somebody is. Refused where that is nobody whom a history could name. */
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
