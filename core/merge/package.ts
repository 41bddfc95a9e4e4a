import { z } from 'zod';
import { isUsableText } from '../amend/text/characters.ts';
import { canonicalJson } from '../base/canonical-json.ts';
import { HIGHEST_NUMBER } from '../base/next-number.ts';
import { ok, type Result, refuse } from '../base/result.ts';
import { breakAt } from '../ledger/chain.ts';
import { type LedgerEntry, ledgerEntrySchema } from '../ledger/entry.ts';

/**
 * A review package: the ledger from some entry on, with every value that its entries refer to and the ledger lacks.
 *
 * A package from a stranger is read by these schemas, and nothing in it is trusted beyond what its hashes prove.
 */

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const ledgerPoint = z.object({ seq: z.number().int().min(0), hash: z.union([hash, z.literal('')]) });
const evidenceSchema = z.array(z.object({ hash, value: z.unknown() })).max(1_000_000);
const respondent = z.number().int().min(1).max(HIGHEST_NUMBER);
/** A respondent's number followed by three digits. */
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
/** The responses of one import, as they are stored. */
export type PackagedImport = Readonly<z.infer<typeof packagedImportSchema>>;

export const packageSchema = z.strictObject({
  keeling: z.literal('review package'),
  version: z.literal(1),
  review: z.object({ id: z.string().max(300), title: z.string().max(300) }),
  instrument: z.object({ id: z.string().max(300), version: z.string().max(300), hash }),
  /** The entry before the package's first entry, and the package's last entry. */
  since: ledgerPoint,
  head: ledgerPoint,
  entries: z.array(ledgerEntrySchema).max(1_000_000),
  /** Evidence by the SHA-256 of its canonical JSON. */
  evidence: evidenceSchema,
  /** Kept former values, by the hash they are requested with. */
  kept: evidenceSchema,
  /** Corrected answers, with their present words. */
  answers: z.array(z.object({ id, text: text.max(2_000_000) })).max(1_000_000),
  /** The imported responses. */
  imports: z.array(packagedImportSchema).max(1000),
  /**
   * Present and former texts of the Act by the SHA-256 of their canonical JSON, except those supplied with Keeling.
   * Only in a package from the first entry, from which a review can be started.
   */
  texts: evidenceSchema.optional(),
});
export type Package = Readonly<z.infer<typeof packageSchema>>;

/** The greatest depth of nesting in a package. An Act's provisions are nested less deeply; a hostile file may be deeper. */
const MAX_DEPTH = 200;

/**
 * Why Keeling can't have written a value; null for a possible value. Call this before a schema walks the value.
 *
 * A deeply nested value would exhaust the stack. An unpaired surrogate and some control characters can't be stored in a
 * file.
 */
export function oddityOf(json: unknown, depth = 0): string | null {
  if (depth > MAX_DEPTH) return 'what is in it is nested too deeply';
  if (typeof json === 'string')
    return isUsableText(json) ? null : 'it holds characters that no file can keep';
  if (typeof json !== 'object' || json === null) return null;
  for (const inner of Array.isArray(json) ? json : Object.values(json)) {
    const odd = oddityOf(inner, depth + 1);
    if (odd !== null) return odd;
  }
  return null;
}

const forged = (fault: string, place?: string): Result<never> =>
  refuse('damaged', `This package is damaged or was altered: ${fault}. Nothing was imported.`, place);

/**
 * Checks that a package's entries follow each other from its start to its end, and that its values match their
 * hashes.
 */
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
  for (const { hash, value: evidence } of pack.evidence) {
    if (hashesSeen.has(hash)) return forged('it holds a piece of evidence twice', hash);
    hashesSeen.add(hash);
    if (sha256(canonicalJson(evidence)) !== hash)
      return forged('a piece of evidence is not the one that was put in', hash);
  }
  return ok(null);
}

/**
 * Restores their whole ledger from our entries up to the package's start and the package's entries. Refused `clash` for a
 * package of another review, and for one that starts after an entry that this copy lacks.
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
