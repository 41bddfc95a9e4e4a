import { z } from 'zod';
import { type Result, refuse } from '../base/result.ts';
import type { LedgerEntry } from '../ledger/entry.ts';

/**
 * Moments of a review that have a name: each export and each end of a round of review is kept as one by itself, and a person
 * names others. A version holds no text: it is the number of the last ledger entry that counts, and the rest is computed.
 */

const VERSION_REASONS = ['by-hand', 'export', 'round-started', 'round-finished'] as const;

export const versionSchema = z.object({
  id: z.string().min(1).max(300),
  name: z.string().min(1).max(300),
  why: z.enum(VERSION_REASONS),
  /** The newest entry of the ledger that it holds. */
  seq: z.number().int().min(1),
  /** The hash of that entry: a version that came from another copy may be of an entry that this ledger doesn't have. */
  hash: z.string(),
  /** Which round of review it begins or ends. */
  round: z.number().int().min(1).nullable(),
  by: z.string().max(200),
  at: z.string().max(40),
});
/** A named moment of a review. */
export type Version = Readonly<z.infer<typeof versionSchema>>;

const versionChangeSchema = z.object({
  records: z.array(z.object({ kind: z.enum(['version', 'sign-off']) })).min(1),
});

/**
 * Whether an entry only names a moment, or lets one be published. It is no part of what anybody drafted or said: whatever is written of the review
 * is of the entry before it, so that the same review, written out twice, is the same bytes.
 */
export const isVersionEntry = ({ act, payload }: Pick<LedgerEntry, 'act' | 'payload'>): boolean =>
  act === 'records.change' && versionChangeSchema.safeParse(payload).success;

/** How many rounds of review there were, and whether the last is under way. */
export function roundStatus(versions: readonly Version[]): {
  readonly last: number;
  readonly isUnderWay: boolean;
} {
  const rounds = versions.filter(({ round }) => round !== null);
  const last = rounds.reduce((most, { round }) => Math.max(most, round ?? 0), 0);
  const isOver = rounds.some(({ round, why }) => round === last && why === 'round-finished');
  return { last, isUnderWay: last > 0 && !isOver };
}

/** Why the name of a version can’t be removed: Keeling gave it. Null where it can. */
export const removeVersionRefusal = ({ id, name, why: versionKind }: Version): Result<never> | null =>
  versionKind === 'by-hand'
    ? null
    : refuse(
        'refused',
        `Keeling saved “${name}” automatically for an export or a review, so it cannot be removed.`,
        id,
      );

/** Why a round of review can’t be started, or finished; null where it can. */
export function roundRefusal(versions: readonly Version[], to: 'start' | 'finish'): Result<never> | null {
  const { last, isUnderWay } = roundStatus(versions);
  if ((to === 'start') !== isUnderWay) return null;
  const reason = isUnderWay
    ? `Round ${last} of the review has started. Finish that round first.`
    : 'No round of review has started.';
  return refuse('clash', reason, 'to');
}

/** Versions as they are listed: the newest moment first. */
export const newestFirst = (versions: readonly Version[]): readonly Version[] =>
  versions.toSorted((a, b) => b.seq - a.seq || b.at.localeCompare(a.at, 'en'));
