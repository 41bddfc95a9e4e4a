import { z } from 'zod';
import { isUsableText } from '../amend/text/characters.ts';
import { canonicalJson } from '../base/canonical-json.ts';
import { HIGHEST_NUMBER } from '../base/next-number.ts';
import { ok, type Result, refuse } from '../base/result.ts';
import { breakAt } from '../ledger/chain.ts';
import { type LedgerEntry, ledgerEntrySchema } from '../ledger/entry.ts';

/**
 * A review package: the ledger from a point, with every value that its entries name and the ledger itself doesn't hold.
 * What comes from a stranger is read by these schemas, and nothing in it is believed that its hashes don't prove.
 */

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const point = z.object({ seq: z.number().int().min(0), hash: z.union([hash, z.literal('')]) });
const evidenceSchema = z.array(z.object({ hash, value: z.unknown() })).max(1_000_000);
const respondent = z.number().int().min(1).max(HIGHEST_NUMBER);
/** A respondent's number with three figures more. */
const id = z
  .number()
  .int()
  .min(1)
  .max(HIGHEST_NUMBER * 1000 + 999);
const text = z.string().max(5_000_000);

const packagedImportSchema = z.object({
  id: z.string().max(300),
  respondents: z
    .array(
      z.object({
        id: respondent,
        import: z.string().max(300),
        line: z.number().int(),
        type: text,
        consent: z.union([z.number(), z.boolean()]),
        confidential: z.union([z.number(), z.boolean()]),
        key: text,
        row: text,
        json: text,
      }),
    )
    .max(2_000_000),
  answers: z.array(z.object({ id, respondent, question: z.string().max(300), text })).max(20_000_000),
});
/** One import's responses, as they are stored. */
export type PackagedImport = Readonly<z.infer<typeof packagedImportSchema>>;

export const packageSchema = z.strictObject({
  keeling: z.literal('review package'),
  version: z.literal(1),
  review: z.object({ id: z.string().max(300), title: z.string().max(300) }),
  instrument: z.object({ id: z.string().max(300), version: z.string().max(300), hash }),
  /** The entry that it begins after, and the one that it ends with. */
  since: point,
  head: point,
  entries: z.array(ledgerEntrySchema).max(1_000_000),
  /** Pieces of evidence by the SHA-256 of their canonical JSON. */
  evidence: evidenceSchema,
  /** What was kept of what was, by what it is asked for by. */
  kept: evidenceSchema,
  /** The answers that were corrected, as they are now. */
  answers: z.array(z.object({ id, text: text.max(2_000_000) })).max(1_000_000),
  /** The responses that were taken in. */
  imports: z.array(packagedImportSchema).max(1000),
  /**
   * The texts of the Act that the review is and was of, by the SHA-256 of their canonical JSON, but those that come with
   * Keeling: only in a package from the beginning, which a review can be started from where nobody has them.
   */
  texts: evidenceSchema.optional(),
});
export type Package = Readonly<z.infer<typeof packageSchema>>;

/** As deep as anything in a package may be: an Act's provisions are, and a tower of brackets is not. */
const DEEPEST = 200;

/**
 * What makes a value nothing that Keeling writes, before any schema walks it; null where nothing does: it goes so deep
 * that a walk would run out of stack, or it holds half of a character, or one that no file can keep.
 */
export function oddityOf(value: unknown, depth = 0): string | null {
  if (depth > DEEPEST) return 'what is in it is nested too deeply';
  if (typeof value === 'string')
    return isUsableText(value) ? null : 'it holds characters that no file can keep';
  if (typeof value !== 'object' || value === null) return null;
  for (const inner of Array.isArray(value) ? value : Object.values(value)) {
    const odd = oddityOf(inner, depth + 1);
    if (odd !== null) return odd;
  }
  return null;
}

const forged = (fault: string, place?: string): Result<never> =>
  refuse('damaged', `This package is damaged or was altered: ${fault}. Nothing was imported.`, place);

/** That a package's entries follow one another from its point to its end, and its values have their hashes. */
export function checkPackage(pack: Package, sha256: (text: string) => string): Result<null> {
  let head = pack.since;
  for (const entry of pack.entries) {
    const broken = breakAt(head, entry, sha256);
    if (broken) return forged(broken, `entry ${head.seq + 1}`);
    head = { seq: entry.seq, hash: entry.hash };
  }
  if (head.seq !== pack.head.seq || head.hash !== pack.head.hash)
    return forged('it does not end where it says it does', `entry ${head.seq}`);
  const hashesSeen = new Set<string>();
  for (const { hash: as, value } of pack.evidence) {
    if (hashesSeen.has(as)) return forged('it holds a piece of evidence twice', as);
    hashesSeen.add(as);
    if (sha256(canonicalJson(value)) !== as)
      return forged('a piece of evidence is not the one that was put in', as);
  }
  return ok(null);
}

/**
 * The whole of their ledger: ours as far as they had it, and then theirs. Refused where the package is of another review,
 * or begins after something that this copy hasn't got.
 */
export function theirLedger(
  ours: readonly LedgerEntry[],
  pack: Package,
  review: Package['review'],
): Result<readonly LedgerEntry[]> {
  if (pack.review.id !== review.id)
    return refuse(
      'clash',
      `This package is from another review, “${pack.review.title}”. You can only import work from a copy of the same review. Nothing was imported.`,
      'review',
    );
  const { seq, hash: at } = pack.since;
  if (seq > 0 && ours[seq - 1]?.hash !== at)
    return refuse(
      'clash',
      `This package starts after history entry ${seq}, and your copy does not have their earlier work. Ask for a package from an earlier entry, or with everything. Nothing was imported.`,
      `entry ${seq}`,
    );
  const theirs = [...ours.slice(0, seq), ...pack.entries];
  if (theirs[0]?.hash !== ours[0]?.hash)
    return refuse(
      'clash',
      'This package says it is from this review, but its history starts differently. Nothing was imported.',
      'entry 1',
    );
  return ok(theirs);
}
