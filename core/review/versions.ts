import { z } from 'zod';
import { type Result, refuse } from '../base/result.ts';
import type { LedgerEntry } from '../ledger/entry.ts';

/**
 * Named versions of a review. Exports and rounds of review are saved as versions automatically, and a person may name others. A
 * version stores only the number of its last ledger entry; its text is computed.
 */

const VERSION_REASONS = ['by-hand', 'export', 'round-started', 'round-finished'] as const;

export const versionSchema = z.object({
  id: z.string().min(1).max(300),
  name: z.string().min(1).max(300),
  why: z.enum(VERSION_REASONS),
  /** The number of its newest ledger entry. */
  seq: z.number().int().min(1),
  /** The hash of that entry. A version imported from another copy may be of an entry that this ledger doesn't have. */
  hash: z.string(),
  /** The round of review that it begins or ends. Null for other versions. */
  round: z.number().int().min(1).nullable(),
  by: z.string().max(200),
  at: z.string().max(40),
});
/** A named version of a review. */
export type Version = Readonly<z.infer<typeof versionSchema>>;

const versionChangeSchema = z.object({
  records: z.array(z.object({ kind: z.enum(['version', 'sign-off']) })).min(1),
});

/**
 * Whether an entry only names a version or signs it off. Exports ignore such entries and name the entry before. So two exports of
 * the same review have the same bytes, although each export adds such an entry.
 */
export const isVersionEntry = ({ act, payload }: Pick<LedgerEntry, 'act' | 'payload'>): boolean =>
  act === 'records.change' && versionChangeSchema.safeParse(payload).success;

/** The number of the last round of review, and whether it is in progress. 0 if there was none. */
export function roundStatus(versions: readonly Version[]): {
  readonly last: number;
  readonly isUnderWay: boolean;
} {
  const rounds = versions.filter(({ round }) => round !== null);
  const last = rounds.reduce((highest, { round }) => Math.max(highest, round ?? 0), 0);
  const isOver = rounds.some(({ round, why }) => round === last && why === 'round-finished');
  return { last, isUnderWay: last > 0 && !isOver };
}

/** The refusal to remove a version that Keeling saved automatically. Null for other versions. */
export const removeVersionRefusal = ({ id, name, why: versionKind }: Version): Result<never> | null =>
  versionKind === 'by-hand'
    ? null
    : refuse(
        'refused',
        `Keeling saved “${name}” automatically for an export or a review, so it cannot be removed.`,
        id,
      );

/** The refusal to start a round while another is in progress, or to finish none. Null if allowed. */
export function roundRefusal(versions: readonly Version[], to: 'start' | 'finish'): Result<never> | null {
  const { last, isUnderWay } = roundStatus(versions);
  if ((to === 'start') !== isUnderWay) return null;
  const reason = isUnderWay
    ? `Round ${last} of the review has started. Finish that round first.`
    : 'No round of review has started.';
  return refuse('clash', reason, 'to');
}

/** Sorts versions, the newest first. */
export const newestFirst = (versions: readonly Version[]): readonly Version[] =>
  versions.toSorted((a, b) => b.seq - a.seq || b.at.localeCompare(a.at, 'en'));
