/** The channel on which a database tells of each write to a review, by the review's schema. */
export const LEDGER_CHANNEL = 'keeling_ledger';
