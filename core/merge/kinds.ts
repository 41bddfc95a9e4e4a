import { EVIDENCE_KINDS } from '../evidence/marks.ts';

/** Kinds for which the ledger has only a hash. Their contents are stored in the review, outside the ledger. */
export const STORED_OUTSIDE_LEDGER: ReadonlySet<string> = new Set(EVIDENCE_KINDS);

/** Ids that count up, so that two people may assign the same one: `A-007`, `T-0003`. */
export const isNumbered = (id: string): boolean => /^[A-Z]{1,3}-\d{1,9}$/.test(id);

/** Kinds whose numbers are never reused. Records may reuse a number. */
export const keepsNumber = (kind: string): boolean => kind === 'amendment' || STORED_OUTSIDE_LEDGER.has(kind);

/** An id for a deleted thing that has lost its number: the same in every copy, and never used for anything else. */
export const numberless = (thingName: string, id: string): string =>
  `${id.split('~')[0]}~${thingName.split(' ')[1]?.slice(0, 16) ?? ''}`;
