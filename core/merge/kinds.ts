import { EVIDENCE_KINDS } from '../evidence/marks.ts';

/** The kinds of which a copy's ledger has the hash, and the review the words. */
export const HELD_APART: ReadonlySet<string> = new Set(EVIDENCE_KINDS);

/** Ids that count up, and so are given twice by people who don't know of each other: `A-007`, `T-0003`. */
export const isNumbered = (id: string): boolean => /^[A-Z]{1,3}-\d{1,9}$/.test(id);

/** Kinds of which a number that was given stays given: a record’s may be given again. */
export const staysGiven = (kind: string): boolean => kind === 'amendment' || HELD_APART.has(kind);

/** What is gone and means nothing by its number is called the same in every copy, and as nothing else ever is. */
export const numberless = (thingName: string, id: string): string =>
  `${id.split('~')[0]}~${thingName.split(' ')[1]?.slice(0, 16) ?? ''}`;
