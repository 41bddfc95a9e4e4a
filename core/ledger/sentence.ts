import { linkWords, refWords } from '../evidence/describe.ts';
import { type LinkType, refSchema } from '../evidence/link.ts';

/** What the sentences of the ledger are made of: whatever an entry holds, they say as much of it as can be said. */

/** A subject or an end of a link by its name: "recommendation 1". */
export const nameOf = (subject: string): string => {
  const ref = refSchema.safeParse(subject);
  return ref.success ? refWords(ref.data) : subject;
};

/** Text, where that is what it is. */
export const textIn = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The fields of an object, where that is what it is. */
export const fieldsIn = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};

/** How many there are of a list; none of what is no list. */
export const lengthOf = (value: unknown): number => (Array.isArray(value) ? value.length : 0);

/** A link in words: "A-001 implements recommendation 1". */
export function describeLink(link: {
  readonly type?: unknown;
  readonly from?: unknown;
  readonly to?: unknown;
}): string {
  const { type, from, to } = link;
  return `${nameOf(textIn(from))} ${linkWords(type as LinkType) ?? textIn(type)} ${nameOf(textIn(to))}`;
}
