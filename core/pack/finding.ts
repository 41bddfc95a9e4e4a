import { z } from 'zod';
import { count, uncapital } from '../base/english.ts';
import { consultationFieldsSchema } from './consultation-fields.ts';

/** The kinds of findings of the checklist, in their order on the screen. */
export const FINDING_KINDS = [
  'contradiction',
  'empty',
  'date',
  'not-written',
  'out-of-step',
  'not-agreed',
  'link',
  'unverified',
  'internal-word',
  'redacted-words',
  'contact-details',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** The heading of each kind in a list of findings. */
export const FINDING_WORDS: Readonly<Record<FindingKind, string>> = {
  contradiction: 'Statements that cannot both be true',
  empty: 'Nothing proposed, or nothing asked',
  date: 'Dates missing or wrong',
  'not-written': 'Not written yet',
  'out-of-step': 'Written before the draft changed',
  'not-agreed': 'Proposals that are not agreed',
  link: 'Links that need checking',
  unverified: 'Text relied on that was not checked against its source',
  'internal-word': 'Internal words that would go out',
  'redacted-words': 'Words like those you redacted',
  'contact-details': 'Addresses and telephone numbers in what people said',
};

/**
 * Where a person can resolve a finding: in a part of the paper or one of its texts, in a detail of the consultation, in
 * the draft, or in the Act.
 */
export const findingPlaceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('part'), part: z.string(), slot: z.string().optional() }),
  z.object({ kind: z.literal('field'), field: consultationFieldsSchema.keyof() }),
  z.object({ kind: z.literal('amendment'), id: z.string() }),
  z.object({ kind: z.literal('provision'), pid: z.string() }),
]);
export type FindingPlace = Readonly<z.infer<typeof findingPlaceSchema>>;

/** A point that a person should resolve, or sign off, before a pack is published. */
export interface PackFinding {
  /** Identifies the finding. The same finding has the same id until it is resolved. */
  readonly id: string;
  readonly kind: FindingKind;
  /** The finding as a sentence. */
  readonly words: string;
  /** Null if it has no single place, or the place is not known. */
  readonly place: FindingPlace | null;
}

/** The findings that nobody has signed off. */
export const unsigned = (
  findings: readonly PackFinding[],
  signed: { readonly findings: readonly { readonly id: string }[] } | null,
): readonly PackFinding[] => {
  const signedIds = new Set(signed?.findings.map(({ id }) => id));
  return findings.filter(({ id }) => !signedIds.has(id));
};

/** Why a pack can't be published yet, in words. */
export function notReadyWords(findings: readonly PackFinding[]): string {
  const kinds = FINDING_KINDS.flatMap((kind) => {
    const many = findings.filter((finding) => finding.kind === kind).length;
    return many === 0 ? [] : [`${uncapital(FINDING_WORDS[kind])} (${many})`];
  });
  return `${count(findings.length, 'thing')} must be fixed or signed off before you publish this: ${kinds.join(', ')}. Nothing was written. A draft needs no sign-off.`;
}
