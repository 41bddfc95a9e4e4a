import type { CheckId, Severity } from '../../../core/amend/checks/finding.ts';
import type { IgnoredFinding } from '../../../core/amend/checks/ignored.ts';
import { count } from '../../../core/base/english.ts';
import type { PlacedFinding } from './protocol.ts';

/** A dismissed finding. `finding` is null where the draft shown does not have it. */
export interface IgnoredInDraft {
  readonly ignored: IgnoredFinding;
  readonly finding: PlacedFinding | null;
}

/** The findings, with dismissed ones apart. */
export interface SortedFindings {
  /** Findings that were not dismissed. */
  readonly open: readonly PlacedFinding[];
  readonly dismissed: readonly IgnoredInDraft[];
}

/** Separates open findings from dismissed ones. */
export function sortFindings(
  findings: readonly PlacedFinding[],
  ignored: ReadonlyMap<string, IgnoredFinding>,
): SortedFindings {
  const byKey = new Map(findings.map((finding) => [finding.key, finding]));
  return {
    open: findings.filter(({ key }) => !ignored.has(key)),
    dismissed: [...ignored.values()].map((each) => ({ ignored: each, finding: byKey.get(each.key) ?? null })),
  };
}

/** The findings of one amendment. */
export const ofAmendment = ({ open, dismissed }: SortedFindings, id: string): SortedFindings => ({
  open: open.filter(({ amendment }) => amendment === id),
  dismissed: dismissed.filter(({ finding }) => finding?.amendment === id),
});

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information'];

const COUNTS: Readonly<Record<Severity, (n: number) => string>> = {
  error: (n) => count(n, 'error'),
  warning: (n) => count(n, 'warning'),
  information: (n) => `${n} for information`,
};

/** "2 errors, 1 warning, 3 for information"; empty for none. */
export function countWords(findings: readonly Pick<PlacedFinding, 'severity'>[]): string {
  return SEVERITIES.flatMap((severity) => {
    const n = findings.filter((finding) => finding.severity === severity).length;
    return n === 0 ? [] : [COUNTS[severity](n)];
  }).join(', ');
}

/** The highest severity; null for no findings. */
export const worst = (findings: readonly Pick<PlacedFinding, 'severity'>[]): Severity | null =>
  SEVERITIES.find((severity) => findings.some((finding) => finding.severity === severity)) ?? null;

/**
 * Announces new and fixed findings; null when there are none that a person must hear of now. Findings for information only
 * do not interrupt anybody.
 */
export function newsWords(before: readonly PlacedFinding[], now: readonly PlacedFinding[]): string | null {
  const grave = (list: readonly PlacedFinding[]) => list.filter(({ severity }) => severity !== 'information');
  const keysBefore = new Set(before.map(({ key }) => key));
  const keysNow = new Set(now.map(({ key }) => key));
  const added = grave(now).filter(({ key }) => !keysBefore.has(key));
  const removed = grave(before).filter(({ key }) => !keysNow.has(key));
  const [only] = added;
  if (only && added.length === 1) return `Check, ${only.severity}: ${only.message}.`;
  if (added.length > 1) return `New findings: ${countWords(added)}.`;
  if (removed.length === 0) return null;
  const left = countWords(grave(now));
  return `Fixed: ${countWords(removed)}. ${left ? `Left: ${left}` : 'None left'}.`;
}

/** The keys under which a reference can be dismissed: its own, and those of checks D02 and D03, on references that fail. */
export const referenceKeys = ({
  key,
  pid,
  field,
}: {
  readonly key: string;
  readonly pid: string;
  readonly field: string;
}): readonly string[] => [
  ...(['D02', 'D03'] satisfies CheckId[]).map((check) => [check, pid, field, key].join('/')),
  key,
];
