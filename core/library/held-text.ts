import { z } from 'zod';

/** A citation of one Act in another Act that is stored on this computer, with the citing words. */
export const heldCitationSchema = z.object({
  /** The citing text by its id (`ukpga/1998/37`) and version (`current`). */
  id: z.string(),
  version: z.string(),
  title: z.string(),
  /** The citing provision, and how the citing text cites that provision. */
  pid: z.string(),
  cite: z.string(),
  field: z.enum(['num', 'heading', 'intro', 'content', 'wrapUp']),
  /** The whole field with the citing words, and their offsets in it, in UTF-16 code units. */
  text: z.string(),
  from: z.number().int().min(0),
  to: z.number().int().min(0),
  /** The cited units, from the outermost to the innermost; empty if only the Act is cited. */
  path: z.array(z.object({ unit: z.string(), parts: z.array(z.string()) })),
  /** Whether the citation is one end of a range, such as "sections 2 to 5". */
  isRangeEnd: z.boolean(),
  /** Whether the sentence amends the cited Act. Such a citation has no effect after the amendment was made. */
  amends: z.boolean(),
  /** The terms that the citing words define by the cited Act, each with the citing text's provisions that use the term. */
  adopts: z.array(z.object({ term: z.string(), usedIn: z.array(z.string()) })),
});
export type HeldCitation = Readonly<z.infer<typeof heldCitationSchema>>;

/** Sort keys of versions that are newer than any date. */
const NEWEST: Readonly<Record<string, string>> = { current: '9999', prospective: '9998' };
const OLDEST = new Set(['enacted', 'made', 'created', 'adopted']);

/** A sort key for versions of one Act, ascending with their age: `enacted` first, then dates, then `current`. */
export const versionRank = (version: string): string =>
  NEWEST[version] ?? (/^\d{4}/.test(version) ? version : OLDEST.has(version) ? '0000' : '0001');

/** The newest of several texts for each Act. */
export function newestVersions<T extends { readonly id: string; readonly version: string }>(
  texts: readonly T[],
): readonly T[] {
  const newest = new Map<string, T>();
  for (const text of texts) {
    const newestSoFar = newest.get(text.id);
    if (!newestSoFar || versionRank(newestSoFar.version) < versionRank(text.version))
      newest.set(text.id, text);
  }
  return [...newest.values()];
}
