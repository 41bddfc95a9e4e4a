import type { Reference } from '../../../core/act/references/reference.ts';
import type { IgnoredFinding } from '../../../core/amend/checks/ignored.ts';
import { referenceKeys } from '../checks/sort-findings.ts';

/** The status of a reference: how it resolved, or that a person dismissed its finding. */
type ReferenceStatus = 'valid' | 'broken' | 'unresolved' | 'ignored' | 'other-act';

/** A reference’s status and, if it is dismissed, by whom and why. */
export function referenceStatus(
  reference: Reference,
  ignored: ReadonlyMap<string, IgnoredFinding>,
): { readonly status: ReferenceStatus; readonly ignoredAs: IgnoredFinding | null } {
  const { state } = reference;
  const ignoredAs = referenceKeys(reference)
    .map((key) => ignored.get(key))
    .find((each) => each !== undefined);
  if (ignoredAs && state !== 'other-act') return { status: 'ignored', ignoredAs };
  return { status: state, ignoredAs: null };
}

export const REFERENCE_STATUS_WORDS: Readonly<Record<ReferenceStatus, string>> = {
  valid: '',
  broken: 'broken reference',
  unresolved: 'unclear reference',
  ignored: 'dismissed reference, with a reason',
  'other-act': 'another Act',
};
