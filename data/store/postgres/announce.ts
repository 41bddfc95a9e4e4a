/** The NOTIFY channel for writes to reviews. The message is the review's schema. */
export const LEDGER_CHANNEL = 'keeling_ledger';
