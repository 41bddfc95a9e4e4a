import { textIn } from '../ledger/payload-fields.ts';
import { linkWords, refWords } from './describe.ts';
import { type LinkType, refSchema } from './link.ts';

/** The name of a reference in words: "recommendation 1". A text that is no reference is returned unchanged. */
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
