import { textIn } from '../ledger/payload-fields.ts';
import { linkWords, refWords } from './describe.ts';
import { type LinkType, refSchema } from './link.ts';

/** A subject or an end of a link by its name: "recommendation 1". */
export const nameOf = (subject: string): string => {
  const ref = refSchema.safeParse(subject);
  return ref.success ? refWords(ref.data) : subject;
};

/** A link in words: "A-001 implements recommendation 1". */
export function describeLink(link: {
  readonly type?: unknown;
  readonly from?: unknown;
  readonly to?: unknown;
}): string {
  const { type, from, to } = link;
  return `${nameOf(textIn(from))} ${linkWords(type as LinkType) ?? textIn(type)} ${nameOf(textIn(to))}`;
}
