import { z } from 'zod';

/** A citation of an Act by another that is held on this computer, with the words that make it. */
export const heldCitationSchema = z.object({
  /** The citing text: `ukpga/1998/37`, `current`, its title and number. */
  id: z.string(),
  version: z.string(),
  title: z.string(),
  /** Where: the provision of the citing text, and its citation there. */
  pid: z.string(),
  cite: z.string(),
  field: z.enum(['num', 'heading', 'intro', 'content', 'wrapUp']),
  /** The whole of the field that the words stand in, and their place in it (UTF-16 code units). */
  text: z.string(),
  from: z.number().int().min(0),
  to: z.number().int().min(0),
  /** What is cited, from the outermost in; none where only the Act is named. */
  path: z.array(z.object({ unit: z.string(), parts: z.array(z.string()) })),
  /** It is an end of a range, which takes in others by their place. */
  isRangeEnd: z.boolean(),
  /** The sentence changes the cited Act, and is spent once that was done. */
  amends: z.boolean(),
  /** The terms that the words give a meaning by the cited Act, each with the provisions of the citing text that use it. */
  adopts: z.array(z.object({ term: z.string(), usedIn: z.array(z.string()) })),
});
export type HeldCitation = Readonly<z.infer<typeof heldCitationSchema>>;

/** Versions that are not dates, the newest first; dates stand between, the latest first. */
const RANK: Readonly<Record<string, string>> = { current: '9999', prospective: '9998' };
const OLDEST = new Set(['enacted', 'made', 'created', 'adopted']);

/** A key by which versions of one Act sort, the newest last: `current`, then by date, then as it was passed. */
export const versionRank = (version: string): string =>
  RANK[version] ?? (/^\d{4}/.test(version) ? version : OLDEST.has(version) ? '0000' : '0001');

/** The newest text of each Act, of several texts of some. */
export function newestOfEach<T extends { readonly id: string; readonly version: string }>(
  texts: readonly T[],
): readonly T[] {
  const newest = new Map<string, T>();
  for (const text of texts) {
    const best = newest.get(text.id);
    if (!best || versionRank(best.version) < versionRank(text.version)) newest.set(text.id, text);
  }
  return [...newest.values()];
}
