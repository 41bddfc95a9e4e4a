import { z } from 'zod';
import type { LedgerEntry } from '../ledger-entry.ts';
import { type Ref, refSchema } from './link.ts';

/** What a ledger entry may have changed of what links depend on. */
interface Touched {
  readonly refs: ReadonlySet<string>;
  /** Whether the Act may read otherwise now. */
  readonly text: boolean;
  /** Whether links came, went, or were looked at. */
  readonly links: boolean;
}

/** The acts on an amendment that change nothing that is read in the Act. */
const UNREAD: ReadonlySet<string> = new Set(['amendment.describe', 'amendment.word', 'amendment.settle']);
/** The acts that change nothing that a link depends on. */
const APART: ReadonlySet<string> = new Set([
  'review.rename',
  'finding.ignore',
  'finding.heed',
  'pack.export',
]);

const marksSchema = z.object({ marks: z.array(z.object({ kind: z.string(), id: z.string() })) });
const recordsSchema = z.object({ records: z.array(z.object({ kind: z.string(), id: z.string() })) });

const refsOf = (named: readonly { readonly kind: string; readonly id: string }[]): ReadonlySet<string> =>
  new Set(named.map(({ kind, id }) => `${kind}:${id}`));

const NOTHING: Touched = { refs: new Set(), text: false, links: false };

/** What an entry touched; `all` for a kind of entry that isn't known here. */
export function touchedBy({ act, subject, payload }: LedgerEntry): Touched | 'all' {
  if (APART.has(act)) return NOTHING;
  if (act.startsWith('link.')) return { ...NOTHING, links: true };
  if (act.startsWith('amendment.') && act !== 'amendment.rebase') {
    const ref = refSchema.safeParse(subject);
    return ref.success ? { refs: new Set<Ref>([ref.data]), text: !UNREAD.has(act), links: false } : 'all';
  }
  const marks = marksSchema.safeParse(payload);
  if (marks.success) return { ...NOTHING, refs: refsOf(marks.data.marks) };
  const records = act === 'records.change' ? recordsSchema.safeParse(payload) : null;
  return records?.success ? { ...NOTHING, refs: refsOf(records.data.records) } : 'all';
}
